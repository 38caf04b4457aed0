"""What a page shows while it has nothing to show: what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.icons import pixmap
from ui.widgets.label import Label


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
        text.setMinimumWidth(420)
        self.body.addStretch(1)
        for widget in (shape, Label(heading, "lead"), text):
            self.body.addWidget(widget, 0, centre)
        self.body.addStretch(1)
