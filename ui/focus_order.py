"""Lets Tab go through a window as it is read, however late its parts were made."""

from __future__ import annotations

from collections.abc import Iterator
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

_WHOLE = (QAbstractItemView, QComboBox, QGraphicsView, QLineEdit)
"""What is one thing to who walks by keys, whatever it is made of."""


def move_focus(within: QWidget, *, forward: bool) -> bool:
    """Give the focus to what is read next, or before; false where the focus is elsewhere.

    Qt's own chain has the order in which widgets were made, and leaps over what stands before the
    field that a compound hands its focus to.
    """
    order = list(reached_by_tab(within))
    now = QApplication.focusWidget()
    while now is not None and now not in order:
        now = now.parentWidget()
    if now is None:
        return False
    place = order.index(now) + (1 if forward else -1)
    following = order[place % len(order)]
    reasons = Qt.FocusReason
    following.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    _bring_into_sight(following)
    return True


def reached_by_tab(within: QWidget) -> Iterator[QWidget]:
    """Give everything in sight that takes the focus by Tab, in the order it is laid out in."""
    if within.isHidden():
        return
    policy = within.focusPolicy()
    if policy & Qt.FocusPolicy.TabFocus and within.isEnabled() and within.focusProxy() is None:
        yield within
    if not isinstance(within, _WHOLE):
        for part in _parts(within):
            yield from reached_by_tab(part)


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


def _shown(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is not None:
        yield widget


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in _in_rows(layout):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _in_rows(layout: QLayout) -> list[int]:
    """Give the places of a layout as they are read: a grid row by row."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=partial(_row_and_column, layout))
    return places


def _row_and_column(grid: QGridLayout, index: int) -> tuple[int, int]:
    row, column, *_ = cast("tuple[int, int, int, int]", grid.getItemPosition(index))
    return row, column
