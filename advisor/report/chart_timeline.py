"""The path as a timeline: what runs each workload from phase to phase, and when orders fall."""

from __future__ import annotations

from advisor.evaluation import PHASES, Evaluation, PhaseName, PlanResult, Posture
from advisor.report.chart_model import Axis, ChartModel, Hatch, Mark, Span
from advisor.report.names import leading_plan, option_names, posture_name
from advisor.report.ticks import month_axis
from advisor.words.text import Texts

_HATCHES: dict[Posture, Hatch] = {"open": "plain", "closed": "rising", "hybrid": "falling"}
_ABOVE = -0.35
"""Rows above the first one, for the names of the gates."""
_APART = 0.1
"""Share of the horizon within which two names collide."""
_ORDERS_NAMED = 4
"""Orders that are marked; the plan's table has them all."""


def chart_timeline(evaluation: Evaluation, texts: Texts) -> ChartModel | None:
    """Draw which side runs each workload of the leading plan, month by month.

    Args:
        evaluation: The answer to draw.
        texts: The reader's language.

    Returns:
        A row per workload with a span per phase, a line where servers are ordered; None where no
        plan leads or nobody knows when phases begin.
    """
    plan = leading_plan(evaluation)
    when = {one.phase: (one.start_month, one.end_month) for one in evaluation.roadmap}
    if plan is None or set(when) != set(PHASES):
        return None
    workloads = tuple(dict.fromkeys(placed.workload for placed in plan.placement))
    said = [evaluation.workload_names.get(id_, id_) for id_ in workloads]
    ticks = tuple((row + 0.5, name) for row, name in enumerate(said))
    say = texts.say
    return ChartModel(
        id="timeline",
        title=say("chart.timeline.title"),
        subtitle=say("chart.timeline.subtitle", name=posture_name(plan.posture, texts)),
        x=month_axis(say("chart.month"), evaluation.horizon_months, texts.number),
        y=Axis(say("chart.timeline.workload"), _ABOVE, float(max(len(said), 1)), ticks),
        marks=_marks(plan, when, texts),
        header=(
            say("chart.timeline.workload"),
            *(say(f"phase.{phase}") for phase in PHASES),
        ),
        rows=_rows(evaluation, plan, workloads, texts),
        spans=_spans(evaluation, plan, workloads, when, texts),
    )


def _spans(
    evaluation: Evaluation,
    plan: PlanResult,
    workloads: tuple[str, ...],
    when: dict[PhaseName, tuple[int, int]],
    texts: Texts,
) -> tuple[Span, ...]:
    names = option_names(evaluation, texts)
    sides = {option.id: option.posture for option in evaluation.options}
    made: list[Span] = []
    for row, id_ in enumerate(workloads):
        for option, start, end in _stretches(plan, id_, when):
            side = sides.get(option, plan.posture)
            key, text = posture_name(side, texts), names.get(option, option)
            made.append(Span(row, float(start), float(end), side, _HATCHES[side], key, text))
    return tuple(made)


def _stretches(
    plan: PlanResult, workload: str, when: dict[PhaseName, tuple[int, int]]
) -> list[tuple[str, int, int]]:
    """Give from when to when each option runs a workload; phases of one option are one."""
    found: list[tuple[str, int, int]] = []
    placed = {one.phase: one.option for one in plan.placement if one.workload == workload}
    for phase in PHASES:
        start, end = when[phase]
        option = placed.get(phase)
        if option is None or end <= start:
            continue
        if found and found[-1][0] == option:
            found[-1] = (option, found[-1][1], end)
        else:
            found.append((option, start, end))
    return found


def _marks(
    plan: PlanResult, when: dict[PhaseName, tuple[int, int]], texts: Texts
) -> tuple[Mark, ...]:
    """Mark gates between phases and the first orders; names that would collide are left out."""
    gates = {
        float(when[phase][0]): texts.say("chart.timeline.gate", number=number)
        for number, phase in enumerate(PHASES[1:], start=1)
    }
    ordered = sorted({purchase.ordered for purchase in plan.purchases})[:_ORDERS_NAMED]
    orders = dict.fromkeys(
        (float(month) for month in ordered if month > 0), texts.say("chart.timeline.order")
    )
    apart = max(end for _, end in when.values()) * _APART
    named: list[float] = list(gates)
    marks = [Mark(month, None, label, "vertical") for month, label in gates.items()]
    for month, label in orders.items():
        if month in gates:
            continue
        free = all(abs(month - other) >= apart for other in named)
        named += [month] if free else []
        marks.append(Mark(month, None, label if free else "", "vertical"))
    return tuple(marks)


def _rows(
    evaluation: Evaluation, plan: PlanResult, workloads: tuple[str, ...], texts: Texts
) -> tuple[tuple[str, ...], ...]:
    names = option_names(evaluation, texts)
    placed = {(one.workload, one.phase): one.option for one in plan.placement}
    empty = texts.say("report.empty")
    rows = []
    for id_ in workloads:
        used = (placed.get((id_, phase)) for phase in PHASES)
        cells = (names.get(option, option) if option else empty for option in used)
        rows.append((evaluation.workload_names.get(id_, id_), *cells))
    return tuple(rows)
