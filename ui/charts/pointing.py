"""What lies under the hand on a chart: the nearest values of its lines, a bar or a point."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from advisor import api

_NEAR = 0.03
"""Share of the width and height within which a point counts as pointed at."""


@dataclass(frozen=True)
class Pointed:
    """What is said of a place, and where a thin line is drawn through the lines."""

    lines: tuple[str, ...]
    at: float | None = None


def pointed_at(
    model: api.ChartModel, x: float, y: float, hidden: Collection[str]
) -> Pointed | None:
    """Say what a chart holds at a place in its own coordinates; None where it holds nothing.

    Args:
        model: The chart.
        x: Place across.
        y: Place upwards; on a chart of bars downwards from the first row.
        hidden: Keys of lines that are not shown.
    """
    if model.bars:
        return _bar_at(model, y)
    if model.spans:
        return _span_at(model, x, y, hidden)
    shown = [line for line in model.lines if line.key not in hidden and len(line.x)]
    if shown and model.x.says is not None and model.y.says is not None:
        return _lines_at(model, shown, x)
    return _mark_at(model, x, y)


def _bar_at(model: api.ChartModel, y: float) -> Pointed | None:
    row = int(y)
    if not 0 <= row < len(model.bars) // 2:
        return None
    low, high = model.bars[2 * row], model.bars[2 * row + 1]
    return Pointed((low.label, low.text, high.text))


def _span_at(model: api.ChartModel, x: float, y: float, hidden: Collection[str]) -> Pointed | None:
    rows = {int(place): name for place, name in model.y.ticks}
    for span in model.spans:
        low, high = sorted((span.start, span.end))
        if span.row == int(y) and low <= x <= high and span.key not in hidden:
            return Pointed((rows.get(span.row, ""), f"{span.key}: {span.text}"))
    return None


def _lines_at(model: api.ChartModel, shown: list[api.Line], x: float) -> Pointed | None:
    """Give the lines' values at the one place of theirs that is nearest."""
    if not model.x.minimum <= x <= model.x.maximum or model.x.says is None or model.y.says is None:
        return None
    places = {float(place) for line in shown for place in line.x}
    nearest = min(places, key=lambda place: abs(place - x))
    said = [f"{model.x.label}: {model.x.says(nearest)}"]
    for line in shown:
        beside = int(abs(line.x - nearest).argmin())
        if abs(float(line.x[beside]) - nearest) < 1e-9:
            said.append(f"{line.label}: {model.y.says(float(line.y[beside]))}")
    return Pointed(tuple(said), nearest)


def _mark_at(model: api.ChartModel, x: float, y: float) -> Pointed | None:
    wide = (model.x.maximum - model.x.minimum) * _NEAR
    high = (model.y.maximum - model.y.minimum) * _NEAR
    said = [
        mark.label
        for mark in model.marks
        if mark.y is not None and abs(mark.x - x) <= wide and abs(mark.y - y) <= high
    ]
    return Pointed(tuple(said)) if said else None
