"""The shape that goes with a posture: a ring, a square, a half-filled diamond."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.icons import pixmap
from ui.widgets.label import Label

_SHAPED = ("open", "closed", "hybrid")


class PostureMark(QWidget):
    """A shape and a name, in the tone of the posture."""

    def __init__(self, theme: Theme, role: str = "strong", size: int = 16) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._theme, self._size = theme, size
        self._drawn = "", ""
        self._shape = Label()
        self._name = Label("", role)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._shape)
        layout.addWidget(self._name)
        layout.addStretch(1)

    def show_posture(self, posture: str, name: str, *, stale: bool = False) -> None:
        """Show a posture by its shape and name."""
        shape = posture if posture in _SHAPED else "none"
        tone = "none" if stale else shape
        if (shape, tone) != self._drawn:
            self._drawn = shape, tone
            self._shape.setPixmap(pixmap(shape, self._theme.tokens[tone], self._size))
        self._name.setText(name)
        self._name.set_tone("" if stale else shape)
