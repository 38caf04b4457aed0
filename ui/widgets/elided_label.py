"""A label of few lines that ends in dots where it does not fit; the tip holds it whole."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent

from ui.privacy import shown
from ui.widgets.label import Label, set_plain_tip
from ui.widgets.steady import is_wide_enough

_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class ElidedLabel(Label):
    """Shows as much of a text as there is room for."""

    _lines, _whole, _is_placed = 1, "", False  # Qt may tell of a change while it is being made
    _wide = 0

    def __init__(self, role: str = "body", *, lines: int = 1) -> None:
        super().__init__("", role, wrap=lines > 1)
        self._lines = lines
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Show a text; one that stands there already costs nothing."""
        text = shown(text)
        if text == self._whole:
            return
        self._whole = text
        set_plain_tip(self, text)
        self.setAccessibleName(text)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._is_placed and event.type() in _RESTYLED:
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_placed = True
        self._elide()

    def _elide(self) -> None:
        room = max(0, self.contentsRect().width())
        if self._lines == 1:
            self.setText(self._whole if self._surely_fits(room) else self._ended(room))
            return
        self.setText(self._whole if self._has_room(self._whole, room) else self._cut(room))

    def _surely_fits(self, room: int) -> bool:
        """Say whether the line fits; so does one that no layout has given room yet."""
        return not self._is_placed or self.fontMetrics().horizontalAdvance(self._whole) < room

    def _ended(self, room: int) -> str:
        mode = QtCore.Qt.TextElideMode.ElideRight  # by its long name: see ui/front.py
        return self.fontMetrics().elidedText(self._whole, mode, room)

    def _cut(self, room: int) -> str:
        """Give as many letters of the text as have room, and dots."""
        low, high = 0, len(self._whole)
        while high - low > 1:
            middle = (low + high) // 2
            fits = self._has_room(_ended(self._whole, middle), room)
            low, high = (middle, high) if fits else (low, middle)
        return _ended(self._whole, low)

    def _has_room(self, text: str, room: int) -> bool:
        metrics, wrap = self.fontMetrics(), int(QtCore.Qt.TextFlag.TextWordWrap)
        place = metrics.boundingRect(QRect(0, 0, max(1, room), 1_000_000), wrap, text)
        enough = (self._lines + 0.5) * metrics.lineSpacing()  # fonts round their lines
        return place.height() <= enough and place.width() <= room

    def sizeHint(self) -> QSize:
        room = self.width() - self.contentsRect().width()
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + room + 2
        if not is_wide_enough(self._wide, wanted):
            self._wide = wanted
        return QSize(self._wide, super().sizeHint().height())


def _ended(text: str, letters: int) -> str:
    """Cut a text after so many letters."""
    return f"{text[:letters].rstrip()}…"
