"""How long the placement programme takes on a large engagement, and the gap it states.

30 workloads of up to 12 options over three phases: the large sample with a second open model. What
is measured is everything beyond the gates: the programme's terms, its bound, and the placements
set against it, which are each option alone wherever it is admitted. Machines are sized before.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from advisor import api
from advisor.cost.cash_flow import Costing, Placement
from advisor.decision.choices import choices_of
from advisor.decision.programme import AT_ONCE, Optimum, Programme
from advisor.decision.programme.bounds import bounds_of
from advisor.evaluate import prepared
from advisor.options.deployment import DeploymentOption
from tests.bench import large
from tests.bench.engine import AS_OF, SEED
from tests.bench.reading import Reading, fastest

WORKLOADS, OPTIONS, MONTHS, ROWS = 30, 12, 36, 1024
SECOND = "qwen3-235b-a22b"
Offers = Mapping[str, tuple[DeploymentOption, ...]]


def readings() -> Iterator[Reading]:
    """Measure the programme, and tell its gap as a share of the worth found."""
    costing, offers = sample()
    found: list[Optimum] = []
    seconds = fastest(partial(solve, costing, offers, found), repeats=2)
    gap = found[-1].gap / abs(found[-1].worth)
    yield Reading("engine.placement", seconds * 1000, "ms, 30 workloads, 12 options, 3 phases")
    yield Reading("engine.placement_gap", gap, "share of expected worth")


def sample() -> tuple[Costing, Offers]:
    """Give what reckons the engagement, and what its workloads may use."""
    told = dict(large.answers(WORKLOADS, MONTHS))
    told["candidates.open_models"] = [*told["candidates.open_models"], SECOND]  # type: ignore[misc]
    assessment = api.Draft(told).completed()
    options, context_of = prepared(assessment, large.catalogue(), as_of=AS_OF)
    costing = Costing(context_of(ROWS, SEED, swings=False))
    admitted = choices_of(assessment, options, costing).admitted
    return costing, {workload: may[:OPTIONS] for workload, may in admitted.items()}


def solve(costing: Costing, offers: Offers, found: list[Optimum]) -> None:
    """Bound the engagement and keep what was found."""
    by_phase = {workload: (may,) * 3 for workload, may in offers.items()}
    programme = Programme(costing, bounds_of(costing, by_phase), lambda _: True, AT_ONCE)
    optimum = programme.best("any", alone(offers))
    if optimum is not None:
        found.append(optimum)


def alone(offers: Offers) -> Iterator[Placement]:
    """Put every workload on one option where it may use it, else on its first."""
    for one in {o.id: o for may in offers.values() for o in may}.values():
        yield {workload: (one if one in may else may[0],) * 3 for workload, may in offers.items()}
