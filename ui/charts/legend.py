"""The names of the lines of a chart, each with a piece of its line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.pane import Pane

_SIDE_WIDTH = 158
_BESIDE_FROM = 4  # more lines than this stand beside the chart, one beneath the other


class Legend(QWidget):
    """A row of keys above the chart, or a column beside it when there are many."""

    def __init__(self, theme: Theme, *, beside: bool) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._theme, self._beside = theme, beside
        self._shown: Sequence[tuple[str, str, str]] = ()
        way = QBoxLayout.Direction.TopToBottom if beside else QBoxLayout.Direction.LeftToRight
        self._layout = QBoxLayout(way, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6 if beside else 16)
        if beside:
            self.setFixedWidth(_SIDE_WIDTH)

    def show_lines(self, model: api.ChartModel) -> None:
        """Show the keys of the lines, when they fit this place."""
        many = len(model.lines) >= _BESIDE_FROM
        wanted: Sequence[tuple[str, str, str]] = [
            (line.label, line.tone, line.dash) for line in model.lines
        ]
        wanted = wanted if many == self._beside else ()
        self.setVisible(bool(wanted))
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for label, tone, dash in wanted:
            self._layout.addWidget(self._key(label, tone, dash))
        self._layout.addStretch(1)

    def _key(self, label: str, tone: str, dash: str) -> QWidget:
        key = Pane()
        row = QHBoxLayout(key)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(_Sample(self._theme, tone, dash))
        name = ElidedLabel("caption") if self._beside else Label(label, "caption")
        if isinstance(name, ElidedLabel):
            name.show_text(label)
        row.addWidget(name, 1)
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
