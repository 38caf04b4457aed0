"""Which stale figures could turn the verdict: those are red, the others are a note.

What can be read from a run decides. A stale figure with a range flips when its swing does. An API
price has no range: it is taken to have moved, since it was last known to be good, as the range for
the yearly change of API prices says, and its lines with it, which are proportional to it. A stale
figure without a range that is no API price cannot be told and stays a note.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from advisor.cost.context import Context, Line
from advisor.evaluation import Swing
from advisor.inputs.ledger import Input

DRIFT = "drift.api_price"
_DAYS_A_YEAR = 365.25


def stale_and_flipping(
    context: Context,
    found: Sequence[Swing],
    *,
    leading: Iterable[Line],
    rival: Iterable[Line],
    margin: float,
    as_of: dt.date,
) -> tuple[str, ...]:
    """Give the ids of stale inputs that turn the verdict within what may have become of them.

    Args:
        context: Rows and inputs.
        found: What each input with a range does.
        leading: Lines of the leading plan.
        rival: Lines of the runner-up.
        margin: Worth of the leading plan above the runner-up's in the likely case.
        as_of: Day of the run.
    """
    ledger = context.design.ledger
    swung = [swing.input for swing in found if swing.flips and ledger[swing.input].stale]
    groups = _stale_prices(ledger.all())
    paid, saved = _present_by_price(context, leading), _present_by_price(context, rival)
    for host_and_model, prices in groups.items():
        at_stake = paid.get(host_and_model, 0.0) - saved.get(host_and_model, 0.0)
        ends = [margin - (factor - 1) * at_stake for factor in _moved(context, prices[0], as_of)]
        if at_stake and min(ends) < 0 <= max(ends):
            swung += [price.id for price in prices]
    return tuple(sorted(swung))


def price_of(id_: str) -> str:
    """Give what the parts of one price share: their id without its last step, "" for others."""
    return id_.rpartition(".")[0] if id_.startswith("price.") else ""


def _stale_prices(inputs: Iterable[Input]) -> dict[str, list[Input]]:
    groups: dict[str, list[Input]] = {}
    for one in inputs:
        if one.stale and not one.is_uncertain and price_of(one.id):
            groups.setdefault(price_of(one.id), []).append(one)
    return groups


def _moved(context: Context, price: Input, as_of: dt.date) -> tuple[float, float]:
    """Give the factors by which a price may have moved since it was last known to be good.

    That is the day its source was read, or its review day where that came first.
    """
    days = [day for day in (price.retrieved, price.review_by) if day is not None]
    years = max(0.0, (as_of - min(days, default=as_of)).days / _DAYS_A_YEAR)
    drift = context.design.ledger[DRIFT]
    return (1 + drift.low) ** years, (1 + drift.high) ** years


def _present_by_price(context: Context, lines: Iterable[Line]) -> Mapping[str, float]:
    """Give what the lines that read each price cost in the likely case, at present value."""
    found: dict[str, float] = {}
    for line in lines:
        for price in {price_of(id_) for id_ in line.inputs} - {""}:
            cost = -float(context.present(line)[0])
            found[price] = found.get(price, 0.0) + cost
    return found
