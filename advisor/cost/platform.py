"""Lines of people and fees: what a form, an option or a workload costs once or every month."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from advisor.cost.context import Context, Line
from advisor.cost.contracts import left_hosts, left_licence
from advisor.cost.further import further_lines, generation, tuning_lines
from advisor.cost.hiring import first_paid, hired
from advisor.cost.line import Flow, running
from advisor.cost.machines import residual
from advisor.cost.pool import Pool
from advisor.cost.usage import Segment
from advisor.model.estate import Machine
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import STAFF, TRAITS

Path = tuple[DeploymentOption, DeploymentOption, DeploymentOption]
"""What serves a workload in each phase."""


def operations(context: Context, segments: Sequence[Segment]) -> Iterator[Line]:
    """Charge each kind of operations staff from the phase of its first use to its last month.

    What open and closed options share belongs to neither.
    """
    for staff, (start, end) in _staffed(context, segments):
        served = [s for s in segments if s.option and STAFF[s.option.form] == staff]
        flow = Flow(-context.design[staff] * context.wage, context.wage_course(start, end))
        sides = {segment.option.posture for segment in served if segment.option}
        first = min(served, key=lambda s: s.start).option
        option = first.id if first and len(sides) == 1 else ""
        yield running("operations", 3, option, flow, (staff, *context.wage_inputs))
        yield from hired(context, staff, option, start)


def _staffed(context: Context, segments: Sequence[Segment]) -> list[tuple[str, tuple[int, int]]]:
    """Give the months of each kind of staff, by its name."""
    months: dict[str, tuple[int, int]] = {}
    for segment in segments:
        if segment.option is not None:
            staff = STAFF[segment.option.form]
            start, end = months.get(staff, (segment.start, segment.end))
            months[staff] = min(start, segment.start), max(end, segment.end)
    return [
        (staff, (first_paid(context, staff, start), end))
        for staff, (start, end) in sorted(months.items())
    ]


def workload_labour(context: Context, workload: str, path: Path) -> Iterator[Line]:
    """Charge a workload's implementation, evaluation in each phase, switching and exit."""
    for line in (*_work(context, path), *left_hosts(context, workload, path)):
        yield replace(line, workload=workload)


def _work(context: Context, path: Path) -> Iterator[Line]:
    built: set[str] = set()
    before = ""
    for phase, option in enumerate(path):
        if not context.calendar.lasts(phase):
            continue
        start = context.calendar.starts[phase]
        work = (
            "implementation.api" if TRAITS[option.form].is_light else "implementation.self_hosted"
        )
        if work not in built:
            built.add(work)
            yield context.labour("implementation", option.id, start, work)
        if before and before != option.id:
            yield context.labour("switching", option.id, start, "switching.per_workload")
        before = option.id
        for model in (option.model, option.second):
            if model is not None:
                yield context.labour(
                    "evaluation", option.mark(model), start, "evaluation.per_workload_phase"
                )
    for option in dict.fromkeys(path):
        used = [p for p in range(3) if path[p] is option and context.calendar.lasts(p)]
        if used:
            yield from tuning_lines(context, option, used)
    last = context.calendar.horizon - 1
    yield context.labour("exit_cost", path[-1].id, last, "exit.per_workload")


def option_labour(context: Context, option: DeploymentOption, phases: set[int]) -> Iterator[Line]:
    """Charge what an option costs once it is used at all: compliance, and what its form asks."""
    start = context.calendar.window(min(phases))[0]
    yield context.labour("compliance", option.id, start, "compliance.per_option")
    yield from further_lines(context, option, sorted(phases))


def model_lines(context: Context, option: DeploymentOption, phases: set[int]) -> Iterator[Line]:
    """Charge what a model costs once a plan, on however many servers it runs: licence, adaptation.

    Args:
        context: What lines are reckoned with.
        option: The first of the options that run the model in this form.
        phases: Phases in which any of them is used.
    """
    start = context.calendar.window(min(phases))[0]
    end = context.calendar.window(max(phases))[1]
    if option.fee == "one_off":
        paid = -context.money("licence.closed_one_off")
        yield Line("licence_one_off", 1, option.id, start, paid[None], ("licence.closed_one_off",))
    if option.fee == "yearly":
        paid = -context.money("licence.closed_per_year")
        for month in range(start, end, 12):
            part = min(12, end - month) / 12
            ids = ("licence.closed_per_year",)
            yield Line("licence_yearly", 1, option.id, month, paid[None] * part, ids)
        yield from left_licence(context, option, start, end)
    if TRAITS[option.form].is_adapted:
        yield from _adaptation(context, option, start, end)


def owned_lines(context: Context, pools: Sequence[Pool]) -> Iterator[Line]:
    """Charge committed support in every plan; credit resale of machines a plan never uses.

    Owned machines are sunk: their price is in no plan. A plan that drops them is credited what
    they fetch; a plan that keeps them is charged nothing for it: one of the two, never both. At
    the horizon they fetch something only where they are not past their life.
    Servers that others use are neither: a plan can neither take nor sell them.
    """
    used: dict[str, list[int]] = {}
    for pool in pools:
        for machine_id, taken in pool.owned_by_machine().items():
            by_phase = used.setdefault(machine_id, [0, 0, 0])
            for phase in range(3):
                by_phase[phase] += taken[phase]
    for machine in context.assessment.machines:
        committed = machine.support_per_year * machine.servers
        if committed:
            paid = np.full(context.design.rows.total, -committed / 12)
            flow = Flow(paid, context.level_course(0, context.calendar.horizon))
            yield running("owned_support", 1, "", flow, ())
        kept = max(used.get(machine.id, [0]))
        free = free_servers(machine) - kept
        id_ = f"machine.{machine.id}.resale_value"
        if id_ not in context.design.ledger:
            continue
        if free:
            credit = context.money(id_) * free
            yield Line("owned_resale_credit", 1, "", 0, credit[None], (id_,))
        horizon = context.calendar.horizon
        if kept and machine.age_months + horizon <= context.design["hardware.life_months"][0]:
            left = context.money(id_) * kept * residual(context, horizon)
            ids = (id_, "hardware.residual_at_36_months", "hardware.life_months")
            yield Line("hardware_resale", 1, "", horizon - 1, left[None], ids)


def free_servers(machine: Machine) -> int:
    """Give the whole servers of a machine that these workloads may have."""
    return math.floor(machine.servers * machine.available_share + 1e-9)


def _adaptation(context: Context, option: DeploymentOption, start: int, end: int) -> Iterator[Line]:
    """Charge adaptation per hardware kind at the start and at every refresh of the model."""
    kinds = 1
    if option.is_bought:
        owned = {machine.accelerator for machine in context.assessment.machines}
        kinds = context.assessment.organisation.hardware_kinds or max(1, len(owned))
    for month in range(start, end, generation(context)):
        line = context.labour("adaptation", option.id, month, "adaptation.per_hardware_kind")
        if isinstance(line.flow, Flow):
            flow = replace(line.flow, factor=line.flow.factor * kinds)
            yield replace(line, flow=flow, inputs=(*line.inputs, "refresh.months"))
