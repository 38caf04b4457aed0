"""Value against cost: which plans and options no other beats on both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.evaluation import Evaluation
from advisor.report.chart_model import Axis, ChartModel, Line, Mark
from advisor.report.names import option_names, posture_name, ranked_plans
from advisor.report.ticks import linear_axis
from advisor.words.text import Texts

_MOST_OPTIONS = 6


@dataclass(frozen=True)
class _Point:
    """What one plan or option costs and brings, both medians of present values."""

    name: str
    cost: float
    benefit: float
    is_plan: bool


def chart_value(evaluation: Evaluation, texts: Texts) -> ChartModel | None:
    """Draw net present benefit over net present cost of plans and of options for everything.

    Args:
        evaluation: The answer to draw.
        texts: The reader's language.

    Returns:
        A named point per plan, a plain one per option, and a line through those that no other
        beats (Pareto); None where no success has a value, for then there is nothing to set
        against cost.
    """
    points = _points(evaluation, texts)
    if not any(point.benefit > 0 for point in points):
        return None

    def money(amount: float) -> str:
        return texts.money(amount, evaluation.currency, compact=True)

    say, front = texts.say, frontier(points)
    return ChartModel(
        id="value",
        title=say("chart.value.title"),
        subtitle=say("chart.value.subtitle"),
        x=_axis(say("chart.value.cost"), [point.cost for point in points], money),
        y=_axis(say("chart.value.benefit"), [point.benefit for point in points], money),
        lines=(_line(front, say("chart.value.front")),) if len(front) > 1 else (),
        marks=tuple(
            Mark(point.cost, point.benefit, point.name, "named" if point.is_plan else "dot")
            for point in points
        ),
        header=tuple(say(f"chart.value.{column}") for column in ("what", "cost", "benefit", "net")),
        rows=tuple(
            _row(point, evaluation.currency, texts)
            for point in sorted(points, key=lambda point: point.cost)
        ),
    )


def _row(point: _Point, currency: str, texts: Texts) -> tuple[str, ...]:
    """Write a point for the table: what it costs, brings, and leaves."""
    amounts = (point.cost, point.benefit, point.benefit - point.cost)
    return point.name, *(texts.money(amount, currency) for amount in amounts)


def frontier(points: tuple[_Point, ...]) -> tuple[_Point, ...]:
    """Give the points that no other beats: none is cheaper and brings at least as much."""
    best: list[_Point] = []
    for point in sorted(points, key=lambda one: (one.cost, -one.benefit)):
        if not best or point.benefit > best[-1].benefit:
            best.append(point)
    return tuple(best)


def _points(evaluation: Evaluation, texts: Texts) -> tuple[_Point, ...]:
    plans = [
        _Point(
            posture_name(plan.posture, texts),
            plan.net_present_cost.p50,
            plan.net_present_benefit.p50,
            is_plan=True,
        )
        for plan in ranked_plans(evaluation)
    ]
    names = option_names(evaluation, texts)
    options = [
        _Point(names[one.id], one.net_present_cost.p50, one.net_present_benefit.p50, is_plan=False)
        for one in evaluation.options
        if one.net_present_cost and one.net_present_benefit and not one.excluded_because
    ]
    return (*plans, *sorted(options, key=lambda point: point.cost)[:_MOST_OPTIONS])


def _axis(label: str, values: list[float], money: Callable[[float], str]) -> Axis:
    low, high = min(values), max(values)
    room = (high - low or abs(high) or 1.0) * 0.12
    return linear_axis(label, low - room, high + room, money)


def _line(front: tuple[_Point, ...], label: str) -> Line:
    return Line(
        key="front",
        label=label,
        x=np.array([point.cost for point in front], dtype=np.float64),
        y=np.array([point.benefit for point in front], dtype=np.float64),
        dash="dot",
        emphasis=False,
        tone="none",
    )
