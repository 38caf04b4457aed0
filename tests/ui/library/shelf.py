"""Helpers for tests of the reference shelf: what stands in its tables and in sight."""

import datetime as dt

from PySide6.QtWidgets import QApplication, QLabel

from ui.library.finder import Finder
from ui.pages.catalogue_page import CataloguePage

TODAY = dt.date(2026, 11, 22)
CNY = "fx.CNY"
SECOND_VERSION = "2026.12.15"
FULL_WIDTH = 0xFEE0
"""From an ASCII character to its full-width form."""


def cells(finder: Finder[object]) -> list[str]:
    """Give the first cell of every row in the table."""
    rows = finder.table.rows
    return [str(rows.data(rows.index(row, 0))) for row in range(rows.rowCount())]


def row_now(finder: Finder[object]) -> list[str]:
    """Give the cells of the row that is looked at."""
    rows, now = finder.table.rows, finder.table.currentIndex().row()
    return [str(rows.data(rows.index(now, column))) for column in range(rows.columnCount())]


def in_sight(page: CataloguePage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def look_at(page: CataloguePage, id_: str) -> None:
    page.figures.finder.go_to(f"figure {id_}")
