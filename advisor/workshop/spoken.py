"""What was said in the room beside the answers: remarks on questions, votes, decisions taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from advisor.draft import Draft, generic_path
from advisor.model.preferences import CRITERIA, Criterion
from advisor.questions import sections

_REMARKS = "remarks."


@dataclass(frozen=True)
class SaidRemark:
    """What somebody says about one question."""

    path: str
    """Path of the answer it is about."""
    question: str
    """Message id of the question; empty where nobody asks one, as for a figure."""
    section: str
    """Message id of the heading it is asked under, likewise."""
    owner: str
    """Name of the workload, machine or other member that it is about; empty elsewhere."""
    note: str
    author: str
    dissent: str
    day: dt.date | None
    aside: bool
    """Whether the question does not apply; the note says why."""


@dataclass(frozen=True)
class KeptDecision:
    """What the room decided."""

    key: str
    text: str
    reason: str
    who: str
    day: str


@dataclass(frozen=True)
class SaidVote:
    """How much each criterion matters to one person; sealed ballots are no votes yet."""

    key: str
    name: str
    role: str = ""
    note: str = ""
    dissent: str = ""
    """What they object to in the weights that are agreed."""
    day: str = ""
    weights: Mapping[Criterion, float] = field(default_factory=dict)


def votes_of(draft: Draft) -> tuple[SaidVote, ...]:
    """Give the votes that are open to the room, in their order."""
    stands = draft.standing()

    def vote(key: str) -> SaidVote:
        def said(part: str) -> str:
            return str(stands.get(f"votes.{key}.{part}") or "")

        told = {criterion: stands.get(f"votes.{key}.{criterion}") for criterion in CRITERIA}
        weights: dict[Criterion, float] = {
            criterion: float(weight)
            for criterion, weight in told.items()
            if isinstance(weight, int | float) and not isinstance(weight, bool)
        }
        words = {part: said(part) for part in ("role", "note", "dissent", "day")}
        return SaidVote(key, said("name") or key, **words, weights=weights)

    return tuple(vote(key) for key in draft.keys("votes"))


def remarks_of(draft: Draft) -> tuple[SaidRemark, ...]:
    """Give every remark that says something, in the order of the questionnaire."""
    places = {path: place for place, (path, *_) in enumerate(_asked())}
    found = list(_remarks(draft))
    last = len(places)
    return tuple(sorted(found, key=lambda one: places.get(_generic(one.path), last)))


def decisions_of(draft: Draft) -> tuple[KeptDecision, ...]:
    """Give the decisions of the room in their order."""

    def said(key: str, field: str) -> str:
        return str(draft.answers.get(f"decisions.{key}.{field}") or "")

    return tuple(
        KeptDecision(key, *(said(key, field) for field in ("text", "reason", "who", "day")))
        for key in draft.keys("decisions")
    )


def day_of(written: str) -> dt.date | None:
    """Read a day as it is kept; None where it is none."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def _remarks(draft: Draft) -> Iterator[SaidRemark]:
    known = {path: (question, section) for path, question, section in _asked()}
    aside = draft.set_aside()
    for path, remark in draft.answers.items():
        if not path.startswith(_REMARKS) or not isinstance(remark, dict):
            continue
        about = path.removeprefix(_REMARKS)
        said = {part: str(remark.get(part) or "").strip() for part in ("note", "author", "dissent")}
        if not said["note"] and not said["dissent"]:
            continue
        question, section = known.get(_generic(about), ("", ""))
        day = day_of(str(remark.get("day") or ""))
        owner = _owner(about, draft)
        yield SaidRemark(about, question, section, owner, **said, day=day, aside=about in aside)


def _generic(path: str) -> str:
    """Give the path of a question without the key of the member it is asked of."""
    group, _, rest = path.partition(".")
    if group in {section.repeats for section in sections() if section.repeats}:
        return f"{group}.{rest.partition('.')[2]}"
    return generic_path(path) or path


def _owner(path: str, draft: Draft) -> str:
    group, _, rest = path.partition(".")
    if group not in {section.repeats for section in sections() if section.repeats}:
        return ""
    key = rest.partition(".")[0]
    return str(draft.answers.get(f"{group}.{key}.name") or key)


def _asked() -> Iterator[tuple[str, str, str]]:
    """Give path, question and heading of everything that is asked."""
    for section in sections():
        prefix = f"{section.repeats}." if section.repeats else ""
        for question in section.questions:
            yield prefix + question.path, question.text, section.title
