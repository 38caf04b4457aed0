"""Helpers for tests of accessibility: what can be reached in a window, and what it is called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QTabWidget, QWidget

_SAYS_NOTHING = frozenset(
    {QAccessible.Role.NoRole, QAccessible.Role.Window, QAccessible.Role.Grouping}
)


def controls(window: QWidget) -> list[QWidget]:
    """Give what can be reached by Tab, and whatever else shows its contents to be worked with."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not is_part(one)
    ]


def is_part(widget: QWidget) -> bool:
    """Say whether a widget is what another is made of: the field of a list, what is scrolled."""
    above = widget.parentWidget()
    if isinstance(widget, QTabWidget) or isinstance(above, QComboBox):
        return True
    return isinstance(above, QAbstractScrollArea) and widget is above.viewport()


def name_of(widget: QWidget) -> str:
    """Give the name that a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def description_of(widget: QWidget) -> str:
    """Give what a screen reader says beside the name; for a list on Linux, what it is about."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def has_role(widget: QWidget) -> bool:
    """Say whether a screen reader is told what kind of thing this is."""
    return QAccessible.queryAccessibleInterface(widget).role() not in _SAYS_NOTHING


def describe(widget: QWidget) -> str:
    """Name a widget for whoever reads a failed test."""
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
