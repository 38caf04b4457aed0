"""Charts of what-if: two beside one another, or one beneath the other where there is less room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.even_grid import EvenGrid
from ui.zoom import px

_LEAST_ACROSS = 330
_LEAST_HEIGHTS = {2: (236, 320, 300), 1: (280, 236, 320, 320, 300)}
"""Pixels of height by row, for so many columns; in a smaller window the page scrolls."""
_SHARES = (13, 10)


class ChartsGrid(EvenGrid):
    """Gives the charts of each row the same height, and those at the left a little more width.

    A last one that would stand alone takes the whole row.
    """

    def __init__(self, charts: Sequence[QWidget]) -> None:
        super().__init__(charts, counts=(2, 1), least=_LEAST_ACROSS)

    def show_chart(self, chart: QWidget, *, shown: bool) -> None:
        """Show one of the charts, or leave no room for it."""
        chart.setVisible(shown)
        self.turned(self.columns)

    def turned(self, columns: int) -> None:
        row, place = divmod(len(self._widgets) - 1, columns)
        if columns > 1 and not place:  # the last one stands alone
            self.grid.addWidget(self._widgets[-1], row, 0, 1, columns)
        for row in range(len(self._widgets)):
            heights = _LEAST_HEIGHTS[columns]
            known = row < len(heights) and not all(
                one.isHidden() for one in self._widgets[row * columns : (row + 1) * columns]
            )
            least = heights[row] if known else 0
            self.grid.setRowMinimumHeight(row, px(least))
            self.grid.setRowStretch(row, least)
        if columns > 1:
            for column, share in enumerate(_SHARES):
                self.grid.setColumnStretch(column, share)
