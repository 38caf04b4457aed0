"""The placement programme where own models wait for a team that has to learn."""

from __future__ import annotations

from functools import partial

import pytest

from advisor.decision.programme import THOROUGH, Effort
from advisor.model.organisation import Candidates, Talent
from tests.advisor.builders import API, assessment
from tests.advisor.decision import test_placement as random_cases
from tests.advisor.decision.programme.test_proof import programme
from tests.advisor.decision.test_placement import Admitted, every_placement, random_case


@pytest.mark.parametrize("seed", range(700, 710))
def test_that_a_team_that_learns_leaves_the_programme_exact(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = partial(
        assessment,
        talent=Talent(rung="evaluates"),
        candidates=Candidates(forms=("closed_tuned", "open_tuned", "industry_adapted")),
    )
    monkeypatch.setattr(random_cases, "assessment", told)
    engagement, _ = random_case(seed, offered=2)
    options = engagement.options
    form = {one.form: one for one in options.values()}
    admitted: Admitted = {
        "one": (options[API], form["industry_adapted"]),
        "two": (form["closed_tuned"], options[API], form["industry_adapted"]),
    }
    best = max(map(engagement.costing.expected_worth, every_placement(admitted)))

    found = programme(engagement, admitted, THOROUGH).best("any")
    bound = programme(engagement, admitted, Effort(columns=0, rounds=1)).best("any")
    assert found is not None
    assert bound is not None
    assert found.worth == pytest.approx(best, rel=1e-6)
    assert found.is_proven
    assert bound.worth + bound.gap >= best - 1e-6 * abs(best)
