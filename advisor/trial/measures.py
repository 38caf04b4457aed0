"""What of an option is looked at when a claim is tried, in every future."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from advisor.cost.asked import tokens_of_task
from advisor.cost.context import Array, Context, Line
from advisor.cost.success import success_of
from advisor.decision.break_even import Alone
from advisor.errors import Message, Money, Quantity, Share, message
from advisor.trial.matter import Bench

Measure = Callable[[Bench, Alone], Array]
"""Gives a value in each row of the options' rows, shape ``(rows,)``."""
MORE_IS_BETTER = frozenset({"worth", "success_rate"})
PART_OF_A_CHOICE = frozenset({"parameters", "adaptation_cost", "staff_cost", "hardware_cost"})
"""Subjects that nobody chooses by: of each side the cheapest option in all is looked at."""
ON_SUCCESS = frozenset({"worth", "success_rate", "cost_per_success", "net_present_cost"})
"""Subjects that the success of a model enters: a failed task costs as much as doing it by hand."""


def value_said(subject: str, value: float, currency: str) -> Message | Money | Share | Quantity:
    """Give a value of a subject as a message carries it."""
    if subject == "success_rate":
        return Share(value)
    if subject == "months_to_launch":
        return Quantity(value, "month")
    if subject == "parameters":
        return message("trial.billions", number=value)
    if subject == "usage_cost":
        return message("trial.per_million", money=Money(value, currency))
    return Money(value, currency)


def _cost(_bench: Bench, one: Alone) -> Array:
    return one.cost


def _worth(_bench: Bench, one: Alone) -> Array:
    return np.asarray(one.benefit - one.cost)


def _first_phase(bench: Bench, one: Alone) -> Array:
    start, end = bench.context.calendar.window(0)
    return np.asarray(one.monthly[start:end].sum(axis=0))


def _of_lines(keep: Callable[[Line], bool]) -> Measure:
    def measure(bench: Bench, one: Alone) -> Array:
        context = _context(bench)
        own = [context.present(line) for line in one.lines if keep(line) and not line.is_gain]
        total: Array = -np.sum(own, axis=0) if own else np.zeros(bench.rows.total)
        return total

    return measure


def _usage(bench: Bench, one: Alone) -> Array:
    """Give level 1 of the ledger for a million tokens served, undiscounted."""
    context = _context(bench)
    paid = [context.total(line) for line in one.lines if line.level == 1]
    tokens, _ = _served(bench, one)
    total = -np.sum(paid, axis=0) if paid else np.zeros(bench.rows.total)
    return np.asarray(total / np.maximum(tokens, 1.0) * 1e6)


def _per_success(bench: Bench, one: Alone) -> Array:
    _, successes = _served(bench, one)
    return np.asarray(one.monthly.sum(axis=0) / np.maximum(successes, 1e-9))


def _success(bench: Bench, one: Alone) -> Array:
    """Give the share of tasks done right over all workloads, by their likely tasks."""
    context = _context(bench)
    weights = {id_: bench.tasks(id_) for id_ in one.placement}
    done = [success_of(context, id_, one.option)[0] * tasks for id_, tasks in weights.items()]
    return np.asarray(np.sum(done, axis=0) / sum(weights.values()))


def _launch(bench: Bench, one: Alone) -> Array:
    """Give the first month in which the option serves anything; the horizon where it never does."""
    horizon = bench.context.calendar.horizon
    starts = [s.start for s in bench.matter.search.segments(one.placement) if s.option is not None]
    return np.full(bench.rows.total, float(min(starts, default=horizon)))


def _parameters(bench: Bench, one: Alone) -> Array:
    size = one.option.architecture.parameters_b
    return np.full(bench.rows.total, np.nan if size is None else size)


def _served(bench: Bench, one: Alone) -> tuple[Array, Array]:
    """Give tokens and successful tasks that the option serves, shape ``(rows,)``."""
    context = _context(bench)
    tokens, successes = np.zeros(bench.rows.total), np.zeros(bench.rows.total)
    for segment in bench.matter.search.segments(one.placement):
        if segment.option is not None:
            demand = context.demand[segment.workload]
            tasks = demand.tasks[segment.start : segment.end].sum(axis=0) * segment.share
            read, written = tokens_of_task(context, segment.workload, segment.option)
            tokens += tasks * (read + written)
            successes += tasks * success_of(context, segment.workload, segment.option)[0]
    return tokens, successes


def _context(bench: Bench) -> Context:
    return bench.matter.search.context


MEASURES: Mapping[str, Measure] = {
    "net_present_cost": _cost,
    "worth": _worth,
    "first_phase_cost": _first_phase,
    "hardware_cost": _of_lines(lambda line: line.level == 1),
    "usage_cost": _usage,
    "cost_per_success": _per_success,
    "staff_cost": _of_lines(lambda line: line.level == 3),
    "adaptation_cost": _of_lines(lambda line: line.key == "adaptation"),
    "success_rate": _success,
    "months_to_launch": _launch,
    "parameters": _parameters,
}
"""By subject; recommendation, hard rules and the margin of the verdict are read elsewhere."""
