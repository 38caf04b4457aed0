"""Lets Tab go through a window as it is read, however late its parts were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsView,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from ui.laid_out import parts_of

_WHOLE = (QAbstractItemView, QComboBox, QGraphicsView, QLineEdit)
"""What is one thing to who walks by keys, whatever it is made of."""


def move_focus(within: QWidget, *, forward: bool) -> bool:
    """Give the focus to what is read next, or before; false where the focus is elsewhere.

    Qt's own chain has the order in which widgets were made, and leaps over what stands before the
    field that a compound hands its focus to. A page that has the focus as a whole is entered; what
    has just been disabled or hidden hands on to its neighbour, and not to the far end.
    """
    now = QApplication.focusWidget()
    if now is None or not within.isAncestorOf(now):
        return False
    order = list(reached_by_tab(within))
    following = _beside(now, order, forward=forward) or _instead(now, within)
    if following is None:
        return False
    reasons = Qt.FocusReason
    following.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    _bring_into_sight(following)
    return True


def reached_by_tab(within: QWidget, gone: QWidget | None = None) -> Iterator[QWidget]:
    """Give everything in sight that takes the focus by Tab, in the order it is laid out in.

    ``gone`` is given too, where it would stand if it were not hidden or disabled.
    """
    if within.isHidden() and not (gone is within or (gone and within.isAncestorOf(gone))):
        return
    policy, can = within.focusPolicy(), within.isEnabled() or within is gone
    if policy & Qt.FocusPolicy.TabFocus and can and within.focusProxy() is None:
        yield within
    if not isinstance(within, _WHOLE):
        for part in _parts(within):
            yield from reached_by_tab(part, gone)


def _beside(now: QWidget, order: list[QWidget], *, forward: bool) -> QWidget | None:
    """Give what comes after or before what has the focus, going round at the ends."""
    if not (now.isVisible() and now.isEnabled()):
        return None
    inside = [one for one in order if now.isAncestorOf(one)]
    if inside and now not in order:
        return inside[0] if forward else order[order.index(inside[0]) - 1]
    whole = [one for one in order if one is now or one.isAncestorOf(now)]
    if not whole:
        return None
    return order[(order.index(whole[-1]) + (1 if forward else -1)) % len(order)]


def _instead(gone: QWidget, within: QWidget) -> QWidget | None:
    """Give the neighbour of what cannot have the focus any more."""
    order = list(reached_by_tab(within, gone))
    if gone not in order or len(order) == 1:
        return None
    place = order.index(gone)
    return order[place + 1] if place + 1 < len(order) else order[place - 1]


def _bring_into_sight(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """Give the widgets that a widget is laid out of."""
    if isinstance(widget, QScrollArea):
        yield from _shown(widget.widget())
    elif isinstance(widget, QStackedWidget):
        yield from _shown(widget.currentWidget())
    elif isinstance(widget, QTabWidget):
        yield widget.tabBar()
        yield from _shown(widget.currentWidget())
    elif isinstance(widget, QSplitter):
        for index in range(widget.count()):
            yield from _shown(widget.widget(index))
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _laid_out(layout)
        else:  # it lays its parts out itself, in the order it was given them
            direct = Qt.FindChildOption.FindDirectChildrenOnly
            yield from (
                one for one in widget.findChildren(QWidget, options=direct) if not one.isWindow()
            )


def _shown(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is not None:
        yield widget


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    parts = parts_of(layout)
    for place in _in_rows(layout, parts):
        part = parts[place]
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part)


def _in_rows(layout: QLayout, places: Iterable[int]) -> list[int]:
    """Give the places of a layout as they are read: a grid row by row."""
    if isinstance(layout, QGridLayout):
        return sorted(places, key=partial(_row_and_column, layout))
    return sorted(places)


def _row_and_column(grid: QGridLayout, index: int) -> tuple[int, int]:
    row, column, *_ = cast("tuple[int, int, int, int]", grid.getItemPosition(index))
    return row, column
