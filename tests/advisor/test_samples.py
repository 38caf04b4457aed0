"""Every sample is evaluated, and all that the engine says of it can be said in every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from advisor.api import Draft, evaluate_draft
from advisor.errors import Message
from advisor.evaluation import Evaluation
from advisor.resources import sample_answers, samples
from advisor.words.text import languages, texts_for

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module", params=[sample.id for sample in samples()])
def evaluation(request: pytest.FixtureRequest) -> Evaluation:
    """Evaluate a sample on few rows."""
    return evaluate_draft(Draft(sample_answers(request.param)), as_of=DAY, samples=64, seed=0)


def messages(found: object) -> Iterator[Message]:
    """Walk a record and give every message in it."""
    match found:
        case Message():
            yield found
        case BaseModel():
            for name in type(found).model_fields:
                yield from messages(getattr(found, name))
        case tuple():
            for part in found:
                yield from messages(part)
        case dict():
            for part in found.values():
                yield from messages(part)


def test_that_a_sample_has_a_verdict_with_reasons_and_a_path(evaluation: Evaluation) -> None:
    assert evaluation.posture != "none_feasible"
    assert sum(evaluation.probability_best.values()) == pytest.approx(1.0)
    assert evaluation.reasons
    assert len(evaluation.roadmap) == 3


@pytest.mark.parametrize("language", languages())
def test_that_everything_the_engine_says_of_a_sample_can_be_said(
    evaluation: Evaluation, language: str
) -> None:
    texts = texts_for(language)

    said = [texts.say(message) for message in messages(evaluation)]
    assert len(said) > 100
    assert not any("{" in sentence for sentence in said)


@pytest.mark.parametrize("language", languages())
def test_that_every_figure_of_a_sample_can_be_written_with_its_unit(
    evaluation: Evaluation, language: str
) -> None:
    texts = texts_for(language)

    for row in evaluation.inputs:
        assert texts.quantity(row.likely, row.unit), row.id


@pytest.mark.parametrize("language", languages())
def test_that_every_line_of_the_ledger_has_a_name_and_a_formula(
    evaluation: Evaluation, language: str
) -> None:
    texts = texts_for(language)

    for plan in evaluation.plans:
        for line in plan.ledger:
            assert texts.say(f"line.{line.line}")
            assert texts.say(line.formula)
            assert texts.say(f"evidence.{line.evidence}")
