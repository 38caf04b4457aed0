"""The questionnaire: what a person is asked, in which order, and why.

The questions stand in ``resources/questions``, one file a section; their wording stands in the
text catalogues. A question knows where its answer goes and in which range; it holds no answer.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Annotated, Any, Literal

from annotated_types import Ge

from advisor.model.record import Record
from advisor.resources import resource

AnswerKind = Literal[
    "text",
    "number",
    "numbers",
    "whole",
    "share",
    "estimate",
    "estimate_by_model",
    "choice",
    "yes_no",
    "models",
    "day",
]
"""``share`` and an ``estimate`` in the unit ``share`` are fractions; screens show a percentage.
``estimate_by_model`` is asked once for each model that is tried."""
ChoiceKind = Literal[
    "region",
    "currency",
    "role",
    "data_class",
    "failure_handling",
    "growth_kind",
    "template",
    "engine",
    "commitment",
    "rung",
    "acquisition",
    "further_form",
    "precision",
    "accelerator",
    "closed_model",
    "open_model",
    "site",
    "pooling",
]
"""Lists a choice is made from. Texts of those that are fixed are ``choice.<kind>.<value>``; the
others come from the catalogue, the sites from the draft."""
Repeats = Literal["", "workloads", "sites", "machines", "measurements", "votes"]


class Question(Record):
    """One question."""

    path: str
    """Where the answer goes; in a repeated section below the key of the member."""
    text: str
    """Message id of the question."""
    hint: str
    """Message id of why it is asked and what it moves."""
    kind: AnswerKind
    group: str = ""
    """Questions of a section that belong together; their heading is ``group.<group>``."""
    unit: str = ""
    """Unit beside the field; its text is ``answer_unit.<unit>``."""
    choices: ChoiceKind | None = None
    """Where the choices come from; ``choice.<kind>.<value>`` or the catalogue names them."""
    minimum: float | None = None
    """Below it no answer stands."""
    maximum: float | None = None
    """Above it no answer stands."""
    decimals: Annotated[int, Ge(0)] = 0
    """Digits after the decimal mark that are worth showing."""
    optional: bool = False
    """Whether "don't know" is an answer."""
    express: bool = False
    """Whether it is one of the few that a first verdict asks."""
    claims: tuple[str, ...] = ()
    """Claims of the debate that it rests on."""


class Section(Record):
    """Questions that stand on one page."""

    id: str
    title: str
    """Message id of the heading."""
    order: int
    """Place in the journey; sections of one place follow by their ids."""
    phase: Literal["", "verification", "integration", "innovation"] = ""
    """Phase of the journey that asks it; empty outside the three phases."""
    repeats: Repeats = ""
    """Asked once for each member of a group."""
    questions: tuple[Question, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Give the whole questionnaire in the order of the journey."""
    files = resource("questions").glob("*.toml")
    read = [_read(tomllib.loads(path.read_text(encoding="utf-8"))) for path in files]
    return tuple(sorted(read, key=lambda section: (section.order, section.id)))


def _read(table: dict[str, Any]) -> Section:
    """Make a section of its file; the ids of its texts follow from the paths."""
    prefix = f"{table['repeats']}." if "repeats" in table else ""
    asked = [
        question
        | {
            "text": f"question.{prefix}{question['path']}",
            "hint": f"why.{prefix}{question['path']}",
        }
        for question in table["questions"]
    ]
    named = {"title": f"section.{table['id']}", "questions": asked}
    return Section.model_validate(table | named)
