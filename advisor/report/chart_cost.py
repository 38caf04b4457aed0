"""The chart of cumulative cost month by month, with the bands of the two leading plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from advisor.errors import chance
from advisor.evaluation import Evaluation, LiveReading, Posture, SeriesBand
from advisor.report.chart_model import Area, Axis, ChartModel, Dash, Line, Series
from advisor.report.names import posture_name, ranked_plans
from advisor.report.ticks import linear_axis, month_axis
from advisor.words.text import Texts

DASHES: dict[Posture, Dash] = {"open": "solid", "closed": "dash", "hybrid": "dashdot"}
BANDS = 2
"""How many plans show their band; more of them hide each other."""
_FILLED = 0.55
"""Share of an axis below which courses that move get one of their own."""


def chart_cost_over_time(evaluation: Evaluation, texts: Texts) -> ChartModel:
    """Draw what each standing plan has cost by the end of every month.

    Args:
        evaluation: The answer to draw.
        texts: The reader's language.

    Returns:
        A line per standing plan, the leading one stressed, and the bands from P10 to P90 of the
        leading plan and the runner-up.
    """
    bands = _in_order(evaluation.cost_over_time, [p.posture for p in ranked_plans(evaluation)])
    months = evaluation.horizon_months

    return ChartModel(
        id="cost_over_time",
        title=texts.say("chart.cost.title", months=months),
        subtitle=texts.say("chart.cost.subtitle", samples=evaluation.line_samples),
        x=month_axis(texts.say("chart.month"), months, texts.number),
        y=_axis(bands, evaluation, texts),
        lines=tuple(_line(band, evaluation.leading, texts) for band in bands),
        areas=tuple(_area(band, texts) for band in bands[:BANDS]),
        header=_header(bands, texts),
        rows=_rows(bands, evaluation, texts),
    )


def cost_over_time_moved(
    before: ChartModel,
    evaluation: Evaluation,
    reading: LiveReading,
    texts: Texts,
    *,
    with_table: bool,
) -> ChartModel:
    """Draw what becomes of the chart while a figure moves.

    The axis of money stays as long as the courses fill it well: one that moves with every step
    hides what moves on it.

    Args:
        before: The chart in sight.
        evaluation: The answer that was drawn last.
        reading: The plans under changed figures.
        texts: The reader's language.
        with_table: Whether the table behind the chart is wanted too.
    """
    plans = sorted(
        reading.plans,
        key=lambda plan: (plan.posture != reading.leading, -plan.probability_best),
    )
    bands = _in_order(reading.cost_over_time, [plan.posture for plan in plans])
    low, high = _ends(bands)
    span = before.y.maximum - before.y.minimum
    fits = before.y.minimum <= low and high <= before.y.maximum and high - low >= _FILLED * span
    return replace(
        before,
        y=before.y if fits else _axis(bands, evaluation, texts),
        lines=tuple(_line(band, reading.leading, texts) for band in bands),
        areas=tuple(_area(band, texts) for band in bands[:BANDS]),
        header=_header(bands, texts) if with_table else before.header,
        rows=_rows(bands, evaluation, texts) if with_table else (),
    )


def _in_order(bands: Sequence[SeriesBand], order: Sequence[Posture]) -> list[SeriesBand]:
    return sorted(bands, key=lambda band: order.index(band.posture))


def _ends(bands: Sequence[SeriesBand]) -> tuple[float, float]:
    """Give the least and the most that is drawn, nothing among them."""
    shown = [s for band in bands[:BANDS] for s in (band.p10, band.p90)] + [b.p50 for b in bands]
    top = max((max(series) for series in shown), default=0.0)
    low = min((min(series) for series in shown), default=0.0)
    return min(low, 0.0), max(top, 1.0)


def _axis(bands: Sequence[SeriesBand], evaluation: Evaluation, texts: Texts) -> Axis:
    def money(amount: float) -> str:
        return texts.money(amount, evaluation.currency, compact=True)

    return linear_axis(texts.say("chart.cost.axis"), *_ends(bands), money)


def _from_zero(values: tuple[float, ...]) -> Series:
    """Start at nothing in month 0; entry t is the cost by the end of month t."""
    return np.ascontiguousarray((0.0, *values), dtype=np.float64)


def _line(band: SeriesBand, leading: Posture | None, texts: Texts) -> Line:
    return Line(
        key=band.posture,
        label=posture_name(band.posture, texts),
        x=np.arange(len(band.p50) + 1, dtype=np.float64),
        y=_from_zero(band.p50),
        dash=DASHES[band.posture],
        emphasis=band.posture == leading,
        tone=band.posture,
    )


def _area(band: SeriesBand, texts: Texts) -> Area:
    return Area(
        key=band.posture,
        label=texts.say("chart.band", name=posture_name(band.posture, texts)),
        x=np.arange(len(band.p50) + 1, dtype=np.float64),
        low=_from_zero(band.p10),
        high=_from_zero(band.p90),
        tone=band.posture,
    )


def _header(bands: list[SeriesBand], texts: Texts) -> tuple[str, ...]:
    percentiles = ("P10", "P50", "P90")
    return (
        texts.say("chart.month"),
        *(
            texts.say("chart.cost.column", name=posture_name(band.posture, texts), percentile=p)
            for band in bands
            for p in percentiles
        ),
    )


def _rows(
    bands: list[SeriesBand], evaluation: Evaluation, texts: Texts
) -> tuple[tuple[str, ...], ...]:
    months = evaluation.horizon_months
    shown = sorted({*range(6, months + 1, 6), months}) if bands else []
    return tuple(
        (
            texts.number(month),
            *(
                texts.money(values[month - 1], evaluation.currency)
                for band in bands
                for values in (band.p10, band.p50, band.p90)
            ),
        )
        for month in shown
    )


def band_says(evaluation: Evaluation, texts: Texts) -> str:
    """Say how often the leading plan beats the next posture, to stand under the chart."""
    if evaluation.leading is None or evaluation.lead_beats_next is None:
        return ""
    return texts.say(
        "chart.cost.note",
        name=posture_name(evaluation.leading, texts),
        share=chance(evaluation.lead_beats_next),
    )
