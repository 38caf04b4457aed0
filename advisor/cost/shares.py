"""Which part of each line of a plan falls on which workload; the parts add up to the line.

A line that one workload alone causes is its own. What several share is split by one of three
rules, chosen by this program and said in the answer:

- *use*: machines, by the server-months that each workload's busiest hours ask for, since that is
  what their number is decided on. What is bought is split over all months of use, what runs month
  by month over its own months.
- *months*: people, licences and what an option costs once, in equal parts for each month in which
  a workload is placed where it is needed; tasks of different kinds cannot be counted together.
- *equally*: what every plan pays whatever it places, among all workloads.

What is rented follows the widths of replicas: workloads share only those that they can use. Tax is
split as the line it goes with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.integration import days_of
from advisor.cost.layout import Layout, Placement
from advisor.cost.line import Flow, Line
from advisor.cost.pool import Pool, Span, load_in, replicas_in
from advisor.cost.talent import asks_for, rung_of
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import STAFF

Rule = Literal["alone", "use", "months", "equally"]
Fits = Callable[[DeploymentOption], bool]

BOUGHT = frozenset(
    {
        "hardware_purchase",
        "hardware_install",
        "hardware_maintenance",
        "hardware_lease",
        "hardware_resale",
        "network_storage",
        "appliance_purchase",
        "appliance_support",
        "appliance_upgrade",
        "contract_penalty",
    }
)
"""Lines of machines that are there for all that ever runs on them."""
RUNNING = frozenset({"power", "space", "software", "rental", "rental_committed"})
"""Lines of machines that are paid for what runs on them at the time."""
INTEGRATION = "integration"
"""Line of systems that are connected to one kind of software, whose figure is its first input."""
TALENT = "talent"
"""Line of a rung that the team is trained for."""
STAFFED = frozenset({"operations", "hiring"})
"""Lines of a kind of staff, whose figure is their first input."""
OF_A_MODEL = frozenset({"licence_one_off", "licence_yearly", "adaptation", "exit_penalty"})
"""Lines that a model of a form costs once, on however many kinds of server."""


@dataclass(frozen=True)
class Split:
    """How a line falls on workloads."""

    rule: Rule
    amounts: Mapping[str, Array]
    """By workload: what it is split by, such as server-months; shape ``(rows,)`` or none."""
    total: Array
    """Of all of them, above zero."""

    def part(self, workload: str) -> Array:
        """Give a workload's part of the line, 0 to 1; all parts add up to 1."""
        if workload not in self.amounts:
            return np.zeros(())
        return np.asarray(self.amounts[workload] / self.total)


def workload_of(line: Line) -> str:
    """Give the workload that alone causes a line; empty where several share it."""
    return line.workload or tasks_of(line)


def tasks_of(line: Line) -> str:
    """Give the workload whose tasks a line follows; empty where it follows none."""
    if not isinstance(line.flow, Flow) or not isinstance(line.flow.course.key, tuple):
        return ""
    kind, *rest = line.flow.course.key
    return str(rest[0]) if kind == "tasks" else str(rest[2]) if kind == "missed" else ""


class Splitter:
    """Splits the lines of one plan over its workloads."""

    def __init__(self, context: Context, placement: Placement, layout: Layout) -> None:
        """Look at a plan's placement and machines."""
        self._context = context
        self._placement = placement
        self._pools = tuple(layout.pools.values())
        self._options = {o.id: o for path in placement.values() for o in path}
        self._needs: dict[tuple[str, Span], Mapping[str, Array]] = {}

    def split(self, line: Line) -> Split:
        """Say how a line falls on the workloads."""
        own = workload_of(line)
        if own:
            return Split("alone", {own: np.ones(())}, np.ones(()))
        key = line.taxed or line.key
        if key in BOUGHT | RUNNING:
            pools = tuple(pool for pool in self._pools if _runs_for(pool, line))
            needs = [n for pool in pools for n in self._needed(pool, line, all_of=key in BOUGHT)]
            if needs:
                return self._added("use", needs)
        fits = self._needing(line, key)
        return self._added("equally" if fits is None else "months", [self._months(fits)])

    def _needed(self, pool: Pool, line: Line, *, all_of: bool) -> Iterable[Mapping[str, Array]]:
        """Give the server-months that workloads ask for, in a line's months or in all."""
        named = _span_of(line)
        if named is not None and not all_of:
            yield self._in_span(pool, named)
            return
        for span in pool.spans:
            runs = span.start < line.start + line.months and line.start < span.end
            if all_of or runs:
                yield self._in_span(pool, span)

    def _in_span(self, pool: Pool, span: Span) -> Mapping[str, Array]:
        key = pool.option.id, span
        if key not in self._needs:
            self._needs[key] = {
                load[0]: _server_months(self._context, pool, replace(span, loads=(load,)))
                for load in span.loads
            }
        return self._needs[key]

    def _needing(self, line: Line, key: str) -> Fits | None:
        """Say which options need what a line pays; None where it names none: every plan pays it."""
        if key in STAFFED:
            return lambda option: STAFF[option.form] == line.inputs[0]
        if key == INTEGRATION:
            return lambda option: days_of(option) == line.inputs[0]
        if key == TALENT:
            rung = rung_of(self._context, line)
            return lambda option: rung is not None and asks_for(self._context, option, rung)
        mine = self._options.get(line.option.partition("#")[0])
        if mine is None:
            return None
        if key in OF_A_MODEL:
            model = mine.form, mine.model.id, mine.fee
            return lambda option: (option.form, option.model.id, option.fee) == model
        return lambda option: option.id == mine.id

    def _months(self, fits: Fits | None) -> Mapping[str, Array]:
        """Count the months that each workload is placed on a fitting option."""
        calendar = self._context.calendar
        found = {}
        for workload, path in self._placement.items():
            used = [calendar.window(p) for p in range(3) if fits is None or fits(path[p])]
            months = sum(max(0, end - start) for start, end in used)
            if months:
                found[workload] = np.asarray(float(months))
        return found

    def _added(self, rule: Rule, amounts: Sequence[Mapping[str, Array]]) -> Split:
        """Add up what a line is split by; where that is nothing all have the same."""
        names = sorted({name for one in amounts for name in one}) or sorted(self._placement)
        added = {
            name: sum((one[name] for one in amounts if name in one), np.zeros(())) for name in names
        }
        total = np.asarray(sum(added.values()))
        nothing = total <= 0
        even = {name: np.where(nothing, 1.0, amount) for name, amount in added.items()}
        return Split(rule, even, np.where(nothing, float(len(names)), total))


def _runs_for(pool: Pool, line: Line) -> bool:
    """Whether a line pays machines of a pool; owned ones that are kept are named by no option."""
    if line.option:
        return pool.option.id == line.option
    kept = {machine for machine, _ in pool.kept}
    return any(f"machine.{machine}.resale_value" in line.inputs for machine in kept)


def _span_of(line: Line) -> Span | None:
    """Give the months and workloads that a line's course was made for, where it names them."""
    key = line.flow.course.key if isinstance(line.flow, Flow) else ()
    parts = key if isinstance(key, tuple) else ()
    return next((part for part in parts if isinstance(part, Span)), None)


def _server_months(context: Context, pool: Pool, span: Span) -> Array:
    """Give the server-months, or accelerator-months of what is rented, that one load asks for."""
    if not pool.option.is_rented:
        return np.asarray(load_in(context, pool, span).sum(axis=0) * span.servers)
    width = pool.capability[pool.kinds[0], span.loads[0][0]].fit.accelerators
    return np.asarray(replicas_in(context, pool, span).sum(axis=0) * width)
