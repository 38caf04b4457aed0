"""Sites and benchmark results are answered like machines, and refused with a reason."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor.draft import Answer, Draft, text_to_answer
from advisor.words.text import texts_for

RESULT: dict[str, Answer] = {
    "accelerator": "H100-SXM",
    "model": "llama-3.1-70b",
    "accelerators": 8,
    "prompt_tokens": 1000,
    "output_tokens": 300,
    "concurrency": 64,
    "output_tokens_per_s": 2400.5,
    "engine": "sglang",
    "precision": "fp8",
    "source": "Platform team, run 17",
    "day": "2026-10-30",
}


def draft_with(*, without: str = "", **changed: Answer) -> Draft:
    """Give a draft with one result, some fields changed or one left out."""
    given = {**RESULT, **changed}
    given.pop(without, None)
    placed = {f"measurements.b1.{field}": answer for field, answer in given.items()}
    return Draft({"workloads.w1.volume": 100, **placed})


def problems_of(draft: Draft) -> dict[str, str]:
    """Give the message id of each problem by its place."""
    return {found.where: found.message.id for found in draft.problems()}


def test_that_a_result_arrives_whole() -> None:
    (found,) = draft_with().completed().measurements

    assert (found.id, found.accelerator, found.model) == ("b1", "H100-SXM", "llama-3.1-70b")
    assert (found.accelerators, found.tensor_parallel) == (8, None)
    assert (found.prompt_tokens, found.output_tokens, found.concurrency) == (1000, 300, 64)
    assert (found.engine, found.precision) == ("sglang", "fp8")
    assert (found.output_tokens_per_s, found.day) == (2400.5, dt.date(2026, 10, 30))
    assert found.source == "Platform team, run 17"


def test_that_a_site_bears_its_key_as_name_until_it_is_named_and_has_no_caps_unless_told() -> None:
    draft = Draft({"workloads.w1.volume": 1, "sites.s2.power_kw": 40, "sites.s1.name": "Harbour"})

    second, first = draft.completed().sites
    assert (second.id, second.name, second.power_kw, second.rack_units) == ("s2", "s2", 40, None)
    assert (first.id, first.name, first.power_kw) == ("s1", "Harbour", None)


@pytest.mark.parametrize(
    ("draft", "where", "message"),
    [
        (draft_with(without="source"), "source", "problem.source_missing"),
        (draft_with(source=""), "source", "problem.source_missing"),
        (draft_with(source="  "), "source", "problem.source_missing"),
        (draft_with(without="output_tokens_per_s"), "output_tokens_per_s", "problem.missing"),
        (draft_with(output_tokens_per_s=0), "output_tokens_per_s", "problem.not_above_zero"),
        (draft_with(prompt_tokens=-1), "prompt_tokens", "problem.not_above_zero"),
        (draft_with(output_tokens=0), "output_tokens", "problem.not_above_zero"),
        (draft_with(accelerators=0), "accelerators", "problem.not_above_zero"),
        (draft_with(accelerators=2.5), "accelerators", "problem.not_whole"),
        (draft_with(concurrency=0), "concurrency", "problem.not_above_zero"),
        (draft_with(engine="vlm"), "engine", "problem.unknown_choice"),
        (draft_with(precision="fp12"), "precision", "problem.unknown_choice"),
        (draft_with(day="last week"), "day", "problem.not_a_day"),
        (draft_with(day=20261030), "day", "problem.not_a_day"),
    ],
)
def test_that_a_result_that_cannot_stand_is_refused_where_it_is_wrong(
    draft: Draft, where: str, message: str
) -> None:
    assert problems_of(draft) == {f"measurements.b1.{where}": message}


def test_that_the_choices_named_to_a_person_leave_out_what_stands_for_not_known() -> None:
    (problem,) = Draft({"workloads.w1.volume": 1, "candidates.engine": "vlm"}).problems()

    said = texts_for("en").say(problem.message)
    assert "vllm, sglang, trtllm, llamacpp" in said


def test_that_an_engine_may_be_taken_back_and_be_not_known() -> None:
    for answer in ("", None):
        draft = Draft({"workloads.w1.volume": 1, "candidates.engine": answer})
        assert draft.completed().candidates.engine == ""


def test_that_spare_servers_stay_between_none_and_four() -> None:
    def found(answer: Answer) -> dict[str, str]:
        return problems_of(Draft({"workloads.w1.volume": 1, "preferences.spare_servers": answer}))

    assert found(0) == found(4) == {}
    assert found(-1) == {"preferences.spare_servers": "problem.below_zero"}
    assert found(5) == {"preferences.spare_servers": "problem.above_limit"}


def test_that_burstiness_lies_above_zero() -> None:
    draft = Draft({"workloads.w1.volume": 1, "workloads.w1.burstiness": 0})

    assert problems_of(draft) == {"workloads.w1.burstiness": "problem.not_above_zero"}
    smooth = draft.with_answer("workloads.w1.burstiness", 0.2).completed().workloads[0].burstiness
    assert smooth is not None
    assert smooth.likely == 0.2


def test_that_a_typed_day_stays_the_text_that_was_typed() -> None:
    assert text_to_answer("2026-10-30", "measurements.b1.day") == "2026-10-30"
    assert text_to_answer("20261030", "measurements.b1.day") == "20261030"
    assert text_to_answer("dont_know", "measurements.b1.day") is None
