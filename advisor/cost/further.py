"""Lines of the forms that are compared only where they are asked for.

Tuning is done for each workload, everything else once for an option. What falls due with each
generation of models follows the catalogue's months between them at their likely value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.cost.context import Array, Context, Line
from advisor.cost.line import Flow, running
from advisor.cost.recurring import recurring_course
from advisor.cost.talent import begins, waits_on
from advisor.options.forms import OWN_MODEL, ROUTED, TUNED
from advisor.options.option import DeploymentOption


def tuning_lines(
    context: Context, option: DeploymentOption, phases: Sequence[int]
) -> Iterator[Line]:
    """Charge hosted tuning for one workload: samples, run and work, again each generation."""
    if option.form not in TUNED:
        return
    start, end = _months(context, phases)
    start = begins(context, option, start, end)
    design, every, timed = context.design, generation(context), waits_on(context, option)
    labels = context.money("tuning.label_price") * design["tuning.samples"]
    samples = ("tuning.samples", "tuning.label_price", "drift.wage", "refresh.months", *timed)
    run = Flow(-context.money("tuning.run_price"), recurring_course(context, start, end, every))
    by_wage = recurring_course(context, start, end, every, "wage")
    yield running("tuning_run", 1, option.id, run, ("tuning.run_price", "refresh.months", *timed))
    yield running("tuning_labels", 3, option.id, Flow(-labels, by_wage), samples)
    work = Flow(-design["tuning.labour"] * context.wage, by_wage)
    ids = ("tuning.labour", "refresh.months", *context.wage_inputs, *timed)
    yield running("tuning_labour", 3, option.id, work, ids)


def further_lines(
    context: Context, option: DeploymentOption, phases: Sequence[int]
) -> Iterator[Line]:
    """Charge what a router, a private cloud, devices or an own model cost once for an option."""
    start, end = _months(context, phases)
    if option.form in ROUTED:
        yield context.labour("router_setup", option.id, start, "router.setup")
        yield _people(context, "router_operations", option, "router.operations", start, end)
    if option.form == "open_private_cloud":
        yield context.labour("private_cloud_setup", option.id, start, "private_cloud.setup")
    if option.form == "open_device":
        price, every = context.money("device.distillation"), generation(context)
        paid = Flow(-price, recurring_course(context, start, end, every))
        yield running("distillation", 1, option.id, paid, ("device.distillation", "refresh.months"))
    if option.form in OWN_MODEL:
        yield from _own_model(context, option, start, end)


def generation(context: Context) -> int:
    """Give the months between generations of models, at the likely value, at least 1."""
    return max(1, round(float(context.design["refresh.months"][0])))


def months_of_training(context: Context, option: DeploymentOption) -> int:
    """Give the months before an own model can serve, at the likely value; 0 for other forms."""
    if option.form not in OWN_MODEL:
        return 0
    return round(float(context.design["industry.lead_time_months"][0]))


def _own_model(context: Context, option: DeploymentOption, start: int, end: int) -> Iterator[Line]:
    """Charge compute and labels of an own model, a share of both each generation, and its people.

    The chips that it serves on and their room stand in the lines of its servers. Until a team that
    has to learn first can begin, its people cost what their training does.
    """
    begun, waits = begins(context, option, start, end), waits_on(context, option)
    compute, ids = _compute(context, option)
    labels = context.money("industry.labels")
    for key, price, used in (
        ("training_compute", compute, ids),
        ("training_labels", labels, ("industry.labels",)),
    ):
        once = Flow(-price, context.level_course(begun, begun + 1))
        yield running(key, 1, option.id, once, (*used, *waits))
        first = begun + months_of_training(context, option) + generation(context)
        share = price * context.design["industry.refresh_share"]
        again = Flow(-share, recurring_course(context, first, end, generation(context)))
        timed = ("industry.refresh_share", "industry.lead_time_months", "refresh.months")
        yield running(key, 1, option.id, again, (*used, *timed, *waits))
    team = _people(context, "training_team", option, "industry.team", begun, end)
    yield replace(team, inputs=(*team.inputs, *waits))


def _compute(context: Context, option: DeploymentOption) -> tuple[Array, tuple[str, ...]]:
    """Give the compute of a first training (C009, C011, C013), detours included (C012).

    A vendor makes no detours and claims to save a part of the hardware (C001).
    """
    if option.form == "closed_adapted":
        ids = ("training.industry_model", "training.hardware_saving_closed")
        return context.money(ids[0]) * (1 - context.design[ids[1]]), ids
    detours = context.design["industry.inexperience"]
    if option.form == "industry_adapted":
        ids = ("training.industry_model", "industry.inexperience")
        return context.money(ids[0]) * detours, ids
    ids = ("training.per_billion_parameters", "industry.inexperience")
    size = option.architecture.parameters_b or 0.0
    return context.money(ids[0]) * size * detours, ids


def _people(
    context: Context, key: str, option: DeploymentOption, people: str, start: int, end: int
) -> Line:
    flow = Flow(-context.design[people] * context.wage, context.wage_course(start, end))
    return running(key, 3, option.id, flow, (people, *context.wage_inputs))


def _months(context: Context, phases: Sequence[int]) -> tuple[int, int]:
    return context.calendar.window(min(phases))[0], context.calendar.window(max(phases))[1]
