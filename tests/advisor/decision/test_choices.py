"""Rules on what was worked out: context, memory and latency, each on both sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.evaluation import Gate
from tests.advisor.builders import (
    API,
    HOSTED,
    OPEN_APPLIANCE,
    OWNED,
    RENTED,
    WINDOW,
    ZERO,
    assessment,
    catalogue,
    engage,
    workload,
)


def world(model_id: str, **changes: Any) -> Catalogue:
    """Build the catalogue with one model changed."""
    known = catalogue()
    changed = known.models[model_id].model_copy(update=changes)
    return replace(known, models={**known.models, model_id: changed})


def gates(known: Catalogue, **answers: Any) -> dict[str, Gate]:
    found = engage(assessment(workload(**answers)), known, sized=True)
    return {gate.option: gate for gate in found.choices.gates}


def test_that_a_call_longer_than_the_models_context_is_kept_from_it() -> None:
    # A call is 1,000 tokens of prompt and 100 of answer.
    assert gates(world("open-a", context_tokens=1100)) == {}

    found = gates(world("open-a", context_tokens=1099))
    assert {option: gate.rule for option, gate in found.items()} == {
        HOSTED: "context",
        RENTED: "context",
        WINDOW: "context",
        ZERO: "context",
        OWNED: "context",
        OPEN_APPLIANCE: "context",
    }
    assert found[OWNED].reason.values == {"model": "Open-A", "limit": 1099, "asked": 1100}


def test_that_a_closed_model_has_a_context_too() -> None:
    found = gates(world("closed-a", context_tokens=1000))

    assert {option: gate.rule for option, gate in found.items()} == {API: "context"}


def test_that_a_model_too_large_says_what_it_needs_with_its_context() -> None:
    # Eight cards of 80 GB give 564.8 GB; 607e9 bytes are 565.3 GB.
    assert OWNED not in gates(world("open-a", parameters_b=606))

    found = gates(world("open-a", parameters_b=607))
    assert found[OWNED].rule == found[RENTED].rule == "memory"
    assert found[OWNED].reason.values == {
        "model": "Open-A",
        "needed_gb": 566,
        "available_gb": 564,
        "servers": "8 × ACC",
    }


@pytest.mark.parametrize(
    ("tpot_s", "kept_out"), [(0.03, set()), (0.0255, set()), (0.0031, {RENTED, OWNED})]
)
def test_that_machines_too_slow_for_one_sequence_are_kept_out(
    tpot_s: float, kept_out: set[str]
) -> None:
    # 25.6 GB at 1,000 GB/s are 25.6 ms a token, 3.2 ms on eight cards together; a full batch takes
    # no longer.
    found = gates(catalogue(), tpot_s=tpot_s)

    assert {o for o, gate in found.items() if gate.rule == "latency"} & {RENTED, OWNED} == kept_out
    assert all(gate.share_met == 0 for gate in found.values())


def test_that_a_static_rule_is_named_before_what_was_worked_out() -> None:
    known = world("open-a", context_tokens=10)
    one = workload().model_copy(update={"data_class": "restricted"})
    found = {gate.option: gate.rule for gate in engage(assessment(one), known).choices.gates}

    assert found[HOSTED] == "data_class"
    assert found[OWNED] == "context"
