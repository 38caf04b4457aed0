"""What is typed on the command line is read as written; nothing is guessed."""

from __future__ import annotations

import pytest

from advisor.draft import Answer, text_to_answer


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("0.08", 0.08),
        ("8%", 0.08),
        ("12.5 %", 0.125),
        ("-5", -5),
        ("8000", 8000),
        ("1e6", 1e6),
        ("0.06..0.08..0.10", {"low": 0.06, "likely": 0.08, "high": 0.1}),
        ("5%..8%..10%", {"low": 0.05, "likely": 0.08, "high": 0.1}),
        ("true", True),
        ("false", False),
        ("dont_know", None),
        ('["a", "b"]', ["a", "b"]),
        ('{"low": 1, "likely": 2, "high": 3}', {"low": 1, "likely": 2, "high": 3}),
        ('{"low": 1, "low": 2}', '{"low": 1, "low": 2}'),
        ('{"low": NaN}', '{"low": NaN}'),
        ("[[", "[["),
        ("1,5", "1,5"),
        ("1_000", "1_000"),
        ("\uff11\uff12", 12),
        ("−5..−1..\uff11\uff10", {"low": -5, "likely": -1, "high": 10}),
        ("\uff18\uff05", 0.08),
        ("1\uff0c000", "1\uff0c000"),
        ("nan", "nan"),
        ("1..2", "1..2"),
        ("words", "words"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_that_typed_answers_are_read_as_written_and_never_guessed(
    typed: str, answer: Answer
) -> None:
    assert text_to_answer(typed) == answer


def test_that_a_typed_answer_suits_the_place_it_is_put() -> None:
    assert text_to_answer("2024", "title") == "2024"
    assert text_to_answer("true", "workloads.w1.name") == "true"
    assert text_to_answer("yes", "rules.air_gapped") is True
    assert text_to_answer("qwen3, glm-4.5", "candidates.open_models") == ["qwen3", "glm-4.5"]
    assert text_to_answer("dont_know", "title") is None
