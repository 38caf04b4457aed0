"""The report as a record for another program: the answer, what was said in the room, the appendix.

Nothing of a sealed ballot is in it. Sentences are given as a message's identifier and values, so
that any language can say them; only the tables of machines are in the language of the report.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field, JsonValue

from advisor.derivation.record import Derivation
from advisor.evaluation import Evaluation
from advisor.model.record import Record
from advisor.report.facts import Facts
from advisor.workshop import KeptDecision, Pool, SaidRemark, SaidVote

FORMAT: Literal["llm-deployment-advisor/report"] = "llm-deployment-advisor/report"
VERSION: Literal[2] = 2
"""Grows when a key goes or changes its meaning; a key that is added leaves it as it is. Version 1
was the evaluation with a title and bore no number."""


class Room(Record):
    """What was said in the room beside the answers."""

    remarks: tuple[SaidRemark, ...] = ()
    """Notes with author and dissent; where ``aside`` is true, why the question does not apply."""
    decisions: tuple[KeptDecision, ...] = ()
    """The decision log."""
    votes: tuple[SaidVote, ...] = ()
    """Weights that people gave openly or that were revealed."""
    ranges: tuple[Pool, ...] = ()
    """Ranges of revealed ballots, figure by figure, and whose lies apart."""


class CapacityTable(Record):
    """What machines at hand can do under load: the table behind the report's chart."""

    title: str
    subtitle: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ReportRecord(Record):
    """The whole report."""

    format: Literal["llm-deployment-advisor/report"] = FORMAT
    version: Literal[2] = VERSION
    language: str
    """Of the few sentences that are in a language."""
    day: dt.date
    """Day that stands on the report."""
    title: str
    organisation: str = ""
    sector: str = ""
    rules: tuple[str, ...] = ()
    """Hard rules in force, by the name of the answer."""
    answers: dict[str, JsonValue] = Field(default_factory=dict)
    """Every answer by path, as it was given; sealed ballots are left out."""
    evaluation: Evaluation
    room: Room = Field(default_factory=Room)
    capacity: tuple[CapacityTable, ...] = ()
    adds_up: Derivation | None = None
    """Net present cost of the leading plan, opened; null where no plan leads."""


def report_record(
    evaluation: Evaluation,
    facts: Facts,
    *,
    language: str,
    as_of: dt.date,
    adds_up: Derivation | None = None,
) -> ReportRecord:
    """Give everything that the printed report tells.

    Args:
        evaluation: The answer to report.
        facts: What the client says of itself and of the room.
        language: The reader's language.
        as_of: Day that stands on the report.
        adds_up: Net present cost of the leading plan, opened.
    """
    spoken = facts.spoken
    return ReportRecord(
        language=language,
        day=as_of,
        title=facts.title,
        organisation=facts.organisation,
        sector=facts.sector,
        rules=facts.rules,
        answers=dict(facts.answers),
        evaluation=evaluation,
        room=Room(
            remarks=tuple(spoken.remarks),
            decisions=tuple(spoken.decisions),
            votes=tuple(spoken.votes),
            ranges=tuple(spoken.pools),
        ),
        capacity=tuple(
            CapacityTable(
                title=chart.title, subtitle=chart.subtitle, header=chart.header, rows=chart.rows
            )
            for chart in facts.capacity
        ),
        adds_up=adds_up,
    )
