"""A label of one line that ends in dots where it does not fit; the tip holds it whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent

from ui.widgets.label import Label, set_plain_tip


class ElidedLabel(Label):
    """Shows as much of a text as there is room for."""

    def __init__(self, role: str = "body") -> None:
        super().__init__("", role)
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Show a text."""
        self._whole = text
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
        self.setText(self.fontMetrics().elidedText(self._whole, mode, self.contentsRect().width()))

    def sizeHint(self) -> QSize:
        text, hint = self._whole, super().sizeHint()
        room = self.width() - self.contentsRect().width()
        return QSize(self.fontMetrics().horizontalAdvance(text) + room + 2, hint.height())
