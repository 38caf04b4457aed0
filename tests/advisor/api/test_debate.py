"""Claims and glossary reach screens through the façade, and only when they are asked for."""

import subprocess
import sys

import pytest

from advisor import api
from advisor.errors import AdvisorError


def test_that_a_claim_is_given_by_its_id() -> None:
    found = api.claim("C016")

    assert (found.low, found.high, found.unit) == (100, 200, "CNY")
    assert found.date is not None
    assert found.date.isoformat() == "2023-05-13"
    assert len(api.claims()) == 421


def test_that_an_unknown_claim_is_a_problem_that_names_it() -> None:
    with pytest.raises(AdvisorError) as caught:
        api.claim("C422")

    (problem,) = caught.value.problems
    assert (problem.message.id, dict(problem.message.values)) == (
        "problem.catalogue.unknown_claim",
        {"claim": "C422"},
    )


def test_that_a_word_is_found_in_either_language() -> None:
    assert api.find_terms("TCO")[0] is api.glossary()["tco"]
    assert api.find_terms("总拥有成本") == (api.glossary()["tco"],)


def test_that_neither_is_read_with_the_facade() -> None:
    code = (
        "import sys, advisor.api; print([m for m in sys.modules if 'claim' in m or 'gloss' in m])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.strip() == "[]"
