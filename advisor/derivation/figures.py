"""Each figure of an answer as a tree: levels, lines, stretches of months, factors, inputs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from advisor.cost.line import Line
from advisor.derivation.basis import MILLION, figure, number
from advisor.derivation.crossing import break_even
from advisor.derivation.lines import Lens, option_name, read_lines
from advisor.derivation.record import Derivation, FigureRef, Part, made_of, unknown
from advisor.derivation.reopened import Reopened
from advisor.derivation.scene import Scene
from advisor.derivation.shared import workload_cost
from advisor.errors import Message, message
from advisor.evaluation import PHASES, Band, LedgerLine, PlanResult
from advisor.options.deployment import DeploymentOption

LEVELS = (1, 2, 3)


def derive(run: Reopened, ref: FigureRef) -> Derivation:
    """Open a figure of an answer.

    Args:
        run: The run that the answer was read from.
        ref: Which figure.

    Returns:
        A tree whose parts add up to the figure in the likely case.

    Raises:
        AdvisorError: When the answer has no such figure, or is of other answers.
    """
    if ref.kind == "break_even":
        return break_even(run, ref)
    spread = _spread(run, ref)
    scene = run.plan(ref.plan) if ref.plan else run.option(ref.option)
    whole = _whole(run, scene, ref)
    return Derivation(ref, replace(whole, label=_title(run, ref)), spread)


def _spread(run: Reopened, ref: FigureRef) -> Band | None:
    """Give the band that the answer has of a figure; unknown figures are refused."""
    evaluation = run.evaluation
    plan = next((p for p in evaluation.plans if ref.plan and p.posture == ref.plan), None)
    option = next((o for o in evaluation.options if not ref.plan and o.id == ref.option), None)
    found = plan or (option if option and option.net_present_cost else None)
    if found is None:
        raise unknown(ref)
    if ref.kind == "ledger_line":
        return _line_spread(ref, found.ledger)
    if isinstance(found, PlanResult):
        return _plan_spread(ref, found)
    if ref.kind in {"net_present_cost", "net_present_benefit", "tco"}:
        band: Band | None = getattr(found, ref.kind)
        return band
    raise unknown(ref)


def _plan_spread(ref: FigureRef, plan: PlanResult) -> Band:
    if ref.kind == "workload_cost":
        found = (one for one in plan.workload_costs if one.workload == ref.workload)
        cost = next(found, None)
        if cost is None:
            raise unknown(ref)
        return cost.net_present_cost
    if ref.kind == "level_cost" and ref.level in LEVELS:
        return plan.level_cost[ref.level - 1]
    if ref.kind == "phase_cost" and ref.phase in plan.phase_cost:
        return plan.phase_cost[ref.phase]
    if ref.kind in {"level_cost", "phase_cost"}:
        raise unknown(ref)
    band: Band | None = getattr(plan, ref.kind)
    if band is None:
        raise unknown(ref)
    return band


def _line_spread(ref: FigureRef, ledger: Sequence[LedgerLine]) -> Band | None:
    lines = [line for line in ledger if line.line == ref.line and ref.level in {0, line.level}]
    if not lines:
        raise unknown(ref)
    one = lines[0]
    # The ledger has no mean of a line; its median stands nearest to it.
    return Band(p10=one.p10, p50=one.p50, p90=one.p90, mean=one.p50) if len(lines) == 1 else None


def _title(run: Reopened, ref: FigureRef) -> Message:
    if ref.plan:
        whose = message("derivation.plan", posture=Message(f"posture.{ref.plan}"))
    else:
        whose = option_name(run.options.get(ref.option))
    name = run.evaluation.workload_names.get(ref.workload, ref.workload)
    return message("derivation.title", figure=figure_name(ref, name), whose=whose)


def figure_name(ref: FigureRef, workload: str = "") -> Message:
    """Name a figure without whose it is; ``workload`` is the name of the one it is of."""
    match ref.kind:
        case "ledger_line":
            return Message(f"line.{ref.line}")
        case "level_cost":
            return message("derivation.figure.level_cost", name=Message(f"level.{ref.level}"))
        case "phase_cost":
            return message("derivation.figure.phase_cost", name=Message(f"phase.{ref.phase}"))
        case "workload_cost":
            return message("derivation.figure.workload_cost", name=workload)
    return Message(f"derivation.figure.{ref.kind}")


def _whole(run: Reopened, scene: Scene, ref: FigureRef) -> Part:
    horizon = scene.basis.context.calendar.horizon
    plain, present = Lens(0, horizon, discounted=False), Lens(0, horizon, discounted=True)
    costs = [line for line in scene.lines if not line.is_gain]
    if ref.kind in {"net_present_cost", "net_present_benefit", "worth"}:
        beside = run.beside_money(ref.plan) if ref.kind == "worth" else None
        return _discounted(scene, ref, costs, present, beside)
    if ref.kind == "workload_cost":
        return workload_cost(scene, run.splitter(ref.plan), ref.workload, present)
    if ref.kind == "level_cost":
        return by_line(scene, [line for line in costs if line.level == ref.level], plain)
    if ref.kind == "ledger_line":
        return _stretches(scene, _named(scene, ref), plain, ref.line)
    if ref.kind == "phase_cost":
        window = scene.basis.context.calendar.window(PHASES.index(ref.phase or PHASES[0]))
        return by_level(scene, costs, Lens(*window, discounted=False))
    total = replace(by_level(scene, costs, plain), label=Message("derivation.figure.tco"))
    return total if ref.kind == "tco" else _unit_cost(run, scene, ref, total)


def _discounted(
    scene: Scene, ref: FigureRef, costs: Sequence[Line], lens: Lens, beside: Part | None
) -> Part:
    if ref.kind == "net_present_cost":
        return by_level(scene, costs, lens)
    if ref.kind == "net_present_benefit":
        return _benefit(scene, lens)
    return _worth(scene, costs, lens, beside)


def _named(scene: Scene, ref: FigureRef) -> list[Line]:
    return [one for one in scene.lines if one.key == ref.line and ref.level in {0, one.level}]


def by_level(scene: Scene, lines: Sequence[Line], lens: Lens) -> Part:
    """Add lines up by level, by name and by stretch of months."""
    levels = []
    for level in LEVELS:
        part = by_line(scene, [line for line in lines if line.level == level], lens)
        levels.append(replace(part, label=Message(f"level.{level}")))
    return scene.basis.sum(figure("all_levels"), levels, scene.basis.currency)


def by_line(scene: Scene, lines: Sequence[Line], lens: Lens) -> Part:
    """Add lines up by name and by stretch of months."""
    keys = sorted({line.key for line in lines})
    parts = [_stretches(scene, [n for n in lines if n.key == key], lens, key) for key in keys]
    return scene.basis.sum(figure("all_lines"), parts, scene.basis.currency)


def _stretches(scene: Scene, lines: Iterable[Line], lens: Lens, key: str) -> Part:
    parts = tuple(read_lines(scene, tuple(lines), lens))
    whole = scene.basis.sum(Message(f"line.{key}"), parts, scene.basis.currency)
    return replace(whole, words=Message(f"formula.{key}"))


def _benefit(scene: Scene, lens: Lens) -> Part:
    gains = [line for line in scene.lines if line.is_gain]
    return _stretches(scene, gains, replace(lens, sign=1), "benefit")


def _worth(scene: Scene, costs: Sequence[Line], lens: Lens, beside: Part | None) -> Part:
    benefit = replace(_benefit(scene, lens), label=Message("derivation.figure.net_present_benefit"))
    cost = by_level(scene, costs, replace(lens, sign=1))
    less = message("derivation.less", figure=Message("derivation.figure.net_present_cost"))
    parts = (benefit, replace(cost, label=less), *((beside,) if beside else ()))
    return scene.basis.sum(Message("derivation.figure.worth"), parts, scene.basis.currency)


def _per_person(scene: Scene, total: Part) -> Part:
    """Divide the undiscounted cost by people and months."""
    context = scene.basis.context
    people = number("derivation.part.people_served", context.assessment.organisation.served or 1)
    months = number("derivation.part.months_counted", context.calendar.horizon)
    both = made_of(figure("person_months"), "product", (people, months), "")
    return made_of(total.label, "quotient", (total, both), scene.basis.currency)


def _unit_cost(run: Reopened, scene: Scene, ref: FigureRef, total: Part) -> Part:
    """Divide the undiscounted cost by what the plan serves."""
    if ref.kind == "cost_per_person":
        return _per_person(scene, total)
    tokens = ref.kind == "cost_per_mtok"
    parts = []
    for segment in run.segments(ref.plan):
        if segment.option is not None:
            context, workload = scene.basis.context, segment.workload
            tasks = float(context.demand[workload].tasks[segment.start : segment.end, 0].sum())
            share = Part(figure("share_served"), segment.share, "share")
            each = _tokens_each(scene, workload, segment.option)
            if not tokens:
                each = (scene.basis.success_of(workload, segment.option),)
            name = context.workloads[workload].name
            done = number("derivation.part.tasks_done", tasks)
            when = message("derivation.months", first=segment.start + 1, last=segment.end)
            option = option_name(segment.option)
            label = message("derivation.of_workload", name=name, option=option, when=when)
            parts.append(made_of(label, "product", (done, share, *each), ""))
    served = scene.basis.sum(figure("mtok_served" if tokens else "successes"), parts, "")
    unit = f"{scene.basis.currency}/{'Mtok' if tokens else 'task'}"
    if not served.amount:
        return Part(total.label, total.amount, unit)
    return made_of(total.label, "quotient", (total, served), unit)


def _tokens_each(scene: Scene, workload: str, option: DeploymentOption) -> tuple[Part, ...]:
    millionth = number("derivation.per_million", 1 / MILLION)
    return scene.basis.tokens_with(workload, option), millionth
