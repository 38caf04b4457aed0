"""One page for any sections of questions that are asked once."""

from __future__ import annotations

from collections.abc import Sequence

from advisor import api
from ui.pages.page import Page
from ui.pages.section_count import SectionCount
from ui.pages.so_far import SoFar
from ui.pages.used_figures import UsedFigures
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.question_form import QuestionForm

_AT_ONCE = 6
"""Rows of the first section that fit on the screen; those below come when idle."""


class QuestionPage(Page):
    """Asks the questions of its sections; shows answers and problems, decides neither."""

    def __init__(
        self, sections: Sequence[api.Section], texts: api.Texts, theme: Theme, step: str = ""
    ) -> None:
        super().__init__(texts, theme)
        self._counts: list[SectionCount] = []
        self.forms = [self._ask(section) for section in sections]
        self.so_far = SoFar(step, texts, theme)
        self.column.addWidget(self.so_far)
        self.column.addStretch(1)

    def show_draft(self, draft: api.Draft) -> None:
        for form, counted in zip(self.forms, self._counts, strict=True):
            form.show_draft(draft)
            counted.show_draft(draft)

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        for form in self.forms:
            form.show_problems(problems)

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        if settled:
            for form in self.forms:
                form.show_used(UsedFigures(evaluation, self.texts).of)
        self.so_far.show_evaluation(evaluation, settled=settled)

    def _ask(self, section: api.Section) -> QuestionForm:
        card = Card(self.texts.say(section.title))
        self._counts.append(SectionCount(section, self.texts))
        card.head.addWidget(self._counts[-1])
        at_once = 0 if len(self._counts) > 1 else _AT_ONCE
        form = QuestionForm(section, self.texts, self.theme, at_once=at_once)
        form.answered.connect(self.answered)
        form.cleared.connect(self.cleared)
        form.claim_wanted.connect(self.claim_wanted)
        form.previewed.connect(lambda path, value: self.previewed.emit({path: value}))
        card.add(form)
        self.column.addWidget(card)
        return form
