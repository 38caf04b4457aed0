"""Every text that any open window shows, speaks or tells on pointing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGraphicsView,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QTabWidget,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

_ROLES = range(int(Qt.ItemDataRole.UserRole) + 4)


def everything_said() -> list[str]:
    """Give every text of every window that is open, each behind the kind of its widget."""
    QApplication.processEvents()
    return [
        f"{type(widget).__name__}: {text}"
        for window in QApplication.topLevelWidgets()
        if window.isVisible()
        for widget in (window, *window.findChildren(QWidget))
        for text in _of_widget(widget)
        if text
    ]


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    for action in widget.actions():
        yield from (action.text(), action.iconText(), action.toolTip())
    for kind, texts in _KINDS:
        if isinstance(widget, kind):
            yield from texts(widget)


def _of_table(table: QTableWidget) -> Iterator[str]:
    items = [table.horizontalHeaderItem(column) for column in range(table.columnCount())]
    items += [
        table.item(row, column)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]
    for item in items:
        if item is not None:
            yield from (item.text(), item.toolTip())


def _of_list(shown: QListWidget) -> Iterator[str]:
    for item in (shown.item(index) for index in range(shown.count())):
        for role in _ROLES:
            yield from _texts_in(item.data(role))


def _of_tree(tree: QTreeWidget) -> Iterator[str]:
    walk = QTreeWidgetItemIterator(tree)
    while (item := walk.value()) is not None:
        yield from (item.text(column) for column in range(tree.columnCount()))
        walk += 1


def _of_picture(view: QGraphicsView) -> Iterator[str]:
    for drawn in view.items():
        said = getattr(drawn, "toPlainText", None)
        if said is not None:
            yield said()


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            if one.name != "act":
                yield from _texts_in(getattr(value, one.name))
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts_in(inner)


_KINDS: tuple[tuple[type[QWidget], Callable[..., Iterator[str]]], ...] = (
    (QLabel, lambda label: iter((label.text(),))),
    (QAbstractButton, lambda pressed: iter((pressed.text(),))),
    (QGroupBox, lambda box: iter((box.title(),))),
    (QLineEdit, lambda edit: iter((edit.displayText(), edit.placeholderText()))),
    (QTextEdit, lambda edit: iter((edit.toPlainText(),))),
    (QPlainTextEdit, lambda edit: iter((edit.toPlainText(),))),
    (QComboBox, lambda box: (box.itemText(index) for index in range(box.count()))),
    (QTabWidget, lambda tabs: (tabs.tabText(index) for index in range(tabs.count()))),
    (QTableWidget, _of_table),
    (QListWidget, _of_list),
    (QTreeWidget, _of_tree),
    (QGraphicsView, _of_picture),
)
