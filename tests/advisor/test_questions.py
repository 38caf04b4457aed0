"""Whatever the assessment needs is asked once, in range, in words, and says why."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from pydantic import BaseModel, ValidationError, create_model
from pydantic.fields import FieldInfo

from advisor.draft.paths import choices_of, kinds
from advisor.model.assessment import Assessment
from advisor.model.estate import Machine, Site
from advisor.model.measurement import Measurement
from advisor.model.preferences import Vote
from advisor.model.workload import Workload
from advisor.questions import Question, Section, sections
from advisor.words.text import languages, texts_for

ASKED = [(section, question) for section in sections() for question in section.questions]
PLACES = {
    ".".join(filter(None, (section.repeats, question.path))): question
    for section, question in ASKED
}
BOUNDED = [(place, q) for place, q in PLACES.items() if q.minimum is not None]
KINDS = {
    "text": {"text", "choice"},
    "number": {"number", "share"},
    "whole": {"whole"},
    "estimate": {"estimate", "estimate_by_model"},
    "yes_no": {"yes_no"},
    "choice": {"choice"},
    "list": {"models"},
    "numbers": {"numbers"},
    "day": {"day"},
}
LISTED = {"template", "accelerator", "closed_model", "open_model", "site"}
"""Lists of the catalogue, and of the draft itself."""
OFFERED = {"sites", "measurements", "votes"}
"""Groups of which no verdict needs a member."""


def field_at(place: str) -> FieldInfo:
    """Give the model's field of a generic path."""
    head, _, name = place.partition(".")
    if not name:
        return Assessment.model_fields[head]
    repeated = {
        "workloads": Workload,
        "sites": Site,
        "machines": Machine,
        "measurements": Measurement,
        "votes": Vote,
    }
    record = repeated.get(head) or Assessment.model_fields[head].annotation
    assert isinstance(record, type)
    fields: dict[str, FieldInfo] = vars(record)["__pydantic_fields__"]
    return fields[name]


def accepts(place: str, answer: object) -> bool:
    """Whether the assessment takes an answer at a place."""
    field = field_at(place)
    record: type[BaseModel] = create_model("One", answer=(field.annotation, field))
    try:
        record.model_validate({"answer": answer})
    except ValidationError:
        return False
    return True


def answer_of(question: Question, number: float) -> object:
    """Shape a number as the question's kind of answer."""
    estimate = {"low": number, "likely": number, "high": number}
    shapes: dict[str, object] = {"estimate": estimate, "estimate_by_model": {"m": estimate}}
    return shapes.get(question.kind, number)


SAID_IN_THE_ROOM = {"ballots", "decisions", "remarks", "scenarios", "report"}
"""Kept by the workshop, beside the questions and on the report's page, not asked by one."""


def test_that_every_answer_of_the_assessment_is_asked_for_exactly_once() -> None:
    said = {path for path in kinds() if path.split(".")[0] in SAID_IN_THE_ROOM}
    assert sorted(PLACES) == sorted(kinds().keys() - {"figures"} - said)
    assert max(Counter(question.text for _, question in ASKED).values()) == 1


def test_that_sections_follow_the_journey() -> None:
    assert [section.id for section in sections()] == [
        "organisation",
        "rules",
        "finance",
        "workloads",
        "sites",
        "machines",
        "systems",
        "candidates",
        "measurements",
        "phases",
        "weights",
        "votes",
        "preferences",
    ]
    phases = [section.phase for section in sections() if section.phase]
    assert phases == ["verification", *["integration"] * 5, "innovation"]


def test_that_the_express_path_asks_at_most_fifteen_and_all_that_is_indispensable() -> None:
    express = {place for place, question in PLACES.items() if question.express}

    needed = {
        place
        for place in PLACES
        if field_at(place).is_required() and place.partition(".")[0] not in OFFERED
    }
    assert len(express) <= 15
    assert needed <= express


@pytest.mark.parametrize("place", PLACES)
def test_that_a_question_asks_for_what_the_assessment_takes(place: str) -> None:
    question = PLACES[place]

    assert question.kind in KINDS[kinds()[place]]
    assert question.optional == accepts(place, None)


@pytest.mark.parametrize(("place", "question"), BOUNDED, ids=[place for place, _ in BOUNDED])
def test_that_no_answer_outside_the_range_asked_for_would_be_taken(
    place: str, question: Question
) -> None:
    assert question.minimum is not None
    step = 1 if question.kind == "whole" else 0.001

    assert not accepts(place, answer_of(question, question.minimum - step))
    assert accepts(place, answer_of(question, question.minimum + step))
    if question.maximum is not None:
        assert accepts(place, answer_of(question, question.maximum))
        assert not accepts(place, answer_of(question, question.maximum + step))


@pytest.mark.parametrize("language", languages())
def test_that_every_question_is_worded_and_says_why(language: str) -> None:
    texts = texts_for(language)

    for section, question in ASKED:
        assert texts.say(section.title)
        assert 0 < len(texts.say(question.text)) <= 70, question.path
        assert len(texts.say(question.hint)) > 10, question.path
        if question.group:
            assert texts.say(f"group.{question.group}")
        if question.unit:
            assert texts.say(f"answer_unit.{question.unit}", currency="CNY", unit="cases")


@pytest.mark.parametrize("language", languages())
def test_that_every_fixed_choice_of_the_assessment_has_a_name(language: str) -> None:
    texts = texts_for(language)

    for place, question in PLACES.items():
        for value in choices_of(place):
            assert question.choices
            assert texts.say(f"choice.{question.choices}.{value}")


def test_that_free_text_is_chosen_only_from_lists_that_there_are() -> None:
    listed = {place for place, q in PLACES.items() if q.choices in LISTED}

    assert listed == {
        "workloads.template",
        "machines.accelerator",
        "machines.site",
        "measurements.accelerator",
        "measurements.model",
        "candidates.closed_models",
        "candidates.open_models",
        "candidates.accelerator",
    }


def test_that_claims_are_cited_by_number() -> None:
    for _, question in ASKED:
        for claim in question.claims:
            assert re.fullmatch(r"C\d{3}", claim)
            assert 1 <= int(claim[1:]) <= 421


def test_that_a_question_file_with_an_unknown_key_is_refused() -> None:
    table = {"id": "x", "title": "section.x", "order": 1, "questions": [], "colour": "red"}

    with pytest.raises(ValidationError, match="colour"):
        Section.model_validate(table)
