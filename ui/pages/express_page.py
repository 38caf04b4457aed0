"""The short way: one question after another to a first verdict, then what is worth knowing next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from advisor import api
from ui.pages.express_rest import RestCard
from ui.pages.page import Page
from ui.pages.used_figures import UsedFigures
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.fields import said
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.question_form import QuestionForm

_NAMED_BY = {"template": "template", "accelerator": "accelerator"}
"""Answers whose choice names a member that has no name yet, and the list it is chosen from."""
_WIDEST = 920


class ExpressPage(Page):
    """Asks at most fifteen questions, each on a card of its own; the verdict bar follows."""

    wanted = Signal(str)
    """Path of an answer to go to."""
    step_wanted = Signal(str)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme)
        self._draft = api.Draft({})
        self._problems: Sequence[api.Problem] = ()
        self._evaluation: api.Evaluation | None = None
        self._asked: tuple[api.Asked, ...] = ()
        self.at = -1
        """Place of the question in sight; behind the last one stands what is worth knowing."""
        self.forms: dict[str, QuestionForm] = {}
        say = texts.say
        self.count = Label("", "overline")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.owner = Label("", "muted", wrap=True)
        self.owner.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.stand = Label("", "caption", wrap=True)
        self.back = button(say("window.express.back"), name="express_back")
        self.next = button(say("window.express.next"), role="primary", name="express_next")
        self.back.clicked.connect(lambda: self.walk(-1))
        self.next.clicked.connect(lambda: self.walk(1))
        self.rest = RestCard(texts, theme)
        self.rest.wanted.connect(self.wanted)
        self.rest.back_wanted.connect(lambda: self.walk(-1))
        self.rest.ended.connect(lambda: self.step_wanted.emit("decision"))
        self.side = self._question_side()
        self._lay_out()

    @property
    def form(self) -> QuestionForm | None:
        """The question in sight."""
        if not 0 <= self.at < len(self._asked):
            return None
        return self.forms.get(self._asked[self.at].path)

    def show_draft(self, draft: api.Draft) -> None:
        before = self._asked[self.at].path if 0 <= self.at < len(self._asked) else ""
        ended = self._asked and self.at >= len(self._asked)
        self._draft, self._asked = draft, api.express_path(draft)
        paths = [asked.path for asked in self._asked]
        if before in paths:
            self.at = paths.index(before)
        elif not ended:
            unlooked = (at for at, path in enumerate(paths) if path not in draft.answers)
            self.at = next(unlooked, len(paths))
        else:
            self.at = len(paths)
        self._show()

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        self._problems = problems
        for form in self.forms.values():
            form.show_problems(problems)

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        if settled:
            self._evaluation = evaluation
            self._show()

    def walk(self, by: int) -> None:
        """Go to the next question or the one before; an answer is kept on the way."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what is being typed is finished
        self.at = max(0, min(self.at + by, len(self._asked)))
        self._show()
        QTimer.singleShot(0, self, self._focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.form is not None:
            self.walk(1)
        else:
            super().keyPressEvent(event)

    def _focus(self) -> None:
        form = self.form
        if form is None:
            self.rest.end.setFocus()
            return
        for row in form.rows.values():
            row.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        say, many = self.texts.say, len(self._asked)
        if self.at >= many:
            self.side.hide()
            self.rest.show()
            found = self._evaluation
            rest = api.worth_knowing(found, self._draft) if found else ()
            self.rest.show_rest(rest, found.currency if found else "")
            return
        self.rest.hide()
        self.side.show()
        asked = self._asked[self.at]
        form = self._form_of(asked)
        for one in self.forms.values():
            one.setVisible(one is form)
        form.show_draft(self._draft, asked.prefix)
        form.show_problems(self._problems)
        if self._evaluation is not None:
            form.show_used(UsedFigures(self._evaluation, self.texts).of)
        self.count.setText(say("window.express.count", place=self.at + 1, count=many))
        self.bar.setRange(0, many)
        self.bar.setValue(self.at + 1)
        self.bar.setAccessibleName(self.count.text())
        heading, owner = say(asked.section.title), self._owner_of(asked.path)
        self.owner.setText(f"{heading} · {owner}" if owner else heading)
        self.back.setEnabled(self.at > 0)
        self.stand.setText(self._stand())

    def _stand(self) -> str:
        """Say whether there is a verdict already."""
        found = self._evaluation
        if found is None or found.leading is None:
            return self.texts.say("window.express.waits")
        sure = found.posture == found.leading
        return self.texts.say(
            "window.express.stands" if sure else "window.express.close",
            verdict=self.texts.say(f"posture.{found.posture}"),
            leading=self.texts.say(f"posture.{found.leading}"),
            share=api.chance(found.probability_best[found.leading]),
        )

    def _owner_of(self, path: str) -> str:
        group, _, rest = path.partition(".")
        key = rest.partition(".")[0]
        named = self._draft.answers.get(f"{group}.{key}.name")
        return str(named) if named and rest else ""

    def _form_of(self, asked: api.Asked) -> QuestionForm:
        if asked.path not in self.forms:
            alone = asked.section.model_copy(
                update={"questions": (asked.question.model_copy(update={"group": ""}),)}
            )
            form = self.forms[asked.path] = QuestionForm(alone, self.texts, self.theme)
            form.answered.connect(self._answer)
            form.cleared.connect(self.cleared)
            form.claim_wanted.connect(self.claim_wanted)
            form.previewed.connect(lambda path, value: self.previewed.emit({path: value}))
            self._place.addWidget(form)
        return self.forms[asked.path]

    def _answer(self, path: str, value: api.Answer) -> None:
        """Report an answer; one that makes a workload or a machine names it too."""
        above, _, field = path.rpartition(".")
        if field in _NAMED_BY and f"{above}.name" not in self._draft.answers:
            choices = api.choices(_NAMED_BY[field], self._draft)
            label = next((one.label for one in choices if one.value == value), str(value))
            self.answered_all.emit({path: value, f"{above}.name": said(label, self.texts)})
        else:
            self.answered.emit(path, value)

    def _lay_out(self) -> None:
        for side in (self.side, self.rest):
            side.setMaximumWidth(_WIDEST)
            row = QHBoxLayout()
            self.column.addLayout(row)
            row.addStretch(1)
            row.addWidget(side, 8)
            row.addStretch(1)
        self.column.addStretch(1)

    def _question_side(self) -> QWidget:
        side = Pane()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        column.addLayout(head)
        head.addWidget(self.count)
        head.addWidget(self.owner, 1)
        column.addWidget(self.bar)
        card = Card()
        card.body.setContentsMargins(20, 12, 20, 16)
        self._place = QVBoxLayout()
        card.body.addLayout(self._place)
        card.body.addStretch(1)
        column.addWidget(card)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.setSpacing(8)
        foot.addWidget(self.stand, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        column.addStretch(1)
        return side
