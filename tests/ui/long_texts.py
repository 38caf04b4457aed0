"""Helpers for tests of room: made-up words that are long, and what has been cut off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableWidget,
    QWidget,
)

from advisor import api
from ui.widgets.elided_label import ElidedLabel

_ACCENTS = str.maketrans("aeiouycnAEIOUYCN", "áêïôûÿçñÁÊÏÔÛŸÇÑ")
_FILLER = ("wïdé", "and", "lôngér", "thàn", "êver", "bëfôre", "ïn", "Énglish")
_LONGER = 0.3
"""How much longer than English: French takes about a quarter more."""


class PseudoTexts(api.Texts):
    """English with accents, and longer than any of the languages."""

    def say(self, message: api.Message | str, /, **values: api.Value) -> str:
        said = super().say(message, **values)
        return said if said.startswith(("http", "/")) else lengthened(said)


def pseudo_texts() -> api.Texts:
    """Give the texts of the made-up language."""
    return PseudoTexts("en")


def lengthened(text: str) -> str:
    """Put accents on a text and make it longer by words of its own kind."""
    wanted = len(text) * (1 + _LONGER)
    made = [text.translate(_ACCENTS)]
    for word in _FILLER * (1 + len(text) // 20):
        if sum(map(len, made)) + len(made) - 1 + len(word) > wanted:
            break
        made.append(word)
    return " ".join(made)


def crowded(within: QWidget) -> list[str]:
    """Say everything that has too little room: words, pages wider than sight, what overlaps."""
    return [*cut_off(within), *_cut_elsewhere(within), *wider_than_sight(within), *overlaps(within)]


def wider_than_sight(within: QWidget) -> list[str]:
    """Name what scrolls sideways as a whole; a table may within itself."""
    return [
        f"sideways: {area.parentWidget()} needs {area.widget().minimumSizeHint().width()}"
        for area in within.findChildren(QScrollArea)
        if area.isVisible() and area.property("role") != "desk"  # sheets of paper may
        if area.horizontalScrollBar().maximum() > 0
    ]


def overlaps(within: QWidget) -> list[str]:
    """Name neighbours that lie upon one another, and what sticks out of what holds it."""
    told = []
    for holder in (within, *within.findChildren(QWidget)):
        if holder.layout() is None or not holder.isVisible() or isinstance(holder, _STACKS):
            continue
        placed = [one for one in _children(holder) if holder.layout().indexOf(one) >= 0]
        for place, one in enumerate(placed):
            others = placed[place + 1 :]
            told += [f"upon: {one}, {other}" for other in others if _lies_upon(one, other)]
            if not holder.rect().adjusted(-1, -1, 1, 1).contains(one.geometry()):
                told.append(f"out of its place: {one}")
    return told


def cut_off(within: QWidget) -> list[str]:
    """Give the words of every visible label and button that has too little room for them.

    Labels that end in dots are left out: their tip holds the text whole.
    """
    labels = (f"label: {one.text()}" for one in _visible(within, QLabel) if _label_is_cut(one))
    buttons = (
        f"button: {one.text()}"
        for kind in (QPushButton, QCheckBox)
        for one in _visible(within, kind)
        if _button_is_cut(one)
    )
    return [*labels, *buttons]


def _visible(within: QWidget, kind: type[QWidget]) -> Iterator[QLabel | QAbstractButton]:
    for one in within.findChildren(kind):
        if one.isVisible() and one.text():
            yield one


def _label_is_cut(label: QLabel | QAbstractButton) -> bool:
    if isinstance(label, ElidedLabel) or not isinstance(label, QLabel):
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.minimumSizeHint().width()


def _button_is_cut(button: QLabel | QAbstractButton) -> bool:
    words = button.fontMetrics().horizontalAdvance(button.text())
    picture = 0 if button.icon().isNull() else button.iconSize().width()
    return button.width() < words + picture


_STACKS = (QAbstractScrollArea, QMainWindow, QStackedWidget)


def _children(holder: QWidget) -> list[QWidget]:
    found = (one for one in holder.children() if isinstance(one, QWidget))
    return [
        one for one in found if one.isVisible() and not one.isWindow() and not one.size().isEmpty()
    ]


def _lies_upon(one: QWidget, other: QWidget) -> bool:
    both = one.geometry().intersected(other.geometry())
    return both.width() > 1 and both.height() > 1


def _cut_elsewhere(within: QWidget) -> Iterator[str]:
    """Name tabs, choices, heads and cells of tables whose words are not whole."""
    for tabs in within.findChildren(QTabBar):
        for at in range(tabs.count() if tabs.isVisible() else 0):
            wide = tabs.fontMetrics().horizontalAdvance(tabs.tabText(at))
            if tabs.tabRect(at).width() < wide or not tabs.rect().contains(tabs.tabRect(at)):
                yield f"tab: {tabs.tabText(at)}"
    for box in within.findChildren(QComboBox):
        if box.isVisible() and _room_of(box) < box.fontMetrics().horizontalAdvance(
            box.currentText()
        ):
            yield f"choice: {box.currentText()}"
    for table in within.findChildren(QTableWidget):
        if table.isVisible():
            yield from _cut_cells(table)


def _room_of(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _cut_cells(table: QTableWidget) -> Iterator[str]:
    header = table.horizontalHeader()
    for column in range(table.columnCount()):
        needed = header.sectionSizeFromContents(column)
        has = header.sectionSize(column), header.height()
        if needed.width() > has[0] or needed.height() > has[1]:
            yield f"head: {table.horizontalHeaderItem(column).text()}"
        for row in range(table.rowCount()):
            item = table.item(row, column)
            metrics = QFontMetrics(item.font() if item.font().bold() else table.font())
            room = header.sectionSize(column) - _CELL_SIDES
            place = QRect(0, 0, room, 10_000)
            needs = metrics.boundingRect(place, int(Qt.TextFlag.TextWordWrap), item.text())
            if needs.width() > room or needs.height() > table.rowHeight(row):
                yield f"cell: {item.text()}"


_CELL_SIDES = 20
"""What the style sheet keeps free at the sides of a cell, together, at 100 %."""
