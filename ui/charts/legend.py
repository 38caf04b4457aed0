"""The names of the lines of a chart, each with a piece of its line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.pane import Pane

_IN_ONE_ROW = 3
_COLUMNS = 2


class Legend(Pane):
    """A row of whole names, or two columns of shortened ones when there are many."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Sequence[tuple[str, str, str]] = ()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(16)
        self._layout.setVerticalSpacing(2)

    def show_lines(self, model: api.ChartModel) -> None:
        """Show the key of every line."""
        wanted: Sequence[tuple[str, str, str]] = [(x.label, x.tone, x.dash) for x in model.lines]
        self.setVisible(bool(wanted))
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        few = len(wanted) <= _IN_ONE_ROW
        for place, key in enumerate(wanted):
            row, column = (0, place) if few else divmod(place, _COLUMNS)
            self._layout.addWidget(self._key(*key, whole=few), row, column)
        for column in range(_IN_ONE_ROW + 1):
            free = column == _IN_ONE_ROW if few else column < _COLUMNS
            self._layout.setColumnStretch(column, int(free))

    def _key(self, label: str, tone: str, dash: str, *, whole: bool) -> QWidget:
        key = Pane()
        row = QHBoxLayout(key)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(_Sample(self._theme, tone, dash))
        row.addWidget(_name(label, whole=whole), 1)
        return key


class _Sample(QWidget):
    """A short piece of a line, in its colour and dash."""

    def __init__(self, theme: Theme, tone: str, dash: str) -> None:
        super().__init__()
        self._theme, self._tone, self._dash = theme, tone, dash
        self.setFixedSize(QSize(26, 12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        from ui.charts.plot import DASHES  # noqa: PLC0415 - with pyqtgraph, after the first paint

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(self._tone), 2, DASHES[self._dash]))
        painter.drawLine(1, 6, 25, 6)
        painter.end()


def _name(label: str, *, whole: bool) -> QWidget:
    if whole:
        return Label(label, "caption")
    made = ElidedLabel("caption")
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    made.show_text(label)
    return made
