"""What one server costs at least, from the lines that the ledger charges for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.cost.context import Context, Line
from advisor.cost.fleet_plan import ROUND_MONTHS, lead_time
from advisor.cost.further import months_of_training
from advisor.cost.hiring import staffed_from
from advisor.cost.machines import bought_lines, span_lines
from advisor.cost.platform import free_servers, owned_lines
from advisor.cost.pool import Pool, Purchase, Round, Span
from advisor.cost.tax import taxed
from advisor.cost.usage import Segment
from advisor.decision.programme_terms import Kept, Three, Waits
from advisor.options.deployment import DeploymentOption

_NOBODY: frozenset[str] = frozenset()


def worth_of(context: Context, lines: Iterable[Line]) -> float:
    """Give the mean worth of some lines over the random futures, tax included."""
    if context.assessment.finance.tax_rate is not None:
        lines = taxed(context, lines)
    return float(sum(map(context.expected, lines)))


def wait_months(context: Context, option: DeploymentOption) -> int:
    """Give the months that a phase waits where machines have to be ordered for it."""
    lead = lead_time(context) if option.is_bought else 0
    return max(lead, months_of_training(context, option))


def waits_of(context: Context, option: DeploymentOption) -> tuple[Waits, Waits, Waits]:
    """Say when the phases of an option wait for its machines."""
    if not option.is_bought or not wait_months(context, option):
        return ("never", "never", "never")
    if months_of_training(context, option):
        return ("free", "free", "free")
    if all(kind.owned is None for kind in option.tiers):
        return ("always", "bought", "bought")
    return ("bought", "bought", "bought") if option.buys is not None else ("free", "free", "free")


def pool_by_hand(context: Context, option: DeploymentOption, until: int, **parts: object) -> Pool:
    """Make a pool by hand, in use until a month."""
    segment = Segment(next(iter(context.demand)), option, 0, until, 1.0, 1.0, 0)
    made: dict[str, object] = {"rounds": (), "purchases": (), **parts}
    return Pool(
        option=option,
        members=(_NOBODY, _NOBODY, _NOBODY),
        serves_from=context.calendar.starts,
        capability={},
        served=(segment,) if until else (),
        **made,  # type: ignore[arg-type]
    )


def unit_costs(context: Context, option: DeploymentOption) -> tuple[Three, Three]:
    """Give the least cost of a server bought in each phase, and of keeping it through others."""
    lead, ends = lead_time(context), context.calendar.ends
    bought: list[list[float]] = []
    for phase in range(3):
        start, end = context.calendar.window(phase)
        step = 1 if any(kind.owned for kind in option.tiers) else ROUND_MONTHS
        orders = [start, *(o for o in range(start + step, end, step) if o + lead < end)]
        costs = [[_cost_until(context, option, o, o + lead, e) for o in orders] for e in ends]
        bought.append([min(cost) for cost in costs])
    unit = (bought[0][0], bought[1][1], bought[2][2])
    later = [bought[0][1] - bought[0][0], min(b[2] - b[1] for b in bought[:2])]
    return unit, (0.0, later[0], later[1])


def _cost_until(
    context: Context, option: DeploymentOption, ordered: int, serves: int, until: int
) -> float:
    """Give the cost of one server from its order to the end of use."""
    if max(serves, staffed_from(context, option)) >= until:
        return 0.0
    pool = pool_by_hand(context, option, until, purchases=(Purchase(ordered, serves, 1),))
    return -worth_of(context, bought_lines(context, pool))


def standing_cost(context: Context, option: DeploymentOption, phase: int) -> float:
    """Give the cost of one server that stands ready from a phase's late start to its end."""
    start, end = context.calendar.window(phase)
    start = max(start + wait_months(context, option), staffed_from(context, option))
    if start >= end:
        return 0.0
    found = []
    for at in range(len(option.tiers)):
        counts = tuple(int(i == at) for i in range(len(option.tiers)))
        span = Span(start, end, phase, counts, ())
        found.append(
            -worth_of(context, span_lines(context, pool_by_hand(context, option, end), span))
        )
    return max(0.0, min(found))


def kept_machines(context: Context, options: Sequence[DeploymentOption]) -> Iterator[Kept]:
    """Say what each owned server that is kept would have fetched."""
    without = worth_of(context, owned_lines(context, ()))
    told: set[str] = set()
    for option in options:
        for at, kind in enumerate(option.tiers):
            if kind.owned is None or kind.owned.id in told:
                continue
            told.add(kind.owned.id)
            one = tuple(int(i == at) for i in range(len(option.tiers)))
            pool = pool_by_hand(context, option, 0, rounds=(Round(0, 0, one, one),))
            held = worth_of(context, owned_lines(context, (pool,)))
            yield Kept(kind.owned.id, free_servers(kind.owned), without - held)
