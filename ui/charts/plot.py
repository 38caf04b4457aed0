"""Paints a ChartModel with pyqtgraph; every number and text is the model's own."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QMouseEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QWidget

from advisor import api
from ui.charts.band_item import BandItem
from ui.charts.bars_item import BarsItem
from ui.charts.hover_note import HoverNote
from ui.charts.notes import Notes, in_rows, room_for_names, says_bars, says_names, small_font
from ui.charts.pointing import pointed_at
from ui.charts.spans_item import SpansItem
from ui.theme import Theme
from ui.zoom import px

DASHES = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
    "dashdot": Qt.PenStyle.DashDotLine,
}
_WIDE = 2.4
_NARROW = 1.6
_BAR_ROOM = 0.30  # share of the span kept free on each side for the texts of the bars
_ABOVE = 0.05  # share of the height kept free for the name of the uppermost tick
_BESIDE_ROWS = 260  # pixels that the names of rows and the margins take of the width
_BESIDE_LINES = 150  # the same for the names of amounts
_TICK_GAP = 14  # pixels between the names of two ticks
_LONGEST_TICK = 180  # pixels of a row's name; the table holds it whole


class Plot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph publishes no types
    """One chart; a new model of the same shape moves what is there."""

    _model: api.ChartModel | None = None  # pyqtgraph resizes while it is still being made

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=theme.tokens["surface"], enableMenu=False)
        self.destroyed.connect(self.getPlotItem().ctrlMenu.deleteLater)  # made in any case
        self._theme = theme
        self._shape: tuple[object, ...] = ()
        self._lines: dict[str, pg.PlotCurveItem] = {}
        self._bands: dict[str, BandItem] = {}
        self._bars: BarsItem | None = None
        self._spans: SpansItem | None = None
        self._notes = Notes(self.getPlotItem(), theme)
        self._axes: tuple[object, ...] = ()
        self._hidden: frozenset[str] = frozenset()
        self.hover = HoverNote(self)
        self._through = pg.InfiniteLine(angle=90, pen=pg.mkPen(theme.colour("text_muted"), width=1))
        self._through.hide()
        self.setMouseTracking(True)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.getPlotItem().getViewBox().setDefaultPadding(0.0)
        self.getPlotItem().layout.setContentsMargins(0, 8, 28, 0)
        self._dress_axes()

    def show_model(self, model: api.ChartModel) -> None:
        """Paint a model."""
        self._model = model
        shape = _shape(model)
        if shape != self._shape:
            self._rebuild(model)
            self._shape = shape
            self._axes = ()
        for area in model.areas:
            self._bands[area.key].show_area(area)
        for line in model.lines:
            self._lines[line.key].setData(line.x, line.y)
        if self._bars is not None:
            self._bars.show_bars(model.bars)
        if self._spans is not None:
            self._spans.show_spans(model.spans, self._hidden)
        self._show_hidden()
        self._show_axes(model)
        self._show_notes(model)
        self.setAccessibleName(f"{model.title}. {model.subtitle}")
        if QAccessible.isActive():  # rows are dear to write while a slider moves
            self.setAccessibleDescription(_reading(model))

    def hide_lines(self, keys: frozenset[str]) -> None:
        """Leave out some lines, with their bands and names."""
        self._hidden = keys
        if self._model is not None:
            self._show_hidden()
            self._show_notes(self._model)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._model is None:
            return
        place = self.getPlotItem().getViewBox().mapSceneToView(event.position())
        found = pointed_at(self._model, place.x(), place.y(), self._hidden)
        self._through.setVisible(found is not None and found.at is not None)
        if found is None:
            self.hover.hide()
            return
        if found.at is not None:
            self._through.setPos(found.at)
        self.hover.say(found.lines, event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._through.hide()
        self.hover.hide()

    def _show_hidden(self) -> None:
        for key, item in (*self._lines.items(), *self._bands.items()):
            item.setVisible(key not in self._hidden)
        if self._spans is not None and self._model is not None:
            self._spans.show_spans(self._model.spans, self._hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._model is not None:
            self._show_axes(self._model)
            self._show_notes(self._model)

    def _rebuild(self, model: api.ChartModel) -> None:
        plot = self.getPlotItem()
        plot.clear()
        self._notes.forget()
        self._bands = {area.key: BandItem(self._theme.colour(area.tone)) for area in model.areas}
        for band in self._bands.values():
            plot.addItem(band)
        self._lines = {}
        for line in model.lines:
            curve = pg.PlotCurveItem(pen=self._pen(line), antialias=True)
            self._lines[line.key] = curve
            plot.addItem(curve)
        self._bars = BarsItem(self._theme) if model.bars else None
        if self._bars is not None:
            plot.addItem(self._bars)
        self._spans = SpansItem(self._theme) if model.spans else None
        if self._spans is not None:
            plot.addItem(self._spans)
        plot.getViewBox().invertY(in_rows(model))
        plot.addItem(self._through, ignoreBounds=True)

    def _pen(self, line: api.Line) -> QPen:
        width = _WIDE if line.emphasis else _NARROW
        pen = QPen(self._theme.colour(line.tone), width, DASHES[line.dash])
        pen.setCosmetic(True)
        return pen

    def _dress_axes(self) -> None:
        font = small_font()
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(pg.mkPen(self._theme.colour("border")))
            axis.setTextPen(pg.mkPen(self._theme.colour("text_muted")))
            axis.setTickFont(font)
            axis.setStyle(tickLength=0, tickTextOffset=8, hideOverlappingLabels=False)
            axis.setZValue(-1000)
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)  # letters are dear

    def _show_axes(self, model: api.ChartModel) -> None:
        """Set ticks and spans where they differ from those in sight: letters are dear to paint."""
        wanted = (
            model.x,
            model.y,
            in_rows(model),
            self.width(),
            tuple(x.label for x in model.lines),
        )
        if wanted == self._axes:
            return
        self._axes = wanted
        plot = self.getPlotItem()
        plot.getAxis("left").setTicks([_short(model.y.ticks)])
        plot.getAxis("bottom").setTicks([_thinned(model.x, self._scale(model))])
        span = float(model.x.maximum - model.x.minimum)
        room = (
            span * _BAR_ROOM
            if says_bars(model, self.width())
            else _widest(model.x) / 2 / self._scale(model)
        )
        left = right = room if model.bars or model.spans else 0.0
        if says_names(model, self.width()):
            names = room_for_names(model, self.width())
            right = names * span / max(1.0, self._scale(model) * span - names)
        view = plot.getViewBox()
        view.setXRange(float(model.x.minimum) - left, float(model.x.maximum) + right, padding=0)
        low, high = float(model.y.minimum), float(model.y.maximum)
        above = 0.0 if in_rows(model) else (high - low) * _ABOVE
        view.setYRange(low, high + above, padding=0)
        plot.showGrid(x=in_rows(model), y=not in_rows(model), alpha=0.16)

    def _show_notes(self, model: api.ChartModel) -> None:
        self._notes.show(model, self._hidden, self.width(), self.height())

    def _scale(self, model: api.ChartModel) -> float:
        """Give the pixels of one unit across, rather too few than too many."""
        taken = px(_BESIDE_ROWS if in_rows(model) else _BESIDE_LINES)
        span = float(model.x.maximum - model.x.minimum) or 1.0
        return float(max(1, self.width() - taken)) / span


def _reading(model: api.ChartModel) -> str:
    """Read out what a chart is looked at for: where its lines end, or its first bar or row."""
    if not model.rows:
        return ""
    row = model.rows[-1 if model.lines else 0]
    return ", ".join(
        f"{head}: {cell}" for head, cell in zip(model.header, row, strict=False) if cell
    )


def _short(ticks: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    metrics, right = QFontMetrics(small_font()), Qt.TextElideMode.ElideRight
    return [(float(v), metrics.elidedText(text, right, px(_LONGEST_TICK))) for v, text in ticks]


def _widest(axis: api.Axis) -> int:
    metrics = QFontMetrics(small_font())
    return max((metrics.horizontalAdvance(text) for _, text in axis.ticks), default=0)


def _thinned(axis: api.Axis, scale: float) -> list[tuple[float, str]]:
    """Leave out names of ticks that would run into each other: zero and the ends go first."""
    metrics = QFontMetrics(small_font())
    ends = (0.0, float(axis.maximum), float(axis.minimum))
    first = {end: place for place, end in enumerate(ends)}
    order = sorted(axis.ticks, key=lambda tick: first.get(float(tick[0]), len(ends)))
    taken: list[tuple[float, float]] = []
    shown: list[tuple[float, str]] = []
    for value, text in order:
        half = (metrics.horizontalAdvance(text) + _TICK_GAP) / 2
        left, right = value * scale - half, value * scale + half
        free = all(right <= low or left >= high for low, high in taken)
        taken += [(left, right)] if free else []
        shown.append((float(value), text if free else ""))
    return shown


def _shape(model: api.ChartModel) -> tuple[object, ...]:
    lines = tuple((line.key, line.dash, line.emphasis, line.tone) for line in model.lines)
    areas = tuple((area.key, area.tone) for area in model.areas)
    return (lines, areas, bool(model.bars), bool(model.spans))
