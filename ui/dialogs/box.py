"""A dialog with a heading, what there is to say, and buttons beneath."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from advisor import api
from ui.widgets.label import Label

_SIZE = (1060, 640)


class Box(QDialog):
    """The frame that larger dialogs share."""

    def __init__(self, heading: str, texts: api.Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.say("window.name"))
        self.resize(*_SIZE)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(10)
        self.column.addWidget(Label(heading, "title", wrap=True))

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Place the buttons at the foot."""
        row = QHBoxLayout()
        row.addStretch(1)
        for made in buttons:
            row.addWidget(made)
        self.column.addLayout(row)
