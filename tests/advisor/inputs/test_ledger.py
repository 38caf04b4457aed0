"""The ledger of inputs: sorted, complete, and never a missing number taken for zero."""

from __future__ import annotations

import pytest

from advisor.errors import AdvisorError, message
from advisor.inputs.ledger import Input, Ledger


def an_input(id_: str, low: float, likely: float, high: float) -> Input:
    return Input(
        id=id_,
        label=message("x"),
        unit="",
        low=low,
        likely=likely,
        high=high,
        kind="positive",
        evidence="assumed",
        source="",
        set_by="assumption",
    )


def test_that_inputs_stand_by_id_whatever_their_order() -> None:
    ledger = Ledger([an_input("b", 1, 1, 1), an_input("c", 0, 1, 2), an_input("a", 1, 1, 2)])

    assert [one.id for one in ledger.all()] == ["a", "b", "c"]
    assert [one.id for one in ledger.uncertain()] == ["a", "c"]


def test_that_the_first_of_two_inputs_of_one_id_stands() -> None:
    ledger = Ledger([an_input("a", 1, 2, 3), an_input("a", 7, 8, 9)])

    assert ledger["a"].likely == 2
    assert len(ledger.all()) == 1


def test_that_a_missing_input_is_an_error_that_names_it() -> None:
    ledger = Ledger([an_input("a", 1, 2, 3)])

    assert "a" in ledger
    assert "b" not in ledger
    with pytest.raises(AdvisorError, match="missing_figure") as caught:
        ledger["b"]
    (problem,) = caught.value.problems
    assert problem.where == "figures.b"
    assert problem.message.values == {"figure": "b"}
