"""Words and marks on a chart: names at the ends of lines, marks, what stands beside bars.

While only places change they are moved, not made anew: letters are the dearest thing to paint.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QApplication

from advisor import api
from ui.theme import Theme
from ui.zoom import px

_NAME_HEIGHT = 17  # pixels of a line's name
_NAME_GAP = 20  # pixels between a line's end, its name and the edge
_LABEL_ROOM = 0.3  # share of the width at most kept free for the names of the lines
_NAMES_UP_TO = 3  # lines that carry their names at their ends; more stand in the legend
_NAMES_FROM = 560  # pixels of width from which there is room for them
_CROWDED = (0.16, 0.08)  # shares of the width and height within which names of points collide
_TEXTS_FROM = 640  # pixels of width from which the bars carry their texts


@dataclass(frozen=True)
class _Note:
    """One thing to show; equal looks can be moved instead of made anew."""

    looks: tuple[object, ...]
    """Kind (``text``, ``line``, ``point``), then text, colour, anchor or size."""
    x: float
    y: float


class Notes:
    """Keeps what has been put on a plot beside its lines."""

    def __init__(self, plot: pg.PlotItem, theme: Theme) -> None:
        self._plot, self._theme = plot, theme
        self._shown: list[_Note] = []
        self._items: list[pg.GraphicsObject] = []

    def forget(self) -> None:
        """Know that the plot has been cleared."""
        self._shown, self._items = [], []

    def show(self, model: api.ChartModel, hidden: Collection[str], width: int, height: int) -> None:
        """Show what belongs to a model in a plot of so many pixels."""
        wanted = [
            *self._marks(model),
            *self._names(model, hidden, width, height),
            *self._bar_texts(model, width),
        ]
        if [note.looks for note in wanted] != [note.looks for note in self._shown]:
            for item in self._items:
                self._plot.removeItem(item)
            self._items = [self._made(note) for note in wanted]
            for item in self._items:
                self._plot.addItem(item, ignoreBounds=True)
            self._shown = []
        for at, note in enumerate(wanted):
            if at >= len(self._shown) or self._shown[at] != note:
                self._place(self._items[at], note)
        self._shown = wanted

    def _made(self, note: _Note) -> pg.GraphicsObject:
        kind, *how = note.looks
        if kind == "line":
            return pg.InfiniteLine(angle=90, pen=how[0])
        if kind == "point":
            pen = pg.mkPen(self._theme.tokens["text"], width=2)
            brush = self._theme.tokens["surface"]
            return pg.ScatterPlotItem([0.0], [0.0], size=how[0], pen=pen, brush=brush)
        text, colour, anchor, *ground = how
        made = pg.TextItem(color=colour, anchor=anchor, fill=ground[0] if ground else None)
        made.setFont(small_font())
        made.setPlainText(text)
        return made

    @staticmethod
    def _place(item: pg.GraphicsObject, note: _Note) -> None:
        if note.looks[0] == "point":
            item.setData([note.x], [note.y])
        elif note.looks[0] == "line":
            item.setPos(note.x)
        else:
            item.setPos(note.x, note.y)

    def _names(
        self, model: api.ChartModel, hidden: Collection[str], width: int, height: int
    ) -> Iterator[_Note]:
        """Write each line's name at its end, nudged apart where ends are close."""
        if not says_names(model, width):
            return
        span = float(model.y.maximum - model.y.minimum) or 1.0
        apart = span * _NAME_HEIGHT / max(1, height - _NAME_HEIGHT * 3)
        shown = [x for x in model.lines if len(x.y) and x.key not in hidden]
        ends = [(float(line.y[-1]), float(line.x[-1]), line) for line in shown]
        taken: list[float] = []
        metrics, room = QFontMetrics(small_font()), room_for_names(model, width) - _NAME_GAP
        for up, across, line in sorted(ends, key=lambda end: end[0]):
            place = max([up, *(other + apart for other in taken[-1:])])
            taken.append(place)
            words = metrics.elidedText(line.label, Qt.TextElideMode.ElideRight, room)
            yield _Note(("text", words, self._theme.tokens[line.tone], (0.0, 0.5)), across, place)

    def _marks(self, model: api.ChartModel) -> Iterator[_Note]:
        muted, ink = self._theme.tokens["text_muted"], self._theme.tokens["text"]
        ground = self._theme.tokens["surface"]  # so that no line strikes the letters out
        above: list[tuple[float, float]] = []
        points: list[_Note] = []
        for mark in model.marks:
            x = float(mark.x)
            if mark.y is None:
                yield _Note(("line", _dashed(muted)), x, 0.0)
                late = mark.x > (model.x.minimum + model.x.maximum) / 2
                anchor = (1.0 if late else 0.0, 0.0)
                top = model.y.minimum if in_rows(model) else model.y.maximum
                yield _Note(("text", mark.label, muted, anchor, ground), x, float(top))
                continue
            y = float(mark.y)
            if mark.kind == "words":
                yield _Note(("text", mark.label, muted, (0.5, 0.5), ground), x, y)
                continue
            points.append(_Note(("point", 7 if mark.kind == "dot" else 10), x, y))
            if mark.kind != "dot":
                crowded = any(_near(model, (x, y), other) for other in above)
                above += [] if crowded else [(x, y)]
                anchor = (0.5, -0.25 if crowded else 1.25)
                yield _Note(("text", mark.label, ink, anchor, ground), x, y)
        yield from points  # over the ground of the names

    def _bar_texts(self, model: api.ChartModel, width: int) -> Iterator[_Note]:
        if model.bars:
            pen = pg.mkPen(self._theme.colour("text_muted"), width=1)
            yield _Note(("line", pen), 0.0, 0.0)
        for index, bar in enumerate(model.bars if says_bars(model, width) else ()):
            anchor = (0.0, 0.5) if bar.end > 0 else (1.0, 0.5)
            ink = self._theme.tokens["text"]
            yield _Note(("text", bar.text, ink, anchor), float(bar.end), index // 2 + 0.5)


def _near(model: api.ChartModel, one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether the names above two points would run into each other."""
    wide = float(model.x.maximum - model.x.minimum) * _CROWDED[0]
    high = float(model.y.maximum - model.y.minimum) * _CROWDED[1]
    return abs(one[0] - other[0]) < wide and abs(one[1] - other[1]) < high


def small_font() -> QFont:
    """Give the font of everything on a chart."""
    font = QFont(QApplication.font())
    font.setPixelSize(px(11))
    return font


def says_names(model: api.ChartModel, width: int) -> bool:
    """Whether lines carry their names at their ends: not among points that have theirs."""
    named = any(mark.y is not None and mark.kind != "words" for mark in model.marks)
    return not named and 0 < len(model.lines) <= _NAMES_UP_TO and width >= _NAMES_FROM


def says_bars(model: api.ChartModel, width: int) -> bool:
    """Whether bars carry their texts."""
    return bool(model.bars) and width >= _TEXTS_FROM


def room_for_names(model: api.ChartModel, width: int) -> int:
    """Give the pixels that the names at the lines' ends take."""
    metrics = QFontMetrics(small_font())
    widest = max(metrics.horizontalAdvance(line.label) for line in model.lines) + _NAME_GAP
    return int(min(widest, width * _LABEL_ROOM))


def in_rows(model: api.ChartModel) -> bool:
    """Whether a chart lists rows from the top, as a tornado does."""
    return bool(model.bars or model.spans)


def _dashed(colour: str) -> QPen:
    pen = QPen(QColor(colour), 1, Qt.PenStyle.DashLine)
    pen.setCosmetic(True)
    return pen
