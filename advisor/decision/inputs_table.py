"""The table of assumptions: every input of a run as a record of the answer."""

from __future__ import annotations

from advisor.evaluation import InputRow
from advisor.inputs.ledger import Ledger


def input_rows(ledger: Ledger, used: frozenset[str]) -> tuple[InputRow, ...]:
    """Give the inputs that a run's lines were made from, sorted by id."""
    return tuple(
        InputRow(
            id=one.id,
            label=one.label,
            unit=one.unit,
            low=one.low,
            likely=one.likely,
            high=one.high,
            evidence=one.evidence,
            source=one.source,
            valid_from=one.valid_from,
            retrieved=one.retrieved,
            review_by=one.review_by,
            set_by=one.set_by,
            stale=one.stale,
            note=one.note,
            catalogue_likely=one.catalogue_likely,
        )
        for one in ledger.all()
        if one.id in used
    )
