"""Preferences: what counts beside money, to whom, how firm that leaves the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from advisor import api
from ui.pages.firmness_card import FirmnessCard
from ui.pages.page import Page
from ui.pages.records_form import RecordsForm
from ui.pages.section_count import SectionCount
from ui.pages.section_form import section_form
from ui.pages.used_figures import UsedFigures
from ui.pages.weights_card import WeightsCard
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.question_form import QuestionForm
from ui.widgets.side_by_side import SideBySide

_LEAST_ACROSS = 860
"""Below this width the weights stand above what they do."""


class PreferencesPage(Page):
    """Weights beside what they do; people's weights and the other preferences below."""

    removed = Signal(str)
    import_wanted = Signal(object)

    def __init__(self, sections: Sequence[api.Section], texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme)
        self.weights = WeightsCard(texts, theme)
        self.firmness = FirmnessCard(texts, theme)
        self.weights.answered.connect(self.answered)
        self.weights.answered_all.connect(self.answered_all)
        self.weights.cleared.connect(self.cleared)
        self.weights.moved.connect(self._preview)
        row = SideBySide(least=_LEAST_ACROSS)
        row.add(self.weights)
        row.add(self.firmness)
        self.column.addWidget(row)
        self._counts: list[SectionCount] = []
        self.forms = [self._ask(section) for section in sections]
        self.column.addStretch(1)

    def show_draft(self, draft: api.Draft) -> None:
        self.weights.show_draft(draft)
        for shown in (*self.forms, *self._counts):
            shown.show_draft(draft)

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        self.weights.show_problems(problems)
        for form in self.forms:
            form.show_problems(problems)

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        self.firmness.show_evaluation(evaluation)
        self.weights.show_money(self._money(evaluation))
        if settled:
            for form in self.forms:
                form.show_used(UsedFigures(evaluation, self.texts).of)

    def _preview(self, weights: dict[str, float]) -> None:
        self.firmness.show_moved(weights)
        self.previewed.emit({f"weights.{c}": weight for c, weight in weights.items()})

    def _money(self, evaluation: api.Evaluation) -> dict[str, str]:
        if evaluation.criteria is None:
            return {}
        currency, every = evaluation.currency, len(evaluation.criteria.workload_shares)
        return {
            one.criterion: self.texts.say("report.criteria.in_money")
            if one.criterion == "effect" and len(one.in_money) == every
            else self.texts.money(one.money, currency, compact=True)
            for one in evaluation.criteria.weights
            if one.share
        }

    def _ask(self, section: api.Section) -> QuestionForm | RecordsForm:
        card = Card(self.texts.say(section.title))
        self._counts.append(SectionCount(section, self.texts))
        card.head.addWidget(self._counts[-1])
        form = section_form(section, self)
        form.answered.connect(self.answered)
        form.cleared.connect(self.cleared)
        form.claim_wanted.connect(self.claim_wanted)
        form.previewed.connect(lambda path, value: self.previewed.emit({path: value}))
        card.add(form)
        self.column.addWidget(card)
        return form
