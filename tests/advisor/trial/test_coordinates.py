"""The map prescribes only twice, and a model of one's own must be able to earn its cost back."""

from __future__ import annotations

import pytest

from advisor.model.record import Estimate
from advisor.trial.coordinates import map_places, most_it_brings
from advisor.trial.reading import read_debate
from tests.advisor.builders import DAY, assessment, catalogue, engage, workload
from tests.advisor.trial.example import debate, run


def place(sensitivity: float | None, demand: float | None) -> tuple[str | None, bool]:
    told = workload().model_copy(
        update={"task_sensitivity": sensitivity, "industry_data_demand": demand}
    )
    context = engage(assessment(told)).costing.context
    (found,) = map_places(context, None, 5.0, None)
    return found.quadrant, found.is_prescribed


@pytest.mark.parametrize(
    ("sensitivity", "demand", "quadrant", "is_prescribed"),
    [
        (4.9, 4.9, "general", True),
        (5.0, 5.0, "industry", True),
        (5.0, 4.9, "tuning", False),
        (4.9, 5.0, "retrieval", False),
        (7.0, None, None, False),
        (None, 7.0, None, False),
    ],
)
def test_that_the_middle_counts_as_high_and_two_quadrants_are_prescribed(
    sensitivity: float | None, demand: float | None, quadrant: str | None, is_prescribed: bool
) -> None:
    assert place(sensitivity, demand) == (quadrant, is_prescribed)


def test_that_a_model_of_ones_own_brings_at_most_what_failures_cost_now() -> None:
    told = workload(cost_per_failure=3.0, measured_success={"closed-a": Estimate.exactly(0.8)})
    matter = run(assessment(told), catalogue({"quality.gap_range": 0.9}))
    leading = matter.plans["closed"]
    assert {s.option.model.id for s in leading.segments if s.option} == {"closed-a"}

    most = most_it_brings(told, matter.context, leading)[0]

    # A million tasks a month, a fifth of them failing at 3 yuan, rolled out 0.2, 0.6 and 1,
    # discounted at 21 % a year, compounded by months.
    shares = [0.2] * 6 + [0.6] * 6 + [1.0] * 12
    expected = sum(1e6 * s * 0.2 * 3.0 * 1.21 ** (-t / 12) for t, s in enumerate(shares))
    assert most == pytest.approx(expected)


def test_that_the_gate_opens_only_where_that_could_repay_the_training() -> None:
    told = workload(cost_per_failure=3.0)
    told = told.model_copy(update={"task_sensitivity": 8.0, "industry_data_demand": 8.0})
    matter = run(assessment(told), catalogue())

    def gate(cost: float) -> tuple[bool, float]:
        known = catalogue({"training.industry_model": cost})
        (found,) = read_debate(matter, debate(), known, DAY).map
        assert found.gate is not None
        return found.gate.is_open, found.gate.share_repaid

    assert gate(1.0) == (True, 1.0)
    assert gate(1e12) == (False, 0.0)


def test_that_without_a_figure_of_its_cost_there_is_no_gate() -> None:
    told = workload().model_copy(update={"task_sensitivity": 8.0, "industry_data_demand": 8.0})
    matter = run(assessment(told))

    known = catalogue({"training.industry_model": None})
    (found,) = read_debate(matter, debate(), known, DAY).map

    assert found.quadrant == "industry"
    assert found.gate is None


def test_that_a_view_shows_each_figure_beside_todays_and_sets_none() -> None:
    matter = run()

    views = {view.id: view for view in read_debate(matter, debate(), catalogue(), DAY).views}

    assert views["neutral"].changes == ()
    gap, kinds, fee = views["closed_vendor"].changes
    assert (gap.now, gap.likely, gap.claim) == (0.2, 0.2, "C007")
    assert (kinds.path, kinds.now) == ("organisation.hardware_kinds", None)
    assert (fee.now, fee.likely) == (400_000, 500_000)
    assert matter.context.design.ledger["licence.closed_one_off"].likely == 400_000
