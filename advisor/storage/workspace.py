"""One engagement, open: its draft, its undo history, and every change on disk before it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from advisor.draft import Answer, Draft, currency_kept
from advisor.errors import AdvisorError
from advisor.storage import lock
from advisor.storage.book import Book, Change, Gone
from advisor.storage.creation import create_file
from advisor.storage.edits import Edit
from advisor.storage.faults import damaged, problem_at
from advisor.storage.header import refuse_unless_ours, refuse_unless_writable
from advisor.storage.store import Store


class Workspace:
    """The file of an engagement, held until it is closed."""

    def __init__(
        self, path: Path, store: Store, book: Book, draft: Draft, *, read_only: bool
    ) -> None:
        """Use `create` or `open` instead."""
        self.path = path
        self.read_only = read_only
        self._store = store
        self._book = book
        self._draft = draft
        self._identity = None if read_only else lock.identity_of(path)

    @classmethod
    def create(
        cls, path: Path, answers: Mapping[str, Answer], who: str, at: dt.datetime
    ) -> Workspace:
        """Make a new file with first answers, which no undo takes back, and open it.

        Raises:
            AdvisorError: When the name does not end in ``.advisor`` or is taken, an answer cannot
                stand where it is put, or the disk refuses.
        """
        create_file(path, answers, who, at)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Workspace:
        """Open a file, and hold it unless it is only read.

        Raises:
            AdvisorError: When there is no such file, it is not ours, newer, damaged, held by
                somebody else, or the disk refuses. The file is unchanged in each case.
        """
        lock.refuse_if_open_here(path)
        refuse_unless_ours(path)
        if read_only:
            _finish_what_was_cut_off(path)
        else:
            refuse_unless_writable(path)
        store = Store(path, mode="ro" if read_only else "rw")
        try:
            book = store.read()
            draft = _draft_of(path, book)
        except BaseException:
            store.close()
            raise
        if read_only:
            store.close()
        else:
            lock.announce(path)
        return cls(path, store, book, draft, read_only=read_only)

    @property
    def draft(self) -> Draft:
        """The answers as they stand."""
        return self._draft

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._book.to_undo())

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return bool(self._book.to_redo())

    @property
    def to_undo(self) -> tuple[str, ...]:
        """Paths of the answers that undoing would change; none where there is no such step."""
        return tuple(edit.path for edit in self._book.to_undo())

    @property
    def to_redo(self) -> tuple[str, ...]:
        """Paths of the answers that redoing would change; none where there is no such step."""
        return tuple(edit.path for edit in self._book.to_redo())

    def answer(self, path: str, value: Answer, who: str, at: dt.datetime) -> None:
        """Give one answer; it is on disk when this returns.

        Raises:
            AdvisorError: When no such answer can be kept, or it could not be saved; the draft is
                then as it was.
        """
        self.answer_all({path: value}, who, at)

    def answer_all(self, answers: Mapping[str, Answer], who: str, at: dt.datetime) -> None:
        """Give several answers as one step, all or none of them.

        Raises:
            AdvisorError: As `answer`.
        """
        draft = self._draft
        for path, value in answers.items():
            draft = draft.with_answer(path, value)
        told = {path: draft.answers[path] for path in answers}
        self._make(self._book.answering({**told, **self._currency_kept(draft)}, who, at))

    def remove(self, prefix: str, who: str, at: dt.datetime) -> None:
        """Take away an answer, or every answer below a path, as one step.

        Raises:
            AdvisorError: When it could not be saved; the draft is then as it was.
        """
        kept = self._draft.without(prefix)
        gone = {path: Gone() for path in self._draft.answers if path not in kept.answers}
        self._make(self._book.answering({**gone, **self._currency_kept(kept)}, who, at))

    def undo(self) -> str | None:
        """Take the last step back.

        Returns:
            Path of the step's first answer, or None when there was nothing to undo.

        Raises:
            AdvisorError: When it could not be saved; the draft is then as it was.
        """
        return self._make(self._book.undoing())

    def redo(self) -> str | None:
        """Make the step again that was undone last.

        Returns:
            Path of the step's first answer, or None when there was nothing to redo.

        Raises:
            AdvisorError: When it could not be saved; the draft is then as it was.
        """
        return self._make(self._book.redoing())

    @property
    def findings(self) -> Mapping[str, str]:
        """Give what was worked out from answers and kept beside them, by name."""
        return self._book.findings()

    def keep_finding(self, name: str, text: str) -> None:
        """Keep what was worked out, so that it need not be again; it is no step to be undone.

        Args:
            name: What it is called; an earlier one of that name gives way.
            text: As the caller writes it; an empty one is taken away.

        Raises:
            AdvisorError: When it could not be saved; what stood before still does.
        """
        self._make(self._book.finding(name, text))

    def edits(self) -> tuple[Edit, ...]:
        """Give the whole log, oldest first."""
        return tuple(self._book.log.values())

    def close(self) -> None:
        """Let go of the file; closing twice is no fault."""
        if not self.read_only and self._identity is not None:
            lock.withdraw(self.path, self._identity)
            self._identity = None
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _currency_kept(self, after: Draft) -> Mapping[str, Answer]:
        """Give the answer without which an edit would change what amounts are counted in."""
        return currency_kept(self._draft.standing(), after.standing())

    def _make(self, change: Change | None) -> str | None:
        if self.read_only:
            raise problem_at(self.path, "problem.file_read_only")
        if change is None:
            return None
        if self._identity is None or lock.identity_of(self.path) != self._identity:
            raise problem_at(self.path, "problem.file_replaced")
        book = self._book.after(change)
        self._store.write(change, book.digest)
        self._book = book
        if not change.edits:
            return None
        self._draft = book.draft()
        return min(change.edits, key=lambda edit: edit.sequence).path


def _finish_what_was_cut_off(path: Path) -> None:
    """Take back a save that a power cut interrupted; opening for reading alone could not."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.is_file() and journal.stat().st_size > 0:
        refuse_unless_writable(path)
        Store(path, mode="rw").close()


def _draft_of(path: Path, book: Book) -> Draft:
    """Read the answers; one that no file of ours holds is damage, however well it is sealed."""
    try:
        return book.draft()
    except (AdvisorError, ValueError, RecursionError) as error:
        raise damaged(path) from error
