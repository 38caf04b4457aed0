"""How much larger everything is shown: sizes in code are those at 100 % and pass through here."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from ui.laid_out import layouts_in

LEAST, MOST, STEP = 100, 200, 10
"""Percent."""
NO_LIMIT = 16_777_215
"""Qt's own word for a size without a maximum."""


class _Zoom:
    """The one factor that holds for the whole window."""

    factor = 1.0


def factor() -> float:
    """Give the factor in force, 1 to 2.5."""
    return _Zoom.factor


def px(pixels: float) -> int:
    """Give a length, said in pixels at 100 %, in pixels of the screen."""
    return round(pixels * _Zoom.factor)


def clamped(percent: int) -> int:
    """Give a zoom that can be had."""
    return max(LEAST, min(MOST, percent))


def keep_size(widget: QWidget) -> None:
    """Leave a widget as it is: it sees to its size itself."""
    widget.setProperty("zoomed", True)  # noqa: FBT003 - Qt's own order


class Zoomer(QObject):
    """Enlarges the fixed sizes, margins and gaps of each widget just before it is first shown.

    It listens only while something has to be enlarged. What a style sheet says is enlarged there.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._listens = False

    def set_factor(self, wanted: float) -> None:
        """Enlarge what is made from now on by a factor."""
        _Zoom.factor = wanted
        listens = wanted != 1.0
        if listens != self._listens:
            self._listens = listens
            if listens:
                self._application.installEventFilter(self)
            else:
                self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Polish and isinstance(watched, QWidget):
            _enlarge(watched)
        return False


def _enlarge(widget: QWidget) -> None:
    if widget.isWindow() or widget.property("zoomed"):
        return
    keep_size(widget)
    least, most = widget.minimumSize(), widget.maximumSize()
    if least.width() > 0 or least.height() > 0:
        widget.setMinimumSize(px(least.width()), px(least.height()))
    wide, high = most.width(), most.height()
    if wide < NO_LIMIT or high < NO_LIMIT:
        widget.setMaximumSize(
            wide if wide >= NO_LIMIT else px(wide), high if high >= NO_LIMIT else px(high)
        )
    layout = widget.layout()
    if layout is not None:
        for one in _layouts(layout):
            margins = one.contentsMargins()
            sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
            one.setContentsMargins(*(px(side) for side in sides))
            if one.spacing() > 0:
                one.setSpacing(px(one.spacing()))


def _layouts(layout: QLayout) -> Iterator[QLayout]:
    yield layout
    for inner in layouts_in(layout):
        yield from _layouts(inner)
