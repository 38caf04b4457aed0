"""How wide the columns of a table are and how high its rows, so that every word is whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from ui.zoom import px

PADDING = 28
"""What a cell keeps free at its sides together, as the style sheet says, and a little more."""
_AROUND = 16  # above and below the lines of a cell, together
_LONGEST_WORD = 180
"""A column of a crowded table is no wider than this for the sake of one word."""
_HALVINGS = 12
_SPACES = re.compile(r"(?<=\S)[ \n]+")  # not the indent of a row, nor a space that does not break


def wanted_widths(
    heads: Sequence[int], cells: Sequence[Sequence[str]], measure: Callable[[str], int]
) -> list[int]:
    """Give the width at which every cell of each column stands in one line, in pixels."""
    padding = px(PADDING)
    return [
        max([head, *(measure(text) + padding for text in set(column))])
        for head, column in zip(heads, cells, strict=True)
    ]


def least_widths(
    heads: Sequence[int], cells: Sequence[Sequence[str]], measure: Callable[[str], int]
) -> list[int]:
    """Give the width that keeps the longest word of each column whole, in pixels."""
    least = []
    for head, column in zip(heads, cells, strict=True):
        words = {word for text in column for word in _SPACES.split(text)}
        longest = max(map(measure, words), default=0)
        least.append(max(head, min(longest, px(_LONGEST_WORD)) + px(PADDING)))
    return least


def in_two_lines(head: str) -> str:
    """Break a heading at the space that leaves two lines of much the same length."""
    words = head.split(" ")
    breaks = range(1, len(words))
    lines = [(" ".join(words[:at]), " ".join(words[at:])) for at in breaks]
    return "\n".join(min(lines, key=lambda pair: max(map(len, pair)), default=(head,)))


def shared_room(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Take from the widest columns what there is no room for; none gets less than its least."""
    low, high = 0, max(wanted, default=0)

    def capped(cap: int) -> list[int]:
        return [max(few, min(much, cap)) for much, few in zip(wanted, least, strict=True)]

    if sum(wanted) <= room:
        return list(wanted)
    for _ in range(_HALVINGS):
        middle = (low + high) // 2
        low, high = (middle, high) if sum(capped(middle)) <= room else (low, middle)
    return capped(low)


def row_height(
    texts: Sequence[str],
    widths: Sequence[int],
    metrics: QFontMetrics,
    measure: Callable[[str], int] | None = None,
) -> int:
    """Give the height of a row in which every text stands whole in its column, in pixels.

    Args:
        texts: Of the row's cells.
        widths: Of the columns.
        metrics: Of the font.
        measure: Gives the width of a text in that font, where it is known from elsewhere.
    """
    lines, padding = metrics.height(), px(PADDING)
    measure = measure or metrics.horizontalAdvance
    for text, width in zip(texts, widths, strict=True):
        room = width - padding
        if text and (measure(text) > room or "\n" in text):
            place = QRect(0, 0, max(1, room), 1_000_000)
            flags = int(Qt.TextFlag.TextWordWrap)
            lines = max(lines, metrics.boundingRect(place, flags, text).height())
    return lines + px(_AROUND)
