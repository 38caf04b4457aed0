"""Keeps what stands beside a figure where it is while the figure changes."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.zoom import px

_SLACK = 24  # pixels by which a figure may be narrower than the widest one lately


def is_wide_enough(wide: int, wanted: int) -> bool:
    """Whether a width will do for a text that wants another, and wastes little."""
    return wanted <= wide <= wanted + px(_SLACK)


def keep_width(label: QLabel) -> None:
    """Leave a label as wide as it was for a text that is a little narrower.

    Else all beside it would move to and fro, and be painted anew, with every digit.
    """
    room = label.width() - label.contentsRect().width()
    wanted = label.fontMetrics().horizontalAdvance(label.text()) + room + 2  # parts of a pixel
    if not is_wide_enough(label.minimumWidth(), wanted):
        label.setMinimumWidth(wanted)
