"""The placement programme where systems are connected once for each kind of software."""

from __future__ import annotations

from functools import partial

import pytest

from advisor.decision.programme import THOROUGH, Effort
from advisor.model.organisation import Systems
from tests.advisor.builders import API, APPLIANCE, OWNED, assessment
from tests.advisor.decision import test_placement as random_cases
from tests.advisor.decision.programme.test_proof import programme
from tests.advisor.decision.test_placement import Admitted, every_placement, random_case


@pytest.mark.parametrize("seed", range(600, 610))
def test_that_connecting_systems_leaves_the_programme_exact(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Forty systems cost 400,000 yuan or half of that: enough to tip a choice.
    told = partial(assessment, systems=Systems(count=40))
    monkeypatch.setattr(random_cases, "assessment", told)
    engagement, _ = random_case(seed, offered=2)
    options = engagement.options
    admitted: Admitted = {
        "one": (options[API], options[APPLIANCE]),
        "two": (options[APPLIANCE], options[OWNED]),
    }
    best = max(map(engagement.costing.expected_worth, every_placement(admitted)))

    found = programme(engagement, admitted, THOROUGH).best("any")
    bound = programme(engagement, admitted, Effort(columns=0, rounds=1)).best("any")
    assert found is not None
    assert bound is not None
    assert found.worth == pytest.approx(best, rel=1e-6)
    assert found.is_proven
    assert bound.worth + bound.gap >= best - 1e-6 * abs(best)
