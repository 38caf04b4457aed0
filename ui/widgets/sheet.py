"""A page of the report as it will print: as large as it is sharp, smaller where the window is."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.label import Label
from ui.zoom import keep_size, px

_SHARPNESS = 1.6  # pixels of a page to one of the window
_LEAST = 200  # pixels of width below which a page is scrolled instead of shrunk
_VEIL = 150  # how opaque what lies over an older page is, of 255


class Sheet(Label):
    """The picture of one page."""

    def __init__(self, page: bytes, name: str) -> None:
        super().__init__()
        picture = QPixmap()
        picture.loadFromData(page)
        picture.setDevicePixelRatio(_SHARPNESS)
        self.setProperty("role", "sheet")
        self.setPixmap(picture)
        self.setAccessibleName(name)
        self._whole = self.sizeHint()
        self._older = False
        keep_size(self)
        self.setFixedSize(self._whole)

    def fit(self, room: int) -> None:
        """Shrink to so many pixels of width; where there are more, be as large as it was made."""
        wide = min(px(self._whole.width()), max(_LEAST, room))
        if wide != self.width() or wide != self.minimumWidth():
            self.setScaledContents(wide != self._whole.width())
            self.setFixedSize(wide, round(self._whole.height() * wide / self._whole.width()))

    def show_older(self, *, older: bool) -> None:
        """Grey the page while it is of an earlier state."""
        if older != self._older:
            self._older = older
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._older:
            painter = QPainter(self)
            veil = QColor(self.palette().window().color())
            veil.setAlpha(_VEIL)
            painter.fillRect(self.rect(), veil)
            painter.end()


class SheetArea(QScrollArea):
    """Scrolls through sheets; each is as wide as the area at most."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self._inner = inner

    def sheets(self) -> list[Sheet]:
        """Give the sheets in it."""
        return self._inner.findChildren(Sheet)

    def fit(self, sheet: Sheet) -> None:
        """Fit one sheet between the margins."""
        layout = self._inner.layout()
        sides = layout.contentsMargins() if layout is not None else self.contentsMargins()
        sheet.fit(self.viewport().width() - sides.left() - sides.right())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for sheet in self.sheets():
            self.fit(sheet)
