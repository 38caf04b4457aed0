"""Which inputs stand behind others: what bends the course of a volume, what moves a price index.

Lines name what they are made from; a volume also runs as its S-curve says, and follows API prices
where a rebound is tried, and a price index holds the shock that is tried. What names the one is
made from the other too.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.inputs.ledger import Ledger
from advisor.inputs.scenario import REBOUND, SHOCK

_VOLUME, _INDEX = ".volume", "drift.api_price"
_CURVE = (".growth_ceiling", ".growth_half_month")


def behind(ledger: Ledger, ids: frozenset[str]) -> frozenset[str]:
    """Give some inputs and those behind them, of the ledger."""
    found = ids | frozenset(one for one, of in _pairs(ledger, ids) if of in ids)
    return found | {SHOCK} if _INDEX in found and SHOCK in ledger else found


def before(ledger: Ledger, ids: frozenset[str]) -> frozenset[str]:
    """Give some inputs and those that they stand behind: what moves when they do."""
    moved = ids | {_INDEX} if SHOCK in ids else ids
    volumes = (id_ for id_ in (one.id for one in ledger.all()) if id_.endswith(_VOLUME))
    return moved | {of for one, of in _pairs(ledger, frozenset(volumes)) if one in moved}


def _pairs(ledger: Ledger, ids: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give an input behind a volume, and the volume."""
    for id_ in ids:
        if not id_.endswith(_VOLUME):
            continue
        for end in _CURVE:
            curve = id_.removesuffix(_VOLUME) + end
            if curve in ledger:
                yield curve, id_
        if REBOUND in ledger:
            yield REBOUND, id_
            yield _INDEX, id_
