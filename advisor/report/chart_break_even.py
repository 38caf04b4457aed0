"""The chart of cost against volume: where one option becomes cheaper than another."""

from __future__ import annotations

import math

import numpy as np

from advisor.evaluation import BreakEven, Evaluation, OptionResult, Posture, VolumeCurve
from advisor.report.chart_model import Axis, ChartModel, Dash, Line, Mark
from advisor.report.names import leading_plan, option_names
from advisor.report.ticks import linear_axis, log_axis
from advisor.words.text import Texts

MOST_LINES = 6
DASHES: tuple[Dash, ...] = ("solid", "dash", "dot", "dashdot")
LOG_FROM = 20.0
"""Costs that span more than this factor stand on a logarithmic axis."""


def chart_break_even(evaluation: Evaluation, texts: Texts) -> ChartModel:
    """Draw what each option costs at every volume, every other input likely.

    Args:
        evaluation: The answer to draw.
        texts: The reader's language.

    Returns:
        A line for at most six options, ending where the option can serve no more; the planned
        volume as a vertical mark and every break-even as a point.
    """
    sweep = evaluation.volume_sweep
    names = option_names(evaluation, texts)
    curves = _shown(evaluation)
    lines = _lines(curves, evaluation, names)
    costs = [float(y) for line in lines for y in line.y]
    axis = _cost_axis(costs, evaluation.currency, texts)
    if axis.logarithmic:
        lines = tuple(_logarithmic(line) for line in lines)

    planned = sweep.planned_tokens_per_day
    volumes = [tokens for tokens in (*sweep.tokens_per_day, planned) if tokens > 0] or [1.0]
    crossings = tuple(
        mark
        for crossing in evaluation.break_even
        if (mark := _crossing(crossing, lines, texts)) is not None
    )
    return ChartModel(
        id="break_even",
        title=texts.say("chart.break_even.title"),
        subtitle=_subtitle(evaluation, texts),
        x=log_axis(texts.say("chart.break_even.volume"), min(volumes), max(volumes), texts.compact),
        y=axis,
        lines=lines,
        marks=(*_planned(planned, texts), *crossings),
        header=(
            texts.say("chart.break_even.volume"),
            *(names[curve.option] for curve in curves),
        ),
        rows=_rows(curves, evaluation, texts),
    )


def _subtitle(evaluation: Evaluation, texts: Texts) -> str:
    """Say which workloads every option carries, for only like can be compared with like."""
    names, compared = evaluation.workload_names, evaluation.volume_sweep.workloads
    if not compared or not set(names) - set(compared):
        return texts.say("chart.break_even.subtitle")
    listed = texts.say("report.list").join(names.get(id_, id_) for id_ in compared)
    return texts.say("chart.break_even.some", workloads=listed)


def _shown(evaluation: Evaluation) -> tuple[VolumeCurve, ...]:
    """Choose the curves: those of the leading plan, those that cross, then the cheapest."""
    plan = leading_plan(evaluation)
    used = {placed.option for placed in plan.placement} if plan else set()
    crossing = {option for pair in evaluation.break_even for option in pair.between}
    sweep = evaluation.volume_sweep
    away = [abs(volume - sweep.planned_tokens_per_day) for volume in sweep.tokens_per_day]
    nearest = away.index(min(away)) if away else 0

    def rank(curve: VolumeCurve) -> tuple[bool, bool, float]:
        cost = curve.net_present_cost[nearest]
        known = cost if cost is not None else math.inf
        return curve.option not in used, curve.option not in crossing, known

    curves = [
        curve
        for curve in evaluation.volume_sweep.curves
        if sum(cost is not None for cost in curve.net_present_cost) > 1
    ]
    return tuple(sorted(curves, key=rank)[:MOST_LINES])


def _lines(
    curves: tuple[VolumeCurve, ...], evaluation: Evaluation, names: dict[str, str]
) -> tuple[Line, ...]:
    """Draw one line per curve; within a posture the dash tells the options apart."""
    options: dict[str, OptionResult] = {option.id: option for option in evaluation.options}
    plan = leading_plan(evaluation)
    used = {placed.option for placed in plan.placement} if plan else set()
    seen: dict[Posture, int] = {}
    lines = []
    for curve in curves:
        posture = options[curve.option].posture
        place = seen.get(posture, 0)
        seen[posture] = place + 1
        pairs = zip(evaluation.volume_sweep.tokens_per_day, curve.net_present_cost, strict=True)
        known = [(volume, cost) for volume, cost in pairs if cost is not None and volume > 0]
        lines.append(
            Line(
                key=curve.option,
                label=names[curve.option],
                x=np.log10(np.array([volume for volume, _ in known], dtype=np.float64)),
                y=np.array([cost for _, cost in known], dtype=np.float64),
                dash=DASHES[place % len(DASHES)],
                emphasis=curve.option in used,
                tone=posture,
            )
        )
    return tuple(lines)


def _cost_axis(costs: list[float], currency: str, texts: Texts) -> Axis:
    """Choose the axis of cost: logarithmic when the costs span much and all are above zero."""
    label = texts.say("chart.net_present_cost")

    def money(amount: float) -> str:
        return texts.money(amount, currency, compact=True)

    low, high = min(costs, default=0.0), max(costs, default=1.0)
    if low > 0 and high / low > LOG_FROM:
        return log_axis(label, low, high, money)
    return linear_axis(label, min(low, 0.0), max(high, 1.0), money)


def _logarithmic(line: Line) -> Line:
    return Line(line.key, line.label, line.x, np.log10(line.y), line.dash, line.emphasis, line.tone)


def _planned(planned: float, texts: Texts) -> tuple[Mark, ...]:
    if planned <= 0:
        return ()
    label = texts.say("chart.break_even.planned", tokens=texts.compact(planned))
    return (Mark(math.log10(planned), None, label, "vertical"),)


def _crossing(crossing: BreakEven, lines: tuple[Line, ...], texts: Texts) -> Mark | None:
    """Mark a break-even on the line of the option with the fixed cost, if that line is shown."""
    line = next((line for line in lines if line.key == crossing.between[0]), None)
    if line is None or not crossing.tokens_per_day:
        return None
    x = math.log10(crossing.tokens_per_day)
    if not line.x[0] <= x <= line.x[-1]:
        return None
    label = texts.say(
        "chart.break_even.crossing",
        tokens=texts.compact(crossing.tokens_per_day),
    )
    return Mark(x, float(np.interp(x, line.x, line.y)), label, "point")


def _rows(
    curves: tuple[VolumeCurve, ...], evaluation: Evaluation, texts: Texts
) -> tuple[tuple[str, ...], ...]:
    def cost(curve: VolumeCurve, index: int) -> str:
        value = curve.net_present_cost[index]
        if value is None:
            return texts.say("chart.break_even.beyond")
        return texts.money(value, evaluation.currency, compact=True)

    return tuple(
        (texts.compact(volume), *(cost(curve, index) for curve in curves))
        for index, volume in enumerate(evaluation.volume_sweep.tokens_per_day)
    )
