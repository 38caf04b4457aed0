"""Why there is no plan: the smallest sets of rules that leave nothing, and what would come nearest.

A set of rules leaves a workload nothing where every option breaks one of them. The smallest such
set is irreducible: without any one of its rules, the others let an option in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.machines import rated_kw
from advisor.decision.choices import Choices, every_gate
from advisor.decision.money_caps import BUDGET, capped, caps_told, phase_of
from advisor.decision.placement import Searcher
from advisor.errors import Message, Money, Share, message
from advisor.evaluation import Clash, ClashingRule, Gate, Posture
from advisor.model.workload import Workload
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import STAFF
from advisor.sizing.fleet import HOLDS_IN, quantile_of

_OWN = frozenset({"data_class", "latency"})
"""Rules of one workload, named with it."""
_GIVEN_WAY = ("memory", "context", "licence")
"""Rules of nature and of others, named only where the client's own do not explain it."""
_SITE = "site"
Broken = Mapping[str, Sequence[Gate]]
"""Rules that keep each option out, by its id."""


def clashes(
    costing: Costing,
    options: Sequence[DeploymentOption],
    choices: Choices,
    feasible: Collection[Posture],
) -> Iterator[Clash]:
    """Name the rules that leave no plan, or none of one side.

    Args:
        costing: Reckons plans.
        options: Every option in play.
        choices: Options that each workload may use.
        feasible: Postures that have a plan.
    """
    workloads = costing.context.assessment.workloads
    barred = [w for w in workloads if not choices.admitted[w.id]]
    for workload in barred:
        broken = {o.id: every_gate(workload, o, costing) for o in options}
        yield _of_workload(costing, workload, options, broken, None)
    if barred:
        return
    if not feasible:
        yield from _of_caps(costing, choices)
        return
    sides: tuple[Posture, ...] = ("open", "closed")
    for side in sides:
        if side not in feasible:
            yield from _of_side(costing, options, choices, side)


def _of_side(
    costing: Costing, options: Sequence[DeploymentOption], choices: Choices, side: Posture
) -> Iterator[Clash]:
    """Name the rules that bar a side, from the gates that are known."""
    of_side = [option for option in options if option.posture == side]
    for workload in costing.context.assessment.workloads:
        if any(option.posture == side for option in choices.admitted[workload.id]) or not of_side:
            continue
        broken = {
            option.id: [
                gate
                for gate in choices.gates
                if (gate.workload, gate.option) == (workload.id, option.id)
            ]
            for option in of_side
        }
        yield _of_workload(costing, workload, of_side, broken, side)
        return


def _of_workload(
    costing: Costing,
    workload: Workload,
    options: Sequence[DeploymentOption],
    broken: Broken,
    side: Posture | None,
) -> Clash:
    sets = {id_: frozenset(gate.rule for gate in gates) for id_, gates in broken.items()}
    smallest = smallest_clash(list(sets.values()))
    closest = min(sets, key=lambda id_: (len(sets[id_]), id_))
    by_id = {option.id: option for option in options}
    return Clash(
        workload=workload.id,
        posture=side,
        rules=tuple(
            ClashingRule(
                rule=rule,
                label=_label(rule, workload),
                nearest=_nearest(costing, rule, by_id, broken),
            )
            for rule in smallest
        ),
        closest=closest,
        kept_out_by=tuple(sorted(sets[closest])),
    )


