"""What a page shows while it has nothing to show: what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.icons import pixmap
from ui.widgets.label import Label

_WIDEST = 640


class EmptyState(Card):
    """A picture, a sentence, and the next thing to do."""

    def __init__(self, theme: Theme, picture: str, heading: str, advice: str) -> None:
        super().__init__()
        self.body.setContentsMargins(32, 40, 32, 40)
        centre = Qt.AlignmentFlag.AlignHCenter
        shape = Label()
        shape.setPixmap(pixmap(picture, theme.tokens["accent"], 40))
        text = Label(advice, "muted", wrap=True)
        text.setAlignment(centre)
        text.setMaximumWidth(_WIDEST)
        self.body.addStretch(1)
        for widget in (shape, Label(heading, "lead")):
            self.body.addWidget(widget, 0, centre)
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.addStretch(1)
        row.addWidget(text, 4)
        row.addStretch(1)
        self.foot = QVBoxLayout()
        self.body.addLayout(self.foot)
        self.body.addStretch(1)

    def add_below(self, widget: QWidget) -> None:
        """Place a control beneath the advice."""
        self.foot.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
