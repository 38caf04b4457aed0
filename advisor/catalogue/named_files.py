"""Reads a folder of TOML files by name, every fault with its file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from advisor.catalogue.reading import Placed, Reading
from advisor.catalogue.tables import Faults

_Record = TypeVar("_Record")
_Name = TypeVar("_Name", bound=str)


def read_named(
    folder: Path,
    names: Iterable[_Name],
    records_of: Callable[[Path, _Name, Faults], Iterable[Placed[_Record]]],
    into: Reading,
) -> list[Placed[_Record]]:
    """Read the TOML files of a folder; faults go into the reading's problems.

    Args:
        folder: Where the files stand.
        names: Their names without the ending, in order.
        records_of: Makes the records of one file: the file, its name, where to note faults.
        into: Takes the problems.
    """
    placed: list[Placed[_Record]] = []
    for name in names:
        file = folder / f"{name}.toml"
        faults = Faults(file)
        try:
            placed += records_of(file, name, faults)
        except OSError:
            faults.note(0, "problem.catalogue.no_file", file=file.name)
        except UnicodeDecodeError:
            faults.note(0, "problem.catalogue.not_utf8", file=file.name)
        into.problems += faults.problems
    return placed
