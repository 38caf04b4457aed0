"""The placement programme where people have to be found and contracts run for a term."""

from __future__ import annotations

from functools import partial

import pytest

from advisor.decision.programme import THOROUGH, Effort
from advisor.model.organisation import Candidates, Organisation
from tests.advisor.builders import assessment
from tests.advisor.decision import test_placement as random_cases
from tests.advisor.decision.programme.test_proof import programme
from tests.advisor.decision.test_placement import every_placement, random_case


@pytest.mark.parametrize("seed", range(500, 510))
def test_that_waiting_for_people_and_owing_a_term_leaves_the_programme_exact(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = partial(
        assessment,
        organisation=Organisation(engineers=0.5, may_hire=True),
        candidates=Candidates(contract_months=24),
    )
    monkeypatch.setattr(random_cases, "assessment", told)
    engagement, admitted = random_case(seed, offered=2)
    best = max(map(engagement.costing.expected_worth, every_placement(admitted)))

    found = programme(engagement, admitted, THOROUGH).best("any")
    bound = programme(engagement, admitted, Effort(columns=0, rounds=1)).best("any")
    assert found is not None
    assert bound is not None
    assert found.worth == pytest.approx(best, rel=1e-6)
    assert found.is_proven
    assert bound.worth + bound.gap >= best - 1e-6 * abs(best)
