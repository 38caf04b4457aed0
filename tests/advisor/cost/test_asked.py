"""What a task takes with a model that the client counted: by hand, in every place that reads it."""

from __future__ import annotations

import pytest

from advisor.cost.asked import asked_of, demand_inputs, load_inputs, tokens_of_task
from advisor.cost.usage import task_cost
from advisor.model.organisation import Candidates
from advisor.model.workload import Workload
from tests.advisor.builders import (
    API,
    CLOSED_PRICE,
    HOSTED,
    OWNED,
    Engagement,
    assessment,
    catalogue,
    engage,
    exactly,
    workload,
)

READ, WRITTEN = "measured_prompt_tokens", "measured_output_tokens"


def counted(model: str, read: float | None = None, written: float | None = None) -> Engagement:
    told: dict[str, object] = {}
    if read is not None:
        told[READ] = {model: exactly(read)}
    if written is not None:
        told[WRITTEN] = {model: exactly(written)}
    return engage(assessment(workload(**told)))


def test_that_twice_the_tokens_cost_twice_by_api() -> None:
    plain, twice = engage(), counted("closed-a", 2000, 200)

    costs = [
        float(task_cost(one.costing.context, "service", CLOSED_PRICE)[0][0])
        for one in (plain, twice)
    ]
    # 600 fresh at 1, 400 cached at 0.1, 100 written at 4 dollars a million; 7 yuan a dollar.
    assert costs == pytest.approx([1040 * 7e-6, 2080 * 7e-6])


def test_that_each_side_of_a_bill_is_counted_apart() -> None:
    context = counted("closed-a", written=300).costing.context

    # 600 + 40 read as assumed, 300 × 4 written as counted.
    assert task_cost(context, "service", CLOSED_PRICE)[0][0] == pytest.approx(1840 * 7e-6)


def test_that_a_count_is_of_one_model_only() -> None:
    plain, other = engage(), counted("closed-a", 2000, 200)

    for option in (HOSTED, OWNED):
        present = [one.costing.present(one.everywhere(option)) for one in (plain, other)]
        assert (present[0].cost == present[1].cost).all()
        assert (present[0].benefit == present[1].benefit).all()


def test_that_twice_the_tokens_need_more_servers() -> None:
    def servers(one: Engagement) -> tuple[int, ...]:
        (pool,) = one.costing.pools(one.everywhere(OWNED))
        return pool.servers

    # A task of 100 tokens asks 100 × 3.6 / 360,000 = 0.001 a second; a server keeps 400:
    # 0.5, 1.5 and 2.5 servers for a fifth, three fifths and all of a million tasks.
    assert servers(engage()) == (1, 2, 3)
    assert servers(counted("open-a", written=200)) == (1, 3, 5)


def test_that_a_count_is_spread_over_the_calls() -> None:
    told = workload(calls_per_task=4.0, retry_share=0.25, **{READ: {"open-a": exactly(5000)}})
    demand = engage(assessment(told)).costing.context.demand["service"]

    # Four calls and a quarter of them again are five.
    assert demand.of("open-a").prompt_per_call[0] == pytest.approx(1000)
    assert demand.of("open-a").prompt[0] == pytest.approx(5000)
    assert demand.of("open-a").cached[0] == pytest.approx(2000)  # the share stays
    assert demand.of("open-a").tasks is demand.tasks
    assert demand.of("closed-a") is demand


def test_that_traffic_follows_the_count() -> None:
    dear = catalogue({"egress.per_gb": 2})

    def egress(told: Workload) -> float:
        one = engage(assessment(told), dear)
        lines = one.costing.lines(one.everywhere(API))
        context = one.costing.context
        return sum(float(context.total(line)[0]) for line in lines if line.key == "egress")

    # 16.8 million tasks of 1,100 tokens and five bytes each at two a gigabyte; 2,200 counted.
    paid = -16.8e6 * 1100 * 5e-9 * 2
    assert egress(workload()) == pytest.approx(paid)
    told = {READ: {"closed-a": exactly(2000)}, WRITTEN: {"closed-a": exactly(200)}}
    assert egress(workload(**told)) == pytest.approx(2 * paid)


def test_that_a_router_mixes_what_both_sides_take() -> None:
    told = workload(**{WRITTEN: {"open-a": exactly(500)}})
    candidates = Candidates(forms=("hybrid_routed",))
    one = engage(assessment(told, candidates=candidates))
    (routed,) = (o for o in one.options.values() if o.form == "hybrid_routed")

    read, written = tokens_of_task(one.costing.context, "service", routed)
    # Half the traffic is easy: (100 + 500) / 2.
    assert (read[0], written[0]) == (pytest.approx(1000), pytest.approx(300))


def test_that_a_bill_names_what_was_counted_in_place_of_what_was_assumed() -> None:
    ledger = counted("open-a", written=200).costing.context.design.ledger

    named = demand_inputs(ledger, "service", "open-a")
    assert "workload.service.measured_output_tokens.open-a" in named
    assert "workload.service.prompt_tokens" in named
    assert not {"workload.service.answer_tokens", "workload.service.reasoning_tokens"} & set(named)
    assert set(demand_inputs(ledger, "service")) == set(demand_inputs(ledger, "service", "other"))
    more = set(load_inputs(ledger, "service", "open-a")) - set(named)
    assert more == {
        f"workload.service.{field}"
        for field in ("active_hours_per_month", "peak_to_mean", "burstiness")
    }


def test_that_without_a_count_nothing_is_made_anew() -> None:
    context = engage().costing.context

    assert asked_of(context, "open-a").demand is context.demand
