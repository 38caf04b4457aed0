"""A card: a framed surface with an optional heading."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.label import Label


class Card(QFrame):
    """A surface that holds what belongs together."""

    def __init__(self, heading: str = "", note: str = "", *, role: str = "card") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        self.body.addLayout(self.head)
        self.head.setSpacing(12)
        if heading:
            self.head.addWidget(Label(heading, "heading", wrap=True), 1)
        if note:
            self.body.addWidget(Label(note, "caption", wrap=True))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Place a widget beneath the others."""
        self.body.addWidget(widget, stretch)

    def add_left(self, widget: QWidget) -> None:
        """Place a widget beneath the others, no wider than it wants to be."""
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.addWidget(widget)
        row.addStretch(1)
