"""What is read, assumed and refused of the sizes of a row."""

from __future__ import annotations

import math

import pytest

from advisor.errors import Message
from advisor.sizing.lengths import lengths_of
from advisor.sizing.row import RowError

ROW = {"isl": "1000", "osl": "100", "concurrency_or_batch": "8"}


def test_that_sizes_are_read_as_they_stand() -> None:
    found = lengths_of(ROW, "vllm")

    assert (found.prompt, found.output, found.concurrent) == (1000, 100, 8)
    assert (found.assumed, found.note) == (False, None)


def test_that_everything_is_queued_where_no_concurrency_is_named() -> None:
    assert math.isnan(lengths_of(ROW | {"concurrency_or_batch": ""}, "vllm").concurrent)
    assert lengths_of(ROW | {"concurrency_or_batch": ""}, "llamacpp").concurrent == 1


def test_that_an_open_prompt_is_that_of_a_usual_call() -> None:
    found = lengths_of(ROW | {"isl": " "}, "trtllm")

    assert (found.prompt, found.output) == (1024, 100)
    assert found.assumed
    assert found.note == Message("size.assumed", {"sizes": "isl = 1024"})


def test_that_llama_cpp_is_benchmarked_from_an_empty_context() -> None:
    found = lengths_of({}, "llamacpp")

    assert (found.prompt, found.output, found.concurrent) == (1, 128, 1)
    assert found.note == Message("size.assumed", {"sizes": "isl = 0, osl = 128"})


@pytest.mark.parametrize("said", ["generation speed, prompt excluded", "tg128", "Decode only"])
@pytest.mark.parametrize("prompt", ["0", "0.0", ""])
def test_that_an_answer_timed_alone_needs_no_prompt(said: str, prompt: str) -> None:
    found = lengths_of(ROW | {"isl": prompt, "notes": said}, "vllm")

    assert (found.prompt, found.assumed) == (1, False)
    assert found.note == Message("size.alone")
    assert lengths_of(ROW | {"notes": said}, "vllm").prompt == 1000


@pytest.mark.parametrize("column", ["isl", "osl", "concurrency_or_batch"])
@pytest.mark.parametrize("value", ["0", "-1", "many", "nan"])
def test_that_a_size_that_is_none_is_refused(column: str, value: str) -> None:
    with pytest.raises(RowError) as caught:
        lengths_of(ROW | {column: value}, "vllm")

    assert caught.value.reason == Message("size.not_positive", {"column": column})
