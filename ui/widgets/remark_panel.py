"""What somebody has to say about a question: note, author, dissent, and that it does not apply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from advisor import api
from ui.privacy import name_field
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.check_box import CheckBox
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit

_PLACES = {"note": (0, 0, 2), "author": (2, 0, 1), "dissent": (2, 1, 1)}
"""Row, column and width of each caption; its field stands beneath."""
_LONGEST = 2000


class RemarkPanel(QFrame):
    """Takes a remark; it is kept as a whole, as one step."""

    kept = Signal(object)
    """The remark, as an answer."""
    removed = Signal()
    closed = Signal()

    def __init__(self, asked: str, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        say = texts.say
        self.setProperty("role", "panel")
        self._texts = texts
        self.edits = {part: LineEdit() for part in _PLACES}
        self._captions = {part: Label(say(f"window.remark.{part}"), "caption") for part in _PLACES}
        self.aside = CheckBox(say("window.remark.does_not_apply"))
        self.day = Label("", "caption")
        self.keep = button(
            say("window.remark.keep"), name="keep_remark", picture="keep", theme=theme
        )
        self.remove = button(
            say("window.remark.remove"),
            role="quiet",
            name="remove_remark",
            picture="remove",
            theme=theme,
        )
        for part, edit in self.edits.items():
            edit.setMaxLength(_LONGEST)
            edit.setAccessibleName(f"{asked} {say(f'window.remark.{part}')}")
            edit.textEdited.connect(self._show_state)
            edit.returnPressed.connect(self._keep)
        name_field(self.edits["author"])
        self.aside.setAccessibleName(f"{asked} {say('window.remark.does_not_apply')}")
        self.aside.toggled.connect(self._turn)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self.removed)
        self._said: dict[str, api.Answer] = {}
        self._lay_out()
        self.show_remark({})

    def show_remark(self, said: Mapping[str, api.Answer]) -> None:
        """Show a remark as it stands."""
        self._said = dict(said)
        for part, edit in self.edits.items():
            edit.setText(str(said.get(part) or ""))
            edit.setCursorPosition(0)
            edit.setModified(False)
        with QSignalBlocker(self.aside):
            self.aside.setChecked(said.get("does_not_apply") is True)
        self.day.setText(day_said(said, self._texts))
        self._turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _read(self) -> dict[str, api.Answer]:
        found: dict[str, api.Answer] = {}
        for part, edit in self.edits.items():
            if edit.text().strip():
                found[part] = edit.text().strip()
        if self.aside.isChecked():
            found["does_not_apply"] = True
        return found

    def _keep(self) -> None:
        found = self._read()
        if found:
            self.kept.emit({**found, "day": api.today().isoformat()})
        elif self._said:
            self.removed.emit()

    def _turn(self) -> None:
        """Ask for a reason in place of a note where the question does not apply."""
        name = "reason" if self.aside.isChecked() else "note"
        self._captions["note"].setText(self._texts.say(f"window.remark.{name}"))
        self._show_state()

    def _show_state(self) -> None:
        stands = {part: said for part, said in self._said.items() if part != "day" and said}
        self.keep.setEnabled(self._read() != stands)
        self.remove.setVisible(bool(self._said))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for part, (row, at, width) in _PLACES.items():
            self._captions[part].setBuddy(self.edits[part])
            grid.addWidget(self._captions[part], row, at, 1, width)
            grid.addWidget(self.edits[part], row + 1, at, 1, width)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        column.addWidget(self.aside)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.setSpacing(8)
        foot.addWidget(self.keep)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.day)


def remark_said(said: Mapping[str, api.Answer], texts: api.Texts) -> str:
    """Say a remark in one line or two; empty where there is none."""
    note, author, dissent = (str(said.get(part) or "") for part in _PLACES)
    lines = []
    if note or said.get("does_not_apply") is True:
        name = "window.remark.said_aside" if said.get("does_not_apply") is True else ""
        words = texts.say(name, reason=note) if name else note
        by = [part for part in (author, day_said(said, texts)) if part]
        lines.append(texts.say("window.remark.by", words=words, who=", ".join(by)) if by else words)
    if dissent:
        lines.append(texts.say("window.remark.said_dissent", words=dissent))
    return "\n".join(lines)


def day_said(said: Mapping[str, api.Answer], texts: api.Texts) -> str:
    """Say the day of a remark; as it was written where it is no day."""
    written = str(said.get("day") or "")
    try:
        return texts.day(dt.date.fromisoformat(written))
    except ValueError:
        return written
