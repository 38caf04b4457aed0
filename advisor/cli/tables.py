"""Aligned columns for a terminal, where a Chinese character takes two places."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

_GAP = 2
_WIDE = ("W", "F")


def columns(rows: Sequence[Sequence[str]], *, indent: int = 0, right: int = 0) -> str:
    """Write rows as aligned columns, the last one ragged.

    Args:
        rows: Cells; a row may be shorter than another.
        indent: Spaces before each line.
        right: Columns from this one on are aligned to the right; 0 aligns none so.
    """
    clean = [[_one_line(cell) for cell in row] for row in rows]
    widths = [max(map(width, cells)) for cells in zip_longest(*clean, fillvalue="")]
    lines = []
    for row in clean:
        cells = []
        for place, cell in enumerate(row):
            space = " " * (widths[place] - width(cell))
            cells.append(space + cell if right and place >= right else cell + space)
        lines.append(" " * indent + (" " * _GAP).join(cells).rstrip())
    return "\n".join(lines)


def width(text: str) -> int:
    """Give the places a text takes on a terminal.

    Examples:
        >>> width("open"), width("开源")
        (4, 4)
    """
    wide = sum(unicodedata.east_asian_width(letter) in _WIDE for letter in text)
    marks = sum(unicodedata.combining(letter) > 0 for letter in text)
    return len(text) + wide - marks


def _one_line(text: str) -> str:
    """Keep a client's text from breaking the table or steering the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
