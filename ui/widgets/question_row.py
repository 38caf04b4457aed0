"""One question: what is asked and why, the control, what is used instead, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from advisor import api
from ui.widgets.answer_field import AnswerField
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.zoom import px

_FIELD_WIDTH = 360
_LEAST_ACROSS = 580
"""Below this width the control stands beneath its question instead of beside it."""
_NAMES = frozenset({"title", "organisation.name"})
"""Questions whose answers name the client; they can be kept out of sight."""


class QuestionRow(QWidget):
    """Shows one question and reports its answer under the question's own path."""

    answered = Signal(str, object)
    previewed = Signal(str, object)
    cleared = Signal(str)

    def __init__(self, question: api.Question, field: AnswerField, texts: api.Texts) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.question = question
        self.field = field
        self._texts = texts
        self._text = texts.say(question.text)
        self.unknown = self._unknown_box()
        self.used = Label("", "caption", wrap=True)
        self.problem = Label("", "problem", wrap=True)
        self._lay_out()
        field.name(self._text)
        field.setObjectName(f"field.{question.path}")
        for edit in field.findChildren(QLineEdit) if question.path in _NAMES else ():
            edit.setProperty("names_client", True)  # noqa: FBT003 - Qt's own order
        field.committed.connect(lambda value: self.answered.emit(self.path, value))
        field.typed.connect(lambda value: self.previewed.emit(self.path, value))
        field.cleared.connect(lambda: self.cleared.emit(self.path))

    @property
    def path(self) -> str:
        """Path of the answer that is shown."""
        return self.question.path + self.field.suffix

    def show_answer(self, value: api.Answer, *, given: bool) -> None:
        """Show the answer as it stands."""
        self.field.show_value(value, given=given)
        with QSignalBlocker(self.unknown):
            self.unknown.setChecked(given and value is None)

    def show_used(self, text: str) -> None:
        """Say which figure stands in while there is no answer."""
        self.used.setText(text)
        self.used.setVisible(bool(text))

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        """Say what is wrong beneath the control and leave what was typed alone."""
        said = [f"⚠ {self._texts.say(problem.message)}" for problem in problems]
        errors = any(problem.severity == "error" for problem in problems)
        self.problem.setProperty("role", "problem" if errors else "warning")
        self.problem.setText("\n".join(said))
        self.problem.setVisible(bool(said))
        self.field.set_wrong(wrong=errors)
        self.field.setAccessibleDescription("\n".join(said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < px(_LEAST_ACROSS)
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if stacked else ways.LeftToRight
        if self._across.direction() != way:
            self._across.setDirection(way)
            self._across.setSpacing(px(6 if stacked else 24))

    def _lay_out(self) -> None:
        layout = self._across = QHBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(24)
        asked = QVBoxLayout()
        asked.setSpacing(3)
        asked.addWidget(Label(self._text, "strong", wrap=True))
        asked.addWidget(Label(self._texts.say(self.question.hint), "caption", wrap=True))
        asked.addStretch(1)
        layout.addLayout(asked, 1)
        answer = Pane()
        answer.setFixedWidth(_FIELD_WIDTH)
        column = QVBoxLayout(answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.field, self.unknown, self.used, self.problem):
            column.addWidget(widget)
        column.addStretch(1)
        self.unknown.setVisible(self.question.optional)
        self.used.hide()
        self.problem.hide()
        layout.addWidget(answer)

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
