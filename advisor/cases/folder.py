"""Reads a folder of published cases and runs each; a file that cannot stand is a failure of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from advisor.cases.changed import checked, faults
from advisor.cases.judge import Judged, judge
from advisor.cases.told import Case
from advisor.errors import AdvisorError, Problem, message

LARGEST = 1_000_000
"""Bytes of one case at most: the largest known has a hundredth of it."""


def run_folder(folder: Path) -> Iterator[Judged]:
    """Run every ``*.toml`` of a folder, in the order of their names.

    Raises:
        AdvisorError: When there is no such folder, or no case in it.
    """
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    if not files:
        raise AdvisorError.at(folder.name, "problem.case.no_cases", folder=folder.name)
    for file in files:
        try:
            case = read_case(file)
        except AdvisorError as error:
            yield _unreadable(file, error.problems)
            continue
        if not case.expect and not case.trap:
            told = Problem(file.name, message("problem.case.expects_nothing", file=file.name))
            yield _unreadable(file, (told,))
        yield from judge(case)


def read_case(file: Path) -> Case:
    """Read one case.

    Raises:
        AdvisorError: When the file is no TOML or a field of it cannot stand; all such fields.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise AdvisorError.at(file.name, "problem.case.too_large", file=file.name)
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        return checked(Case.model_validate(data))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        words = str(error)
        raise AdvisorError.at(
            file.name, "problem.case.unreadable", file=file.name, words=words
        ) from error
    except ValidationError as error:
        raise AdvisorError(
            [Problem(f"{file.name}: {one.where}", one.message) for one in faults(error)]
        ) from error


def _unreadable(file: Path, problems: tuple[Problem, ...]) -> Judged:
    return Judged(
        case=file.stem,
        source="",
        tier="",
        kind="figure",
        reading="",
        expected=None,
        computed=None,
        difference=None,
        tolerance=None,
        verdict="fail",
        problems=problems,
    )
