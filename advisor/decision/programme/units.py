"""What one server costs at least, from the lines that the ledger charges for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.cost.context import Context, Line
from advisor.cost.course import Months
from advisor.cost.fleet_plan import ROUND_MONTHS, lead_time
from advisor.cost.further import months_of_training
from advisor.cost.hiring import staffed_from
from advisor.cost.load import Counts
from advisor.cost.machines import bought_lines, span_lines
from advisor.cost.platform import free_servers, owned_lines
from advisor.cost.pool import Pool, Purchase, Round, Span
from advisor.cost.tax import taxed
from advisor.cost.usage import Segment
from advisor.decision.programme.terms import Kept, Three, Waits
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
    ones = [
        tuple(int(i == at) for i in range(len(option.tiers))) for at in range(len(option.tiers))
    ]
    return min(stands(context, option, {}, one, phase, (start, end)) for one in ones)


def stands(
    context: Context,
    option: DeploymentOption,
    known: dict[tuple[int, Months], list[float]],
    counts: Counts,
    phase: int,
    months: Months,
) -> float:
    """Give what servers standing ready cost at least in some months: idle power, space, software.

    Args:
        context: What lines are reckoned with.
        option: What stands there.
        known: What one server of each kind was found to cost before; it is added to.
        counts: Servers of each kind.
        phase: Phase they stand in.
        months: Months; where there are none, nothing is paid.
    """
    if months[0] >= months[1]:
        return 0.0
    if (phase, months) not in known:
        pool = pool_by_hand(context, option, months[1])
        known[phase, months] = costs = []
        for at in range(len(option.tiers)):
            one = tuple(int(i == at) for i in range(len(option.tiers)))
            lines = span_lines(context, pool, Span(*months, phase, one, ()))
            costs.append(max(0.0, -worth_of(context, lines)))
    return sum(cost * count for cost, count in zip(known[phase, months], counts, strict=True))


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
