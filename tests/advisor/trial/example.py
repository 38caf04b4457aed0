"""Runs on the made-up world of ``builders``, and claims made up to be tried on them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from advisor.answer import Run
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.claim_record import Claim, Proposition
from advisor.evaluate import run_of
from advisor.evaluation import ClaimResult
from advisor.model.assessment import Assessment
from advisor.trial.debate import Debate, load_debate
from advisor.trial.trial import try_claims
from tests.advisor.builders import DAY, assessment, catalogue

SAMPLES = 16


@cache
def debate() -> Debate:
    """The debate as it is shipped."""
    return load_debate(Path(__file__).resolve().parents[3] / "resources")


def claim(proposition: dict[str, Any] | None = None, **told: Any) -> Claim:
    """A claim that asserts something, or says why it does not."""
    said = {
        "id": "C900",
        "type": "number",
        "statement": "Made up",
        "speaker": "Nobody",
        "interest": "None.",
        "date": dt.date(2024, 1, 1),
        "date_note": "",
        "sources": ("none",),
        "locator": "",
        "conflicts_with": (),
        "use": "",
        **told,
    }
    found = Proposition.model_validate(proposition) if proposition else None
    return Claim.model_validate({**said, "proposition": found})


def run(told: Assessment | None = None, known: Catalogue | None = None) -> Run:
    """Everything reckoned in a few futures."""
    return run_of(told or assessment(), known or catalogue(spread=0.05), as_of=DAY, samples=SAMPLES)


def tried(
    proposition: dict[str, Any],
    told: Assessment | None = None,
    known: Catalogue | None = None,
    **claimed: Any,
) -> ClaimResult:
    """Try one made-up claim."""
    one = claim(proposition, **claimed)
    (found,) = try_claims(run(told, known), Debate({one.id: one}, debate().book))
    return found
