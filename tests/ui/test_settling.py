from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from advisor import api
from advisor.errors import message
from ui.settling import settling


def answer(*flipping: str) -> Any:
    steady = SimpleNamespace(label=message("input.steady"), flips=False)
    turning = (SimpleNamespace(label=message(f"posture.{name}"), flips=True) for name in flipping)
    return SimpleNamespace(tornado=(steady, *turning))


def test_that_the_inputs_that_turn_the_verdict_are_named() -> None:
    texts = api.texts_for("en")

    assert settling(answer("open", "closed"), texts) == "Measure first: Open; Closed."


def test_that_more_inputs_than_there_is_room_for_are_counted() -> None:
    texts = api.texts_for("en")

    said = settling(answer("open", "closed", "hybrid"), texts, most=1)
    assert said == "Measure first: Open; and 2 more."


def test_that_no_input_is_named_where_none_turns_the_verdict_alone() -> None:
    said = settling(answer(), api.texts_for("en"))

    assert said.startswith("No single input turns it")
