"""Ballots on paper: a table to be filled in, and read back whole or with every wrong cell named."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence

from advisor.draft import Answer, Draft
from advisor.errors import AdvisorError, Problem, message
from advisor.inventory.sheet import Sheet
from advisor.model.preferences import CRITERIA, MOST_WEIGHT
from advisor.words.numerals import plainly
from advisor.workshop.ballots import cast_answers

_TEXTS = ("name", "role", "note")
_PARTS = ("low", "likely", "high")
_NUMBER = re.compile(r"^-?[0-9]+(?:[.,][0-9]+)?$")


def table_of_ballots(figures: Sequence[str], people: Sequence[str] = ()) -> str:
    """Write the table in which ballots are typed in: a row per person, CSV in UTF-8 with a mark.

    Args:
        figures: Input ids that people are asked for.
        people: Names that are known already.
    """
    parts = [f"{figure}:{part}" for figure in figures for part in _PARTS]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([*_TEXTS[:2], *CRITERIA, *parts, _TEXTS[2]])
    width = len(CRITERIA) + len(parts) + 2
    for name in people:
        writer.writerow([_harmless(name), *[""] * width])
    return "\ufeff" + written.getvalue()


def ballots_of_table(sheet: Sheet, draft: Draft, day: dt.date) -> Mapping[str, Answer]:
    """Read ballots from a filled-in table as answers of one step.

    Args:
        sheet: With the headings of `table_of_ballots`; columns left out count as not asked.
        draft: The answers so far.
        day: Day of the vote.

    Raises:
        AdvisorError: When a cell cannot be read or somebody votes twice; every one is named.
    """
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    names: dict[str, int] = {}
    if "name" not in sheet.headings:
        raise AdvisorError.at(sheet.name, "problem.ballot_table", file=sheet.name)
    for line, cells in sheet.rows:
        where = f"{sheet.name}:{line}"
        told = dict(zip(sheet.headings, cells, strict=True))
        ballot, wrong = _ballot(told, where)
        problems += wrong
        name = told["name"].casefold()
        if name in names:
            problems.append(Problem(where, message("problem.ballot_twice", name=told["name"])))
        names[name] = line
        taken = frozenset(path.split(".")[1] for path in answers)
        try:
            answers |= cast_answers(draft, ballot, day, taken)
        except AdvisorError as error:
            problems += [Problem(where, one.message) for one in error.problems]
    if problems:
        raise AdvisorError(problems)
    return answers


def _ballot(told: Mapping[str, str], where: str) -> tuple[dict[str, Answer], list[Problem]]:
    """Read one row: texts, weights from 0 to 100, ranges of three numbers."""
    ballot: dict[str, Answer] = {field: told[field] for field in _TEXTS if told.get(field)}
    problems: list[Problem] = []
    for criterion in CRITERIA:
        if text := told.get(criterion, ""):
            weight = _number(text)
            if weight is None or not 0 <= weight <= MOST_WEIGHT:
                reason = message("problem.ballot_weight", column=criterion, found=text)
                problems.append(Problem(where, reason))
            else:
                ballot[criterion] = weight
    for figure in dict.fromkeys(h.rpartition(":")[0] for h in told if ":" in h):
        texts = [told.get(f"{figure}:{part}", "") for part in _PARTS]
        if not any(texts):
            continue
        values = [_number(text) for text in texts]
        known = [value for value in values if value is not None]
        if len(known) < len(_PARTS) or known != sorted(known):
            reason = message("problem.ballot_range", figure=figure, found=" / ".join(texts))
            problems.append(Problem(where, reason))
        else:
            ballot[f"estimates.{figure}"] = dict(zip(_PARTS, known, strict=True))
    return ballot, problems


def _number(text: str) -> float | None:
    """Read a number with a point or a comma for its decimals; None where it is none."""
    plain = plainly(text.strip())
    return float(plain.replace(",", ".")) if _NUMBER.match(plain) else None


def _harmless(name: str) -> str:
    """Keep spreadsheets from taking a name for a formula."""
    return f"'{name}" if name[:1] in {"=", "+", "-", "@"} else name
