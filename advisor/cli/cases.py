"""The command on published cases: what others printed against what this engine reckons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from advisor import api
from advisor.cli.options import as_json, command, path_argument
from advisor.cli.session import Session
from advisor.cli.tables import columns

_COLUMNS = ("case", "reading", "expected", "computed", "difference", "tolerance", "verdict")
_DIGITS = 9


@command("cases")
@path_argument("folder", "DIR")
@as_json
def cases(session: Session, folder: Path) -> int:
    """Run a folder of published cases; 1 where a figure is off or a trap is not seen."""
    judged = api.run_cases(folder)
    failed = sum(one.verdict == "fail" for one in judged)
    if session.as_json:
        session.result("", [_data(session, one) for one in judged])
    else:
        head = [session.say(f"command.cases.column.{name}") for name in _COLUMNS]
        session.result(columns([head, *(_row(session, one) for one in judged)]), None)
        session.result(_summary(session, judged, failed), None)
    return 1 if failed else 0


COMMANDS = (cases,)


def _row(session: Session, one: api.Judged) -> tuple[str, ...]:
    verdict = session.say(f"command.cases.verdict.{one.verdict}")
    said = [session.say(problem.message) for problem in one.problems]
    expected = _shown(session, one.expected)
    if one.kind == "trap":
        found = ", ".join(session.say(f"case.slip.{name}") for name in one.found)
        said.append(found or session.say("command.cases.no_slip"))
        expected = session.say("command.cases.trap", printed=expected)
    elif one.verdict == "skipped" and one.note:
        said.append(one.note)
    return (
        one.case,
        one.reading,
        expected,
        _shown(session, one.computed),
        _difference(session, one),
        _shown(session, one.tolerance),
        ": ".join([verdict, "; ".join(said)] if said else [verdict]),
    )


def _difference(session: Session, one: api.Judged) -> str:
    """Write a difference; what is left of rounding in the last digits of a sum is none."""
    size = abs(one.computed) if isinstance(one.computed, int | float) else 0.0
    is_none = one.difference is not None and abs(one.difference) < 1e-12 * size
    return _shown(session, 0.0 if is_none else one.difference)


def _shown(session: Session, value: api.Shown) -> str:
    """Write a figure as a program would: cases are read by people who compare digits."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return session.say("command.cases.true" if value else "command.cases.false")
    if isinstance(value, str):
        return session.say("command.cases.never")
    if isinstance(value, tuple):
        return " … ".join(_shown(session, end) for end in value)
    return f"{value:.{_DIGITS}g}"


def _summary(session: Session, judged: Sequence[api.Judged], failed: int) -> str:
    figures = [one for one in judged if one.kind == "figure" and one.verdict != "skipped"]
    traps = [one for one in judged if one.kind == "trap"]
    return session.say(
        "command.cases.summary",
        cases=len({one.case for one in judged}),
        figures=len(figures),
        within=sum(one.verdict == "pass" for one in figures),
        traps=len(traps),
        flagged=sum(one.verdict == "pass" for one in traps),
        skipped=sum(one.verdict == "skipped" for one in judged),
        failed=failed,
    )


def _data(session: Session, one: api.Judged) -> dict[str, object]:
    data = asdict(one)
    data["problems"] = session.as_data(one.problems)
    return data
