"""A dialog with a heading, what there is to say, and buttons beneath."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from advisor import api
from ui.focus_order import move_focus
from ui.widgets.label import Label

_SIZE = (1060, 640)


class Box(QDialog):
    """The frame that larger dialogs share: walked as it is read, left to where one came from."""

    def __init__(self, heading: str, texts: api.Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.say("window.name"))
        self.resize(*_SIZE)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(10)
        self.column.addWidget(Label(heading, "title", wrap=True))
        self.setAccessibleName(heading)
        self.finished.connect(parent.window().activateWindow)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Place the buttons at the foot; the last is what Enter does."""
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.addStretch(1)
        for made in buttons:
            row.addWidget(made)
        buttons[-1].setDefault(True)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and order
        return move_focus(self, forward=forward) or super().focusNextPrevChild(forward)
