"""A figure the client gave is trusted by what stands behind it."""

from __future__ import annotations

import pytest

from advisor.errors import message
from advisor.inputs.lookup import told
from advisor.model.record import Estimate


@pytest.mark.parametrize(
    ("source", "evidence"),
    [
        ("Quotation 17 of 3 May", "quoted"),
        ("", "assumed"),
        ("assumed: half a year of tenders", "assumed"),
        ("Assumed by the workshop", "assumed"),
        ("假设：半年招标", "assumed"),
        ("C016: 100 to 200 yuan; 600 characters are assumed", "quoted"),
    ],
)
def test_that_a_source_that_only_says_assumed_does_not_count_as_a_source(
    source: str, evidence: str
) -> None:
    given = Estimate(low=1, likely=2, high=3, source=source)

    assert told("x.volume", message("x"), "", given, "positive").evidence == evidence
