"""From business units to tokens, on paper: calls, cache, growth and the busiest hour."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.inputs.design import Design
from advisor.model.workload import COUNTED
from advisor.sizing.pattern import Pattern
from advisor.sizing.tokens import MADE_OF, Demand, demand_of
from tests.advisor.builders import assessment, engage, exactly, workload


def demand(**answers: float) -> Demand:
    told = {
        "tasks_per_unit": 3,
        "calls_per_task": 4,
        "retry_share": 0.25,
        "prompt_tokens": 1000,
        "answer_tokens": 80,
        "reasoning_tokens": 20,
        "cached_share": 0.4,
        "deferrable_share": 0.0,
        "growth_per_year": 0.44,
        "active_hours_per_month": 200,
        "peak_to_mean": 5,
    }
    found = engage(assessment(workload("w", 1000, **{**told, **answers})))
    return found.costing.context.demand["w"]


def test_that_tasks_follow_units_and_grow_by_the_year() -> None:
    tasks = demand().tasks[:, 0]

    # 1,000 units of 3 tasks; 1.44 a year is 1.2 in half a year.
    assert tasks.shape == (24,)
    assert tasks[[0, 6, 12, 18]] == pytest.approx([3000, 3600, 4320, 5184])


def test_that_months_let_go_of_are_reckoned_again_and_are_the_same() -> None:
    found = demand()
    before = found.tasks
    assert found.tasks is before

    found.forget()
    assert found.tasks is not before
    assert (found.tasks == before).all()


def test_that_retries_are_calls_like_any_other() -> None:
    found = demand()

    # 4 calls and a quarter of them again are 5.
    assert found.prompt[0] == pytest.approx(5000)
    assert found.output[0] == pytest.approx(500)
    assert (found.prompt_per_call[0], found.output_per_call[0]) == (1000, 100)


def test_that_cached_tokens_are_part_of_the_prompt_and_counted_once() -> None:
    found = demand()

    assert found.cached[0] == pytest.approx(2000)
    assert (found.prompt - found.cached)[0] == pytest.approx(3000)
    assert demand(cached_share=1.0).cached[0] == pytest.approx(5000)
    assert demand(cached_share=0.0).cached[0] == 0


def test_that_of_a_call_what_no_cache_holds_is_read() -> None:
    assert demand().fresh_per_call[0] == pytest.approx(600)
    assert demand(cached_share=1.0).fresh_per_call[0] == 1


def test_that_the_busiest_hour_is_the_mean_of_the_active_hours_times_the_peak() -> None:
    # 500 tokens a task over 200 hours of 3,600 seconds, five times the mean.
    assert demand().peak_per_mean[0] == pytest.approx(500 * 5 / 720_000)


def test_that_what_may_wait_does_not_load_the_busiest_hour() -> None:
    # A fifth is urgent: 500 × 0.2 × 5 / 720,000, still above 500 / 2,628,000 around the clock.
    found = demand(deferrable_share=0.8)

    assert found.peak_per_mean[0] == pytest.approx(500 * 0.2 * 5 / 720_000)
    assert found.output[0] == pytest.approx(500)
    assert found.deferrable[0] == 0.8


def test_that_machines_keep_up_with_the_mean_of_all_hours_even_where_all_may_wait() -> None:
    # 730 hours of 3,600 seconds are 2,628,000 seconds.
    assert demand(deferrable_share=1.0).peak_per_mean[0] == pytest.approx(500 / 2_628_000)
    assert demand(deferrable_share=0.95).peak_per_mean[0] == pytest.approx(500 / 2_628_000)
    assert demand(deferrable_share=0.94).peak_per_mean[0] == pytest.approx(500 * 0.3 / 720_000)


def test_that_a_call_reads_and_writes_at_least_a_token() -> None:
    found = demand(answer_tokens=0, reasoning_tokens=0)

    assert found.output_per_call[0] == 1
    assert found.output[0] == pytest.approx(5)


def test_that_the_sweep_rows_scale_the_tasks_and_nothing_else() -> None:
    told = assessment(workload("w", 1000))
    context = engage(told).costing.context
    found, rows = context.demand["w"], context.design.rows

    assert found.tasks[0, rows.volume_sweep][[0, -1]] == pytest.approx([20, 20_000])
    assert np.ptp(found.prompt) == 0
    assert np.ptp(found.peak_per_mean) == 0


def test_that_a_decline_shrinks_the_tasks() -> None:
    tasks = demand(growth_per_year=-0.36).tasks[:, 0]

    assert tasks[[0, 6, 12]] == pytest.approx([3000, 2400, 1920])


class Watched(Design):
    """Notes which inputs are asked for."""

    def __init__(self, of: Design) -> None:
        super().__init__(of.ledger, of.rows, {})
        self.asked: set[str] = set()

    def __getitem__(self, id_: str) -> np.ndarray:
        self.asked.add(id_)
        return np.ones(self.rows.total)


def test_that_demand_is_made_of_what_it_says_it_is_made_of() -> None:
    counts = {one: {"open-a": exactly(500)} for one in COUNTED}
    design = engage(assessment(workload("w", 1000, **counts))).costing.context.design
    asked: set[str] = set()
    for pattern in (Pattern(), Pattern(growth="s_curve"), Pattern(growth="typed", typed=(2.0,))):
        watched = Watched(design)
        assert demand_of(watched, "w", 12, pattern).tasks.shape == (12, watched.rows.total)
        asked |= watched.asked

    by_model = {name: f"{name}open-a" if name.endswith(".") else name for name in MADE_OF}
    assert asked == {f"workload.w.{name}" for name in by_model.values()}
