"""How many servers a pool gets and when: owned ones first, the rest bought in yearly rounds.

Owned servers serve to the end of their life; what has to take their place is ordered in time.

Nothing here knows how the futures turn out: every number is decided on the demand that is
expected at the gate or, within a phase, at the yearly round, and sized to a stated quantile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from advisor.cost.asked import asked_of, load_inputs
from advisor.cost.context import Array, Context
from advisor.cost.course import Months
from advisor.cost.further import months_of_training
from advisor.cost.hiring import staffed_from
from advisor.cost.load import Able, Counts, Loads, peak_load
from advisor.cost.pool import Members, Pool, Purchase, Round, takes_overflow
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import quantile_of

ROUND_MONTHS = 12
"""Months between two rounds of purchases within a phase: budgets are yearly (a design choice)."""
FULL_QUANTILE = 0.9
"""Quantile a fleet is sized to where nothing takes the overflow, so that the gate can hold."""
MOST_SERVERS = 1_000_000
"""No fleet grows beyond this."""


@dataclass(frozen=True)
class Wanted:
    """Servers of each kind for one round, owned ones first, and when the round is ordered."""

    ordered: int
    counts: Counts
    owned: Counts
    due: int
    """Month from which it stands, where nothing has to be awaited for it."""


def plan_pool(
    context: Context,
    option: DeploymentOption,
    members: Members,
    capability: Able,
    wanted: Sequence[Sequence[Wanted]],
) -> Pool:
    """Turn what each phase's rounds want into purchases and months of service.

    Args:
        context: What lines are reckoned with.
        option: An option with machines.
        members: Workloads by phase.
        capability: What one unit of each kind does for each of them.
        wanted: The rounds of each phase, from `rounds_wanted`; none where no workload is placed.
    """
    lead = lead_time(context)
    purchases: list[Purchase] = []
    serves_from = list(context.calendar.starts)
    rounds: list[Round] = []
    ready: int | None = None
    for phase, told in enumerate(wanted):
        for at, one in enumerate(told):
            bought = sum(one.counts) - sum(one.owned)
            short = bought - sum(purchase.servers for purchase in purchases)
            if short > 0 and option.is_bought:
                purchases.append(Purchase(one.ordered, one.ordered + lead, short))
            month = max(one.due, _arrived(purchases, bought) if option.is_bought else 0)
            ready = one.ordered + months_of_training(context, option) if ready is None else ready
            month = max(month, ready, staffed_from(context, option))
            rounds.append(Round(phase, month, one.counts, one.owned))
            if at == 0:
                serves_from[phase] = month
    return Pool(
        option=option,
        members=members,
        rounds=tuple(rounds),
        purchases=tuple(purchases),
        serves_from=(serves_from[0], serves_from[1], serves_from[2]),
        capability=capability,
        load_inputs=_load_inputs(context, option, frozenset().union(*members)),
    )


def _load_inputs(
    context: Context, option: DeploymentOption, workloads: frozenset[str]
) -> tuple[str, ...]:
    ledger, model = context.design.ledger, option.model.id
    return tuple(id_ for one in sorted(workloads) for id_ in load_inputs(ledger, one, model))


def rounds_wanted(
    context: Context,
    option: DeploymentOption,
    members: frozenset[str],
    capability: Able,
    phase: int,
    owned: Counts,
) -> tuple[Wanted, ...]:
    """Decide the servers of a phase, round by round; they grow fewer only where owned ones die.

    Each round is sized to the largest need until the next one's servers arrive, plus the spare
    servers the client asks for; a proof of concept has none.

    Args:
        context: What lines are reckoned with.
        option: An option with machines.
        members: Workloads of the phase.
        capability: What one unit of each kind does for each of them.
        phase: 0, 1 or 2.
        owned: Owned servers of each kind that the pool may use, as long as they live.
    """
    if not members or not context.calendar.lasts(phase):
        return ()
    loads = tuple((workload, context.calendar.shares[phase]) for workload in sorted(members))
    quantile = _quantile(context, option, members)
    filling = _Filling(context, option, capability, loads, quantile, owned)
    spare = context.assessment.preferences.spare_servers if phase and option.is_bought else 0
    found: list[Wanted] = []
    ends = _ends_of_life(context, option)
    for ordered, due, window in _rounds(context, option, phase, ends):
        alive = tuple(own if window[0] < end else 0 for own, end in zip(owned, ends, strict=True))
        filling = replace(filling, owned=alive)
        counts = filling.with_spare(filling.fill(window), spare)
        if found:
            counts = tuple(map(max, counts, filling.at_most(found[-1].counts)))
        used = tuple(map(min, counts, alive))
        if not found or (counts, used) != (found[-1].counts, found[-1].owned):
            found.append(Wanted(ordered, counts, used, due))
    return tuple(found)


def lead_time(context: Context) -> int:
    """Give the months from an order to service, at the likely value."""
    return round(float(context.design["hardware.lead_time_months"][0]))


def _rounds(
    context: Context, option: DeploymentOption, phase: int, ends: Sequence[int]
) -> Iterator[tuple[int, int, Months]]:
    """Give the month of each order, the one it is due in, and the months it has to do for."""
    start, end = context.calendar.window(phase)
    lead = lead_time(context) if option.is_bought else 0
    from_ = {start: (start, start)}
    if option.buys is not None:
        yearly = range(start + ROUND_MONTHS, end, ROUND_MONTHS)
        from_ |= {month + lead: (month, month) for month in yearly if month + lead < end}
    from_ |= {month: (max(start, month - lead), month) for month in ends if start < month < end}
    for first, after in pairwise((*sorted(from_), end)):
        yield *from_[first], (first, after)


def _ends_of_life(context: Context, option: DeploymentOption) -> tuple[int, ...]:
    """Give for each kind of server the month in which owned ones reach the end of their life."""
    life, never = float(context.design["hardware.life_months"][0]), context.calendar.horizon
    ages = (kind.owned.age_months if kind.owned else None for kind in option.tiers)
    return tuple(never if age is None else int(np.ceil(life - age)) for age in ages)


@dataclass(frozen=True)
class _Filling:
    """Fills kinds of server in their order until the need is met."""

    context: Context
    option: DeploymentOption
    able: Able
    loads: Loads
    quantile: float
    owned: Counts

    def fill(self, window: Months) -> Counts:
        """Give the servers of each kind that keep the target in the stated share of futures."""
        kinds = self.option.tiers
        counts = [0] * len(kinds)
        for at, kind in enumerate(kinds):
            most = self._most(at)
            serves = any((kind.key, workload) in self.able for workload, _ in self.loads)
            if not most or not serves:
                continue
            counts[at] = self._fewest(counts, at, most, window)
            if counts[at] < most or self._holds(tuple(counts), window):
                break
        return tuple(counts)

    def with_spare(self, counts: Counts, spare: int) -> Counts:
        """Add spare servers: owned ones that are left, then bought ones."""
        found = list(counts)
        for at in range(len(found)):
            more = min(spare, self._most(at) - found[at])
            usable = any((self.option.tiers[at].key, w) in self.able for w, _ in self.loads)
            if more > 0 and usable:
                found[at] += more
                spare -= more
        return tuple(found)

    def at_most(self, counts: Counts) -> Counts:
        """Leave out of some servers those that are no longer there."""
        return tuple(min(count, self._most(at)) for at, count in enumerate(counts))

    def _most(self, at: int) -> int:
        """Give the servers of a kind there can be: what is owned, or any number that is bought."""
        buys = self.option.buys
        is_bought = buys is not None and at == len(self.option.tiers) - 1
        return MOST_SERVERS if is_bought or not self.option.is_bought else self.owned[at]

    def _fewest(self, before: list[int], at: int, most: int, window: Months) -> int:
        """Find the fewest servers of one kind that do, beside those before; at most ``most``."""
        if not any(before):
            one = tuple(int(i == at) for i in range(len(before)))
            need = self._load(one, window)
            return min(most, max(1, int(np.ceil(need * (1 - 1e-10) - 1e-9))))
        low, high = 0, 1

        def holds(count: int) -> bool:
            tried = (*before[:at], count, *before[at + 1 :])
            return self._holds(tried, window)

        while high < most and not holds(high):
            low, high = high, min(most, high * 2)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if holds(middle) else (middle, high)
        return high

    def _holds(self, counts: Counts, window: Months) -> bool:
        return self._load(counts, window) <= 1 + 1e-9

    def _load(self, counts: Counts, window: Months) -> float:
        """Give the stated quantile of the largest month's load."""
        kinds = [kind.key for kind in self.option.tiers]
        asked = asked_of(self.context, self.option.model.id)
        largest = peak_load(asked, self.able, kinds, counts, self.loads, window)
        rows = self.context.design.rows.random
        return quantile_of(_largest(largest)[rows], self.quantile)


def _largest(load: Array) -> Array:
    found: Array = load.max(axis=0)
    return found


def _arrived(purchases: Sequence[Purchase], servers: int) -> int:
    """Give the month in which so many of the servers ordered are there."""
    there, month = 0, 0
    for purchase in purchases:
        if there < servers:
            there, month = there + purchase.servers, purchase.serves_from
    return month


def _quantile(context: Context, option: DeploymentOption, members: frozenset[str]) -> float:
    if all(takes_overflow(context, option, workload) for workload in members):
        return context.assessment.preferences.fleet_quantile
    return max(FULL_QUANTILE, context.assessment.preferences.fleet_quantile)
