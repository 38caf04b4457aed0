"""A new engagement's file: made whole beside its place, then given its name."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from advisor.draft import Answer, Draft
from advisor.errors import AdvisorError
from advisor.storage.atomic import sync_folder
from advisor.storage.book import Book
from advisor.storage.faults import disk_fault, problem_at
from advisor.storage.store import HEADER_ROWS, Store

SUFFIX = ".advisor"


def create_file(path: Path, answers: Mapping[str, Answer], who: str, at: dt.datetime) -> None:
    """Make the file of a new engagement; an existing file is never touched.

    Raises:
        AdvisorError: When the name does not end in ``.advisor`` or is taken, an answer cannot
            stand where it is put, or the disk refuses.
    """
    if path.suffix != SUFFIX:
        better = f"{path.stem or path.name}{SUFFIX}"
        raise AdvisorError.at(path.name, "problem.file_suffix", file=path.name, better=better)
    if os.path.lexists(path):
        raise problem_at(path, "problem.file_exists")
    book = _first_book(answers, who, at)
    beside = path.with_name(f".{path.stem}-{secrets.token_hex(4)}.new")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _fill(beside, book)
        _give_name(beside, path)
        sync_folder(path.absolute().parent)
    except OSError as error:
        raise disk_fault(path, error) from error
    finally:
        for leftover in (beside, beside.with_name(f"{beside.name}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _first_book(answers: Mapping[str, Answer], who: str, at: dt.datetime) -> Book:
    draft = Draft()
    for path, answer in answers.items():
        draft = draft.with_answer(path, answer)
    facts = {"created_by": who, "created_at": at.isoformat()}
    change = Book().answering(draft.answers, who, at, given=True)
    return (Book(facts) if change is None else Book(facts).after(change)).sealed(HEADER_ROWS)


def _fill(beside: Path, book: Book) -> None:
    store = Store(beside, mode="rw")
    try:
        store.make(book)
    finally:
        store.close()


def _give_name(beside: Path, path: Path) -> None:
    """Give a file its name without ever replacing another that took it meanwhile."""
    try:
        path.hardlink_to(beside)
    except FileExistsError as error:
        raise problem_at(path, "problem.file_exists") from error
    except OSError:  # some memory sticks and network folders know no second names
        if os.path.lexists(path):
            raise problem_at(path, "problem.file_exists") from None
        beside.rename(path)
