"""Which option may serve which workload: static gates, then context, memory and latency."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.catalogue.catalogue import LanguageModel
from advisor.cost.cash_flow import Costing
from advisor.cost.rental import share_warm
from advisor.cost.site import share_with_room
from advisor.cost.talent import asked_of, reached_in, talent_from
from advisor.errors import Message, message
from advisor.evaluation import Gate
from advisor.model.assessment import Assessment
from advisor.model.workload import Workload
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import STAFF
from advisor.options.gates import static_gates
from advisor.sizing.device import device_needs_gb, device_speed
from advisor.sizing.fleet import HOLDS_IN, context_of, within_reach
from advisor.sizing.memory import needed_gb, usable_gb


@dataclass(frozen=True)
class Choices:
    """Admitted options by workload, and every exclusion with its reason."""

    admitted: Mapping[str, tuple[DeploymentOption, ...]]
    gates: tuple[Gate, ...]

    @property
    def is_possible(self) -> bool:
        """Whether every workload has at least one option."""
        return all(self.admitted.values())


def choices_of(
    assessment: Assessment, options: Sequence[DeploymentOption], costing: Costing
) -> Choices:
    """Apply every gate to every pair of workload and option."""
    admitted: dict[str, tuple[DeploymentOption, ...]] = {}
    gates: list[Gate] = []
    for workload in assessment.workloads:
        passed = []
        for option in options:
            found = static_gates(assessment, workload, option) or _result_gates(
                workload, option, costing
            )
            gates.extend(found)
            if not found:
                passed.append(option)
        admitted[workload.id] = tuple(passed)
    return Choices(admitted, tuple(gates))


def _result_gates(
    workload: Workload, option: DeploymentOption, costing: Costing
) -> tuple[Gate, ...]:
    """Give the first rule on what was worked out that an option breaks, if any."""
    if barred := _talent_gate(workload, option, costing):
        return barred
    for model in filter(None, (option.model, option.second)):
        limit, asked = model.context_tokens, _context_asked(workload, model, costing)
        if limit is not None and asked > limit:
            text = message("gate.context", model=model.name, limit=limit, asked=math.ceil(asked))
            return (_gate("context", workload, option, text, model.source.title),)
    if option.form == "open_device":
        return _device_gate(workload, option, costing)
    if option.server is None:
        return ()
    staffed = _share_staffed(option, costing)
    if staffed < HOLDS_IN:
        text = message("gate.skills", model=option.model.name, place=option.place)
        return (_gate("skills", workload, option, text, "organisation.engineers", staffed),)
    return (
        _memory_gate(workload, option, costing)
        or _latency_gate(workload, option, costing)
        or _site_gate(workload, option, costing)
    )


def every_gate(workload: Workload, option: DeploymentOption, costing: Costing) -> tuple[Gate, ...]:
    """Give every rule that an option breaks for a workload, not only the first one worked out."""
    told = costing.context.assessment
    found = list(static_gates(told, workload, option))
    if any(gate.rule == "memory" for gate in found):
        return tuple(found)
    first = _result_gates(workload, option, costing)
    found += first
    if option.server is None or option.form == "open_device":
        return tuple(found)
    named = {gate.rule for gate in first}
    memory = _memory_gate(workload, option, costing)
    late = () if memory else _latency_gate(workload, option, costing)
    room = () if memory or late else _site_gate(workload, option, costing)
    found += [gate for gate in (*memory, *late, *room) if gate.rule not in named]
    return tuple(found)


def _device_gate(
    workload: Workload, option: DeploymentOption, costing: Costing
) -> tuple[Gate, ...]:
    """Bar a model that devices do not hold at four bits, or that answers too slowly on them."""
    context, model = costing.context, option.architecture
    needed = device_needs_gb(model)
    demand = context.demand[workload.id].of(option.model.id)
    speed = device_speed(context.design, model, demand)
    if needed is None or speed is None:
        text = message("gate.unknown_size", model=model.name)
        return (_gate("memory", workload, option, text, model.source.title),)
    rows, memory = context.design.rows.random, context.design["device.memory_gb"]
    holds = float((memory[rows] >= needed).mean())
    if holds < HOLDS_IN:
        said = {"needed_gb": needed, "available_gb": float(memory[0])}
        text = message("gate.device_memory", model=option.model.name, **said)
        return (_gate("memory", workload, option, text, "device.memory_gb", holds),)
    ttft_s, tpot_s = costing.targets(workload.id)
    in_time = (speed.ttft_s[rows] <= ttft_s) & (speed.tpot_s[rows] <= tpot_s)
    met = float(in_time.mean())
    if met >= HOLDS_IN:
        return ()
    likely = {"first": float(speed.ttft_s[0]), "next": float(speed.tpot_s[0])}
    asked = {"first_asked": ttft_s, "next_asked": tpot_s}
    text = message("gate.device_speed", model=option.model.name, **likely, **asked)
    return (_gate("latency", workload, option, text, "device.bandwidth_gb_per_s", met),)


def _talent_gate(
    workload: Workload, option: DeploymentOption, costing: Costing
) -> tuple[Gate, ...]:
    """Bar an own model that the team cannot run before the horizon ends."""
    context = costing.context
    rung, ready = asked_of(context, option.form), talent_from(context, option)
    if rung is None or ready < context.calendar.horizon:
        return ()
    text = message(
        "gate.talent",
        needed=message(f"choice.rung.{rung}"),
        today=message(f"choice.rung.{context.assessment.talent.rung}"),
        reached=(reached_in(context, rung) or 0) + 1,
        ready=ready + 1,
        horizon=context.calendar.horizon,
    )
    return (_gate("talent", workload, option, text, "talent.rung", 0.0),)


def _context_asked(workload: Workload, model: LanguageModel, costing: Costing) -> float:
    demand = costing.context.demand[workload.id].of(model.id)
    return context_of(costing.context.design, demand)


def _memory_gate(
    workload: Workload, option: DeploymentOption, costing: Costing
) -> tuple[Gate, ...]:
    """Bar a model that fits on no kind of server of the option."""
    if any(costing.capability(option, kind, workload.id) for kind in option.tiers):
        return ()
    kind = max(option.tiers, key=lambda one: usable_gb(one.accelerator, within_reach(option, one)))
    reach, asked = within_reach(option, kind), _context_asked(workload, option.model, costing)
    text = message(
        "gate.memory",
        model=option.model.name,
        needed_gb=needed_gb(option.architecture, kind.accelerator, asked),
        available_gb=usable_gb(kind.accelerator, reach),
        servers=f"{reach} × {kind.accelerator.id}",
    )
    return (_gate("memory", workload, option, text, kind.accelerator.source.title, 0.0),)


def _latency_gate(
    workload: Workload, option: DeploymentOption, costing: Costing
) -> tuple[Gate, ...]:
    """Bar an option none of whose kinds of server meets the targets in enough futures."""
    found = [costing.capability(option, kind, workload.id) for kind in option.tiers]
    met = max(one.share_met for one in found if one is not None)
    source = f"workloads.{workload.id}.ttft_s, tpot_s"
    if met < HOLDS_IN:
        text = message("gate.latency", model=option.model.name, place=option.place)
        return (_gate("latency", workload, option, text, source, met),)
    awake = share_warm(costing.context, option, workload.id, costing.targets(workload.id)[0])
    if awake < HOLDS_IN:
        text = message("gate.cold_start", model=option.model.name, place=option.place)
        return (_gate("latency", workload, option, text, source, awake),)
    return ()


def _site_gate(workload: Workload, option: DeploymentOption, costing: Costing) -> tuple[Gate, ...]:
    """Bar an option whose servers for this workload alone find no room on the sites."""
    if not option.is_bought or not costing.context.assessment.sites:
        return ()
    pools = costing.pools({workload.id: (option, option, option)})
    room = share_with_room(costing.context, pools)
    if room >= HOLDS_IN:
        return ()
    text = message("gate.site", model=option.model.name, place=option.place)
    return (_gate("site", workload, option, text, "sites", room),)


def _share_staffed(option: DeploymentOption, costing: Costing) -> float:
    """Give the share of futures in which the client's own people can run a form with machines.

    Not said how many there are, or hiring allowed: whoever is missing is hired, and it holds.
    """
    context = costing.context
    organisation = context.assessment.organisation
    people = organisation.engineers
    if people is None or organisation.may_hire:
        return 1.0
    asked = context.design[STAFF[option.form]][context.design.rows.random]
    return float((asked <= people).mean())


def _gate(
    rule: str,
    workload: Workload,
    option: DeploymentOption,
    reason: Message,
    source: str,
    share_met: float | None = None,
) -> Gate:
    return Gate(
        rule=rule,
        workload=workload.id,
        option=option.id,
        reason=reason,
        source=source,
        share_met=share_met,
    )
