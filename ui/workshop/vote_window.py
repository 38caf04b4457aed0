"""The window in which one person after another votes, for their own eyes only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from advisor import api
from ui.focus_order import move_focus
from ui.privacy import name_field
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.weight_row import WeightRow
from ui.workshop.range_row import RangeRow

_SIZE = (860, 760)
Cast = Callable[[Mapping[str, api.Answer]], Sequence[api.Problem]]
"""Takes a ballot; gives what keeps it from being cast."""


class VoteWindow(QWidget):
    """A ballot that empties itself after each person; it never shows anybody else's."""

    closed = Signal()

    def __init__(
        self,
        criteria: Sequence[str],
        figures: Sequence[api.Swing],
        cast: Cast,
        texts: api.Texts,
        theme: Theme,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("vote_window")
        self._texts, self._cast = texts, cast
        self._is_warned = False
        self.setWindowTitle(texts.say("workshop.vote.title"))
        self.resize(*_SIZE)
        self.name, self.role, self.note = (LineEdit() for _ in range(3))
        name_field(self.name)
        self.weights = [WeightRow(criterion, texts) for criterion in criteria]
        self.ranges = [RangeRow(figure, texts) for figure in figures]
        self.said = Label("", "strong", wrap=True)
        self.done = button(
            texts.say("workshop.vote.cast"), role="primary", name="cast_ballot", theme=theme
        )
        self.done.clicked.connect(self.cast_ballot)
        self._lay_out()

    def show_apart_from(self, window: QWidget) -> bool:
        """Open on a screen that the main window is not on; whether there is one."""
        here = window.screen()
        other = next((s for s in QGuiApplication.screens() if s is not here), None)
        self._place(other or here)
        self.show()
        self.name.setFocus()
        return other is not None

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and order
        return move_focus(self, forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._is_warned or not self._is_begun():
            self.close()
        else:
            self._is_warned = True
            self._say("workshop.vote.not_cast", wrong=True)

    def cast_ballot(self) -> None:
        """Put the ballot into the urn, or say what it lacks; then be ready for the next person."""
        self._is_warned = False
        good = [row.check() for row in self.weights] + [row.check() for row in self.ranges]
        if not all(good):
            self._say("workshop.vote.wrong", wrong=True)
            return
        problems = self._cast(self._ballot())
        if problems:
            self.said.setText(" ".join(self._texts.say(one.message) for one in problems))
            self.said.set_tone("error")
            return
        self._say("workshop.vote.thanks", wrong=False)
        for edit in (self.name, self.role, self.note):
            edit.clear()
        for weight in self.weights:
            weight.show_value(None)
        for one in self.ranges:
            one.clear()
        self.name.setFocus()

    def _ballot(self) -> dict[str, api.Answer]:
        ballot: dict[str, api.Answer] = {
            "name": self.name.text().strip(),
            "role": self.role.text().strip(),
            "note": self.note.text().strip(),
        }
        ballot |= {row.criterion: row.value for row in self.weights if row.value is not None}
        for row in self.ranges:
            if (value := row.value) is not None:
                ballot[f"estimates.{row.figure}"] = value
        return ballot

    def _is_begun(self) -> bool:
        return any(value not in ("", None) for value in self._ballot().values())

    def _say(self, id_: str, *, wrong: bool) -> None:
        self.said.setText(self._texts.say(id_))
        self.said.set_tone("error" if wrong else "ok")

    def _place(self, screen: QScreen) -> None:
        room = screen.availableGeometry()
        size = self.size().boundedTo(room.size())
        self.resize(size)
        self.move(room.center().x() - size.width() // 2, room.center().y() - size.height() // 2)

    def _lay_out(self) -> None:
        say = self._texts.say
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(say("workshop.vote.heading"), "title"))
        column.addWidget(Label(say("workshop.vote.private"), "muted", wrap=True))
        for edit, id_ in ((self.name, "name"), (self.role, "role")):
            self._field(column, edit, id_)
        if self.weights:
            column.addWidget(Label(say("workshop.vote.weights"), "heading"))
            column.addWidget(Label(say("workshop.vote.weights_how"), "caption", wrap=True))
        for row in self.weights:
            column.addWidget(row)
        if self.ranges:
            column.addWidget(Label(say("workshop.vote.ranges"), "heading"))
            column.addWidget(Label(say("workshop.vote.ranges_how"), "caption", wrap=True))
        for one in self.ranges:
            column.addWidget(one)
        self._field(column, self.note, "note")
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        foot = QHBoxLayout()
        outer.addLayout(foot)
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.done)

    def _field(self, column: QVBoxLayout, edit: LineEdit, id_: str) -> None:
        words = self._texts.say(f"workshop.vote.{id_}")
        label = Label(words, "caption")
        label.setBuddy(edit)
        edit.setAccessibleName(words)
        column.addWidget(label)
        column.addWidget(edit)
