"""What a layout holds, found without asking for its items.

An item of a layout must not get into Python's hands: PySide keeps it as long as the layout, and
does not hear when Qt deletes it. Once that memory holds something else, the one is taken for the
other, and the program ends in a segmentation fault. Two calls hand items out: ``QLayout.itemAt``,
and ``addLayout`` of a layout that holds something already. So nobody asks for items, and a layout
gets its place first and its widgets then.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QWidget


def widgets_in(layout: QLayout) -> list[QWidget]:
    """Give the widgets of a layout, not those of layouts within, in the order they were added."""
    beside = layout.parentWidget()
    found = beside.children() if beside is not None else []
    placed = ((layout.indexOf(one), one) for one in found if isinstance(one, QWidget))
    return [one for _, one in sorted((pair for pair in placed if pair[0] >= 0), key=_place)]


def layouts_in(layout: QLayout) -> list[QLayout]:
    """Give the layouts directly within a layout."""
    return [one for one in layout.children() if isinstance(one, QLayout)]


def parts_of(layout: QLayout) -> dict[int, QWidget | QLayout]:
    """Give the widgets and layouts directly within a layout, by their places in it."""
    parts: Iterator[QWidget | QLayout] = iter((*widgets_in(layout), *layouts_in(layout)))
    return {layout.indexOf(one): one for one in parts}


def least_width(widget: QWidget) -> int:
    """Give the width below which a layout does not press a widget, in pixels; 0 where hidden."""
    if widget.isHidden():
        return 0
    if widget.minimumWidth() > 0:
        return widget.minimumWidth()
    return min(_hinted(widget), widget.maximumWidth())


def _hinted(widget: QWidget) -> int:
    from PySide6.QtWidgets import QSizePolicy  # with the first look  # noqa: PLC0415

    policy = widget.sizePolicy().horizontalPolicy()
    if policy == QSizePolicy.Policy.Ignored:
        return 0
    least = widget.minimumSizeHint().width()
    shrinks = policy.value & QSizePolicy.PolicyFlag.ShrinkFlag.value
    return least if shrinks else max(least, widget.sizeHint().width())


def _place(pair: tuple[int, QWidget]) -> int:
    return pair[0]
