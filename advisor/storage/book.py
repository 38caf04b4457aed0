"""What an engagement's file holds, as a value: each change gives the next one and its rows.

Nothing here touches a disk. The workspace writes the rows of a change and only then takes the new
book for the current one, so memory never runs ahead of the file.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from advisor.draft import Answer, Draft
from advisor.draft.values import checked
from advisor.storage.digest import Row, digest_of, moved_on
from advisor.storage.edits import Edit, State

FOUND = "found."
"""What the keys of facts start with that were worked out from the answers and can be again."""


class Kept(NamedTuple):
    """An answer as the file keeps it."""

    value: str
    """JSON."""
    position: int
    """Answers stand in this order."""


@dataclass(frozen=True)
class Change:
    """Rows to be written: answers and facts (None to be deleted), edits, new or changed."""

    answers: Mapping[str, Kept | None] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    facts: Mapping[str, str | None] = field(default_factory=dict)
    """Rows of ``engagement``."""


@dataclass(frozen=True)
class Book:
    """Answers and log of a file at one moment."""

    facts: Mapping[str, str] = field(default_factory=dict)
    """Rows of ``engagement`` but the digest."""
    answers: Mapping[str, Kept] = field(default_factory=dict)
    log: Mapping[int, Edit] = field(default_factory=dict)
    """Edits by sequence, in order."""
    digest: int = 0

    def draft(self) -> Draft:
        """Give the answers in the order in which they were first given."""
        in_order = sorted(self.answers.items(), key=lambda item: item[1].position)
        return Draft({path: checked(path, json.loads(kept.value)) for path, kept in in_order})

    def rows(self) -> Iterator[Row]:
        """Give every row that the digest covers."""
        yield from (_fact_row(key, value) for key, value in self.facts.items())
        yield from (_answer_row(path, kept) for path, kept in self.answers.items())
        yield from map(_edit_row, self.log.values())

    def sealed(self, extra: Iterable[Row]) -> Book:
        """Give the book with its digest worked out anew from every row."""
        return replace(self, digest=digest_of([*self.rows(), *extra]))

    def after(self, change: Change) -> Book:
        """Give the book with a change made."""
        gone = [
            _answer_row(path, self.answers[path]) for path in change.answers.keys() & self.answers
        ]
        gone += [_edit_row(self.log[e.sequence]) for e in change.edits if e.sequence in self.log]
        gone += [_fact_row(key, self.facts[key]) for key in change.facts.keys() & self.facts]
        kept = {path: kept for path, kept in change.answers.items() if kept is not None}
        come = [_answer_row(path, kept) for path, kept in kept.items()]
        come += map(_edit_row, change.edits)
        told = {key: value for key, value in change.facts.items() if value is not None}
        come += [_fact_row(key, value) for key, value in told.items()]
        stay = {path: k for path, k in self.answers.items() if path not in change.answers}
        log = {**self.log, **{edit.sequence: edit for edit in change.edits}}
        facts = {key: value for key, value in self.facts.items() if key not in change.facts} | told
        digest = moved_on(self.digest, gone=gone, come=come)
        return replace(self, facts=facts, answers=stay | kept, log=log, digest=digest)

    def finding(self, name: str, text: str) -> Change | None:
        """Give the change that keeps something found, or takes it away where it says nothing.

        Returns:
            None when it stands so already. The log does not tell of it: it is no answer.
        """
        key, kept = f"{FOUND}{name}", text or None
        return None if self.facts.get(key) == kept else Change(facts={key: kept})

    def findings(self) -> Mapping[str, str]:
        """Give what was found and kept, by name."""
        found = self.facts.items()
        return {key.removeprefix(FOUND): text for key, text in found if key.startswith(FOUND)}

    def answering(
        self,
        answers: Mapping[str, Answer | Gone],
        who: str,
        at: dt.datetime,
        *,
        given: bool = False,
    ) -> Change | None:
        """Give the change that answers, or takes answers away, in one step.

        Returns:
            None when every answer stands as it is already.
        """
        wanted = {path: _written(answer) for path, answer in answers.items()}
        edits: list[Edit] = []
        state: State = "given" if given else "applied"
        first = max(self.log, default=0) + 1
        for path, new in wanted.items():
            kept = self.answers.get(path)
            old = None if kept is None else kept.value
            if new == old:
                continue
            sequence = first + len(edits)
            position = sequence if kept is None else kept.position
            edit = Edit(sequence, first, path, old, new, position, who, at.isoformat(), state)
            edits.append(edit)
        if not edits:
            return None
        superseded = [edit._replace(state="superseded") for edit in self._in_state("undone")]
        return Change(_forwards(edits), (*superseded, *edits))

    def to_undo(self) -> tuple[Edit, ...]:
        """Give the edits of the last step, in order; none where nothing can be taken back."""
        applied = self._in_state("applied")
        step = max((edit.step for edit in applied), default=None)
        return tuple(edit for edit in applied if edit.step == step)

    def to_redo(self) -> tuple[Edit, ...]:
        """Give the edits of the first undone step, in order; none where there is none."""
        undone = self._in_state("undone")
        step = min((edit.step for edit in undone), default=None)
        return tuple(edit for edit in undone if edit.step == step)

    def undoing(self) -> Change | None:
        """Give the change that takes the last step back, or None where there is none."""
        edits = self.to_undo()
        if not edits:
            return None
        return Change(_backwards(edits), tuple(e._replace(state="undone") for e in edits))

    def redoing(self) -> Change | None:
        """Give the change that makes the first undone step again, or None where there is none."""
        edits = self.to_redo()
        if not edits:
            return None
        return Change(_forwards(edits), tuple(e._replace(state="applied") for e in edits))

    def _in_state(self, state: State) -> list[Edit]:
        return [edit for edit in self.log.values() if edit.state == state]


class Gone:
    """Stands for an answer that is taken away; `None` is an answer ("don't know")."""


def _written(answer: Answer | Gone) -> str | None:
    if isinstance(answer, Gone):
        return None
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)


def _forwards(edits: Iterable[Edit]) -> dict[str, Kept | None]:
    return {e.path: None if e.new is None else Kept(e.new, e.position) for e in edits}


def _backwards(edits: Iterable[Edit]) -> dict[str, Kept | None]:
    return {e.path: None if e.old is None else Kept(e.old, e.position) for e in edits}


def _answer_row(path: str, kept: Kept) -> Row:
    return ("answers", path, *kept)


def _fact_row(key: str, value: str) -> Row:
    return ("engagement", key, value)


def _edit_row(edit: Edit) -> Row:
    return ("edits", *edit)
