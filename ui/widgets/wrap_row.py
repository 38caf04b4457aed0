"""Widgets in a row that goes on in the next line where there is no room."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.pane import Pane
from ui.zoom import px


class WrapRow(Pane):
    """Shows widgets beside one another, and the rest beneath, as words are broken into lines."""

    def __init__(self, *widgets: QWidget, spacing: int = 8) -> None:
        super().__init__()
        self._spacing = spacing
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Place a widget after the others."""
        self._widgets.append(widget)
        widget.setParent(self)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        hints = [_wish(one) for one in self._shown()]
        wide = sum(hint.width() for hint in hints) + px(self._spacing) * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        wide = max((_least(one) for one in self._shown()), default=0)
        return QSize(wide, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for widget, place in self._places(self.width()):
            widget.setGeometry(place)

    def _shown(self) -> Iterator[QWidget]:
        return (one for one in self._widgets if not one.isHidden())

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        """Say where each widget goes in a row of a width, from the top left."""
        line: list[tuple[QWidget, QRect]] = []
        across = down = 0
        for widget in self._shown():
            wish = _wish(widget)
            size = QSize(max(_least(widget), min(wish.width(), width)), wish.height())
            if line and across + size.width() > width:
                yield from _centred(line)
                down = max(place.bottom() for _, place in line) + 1 + px(self._spacing)
                line, across = [], 0
            line.append((widget, QRect(QPoint(across, down), size)))
            across += size.width() + px(self._spacing)
        yield from _centred(line)


def _wish(widget: QWidget) -> QSize:
    hint = widget.sizeHint().expandedTo(widget.minimumSizeHint())
    return hint.expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumSize().width())


def _centred(line: list[tuple[QWidget, QRect]]) -> Iterator[tuple[QWidget, QRect]]:
    high = max((place.height() for _, place in line), default=0)
    for widget, place in line:
        yield widget, place.translated(0, (high - place.height()) // 2)
