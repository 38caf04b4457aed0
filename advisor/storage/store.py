"""The open database of an engagement: how it is opened, checked, read and written."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from advisor.errors import AdvisorError
from advisor.storage.book import Book, Change, Kept
from advisor.storage.digest import Row, written
from advisor.storage.edits import Edit
from advisor.storage.faults import damaged, database_fault, is_busy
from advisor.storage.lock import held_elsewhere
from advisor.storage.schema import (
    APPLICATION_ID,
    DURABILITY,
    SAFETY,
    VERSION,
    database_of,
    expected_schema,
    make_tables,
    schema_of,
)

_PATIENCE_S = 0.3
"""How long another program may take to let go before it is named (chosen by the makers)."""
_DIGEST = "digest"
HEADER_ROWS: tuple[Row, ...] = (("header", APPLICATION_ID, VERSION),)
"""The marks in the file's header, as the digest covers them."""

Result = TypeVar("Result")


class Store:
    """One connection to one file."""

    def __init__(self, path: Path, *, mode: str) -> None:
        """Connect.

        Args:
            path: An existing file.
            mode: ``rw`` holds the file until it is closed; ``ro`` never changes a byte.
        """
        self.path = path
        self._writes = mode == "rw"
        self._connection = self._guarded(lambda: self._connect(mode))
        self._database = database_of(self._connection)

    def make(self, book: Book) -> None:
        """Fill an empty file."""
        with self._transaction():
            make_tables(self._database)
            facts = {**book.facts, _DIGEST: written(book.digest)}
            rows = [{"key": key, "value": value} for key, value in facts.items()]
            self._database.table("engagement").insert_all(rows)
            self._put(Change(book.answers, tuple(book.log.values())))

    def read(self) -> Book:
        """Read everything, and vouch for it.

        Raises:
            AdvisorError: When what is read is not what was written.
        """
        return self._guarded(self._read_and_check)

    def write(self, change: Change, digest: int) -> None:
        """Write a change; it is safely on disk when this returns, or nothing of it is."""
        with self._transaction():
            self._put(change)
            self._put_fact(_DIGEST, written(digest))

    def close(self) -> None:
        """Let go of the file, and leave no empty journal beside it."""
        with contextlib.suppress(sqlite3.Error):
            if self._writes:
                self._connection.execute("PRAGMA journal_mode=DELETE").fetchall()
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def _connect(self, mode: str) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE_S, isolation_level=None)
        try:
            for pragma in (*SAFETY, *(DURABILITY if self._writes else ())):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            if self._writes:
                connection.execute("BEGIN EXCLUSIVE")
                connection.execute("COMMIT")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _read_and_check(self) -> Book:
        if not self._writes:
            self._connection.execute("BEGIN")
        self._refuse_if_malformed()
        facts = dict(self._rows("SELECT key, value FROM engagement"))
        sealed = facts.pop(_DIGEST, "")
        answers = {
            path: Kept(value, position)
            for path, value, position in self._rows("SELECT path, value, position FROM answers")
        }
        log = {row[0]: Edit(*row) for row in self._rows("SELECT * FROM edits ORDER BY sequence")}
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        book = Book(facts, answers, log).sealed([("header", APPLICATION_ID, version)])
        if sealed != written(book.digest):
            raise damaged(self.path)
        if not self._writes:
            self._connection.execute("COMMIT")
        return book

    def _refuse_if_malformed(self) -> None:
        """Check pages, indexes (``quick_check`` would leave them out), tables and length."""
        checked = self._connection.execute("PRAGMA integrity_check").fetchone()
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        (page_size,) = self._connection.execute("PRAGMA page_size").fetchone()
        if (
            checked != ("ok",)
            or schema_of(self._connection) != expected_schema()
            or self.path.stat().st_size != pages * page_size
        ):
            raise damaged(self.path)

    def _rows(self, query: str) -> Iterator[Any]:
        yield from self._connection.execute(query)

    def _put(self, change: Change) -> None:
        answers, edits = self._database.table("answers"), self._database.table("edits")
        for path, kept in change.answers.items():
            if kept is None:
                answers.delete(path)
            else:
                answers.upsert({"path": path, **kept._asdict()}, pk="path")
        edits.upsert_all([edit._asdict() for edit in change.edits], pk="sequence")
        for key, fact in change.facts.items():
            self._put_fact(key, fact)

    def _put_fact(self, key: str, value: str | None) -> None:
        facts = self._database.table("engagement")
        if value is None:
            facts.delete(key)
        else:
            facts.upsert({"key": key, "value": value}, pk="key")

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise self._fault(error) from error
            raise

    def _guarded(self, work: Callable[[], Result]) -> Result:
        try:
            return work()
        except sqlite3.Error as error:
            raise self._fault(error) from error
        except (ValueError, TypeError) as error:
            raise damaged(self.path) from error

    def _fault(self, error: sqlite3.Error) -> AdvisorError:
        return held_elsewhere(self.path) if is_busy(error) else database_fault(self.path, error)
