"""Compares what was printed with what the engine reads: expected, computed, difference, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from advisor.cases.changed import changed
from advisor.cases.readings import Value, read
from advisor.cases.run import Runs
from advisor.cases.slips import slips_in
from advisor.cases.told import Case, Expected, Question, Trap
from advisor.errors import AdvisorError, Problem, message

DEFAULT_REL = 0.001
"""Tolerance where a case states none: a tenth of a per cent."""
Verdict = Literal["pass", "fail", "skipped"]
Shown = float | bool | str | tuple[float, float] | None
"""A figure as it stands in the table: a number, an answer, "never", a range or nothing."""


@dataclass(frozen=True)
class Judged:
    """One figure of a case, or one trap."""

    case: str
    source: str
    tier: str
    kind: Literal["figure", "trap"]
    reading: str
    """What was read, with its options: ``break_even_months onprem / gpt-5``."""
    expected: Shown
    computed: Shown
    difference: float | None
    """Computed less expected; from the nearer end of a range; None for what is no number."""
    tolerance: float | None
    """Largest difference that passes."""
    verdict: Verdict
    found: tuple[str, ...] = ()
    """Slips charged, for a trap."""
    problems: tuple[Problem, ...] = ()
    """Why nothing could be computed."""
    note: str = ""


def judge(case: Case) -> Iterator[Judged]:
    """Run a case through the engine and judge every figure and every trap of it."""
    shared = Runs(case)
    for expected in case.expect:
        yield _figure(case, shared, expected)
    for trap in case.trap:
        yield _trap(case, trap)


def _figure(case: Case, shared: Runs, asked: Expected) -> Judged:
    printed = asked.range if asked.range is not None else asked.value
    if asked.skip:
        return _judged(case, asked, printed, "skipped", note=asked.skip)
    if (asked.value is None) == (asked.range is None):
        told = Problem("expect", message("problem.case.no_value", reading=asked.reading))
        return _judged(case, asked, printed, "fail", problems=(told,))
    try:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            value = read(_runs(case, shared, asked), asked)
    except AdvisorError as error:
        return _judged(case, asked, printed, "fail", problems=error.problems)
    except (ArithmeticError, LookupError, ValueError) as error:
        return _judged(case, asked, printed, "fail", problems=(_stopped(error),))
    return _compared(case, asked, value)


def _runs(case: Case, shared: Runs, asked: Question) -> Runs:
    if asked.workload or asked.options or asked.horizon_months:
        return Runs(_here(case, asked))
    return shared


def _here(case: Case, asked: Question) -> Case:
    return changed(case, asked.workload, asked.options, asked.horizon_months)


def _compared(case: Case, asked: Expected, value: Value) -> Judged:
    computed: float | bool | str = "never" if value is None else value
    if asked.range is not None:
        low, high = asked.range
        most = max((asked.rel or 0.0) * max(abs(low), abs(high)), asked.abs or 0.0)
        if not _is_number(value):
            return _judged(case, asked, asked.range, "fail", computed=computed, tolerance=most)
        assert value is not None  # noqa: S101 - a number, as was just asked
        off = min(0.0, value - low) + max(0.0, value - high)
    elif _is_number(asked.value) and _is_number(value):
        assert isinstance(asked.value, int | float)  # noqa: S101 - as was just asked
        assert value is not None  # noqa: S101
        off, most = value - asked.value, _tolerance(asked, float(asked.value))
    else:
        same = computed == asked.value and isinstance(computed, bool) == isinstance(
            asked.value, bool
        )
        verdict: Verdict = "pass" if same else "fail"
        return _judged(case, asked, asked.value, verdict, computed=computed)
    return _judged(
        case,
        asked,
        asked.range if asked.range is not None else asked.value,
        "pass" if abs(off) <= most * (1 + 1e-9) else "fail",
        computed=computed,
        difference=off,
        tolerance=most,
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _tolerance(asked: Expected, printed: float) -> float:
    """Give the largest difference that passes: the wider of the two that are stated."""
    if asked.rel is None and asked.abs is None:
        return DEFAULT_REL * abs(printed)
    return max((asked.rel or 0.0) * abs(printed), asked.abs or 0.0)


def _trap(case: Case, trap: Trap) -> Judged:
    try:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            case_here = _here(case, trap)
            value = read(Runs(case_here), trap)
            found = slips_in(case_here, trap)
    except AdvisorError as error:
        raised = tuple(problem.message.id for problem in error.problems)
        verdict = _seen(trap, raised)
        return _judged(case, trap, trap.printed, verdict, problems=error.problems)
    except (ArithmeticError, LookupError, ValueError) as error:
        return _judged(case, trap, trap.printed, "fail", problems=(_stopped(error),))
    return _judged(
        case,
        trap,
        trap.printed,
        _seen(trap, found),
        computed="never" if value is None else value,
        difference=value - trap.printed if _is_number(value) and value is not None else None,
        found=found,
        note=trap.problem,
    )


def _seen(trap: Trap, found: Sequence[str]) -> Verdict:
    return "pass" if trap.problem in found or (trap.problem == "any" and found) else "fail"


def _stopped(error: Exception) -> Problem:
    words = f"{type(error).__name__}: {error}"
    return Problem("", message("problem.case.stopped", words=words))


def _judged(  # noqa: PLR0913 - a row of the table has as many cells
    case: Case,
    asked: Question,
    expected: Shown,
    verdict: Verdict,
    *,
    computed: Shown = None,
    difference: float | None = None,
    tolerance: float | None = None,
    found: tuple[str, ...] = (),
    problems: tuple[Problem, ...] = (),
    note: str = "",
) -> Judged:
    return Judged(
        case=case.id,
        source=case.source,
        tier=case.tier,
        kind="trap" if isinstance(asked, Trap) else "figure",
        reading=_named(asked),
        expected=expected,
        computed=computed,
        difference=difference,
        tolerance=tolerance,
        verdict=verdict,
        found=found,
        problems=problems,
        note=note or asked.note,
    )


def _named(asked: Question) -> str:
    """Name what was read: the reading, its options, its year and line."""
    names = " / ".join(name for name in (asked.of, asked.against) if name)
    extra = [asked.line, asked.view if asked.view == "book" else ""]
    extra += [asked.tokens if asked.reading == "cost_per_mtok" and asked.tokens != "all" else ""]
    extra += [f"year={asked.year}" if asked.year else ""]
    extra += [f"months={asked.horizon_months}" if asked.horizon_months else ""]
    extra += [
        f"{key}={value:.12g}" if isinstance(value, float) else f"{key}={value}"
        for key, value in asked.workload.items()
    ]
    return " ".join(part for part in (asked.reading, names, *extra) if part)
