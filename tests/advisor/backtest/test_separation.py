"""What separates a run from a decision, on runs of a few figures each, told by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from advisor.backtest.separation import agreement, separation

RANGES = {"wage": (80.0, 100.0, 130.0), "price": (1.0, 2.0, 5.0)}
OPEN, CLOSED = (SimpleNamespace(id=side, posture=side) for side in ("open", "closed"))


class Rows:
    """The likely row and a pair of rows for each input."""

    swings = tuple(RANGES)

    def swing(self, id_: str) -> tuple[int, int]:
        return {"wage": (1, 2), "price": (3, 4)}[id_]


def run_with(
    worth: dict[str, list[float]],
    *,
    leading: str,
    admitted: dict[str, list[Any]] | None = None,
    gates: tuple[tuple[str, str, str], ...] = (),
) -> Any:
    """Build a run: worth of each standing plan in the five rows."""
    plans = {
        side: SimpleNamespace(present=SimpleNamespace(worth=np.array(values)))
        for side, values in worth.items()
    }
    ledger = {
        id_: SimpleNamespace(label=id_, unit="share", low=low, likely=likely, high=high)
        for id_, (low, likely, high) in RANGES.items()
    }
    told = admitted or {"a": [OPEN, CLOSED]}
    design = SimpleNamespace(rows=Rows(), ledger=ledger)
    assessment = SimpleNamespace(workloads=tuple(told))
    names = ("rule", "workload", "option")
    return SimpleNamespace(
        plans=plans,
        leading=plans.get(leading),
        options=(OPEN, CLOSED),
        choices=SimpleNamespace(
            admitted=told,
            gates=tuple(SimpleNamespace(**dict(zip(names, one, strict=True))) for one in gates),
        ),
        context=SimpleNamespace(design=design, assessment=assessment),
    )


def test_that_of_several_inputs_that_flip_the_one_that_lifts_most_is_named() -> None:
    closed = [0.0, 0.0, 0.0, 0.0, 0.0]
    run = run_with({"closed": closed, "open": [-10, -20, 1, 5, -30]}, leading="closed")

    found = separation(run, "open")

    assert (found.why, found.input, found.end) == ("flips", "price", "low")
    assert (found.value, found.likely) == (1.0, 2.0)
    assert found.share_closed == pytest.approx(1.5)  # from -10 to +5


def test_that_the_nearest_input_is_named_with_the_share_it_closes() -> None:
    run = run_with({"closed": [0.0] * 5, "open": [-10, -12, -4, -9, -11]}, leading="closed")

    found = separation(run, "open")

    assert (found.why, found.input, found.end, found.value) == ("nearest", "wage", "high", 130.0)
    assert found.share_closed == pytest.approx(0.6)  # from -10 to -4


def test_that_a_likely_case_that_favours_the_decision_is_said() -> None:
    run = run_with({"closed": [0.0] * 5, "open": [1.0] * 5}, leading="closed")

    assert separation(run, "open").why == "likely"


def test_that_the_rule_that_bars_a_side_is_named_and_no_other() -> None:
    run = run_with(
        {"closed": [0.0] * 5},
        leading="closed",
        admitted={"a": [CLOSED], "b": [OPEN, CLOSED]},
        gates=(("liable_party", "a", "open"), ("memory", "b", "open"), ("latency", "a", "closed")),
    )

    assert separation(run, "open").rules == (("liable_party", "a"),)
    assert separation(run, "open").why == "barred"
    assert agreement(run, "closed").why == "ruled"
    assert agreement(run, "closed").rules == (("liable_party", "a"),)


def test_that_a_hybrid_needs_both_sides_somewhere_and_two_workloads() -> None:
    both = {"closed": [0.0] * 5, "open": [-1.0] * 5}
    gates = (("liable_party", "a", "open"), ("liable_party", "b", "open"))
    one = run_with(both, leading="closed")
    two = run_with(both, leading="closed", admitted={"a": [OPEN, CLOSED], "b": [OPEN, CLOSED]})
    half = run_with(both, leading="closed", admitted={"a": [OPEN], "b": [CLOSED]}, gates=gates)
    none = run_with(both, leading="closed", admitted={"a": [CLOSED], "b": [CLOSED]}, gates=gates)

    assert separation(one, "hybrid").why == "one_sided"
    assert separation(two, "hybrid").why == "no_plan"
    assert separation(half, "hybrid").why == "no_plan"
    assert separation(none, "hybrid").rules == (("liable_party", "a"), ("liable_party", "b"))


def test_that_an_agreement_of_figures_is_not_called_a_rule() -> None:
    run = run_with({"closed": [0.0] * 5, "open": [-1.0] * 5}, leading="closed")

    assert agreement(run, "closed").why == ""
