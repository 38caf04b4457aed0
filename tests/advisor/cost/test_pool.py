"""Machines that are too small for a model neither serve it nor stand in its ledger."""

import datetime as dt

from advisor import api

SMALL = "throughput.L40S.ernie-4.5-300b-a47b"
"""Four cards of 48 GB do not hold 300 billion parameters."""
ANSWERS: dict[str, api.Answer] = {
    "workloads.w1.name": "Help desk",
    "workloads.w1.template": "customer_service",
    "workloads.w1.volume": 300_000.0,
    "machines.m1.name": "Rack",
    "machines.m1.accelerator": "L40S",
    "machines.m1.accelerators_per_server": 4,
    "machines.m1.servers": 2,
}


def test_that_machines_too_small_for_a_model_leave_the_others_to_serve_it() -> None:
    answered = api.evaluate_draft(
        api.Draft(ANSWERS), as_of=dt.date(2026, 11, 22), samples=64, seed=1
    )

    assert SMALL not in {row.id for row in answered.inputs}
    assert {plan.posture for plan in answered.plans} >= {"open", "closed"}
