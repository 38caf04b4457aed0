"""Reading the numbers of a table's row."""

from __future__ import annotations

import math
from collections.abc import Mapping

from advisor.errors import Message, message

Row = Mapping[str, str]


class RowError(Exception):
    """A row that cannot be sized, with the reason."""

    def __init__(self, reason: Message) -> None:
        """Keep the reason; the text is only for a programmer's log."""
        super().__init__(reason.id)
        self.reason = reason


def number(row: Row, column: str) -> float:
    """Read a number above zero.

    Raises:
        RowError: When there is none.
    """
    try:
        value = float(row.get(column) or "")
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value <= 0:
        raise RowError(message("size.not_positive", column=column))
    return value


def whole(row: Row, column: str) -> int:
    """Read a whole number above zero, which may be written ``8.0``.

    Raises:
        RowError: When there is none.
    """
    value = number(row, column)
    if value != int(value):
        raise RowError(message("size.not_whole", column=column, found=value))
    return int(value)


def optional_number(row: Row, column: str) -> float | None:
    """Read a number above zero, or None where the cell is empty or missing."""
    return number(row, column) if (row.get(column) or "").strip() else None


def optional_whole(row: Row, column: str) -> int | None:
    """Read a whole number above zero, or None where the cell is empty or missing."""
    return whole(row, column) if (row.get(column) or "").strip() else None
