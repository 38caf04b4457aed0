"""What a placement is truly worth, part by part, and the terms from the same costing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.platform import owned_lines
from advisor.decision.programme.paths import Paths
from advisor.decision.programme.pools import pool_terms
from advisor.decision.programme.systems import connected_once
from advisor.decision.programme.talent import climbed_once
from advisor.decision.programme.terms import Offers, Terms
from advisor.decision.programme.units import kept_machines, worth_of


@dataclass
class Truth:
    """What a placement is truly worth, part by part, as the costing has it."""

    worth: float
    paths: Mapping[str, float]
    pools: Mapping[str, float]
    owned: float
    live: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """Month from which an option with machines serves a phase."""


def truth_of(costing: Costing, placement: Placement) -> Truth:
    """Reckon a placement and tell its parts apart."""
    layout, groups = costing.worth_by_group(placement)
    at, paths, pools = len(layout.served), dict[str, float](), dict[str, float]()
    for served, (_, worth) in zip(layout.served, groups[:at], strict=True):
        paths[served.workload] = worth
    live = dict[tuple[str, int], int]()
    for pool, (_, worth) in zip(layout.pools.values(), groups[at:], strict=False):
        pools[pool.option.id] = worth
        live |= {(pool.option.id, phase): month for phase, month in enumerate(pool.serves_from)}
    at += len(pools)
    for workload, (_, worth) in zip(sorted(placement), groups[at:], strict=False):
        paths[workload] += worth
    beside = costing.equivalents
    if beside is not None:
        for workload, path in placement.items():
            paths[workload] += sum(beside.mean(workload, p, o) for p, o in enumerate(path))
    whole = sum(worth for _, worth in groups)
    whole += beside.total(placement) if beside is not None else 0.0
    return Truth(whole, paths, pools, groups[-1][1], live)


def terms_of(costing: Costing, offers: Offers, paths: Paths) -> Terms:
    """Make the terms of the programme."""
    context = costing.context
    options = {o.id: o for of in offers.values() for offer in of for o in offer}
    pools = {}
    for option in options.values():
        if option.server is not None:
            members = {w: [p for p in range(3) if option in of[p]] for w, of in offers.items()}
            pools[option.id] = pool_terms(costing, option, {w: p for w, p in members.items() if p})
    return Terms(
        options=options,
        offers=offers,
        lasts=tuple(map(context.calendar.lasts, range(3))),  # type: ignore[arg-type]
        start=paths.start(),
        arcs=paths.arcs(),
        built=tuple(paths.built()),
        once=(
            *paths.once(),
            *connected_once(context, options.values()),
            *climbed_once(context, options.values()),
        ),
        pools=pools,
        kept=tuple(kept_machines(context, tuple(options.values()))),
        base=worth_of(context, owned_lines(context, ())),
    )
