"""One question: what is asked and why, the control, what is used instead, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advisor import api
from ui.privacy import NAMING, name_field
from ui.problem_words import say_problem
from ui.theme import Theme
from ui.widgets.answer_field import AnswerField
from ui.widgets.button import button
from ui.widgets.claims_label import ClaimsLabel
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icons import icon
from ui.widgets.label import Label, restyle, set_plain_tip
from ui.widgets.pane import Pane
from ui.widgets.remark_panel import RemarkPanel, remark_said
from ui.widgets.used import UsedFigure
from ui.zoom import px

_FIELD_WIDTH = 360
_LEAST_ACROSS = 580
"""Below this width the control stands beneath its question instead of beside it."""
_BENEATH = 16
"""Room kept beneath an opened panel."""

_L = TypeVar("_L", bound=QWidget)


class QuestionRow(QWidget):
    """Shows one question and reports its answer under the question's own path."""

    answered = Signal(str, object)
    previewed = Signal(str, object)
    cleared = Signal(str)
    remarked = Signal(str, object)
    """Path of the question and what somebody says about it; None takes it back."""
    claim_wanted = Signal(str)
    """Id of a claim of the debate that the question rests on."""

    def __init__(
        self, question: api.Question, field: AnswerField, texts: api.Texts, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.question = question
        self.field = field
        self._texts, self._theme = texts, theme
        self._text = texts.say(question.text)
        self._hint = texts.say(question.hint)
        self._remark: Mapping[str, api.Answer] = {}
        self.unknown = self._unknown_box()
        self.used = Label("", "caption", wrap=True)
        self._used_more, self._said_place = QVBoxLayout(), QVBoxLayout()
        self.problem = Label("", "problem", wrap=True)
        self.note = self._note_button()
        self.panel: RemarkPanel | None = None
        self._lay_out()
        field.name(self._text)
        self._told = self._hint
        field.describe(self._hint)
        field.setObjectName(f"field.{question.path}")
        for edit in field.findChildren(QLineEdit) if question.path in NAMING else ():
            name_field(edit)
        field.committed.connect(lambda value: self.answered.emit(self.path, value))
        field.typed.connect(lambda value: self.previewed.emit(self.path, value))
        field.cleared.connect(lambda: self.cleared.emit(self.path))

    @cached_property
    def source(self) -> ElidedLabel:
        """Where the figure in use is from; made when there is something to say, as the next."""
        return _placed(ElidedLabel("caption"), self._used_more, first=True)

    @cached_property
    def effect(self) -> Label:
        """What moving the figure does."""
        return _placed(Label("", "caption", wrap=True), self._used_more)

    @cached_property
    def said(self) -> Label:
        """What somebody says about the question."""
        return _placed(Label("", "caption", wrap=True), self._said_place, first=True)

    @cached_property
    def said_problem(self) -> Label:
        """What is wrong with that."""
        return _placed(Label("", "problem", wrap=True), self._said_place)

    @property
    def path(self) -> str:
        """Path of the answer that is shown."""
        return self.question.path + self.field.suffix

    def show_answer(self, value: api.Answer, *, given: bool) -> None:
        """Show the answer as it stands."""
        self.field.show_value(value, given=given)
        with QSignalBlocker(self.unknown):
            self.unknown.setChecked(given and value is None)

    def show_remark(self, remark: api.Answer, *, aside: bool) -> None:
        """Show what is said about the question; what does not apply is greyed and kept."""
        self._remark = remark if isinstance(remark, dict) else {}
        words = remark_said(self._remark, self._texts)
        if words or self._has("said"):
            self.said.setText(words)
            self.said.setVisible(bool(words))
        for widget in (self.field, self.unknown):
            widget.setEnabled(not aside)
        picture, tone = ("note_there", "accent") if words else ("note", "text_muted")
        self.note.setIcon(icon(picture, self._theme.tokens[tone]))
        act = self._texts.say("window.remark.edit" if words else "window.remark.add")
        set_plain_tip(self.note, act)
        self.note.setAccessibleName(f"{self._text} {act}")
        self.note.setAccessibleDescription(words)
        if self.panel is not None:
            self.panel.show_remark(self._remark)

    def show_used(self, used: UsedFigure) -> None:
        """Say which figure stands in while there is no answer, and what it does to the answer."""
        self.used.setText(used.figure)
        self.used.setVisible(bool(used.figure))
        if used.source or self._has("source"):
            self.source.show_text(used.source)
            self.source.setVisible(bool(used.source))
        if used.effect or self._has("effect"):
            self.effect.setText(used.effect)
            self.effect.setVisible(bool(used.effect))
            role = "warning" if used.flips else "caption"
            if self.effect.property("role") != role:
                self.effect.setProperty("role", role)
                restyle(self.effect)

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        """Say what is wrong beneath the control and leave what was typed alone."""
        said = [f"⚠ {say_problem(problem, self._texts)}" for problem in problems]
        errors = any(problem.severity == "error" for problem in problems)
        self.problem.setProperty("role", "problem" if errors else "warning")
        self.problem.setText("\n".join(said))
        self.problem.setVisible(bool(said))
        self.field.set_wrong(wrong=errors)
        told = "\n".join((*said, self._hint))
        if told != self._told:
            self._told = told
            self.field.describe(told)

    def show_remark_problems(self, problems: Sequence[api.Problem]) -> None:
        """Say what is wrong with what is said about the question."""
        said = [f"⚠ {self._texts.say(problem.message)}" for problem in problems]
        if said or self._has("said_problem"):
            self.said_problem.setText("\n".join(said))
            self.said_problem.setVisible(bool(said))

    def _has(self, name: str) -> bool:
        """Whether a label that is made late has been made."""
        return name in self.__dict__

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < px(_LEAST_ACROSS)
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if stacked else ways.LeftToRight
        if self._across.direction() != way:
            self._across.setDirection(way)
            self._across.setSpacing(px(6 if stacked else 24))

    def open_panel(self) -> None:
        """Open the place for a note beneath the question, and put the cursor there."""
        if self.panel is None:
            self.panel = RemarkPanel(self._text, self._texts, self._theme)
            self.panel.kept.connect(lambda said: self.remarked.emit(self.question.path, said))
            self.panel.removed.connect(lambda: self.remarked.emit(self.question.path, None))
            self.panel.closed.connect(lambda: self._turn_panel(opened=False))
            self.panel.show_remark(self._remark)
            self._down.addWidget(self.panel)
        self._turn_panel(opened=True)
        QTimer.singleShot(0, self.panel, self._reveal_panel)

    def _reveal_panel(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self.panel is not None:
            above.ensureWidgetVisible(self.panel, 0, px(_BENEATH))

    def _turn_panel(self, *, opened: bool) -> None:
        with QSignalBlocker(self.note):
            self.note.setChecked(opened)
        if self.panel is not None:
            self.panel.setVisible(opened)
            (self.panel.edits["note"] if opened else self.note).setFocus()

    def _lay_out(self) -> None:
        for place in (self._said_place, self._used_more):
            place.setSpacing(4)
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 10, 0, 10)
        self._down.setSpacing(8)
        layout = self._across = QHBoxLayout()
        layout.setSpacing(24)
        self._down.addLayout(layout)
        asked = QVBoxLayout()
        layout.addLayout(asked, 1)
        asked.setSpacing(3)
        head = QHBoxLayout()
        asked.addLayout(head)
        head.setSpacing(6)
        head.addWidget(Label(self._text, "strong", wrap=True), 1)
        head.addWidget(self.note)
        asked.addWidget(Label(self._hint, "caption", wrap=True))
        if self.question.claims:
            claims = ClaimsLabel(self.question.claims, self._texts)
            claims.wanted.connect(self.claim_wanted)
            asked.addWidget(claims)
        asked.addLayout(self._said_place)
        asked.addStretch(1)
        beside = QHBoxLayout()  # a column would ask a bounded pane how high it is at full width
        layout.addLayout(beside)
        beside.addWidget(self._answer())
        beside.addStretch(1)
        self.problem.hide()

    def _answer(self) -> Pane:
        answer = Pane()
        answer.setFixedWidth(_FIELD_WIDTH)
        column = QVBoxLayout(answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.field, self.unknown, self.used):
            column.addWidget(widget)
        column.addLayout(self._used_more)
        column.addWidget(self.problem)
        column.addStretch(1)
        self.unknown.setVisible(self.question.optional)
        self.used.hide()
        return answer

    def _note_button(self) -> QPushButton:
        add = self._texts.say("window.remark.add")
        made = button(add, role="bare", name=f"note.{self.question.path}")
        made.setIcon(icon("note", self._theme.tokens["text_muted"]))
        made.setIconSize(QSize(px(16), px(16)))
        made.setAccessibleName(f"{self._text} {add}")
        made.setCheckable(True)
        made.toggled.connect(lambda on: self.open_panel() if on else self._turn_panel(opened=False))
        return made

    def _unknown_box(self) -> QCheckBox:
        box = QCheckBox(self._texts.say("window.dont_know"))
        box.setProperty("role", "aside")
        box.setAccessibleName(f"{self._text} {self._texts.say('window.dont_know')}")
        box.toggled.connect(self._tell_unknown)
        return box

    def _tell_unknown(self, unknown: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        if unknown:
            self.answered.emit(self.path, None)
        else:
            self.cleared.emit(self.path)


def _placed(label: _L, place: QVBoxLayout, *, first: bool = False) -> _L:
    place.insertWidget(0 if first else -1, label)
    return label
