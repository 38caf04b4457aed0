"""Ballots in the draft: cast one by one, sealed until all are revealed as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from advisor.draft import Answer, Draft
from advisor.errors import AdvisorError
from advisor.model.preferences import CRITERIA

GROUP = "ballots"


@dataclass(frozen=True)
class BallotSeen:
    """What the room may know of a ballot before it is revealed: that it was cast."""

    key: str
    name: str
    role: str
    revealed: bool


def seen(draft: Draft) -> tuple[BallotSeen, ...]:
    """Give every ballot in the order of casting, without what it says."""
    return tuple(
        BallotSeen(
            key,
            str(draft.answers.get(f"{GROUP}.{key}.name", key)),
            str(draft.answers.get(f"{GROUP}.{key}.role") or ""),
            bool(draft.answers.get(f"{GROUP}.{key}.revealed", False)),
        )
        for key in draft.keys(GROUP)
    )


def sealed(draft: Draft) -> tuple[str, ...]:
    """Give the keys of the ballots that nobody has seen."""
    return tuple(ballot.key for ballot in seen(draft) if not ballot.revealed)


def open_answers(draft: Draft) -> Mapping[str, Answer]:
    """Give every answer but those of sealed ballots, in their order."""
    closed = tuple(f"{GROUP}.{key}." for key in sealed(draft))
    return {p: answer for p, answer in draft.answers.items() if not p.startswith(closed)}


def cast_answers(
    draft: Draft, ballot: Mapping[str, Answer], day: dt.date, taken: frozenset[str] = frozenset()
) -> Mapping[str, Answer]:
    """Give the answers that put a ballot into the urn.

    Args:
        draft: The answers so far.
        ballot: Answers by field of a ballot; ``estimates.<input id>`` for ranges.
        day: Day of the vote.
        taken: Further keys that are not free.

    Raises:
        AdvisorError: When it has no name, or somebody of that name has a sealed ballot.
    """
    name = " ".join(str(ballot.get("name") or "").split())
    where = "name"
    if not name:
        raise AdvisorError.at(where, "problem.ballot_without_name")
    if any(one.name.casefold() == name.casefold() for one in seen(draft) if not one.revealed):
        raise AdvisorError.at(where, "problem.ballot_twice", name=name)
    key = next(k for k in _keys("b") if k not in taken and k not in draft.keys(GROUP))
    told = {field: value for field, value in ballot.items() if value is not None and value != ""}
    whole = {**told, "name": name, "day": day.isoformat()}
    return {f"{GROUP}.{key}.{field}": value for field, value in whole.items()}


def reveal_answers(draft: Draft) -> Mapping[str, Answer]:
    """Give the answers that reveal every sealed ballot: weights become votes, ranges are shown.

    A person who voted before votes anew: the earlier vote's weights give way.
    """
    answers: dict[str, Answer] = {}
    known = {
        str(draft.answers.get(f"votes.{key}.name", key)).casefold(): key
        for key in draft.keys("votes")
    }
    free = (key for key in _keys("v") if key not in draft.keys("votes"))
    for ballot in sealed(draft):
        prefix = f"{GROUP}.{ballot}."
        told = {
            path.removeprefix(prefix): answer
            for path, answer in draft.answers.items()
            if path.startswith(prefix)
        }
        answers[f"{prefix}revealed"] = True
        weights: dict[str, Answer] = {c: told[c] for c in CRITERIA if told.get(c) is not None}
        if not weights:
            continue
        name = str(told.get("name", ballot))
        key = known.setdefault(name.casefold(), "") or next(free)
        known[name.casefold()] = key
        beside = {f: told[f] for f in ("name", "role", "note", "day") if told.get(f) is not None}
        vote: dict[str, Answer] = {c: None for c in CRITERIA if f"votes.{key}.{c}" in draft.answers}
        vote.update(weights)
        vote.update(beside)
        answers |= {f"votes.{key}.{field}": answer for field, answer in vote.items()}
    return answers


def _keys(letter: str) -> Iterator[str]:
    return (f"{letter}{number}" for number in count(1))
