"""A label of few lines that ends in dots where it does not fit; the tip holds it whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent

from ui.privacy import shown
from ui.widgets.label import Label, set_plain_tip

_WASTE = 84  # pixels that a line loses because words stay whole


class ElidedLabel(Label):
    """Shows as much of a text as there is room for."""

    def __init__(self, role: str = "body", *, lines: int = 1) -> None:
        super().__init__("", role, wrap=lines > 1)
        self._lines = lines
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Show a text."""
        self._whole = text = shown(text)
        set_plain_tip(self, text)
        self.setAccessibleName(text)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        room = self.contentsRect().width() * self._lines
        room -= _WASTE * (self._lines - 1)
        self.setText(self.fontMetrics().elidedText(self._whole, mode, max(0, room)))

    def sizeHint(self) -> QSize:
        text, hint = self._whole, super().sizeHint()
        room = self.width() - self.contentsRect().width()
        return QSize(self.fontMetrics().horizontalAdvance(text) + room + 2, hint.height())
