"""Placements under the cap of a phase: those that are sought equal the best of all that keep it."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from advisor.decision import placement as search
from advisor.decision.placement import Searcher
from advisor.decision.programme import THOROUGH
from advisor.model.organisation import Finance
from tests.advisor.builders import assessment
from tests.advisor.decision import test_placement as random_cases
from tests.advisor.decision.test_placement import every_placement, random_case


@pytest.mark.parametrize("seed", range(700, 708))
def test_that_the_best_placement_under_a_cap_is_the_best_of_those_that_keep_it(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    free, admitted = random_case(seed, offered=2)
    rows, phase = free.costing.context.design.rows.random, seed % 3
    spent = {}
    for at, one in enumerate(every_placement(admitted)):
        spent[at] = free.costing.spent(one)[phase][rows]
    # The cap that a third of the placements keep in nine futures of ten.
    cap = float(np.quantile([np.sort(one)[-1] for one in spent.values()], 1 / 3))
    kept = [at for at, one in spent.items() if (one <= cap).mean() >= 0.9]
    worths = [free.costing.expected_worth(one) for one in every_placement(admitted)]

    name = ("verification_budget", "integration_budget", "innovation_budget")[phase]
    finance = Finance.model_validate({"horizon_months": 24, name: cap})
    monkeypatch.setattr(random_cases, "assessment", partial(assessment, finance=finance))
    capped, _ = random_case(seed, offered=2)
    for whole in (1000, 0):
        monkeypatch.setattr(search, "WHOLE", whole)
        found = Searcher(capped.costing, admitted, effort=THOROUGH).best()
        assert found is not None
        worth = capped.costing.expected_worth(found.placement)
        best = max(worths[at] for at in kept)
        assert worth <= best + 1e-6 * abs(best)
        if whole or found.search == "proven_optimal":
            assert worth == pytest.approx(best, rel=1e-6)
        else:
            assert worth + (found.gap or 0.0) >= best - 1e-6 * abs(best)
    assert 0 < len(kept) < len(worths)
