"""What reopens the decision: thresholds that are watched, figures that fall due, what may happen.

Without a probe, where an input turns the verdict is estimated: the leading plan's expected lead
follows the input as the run's swing rows do, in a straight line from the likely value to P10 or
P90. The probe replaces these by flips found on the model.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.catalogue.path_book import PathBook, Watch
from advisor.cost.context import Context
from advisor.cost.pool import Pool, load_in
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import Recommendation
from advisor.errors import Message, message
from advisor.evaluation import Flip, Posture, Swing, Tripwire
from advisor.inputs.ledger import Input

MOST = 8
"""Inputs that are watched because they turn the verdict, the nearest."""
DRIFT = "drift.api_price"


@dataclass(frozen=True)
class Watched:
    """What tripwires are read from."""

    context: Context
    plans: Mapping[Posture, StandingPlan]
    found: Recommendation
    book: PathBook
    facts: frozenset[str]
    as_of: dt.date

    @property
    def leading(self) -> StandingPlan | None:
        """The plan that the decision is for."""
        return self.plans[self.found.leading] if self.found.leading else None

    @property
    def rival(self) -> StandingPlan | None:
        """The next best."""
        return self.plans[self.found.runner_up] if self.found.runner_up else None


def tripwires(watched: Watched, swings: Sequence[Swing], at_likely: float) -> Iterator[Tripwire]:
    """Give what reopens the decision for the leading plan; nothing without one.

    Args:
        watched: The run.
        swings: What each input with a range does.
        at_likely: Worth of the leading plan above the runner-up's in the likely case.
    """
    leading = watched.leading
    if leading is None:
        return
    yield from _estimates(watched, swings, at_likely)
    for pool in leading.pools:
        yield from _full(watched, pool)
    yield from _prices(watched, leading)
    yield from _due(watched)
    for item in watched.book.standing("event", watched.facts):
        yield Tripwire(
            id=f"event.{item.id}",
            kind="event",
            label=message(f"event.{item.id}"),
            basis="rule",
            watcher=item.watcher,
            every_months=item.every_months,
            source=message("watch.notices"),
            claims=item.claims,
        )


def from_flips(flips: Iterable[Flip], book: PathBook) -> tuple[Tripwire, ...]:
    """Give the tripwires of flips that a probe has found, the nearest first."""
    found = [one for one in flips if one.confirmed is not False][:MOST]
    return tuple(
        _flip(
            one.input,
            one.label,
            (one.value_now, one.value_at_flip, one.unit),
            one.becomes,
            "confirmed" if one.confirmed else "kept",
            book,
        )
        for one in found
    )


def crossing(swing: Swing, lead: float, at_likely: float) -> tuple[float, float] | None:
    """Estimate where an input takes the lead away, on a straight line to P10 or to P90.

    The lead is that in expectation or, where it is the smaller and above nothing, that of the
    likely case: whichever line is crossed first.

    Args:
        swing: What the input does.
        lead: Expected worth of the leading plan above the runner-up's; at least 0.
        at_likely: The same in the likely case, from which the swing rows depart.

    Returns:
        The value, and which share of the way to the end of the range it lies at; None where the
        lead lasts to both ends.
    """
    ahead = min(lead, at_likely) if at_likely > 0 else lead
    found = []
    for end, margin in ((swing.low, swing.margin_at_low), (swing.high, swing.margin_at_high)):
        lost = at_likely - margin
        if end != swing.likely and lost > 0 and ahead < lost:
            share = max(0.0, ahead / lost)
            found.append((swing.likely + share * (end - swing.likely), share))
    return min(found, key=lambda one: one[1]) if found else None


def _estimates(watched: Watched, swings: Sequence[Swing], at_likely: float) -> Iterator[Tripwire]:
    rival = watched.found.runner_up
    if rival is None:
        return
    found = [(crossing(one, watched.found.lead, at_likely), one) for one in swings]
    near = sorted(
        ((there[1], one.input, there[0], one) for there, one in found if there is not None),
        key=lambda each: each[:2],
    )
    for _, _, value, swing in near[:MOST]:
        figures = swing.likely, value, swing.unit
        yield _flip(swing.input, swing.label, figures, rival, "estimate", watched.book)


def _flip(
    id_: str,
    label: Message,
    figures: tuple[float, float, str],
    becomes: Posture,
    basis: str,
    book: PathBook,
) -> Tripwire:
    now, then, unit = figures
    watch = book.watch_of(id_) or _NOBODY
    return Tripwire.model_validate(
        {
            "id": f"flip.{id_}",
            "kind": "flip",
            "label": label,
            "unit": unit,
            "value_now": now,
            "threshold": then,
            "direction": "above" if then > now else "below",
            "becomes": becomes,
            "basis": basis,
            "watcher": watch.watcher,
            "every_months": watch.every_months,
            "source": message(f"watch.{watch.id}"),
        }
    )


_NOBODY = Watch(id="others", inputs=("*",), watcher="sponsor", every_months=6)
"""Stands where no table names an input."""


def _full(watched: Watched, pool: Pool) -> Iterator[Tripwire]:
    """Watch machines that cannot be multiplied at will: the load they were sized for."""
    if not pool.option.is_bought or not pool.spans:
        return
    rows = watched.context.design.rows.random
    span = pool.spans[-1]
    load = load_in(watched.context, pool, span)[:, rows].max(axis=0)
    now, planned = (float(each) for each in np.quantile(load, [0.5, 0.9]))
    yield Tripwire(
        id=f"capacity.{pool.option.id}",
        kind="capacity",
        label=message(
            "tripwire.capacity",
            servers=span.servers,
            place=pool.option.place,
            model=pool.option.model.name,
        ),
        unit="share",
        value_now=now,
        threshold=max(1.0, planned),
        direction="above",
        basis="rule" if planned <= 1 else "range",
        watcher="operations",
        every_months=1,
        source=message("watch.load"),
    )


def _prices(watched: Watched, leading: StandingPlan) -> Iterator[Tripwire]:
    """Watch prices that leave the range they were drawn from, where they hurt the leader."""
    ledger = watched.context.design.ledger
    if DRIFT not in ledger or not ledger[DRIFT].is_uncertain:
        return
    drift = ledger[DRIFT]
    watch = watched.book.watch_of(DRIFT) or _NOBODY
    pays = _reads_prices(watched.context, leading)
    rival = watched.rival
    saves = rival is not None and _reads_prices(watched.context, rival)
    for wanted, direction, end in ((pays, "above", drift.high), (saves, "below", drift.low)):
        if wanted:
            yield Tripwire.model_validate(
                {
                    "id": f"drift.{direction}",
                    "kind": "price_drift",
                    "label": message(f"tripwire.drift_{direction}"),
                    "unit": drift.unit,
                    "value_now": drift.likely,
                    "threshold": end,
                    "direction": direction,
                    "basis": "range",
                    "watcher": watch.watcher,
                    "every_months": watch.every_months,
                    "source": message(f"watch.{watch.id}"),
                    "claims": ("C371",) if direction == "above" else (),
                }
            )


def _reads_prices(context: Context, plan: StandingPlan) -> bool:
    return any(id_.startswith("price.") for id_ in context.trail(plan.lines))


def _due(watched: Watched) -> Iterator[Tripwire]:
    """Name the day by which the first figures that both plans rest on must be renewed."""
    plans = [plan for plan in (watched.leading, watched.rival) if plan is not None]
    read = watched.context.trail(line for plan in plans for line in plan.lines)
    ledger = watched.context.design.ledger
    figures = [ledger[id_] for id_ in sorted(read)]
    stale = [one for one in figures if one.stale]
    days = [one.review_by for one in figures if one.review_by and not one.stale]
    if stale:
        yield _review(watched, "tripwire.stale", watched.as_of, stale)
    if days:
        first = min(days)
        due = [one for one in figures if one.review_by == first]
        yield _review(watched, "tripwire.review", first, due)


def _review(watched: Watched, id_: str, day: dt.date, figures: Sequence[Input]) -> Tripwire:
    watch = watched.book.watch_of("price.") or _NOBODY
    return Tripwire(
        id=f"review.{day.isoformat()}",
        kind="review",
        label=message(id_, count=len(figures), first=figures[0].label),
        due=day,
        basis="rule",
        watcher=watch.watcher,
        every_months=watch.every_months,
        source=message("watch.catalogue"),
    )
