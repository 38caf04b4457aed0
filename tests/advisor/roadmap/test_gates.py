"""What a milestone gate asks for: figures of the run, each with its measure."""

from __future__ import annotations

import pytest

from advisor.errors import Money
from advisor.evaluation import ExitCriterion, RoadmapPhase
from advisor.roadmap.gates import cases_for
from tests.advisor.builders import assessment, workload
from tests.advisor.roadmap.test_build import roadmap_of


@pytest.fixture(scope="module")
def roadmap() -> tuple[RoadmapPhase, ...]:
    return roadmap_of()


def by_measure(phase: RoadmapPhase) -> dict[str, ExitCriterion]:
    return {one.measure: one for one in phase.exit_criteria}


def test_that_the_first_gate_asks_for_the_success_the_plan_counts_on(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    # 90 % less half of a gap of 20 %: 81 %. 1.96² × 0.81 × 0.19 / 0.05² = 236.5.
    found = by_measure(roadmap[0])["success"]

    assert found.target == pytest.approx(0.81)
    assert (found.direction, found.subject, found.cases) == ("at_least", "service", 237)
    assert "success" not in by_measure(roadmap[1])  # the same model goes on


def gates_at(**months: int) -> tuple[RoadmapPhase, ...]:
    told = assessment()
    phases = told.phases.model_copy(update=months)
    return roadmap_of(told.model_copy(update={"phases": phases}))


def test_that_a_gate_before_the_servers_come_says_when_they_do() -> None:
    # Ordered in month 0, two months of delivery: they serve from the third month as people count.
    early = by_measure(gates_at(verification_gate=2)[0])["success"]
    late = by_measure(gates_at(verification_gate=3)[0])["success"]

    assert early.text.id == "roadmap.exit.success_awaited"
    assert early.text.values["month"] == 3
    assert early.target == late.target
    assert late.text.id == "roadmap.exit.success"


def test_that_nothing_is_measured_under_load_before_anything_serves() -> None:
    first = {"integration_start": 1, "integration_gate": 2}
    unserved = by_measure(gates_at(**first)[1])
    served = by_measure(gates_at(**first | {"integration_gate": 3})[1])

    assert not {"ttft", "utilisation"} & set(unserved)
    assert "ttft" in served


@pytest.mark.parametrize(
    ("share", "cases"), [(0.5, 385), (0.8, 246), (0.2, 246), (0.99, 60), (1.0, 60), (0.0, 60)]
)
def test_that_cases_are_the_sample_that_shows_a_share_to_five_points(
    share: float, cases: int
) -> None:
    assert cases_for(share) == cases


def test_that_a_phase_may_cost_what_nine_futures_in_ten_stay_below(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    for one in roadmap:
        found = by_measure(one)["budget"]

        assert found.text.values["limit"] == Money(one.budget.p90, "CNY")
        assert (found.target, found.direction) == (one.budget.p90, "at_most")


def test_that_the_second_gate_asks_for_response_times_together_where_they_agree() -> None:
    small = {"volume": 1e4}
    told = assessment(
        workload("one", ttft_s=2.0, **small),
        workload("two", ttft_s=2.0, **small),
        workload("three", ttft_s=4.0, **small),
    )
    alone = by_measure(roadmap_of()[1])["ttft"]
    several = [one for one in roadmap_of(told)[1].exit_criteria if one.measure == "ttft"]

    assert (alone.text.id, alone.target) == ("roadmap.exit.ttft_all", 10.0)
    assert [(one.target, one.subject) for one in several] == [(2.0, ""), (4.0, "three")]
    assert several[0].text.values["workloads"] == "One, Two"


def test_that_cost_per_success_and_the_share_done_are_those_of_the_phase(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    # Integration serves 600,000 tasks a month from month 8 on (the second server has come), before
    # that the 200,000 of the first phase; 81 % are right, of 600,000 a month that are asked for.
    right = 0.81 * (2 * 200_000 + 4 * 600_000)
    found = by_measure(roadmap[1])

    assert found["automated"].target == pytest.approx(right / (6 * 600_000))
    assert found["cost_per_success"].target == pytest.approx(roadmap[1].budget.p50 / right)


def test_that_each_phase_ends_with_what_is_done_and_by_whom(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    last = [(one.exit_criteria[-1].text.id, one.exit_criteria[-1].target) for one in roadmap]

    assert last == [
        ("roadmap.exit.security", None),
        ("roadmap.exit.talent", 2.0),
        ("roadmap.exit.mastery", 2.0),
    ]


def test_that_machines_are_to_be_used_as_planned(roadmap: tuple[RoadmapPhase, ...]) -> None:
    found = by_measure(roadmap[2])["utilisation"]

    assert found.direction == "at_least"
    assert found.target is not None
    assert 0 < found.target <= 1