def smallest_clash(sets: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """Give a smallest set of rules of which every option breaks one.

    Args:
        sets: The rules that each option breaks; none of them empty.
    """
    rules = sorted(frozenset[str]().union(*sets), key=lambda rule: (rule in _GIVEN_WAY, rule))
    for size in range(len(rules) + 1):
        for chosen in combinations(rules, size):
            if all(one & frozenset(chosen) for one in sets):
                return chosen
    text = "an option breaks no rule"
    raise ValueError(text)


def _label(rule: str, workload: Workload) -> Message:
    named = {"name": workload.name} if rule in _OWN else {}
    return message(f"probe.rule.{rule}", **named)


def _nearest(
    costing: Costing,
    rule: str,
    options: Mapping[str, DeploymentOption],
    broken: Broken,
) -> Message:
    """Say what would come nearest to keeping a rule."""
    gates = [g for found in broken.values() for g in found if g.rule == rule]
    design = costing.context.design
    if rule == "skills":
        asked = [design[STAFF[options[g.option].form]][design.rows.random] for g in gates]
        return message("clash.near.skills", people=min(quantile_of(a, HOLDS_IN) for a in asked))
    if rule == "latency":
        met = max((gate.share_met or 0.0 for gate in gates), default=0.0)
        return message("clash.near.latency", share=Share(met), least=Share(HOLDS_IN))
    if rule == "memory":
        told = [gate.reason.values.get("needed_gb") for gate in gates]
        needed = [float(one) for one in told if isinstance(one, int | float)]
        if needed:
            return message("clash.near.memory_gb", needed_gb=min(needed))
    if rule == "site":
        return message("clash.near.site_alone")
    return message(f"clash.near.{rule}")


def _of_caps(costing: Costing, choices: Choices) -> Iterator[Clash]:
    """Name each cap that no plan found keeps, or the fewest that no plan keeps together."""
    caps = _caps(costing)
    alone = [cap for cap in caps if not _kept(costing, choices, [cap])[0]]
    for cap in alone:
        yield from _clash_of(costing, choices, [cap])
    caps = [cap for cap in caps if cap not in alone]
    if not caps or _kept(costing, choices, caps)[0]:
        return
    for cap in tuple(caps):  # a cap stays only where the others alone are kept
        others = [one for one in caps if one != cap]
        if not _kept(costing, choices, others)[0]:
            caps = others
    yield from _clash_of(costing, choices, caps)


def _clash_of(costing: Costing, choices: Choices, caps: Sequence[str]) -> Iterator[Clash]:
    """Name caps that clash, and what would come nearest to keeping each of them."""
    rules = []
    for cap in caps:
        others = [one for one in caps if one != cap]
        if cap == _SITE:
            _, placement = _kept(costing, choices, others)
        else:
            _, placement = _kept(costing, choices, caps, giving_way=cap)
        if placement is not None:
            near = _room(costing, placement) if cap == _SITE else _money(costing, placement, cap)
            label = message(f"probe.rule.{cap}")
            rules.append(ClashingRule(rule=cap, label=label, nearest=near))
    if rules:
        yield Clash(workload="", rules=tuple(rules))


def _caps(costing: Costing) -> list[str]:
    """Give the caps that were told."""
    told = costing.context.assessment
    return [*caps_told(told.finance), *([_SITE] if told.sites else [])]


def _kept(
    costing: Costing, choices: Choices, caps: Sequence[str], giving_way: str = ""
) -> tuple[bool, Placement | None]:
    """Say whether a plan is found that keeps some caps, and which comes nearest."""
    ignoring = [cap for cap in _caps(costing) if cap not in caps]
    searcher = Searcher(costing, choices.admitted, ignoring=ignoring, giving_way=giving_way)
    best = searcher.best()
    if best is None:
        return False, None
    return searcher.rank(best.placement)[0], best.placement


def _money(costing: Costing, placement: Placement, cap: str) -> Message:
    """Say which cap the plan found that comes nearest would keep in nine futures of ten."""
    least = quantile_of(capped(costing, placement, cap), HOLDS_IN)
    budget = Money(least, costing.context.currency)
    if cap == BUDGET:
        return message("clash.near.budget", budget=budget)
    phase = Message(f"phase.{phase_of(cap)}")
    return message("clash.near.phase_budget", phase=phase, budget=budget)


def _room(costing: Costing, placement: Placement) -> Message:
    """Say what power and room the machines of a plan take in nine futures of ten."""
    context = costing.context
    rows, most_kw, most_units = context.design.rows.random, 0.0, 0.0
    pools = [pool for pool in costing.pools(placement) if pool.option.is_bought]
    units = context.design["server.rack_units_per_accelerator"]
    for month in sorted({span.start for pool in pools for span in pool.spans}):
        kw, taken = np.zeros(context.design.rows.total), np.zeros(context.design.rows.total)
        for pool in pools:
            for span in pool.spans:
                if span.start <= month < span.end:
                    for kind, count in zip(pool.option.tiers, span.counts, strict=True):
                        kw = kw + count * rated_kw(context, kind)
                        taken = taken + count * kind.per_server * units
        most_kw = max(most_kw, quantile_of(kw[rows], HOLDS_IN))
        most_units = max(most_units, quantile_of(taken[rows], HOLDS_IN))
    return message("clash.near.site", power_kw=most_kw, rack_units=most_units)
