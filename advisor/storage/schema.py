"""The tables of an engagement's file, the marks in its header, and how it is opened.

Why these pragmas: the power-cut and kill tests of the design notes lost nothing with
TRUNCATE, FULL and EXCLUSIVE, while SQLite's own default lost acknowledged saves.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x4C444141
"""``LDAA`` in the header of the file says that it is an engagement."""
MAJOR, MINOR = 1, 0
VERSION = MAJOR << 16 | MINOR
"""Version of the tables; a file with a higher one is refused."""

SAFETY = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "secure_delete=ON",
)
DURABILITY = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "fullfsync=ON",
    "locking_mode=EXCLUSIVE",
)


def database_of(connection: sqlite3.Connection) -> Database:
    """Wrap a connection; plug-ins of the host are never run on a client's file."""
    from sqlite_utils import Database  # noqa: PLC0415 - about 400 ms, not at start-up

    return Database(connection, recursive_triggers=False, execute_plugins=False)


def make_tables(database: Database) -> None:
    """Make the tables in an empty file and mark its header."""
    database.table("engagement").create({"key": str, "value": str}, pk="key", not_null={"value"})
    database.table("answers").create(
        {"path": str, "value": str, "position": int}, pk="path", not_null={"value", "position"}
    )
    database.table("edits").create(
        {
            "sequence": int,
            "step": int,
            "path": str,
            "old": str,
            "new": str,
            "position": int,
            "who": str,
            "at": str,
            "state": str,
        },
        pk="sequence",
        not_null={"step", "path", "position", "who", "at", "state"},
    )
    database.execute(f"PRAGMA application_id={APPLICATION_ID}")
    database.execute(f"PRAGMA user_version={VERSION}")


def schema_of(connection: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    """Give everything a file declares: tables, and any index, view or trigger it should not."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master")
    return frozenset(tuple(map(str, row)) for row in rows)


@cache
def expected_schema() -> frozenset[tuple[str, ...]]:
    """Give what a file of this version declares, and nothing else."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        make_tables(database_of(connection))
        return schema_of(connection)
    finally:
        connection.close()
