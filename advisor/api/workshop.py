"""A workshop on one laptop: ballots, what they reveal, paper ballots, decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

from advisor.draft import Answer, Draft
from advisor.inventory import sheets_of
from advisor.storage.atomic import atomic_write
from advisor.words.text import Texts
from advisor.workshop import (
    BallotSeen,
    KeptDecision,
    Pool,
    SaidRemark,
    ballots_of_table,
    decisions_of,
    opinions_of,
    pool_answer,
    remarks_of,
    reveal_answers,
    seen,
    table_of_ballots,
)
from advisor.workshop import cast_answers as _cast_answers


def ballots_seen(draft: Draft) -> tuple[BallotSeen, ...]:
    """Give who has voted, without what they say."""
    return seen(draft)


def cast_ballot(draft: Draft, ballot: Mapping[str, Answer], day: dt.date) -> Mapping[str, Answer]:
    """Give the answers that put a ballot into the urn; refusals name the field."""
    return _cast_answers(draft, ballot, day)


def reveal_ballots(draft: Draft) -> Mapping[str, Answer]:
    """Give the answers that reveal every sealed ballot."""
    return reveal_answers(draft)


def opinions(draft: Draft) -> tuple[Pool, ...]:
    """Give the ranges of revealed ballots, figure by figure."""
    return opinions_of(draft)


def take_pool(draft: Draft, figure: str, day: dt.date, texts: Texts) -> Mapping[str, Answer]:
    """Give the answers that make the room's pooled range the engagement's own figure."""
    people = next((len(one.opinions) for one in opinions_of(draft) if one.figure == figure), 0)
    source = texts.say("workshop.pool_source", people=people, day=texts.day(day))
    return pool_answer(draft, figure, source, day)


def write_ballot_table(path: Path, figures: Sequence[str], people: Sequence[str]) -> None:
    """Write the table that paper ballots are typed into.

    Raises:
        AdvisorError: When the place cannot be written.
    """
    atomic_write(path, table_of_ballots(figures, people).encode("utf-8"))


def read_ballots(draft: Draft, path: Path, day: dt.date) -> Mapping[str, Answer]:
    """Read filled-in ballots as sealed ones, all or none.

    Raises:
        AdvisorError: When the table or a cell cannot be read; every one is named.
    """
    sheet, *_ = sheets_of(path, frozenset({"name"}))
    return ballots_of_table(sheet, draft, day)


def decisions_kept(draft: Draft) -> tuple[KeptDecision, ...]:
    """Give the decisions of the room in their order."""
    return decisions_of(draft)


def remarks_kept(draft: Draft) -> tuple[SaidRemark, ...]:
    """Give what was said about questions, in the order of the questionnaire."""
    return remarks_of(draft)


def keep_decision(
    draft: Draft, text: str, reason: str, who: str, day: dt.date
) -> Mapping[str, Answer]:
    """Give the answers that keep a decision."""
    taken = set(draft.keys("decisions"))
    key = next(f"d{number}" for number in count(1) if f"d{number}" not in taken)
    told = {"text": text, "reason": reason, "who": who, "day": day.isoformat()}
    return {f"decisions.{key}.{field}": value for field, value in told.items() if value}
