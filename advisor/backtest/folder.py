"""Runs a folder of reported decisions; a file that cannot stand is a row with its reason."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from advisor.backtest.engagement import drafted
from advisor.backtest.separation import Separation, agreement, separation
from advisor.backtest.told import Decided, Decision
from advisor.cases.changed import faults
from advisor.catalogue.catalogue import Catalogue
from advisor.draft import Draft
from advisor.errors import AdvisorError, Problem
from advisor.evaluate import run_of
from advisor.evaluation import PhaseName, Posture, Verdict

Agrees = Literal["yes", "leads", "no"]
"""The verdict is what was decided; too close to call with the decided posture ahead; neither."""
RULES = ("rules.air_gapped", "rules.foreign_api_barred", "rules.liable_party_required")
"""Rules that stand at no where nobody tells them."""
LARGEST = 1_000_000
"""Bytes of one file at most."""


@dataclass(frozen=True)
class Drawn:
    """What every file of a folder is evaluated with."""

    catalogue: Catalogue
    claims: Mapping[str, object]
    """Claims that may be cited, by id."""
    as_of: dt.date
    samples: int
    seed: int


@dataclass(frozen=True)
class Found:
    """What the engine answers to the circumstances of a decision."""

    verdict: Verdict
    leading: Posture | None
    by_phase: Mapping[PhaseName, Posture]
    by_workload: Mapping[str, Posture]
    """In the last phase of the leading plan."""
    probability_best: Mapping[Posture, float]
    agrees: Agrees
    separation: Separation
    turned_by: tuple[str, ...] = ()
    """Rules that nobody told and that would end the agreement, or bring it about."""


@dataclass(frozen=True)
class Backtested:
    """One file: what was decided, what is found, and what lies between; or its problems."""

    case: str
    """Name of the file."""
    decision: Decision | None
    """What the file says; None where it cannot be read."""
    stands_in: tuple[str, ...]
    """Paths that the rule of the folder filled."""
    found: Found | None
    problems: tuple[Problem, ...] = ()

    @property
    def decided(self) -> Decided | None:
        """What was decided."""
        return self.decision.decided if self.decision else None


def backtest_folder(
    folder: Path, drawn: Drawn, check: Callable[[Draft], tuple[Problem, ...]]
) -> Iterator[Backtested]:
    """Run every ``*.toml`` of a folder, in the order of their names.

    Args:
        folder: Where the files are.
        drawn: Catalogue, day, futures and seed.
        check: Gives the problems of a draft, as of any engagement.

    Raises:
        AdvisorError: When there is no such folder, or no file in it.
    """
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    if not files:
        raise AdvisorError.at(folder.name, "problem.case.no_cases", folder=folder.name)
    for file in files:
        try:
            decision = read_decision(file, drawn.claims)
        except AdvisorError as error:
            yield Backtested(file.stem, None, (), None, error.problems)
            continue
        yield _backtested(file.stem, decision, drawn, check)


def read_decision(file: Path, claims: Mapping[str, object]) -> Decision:
    """Read one file.

    Raises:
        AdvisorError: When it is no TOML, a field of it cannot stand, or it cites a claim that the
            catalogue does not hold; all such faults.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise AdvisorError.at(file.name, "problem.case.too_large", file=file.name)
        decision = Decision.model_validate(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        id_, words = "problem.case.unreadable", str(error)
        raise AdvisorError.at(file.name, id_, file=file.name, words=words) from error
    except ValidationError as error:
        raise AdvisorError(
            [Problem(f"{file.name}: {one.where}", one.message) for one in faults(error)]
        ) from error
    cited = (decision.decided, *decision.facts, *decision.not_entered)
    for id_ in (id_ for one in cited for id_ in one.claims):
        if id_ not in claims:
            raise AdvisorError.at(file.name, "problem.catalogue.unknown_claim", claim=id_)
    return decision


def _backtested(
    case: str,
    decision: Decision,
    drawn: Drawn,
    check: Callable[[Draft], tuple[Problem, ...]],
) -> Backtested:
    stands_in: tuple[str, ...] = ()
    try:
        draft, stands_in = drafted(decision, drawn.catalogue)
        problems = tuple(one for one in check(draft) if one.severity == "error")
        if not problems:
            found = found_for(draft, decision.decided.posture, drawn)
            found = replace(found, turned_by=_turned_by(draft, decision, found, drawn))
            return Backtested(case, decision, stands_in, found)
    except AdvisorError as error:
        problems = error.problems
    return Backtested(case, decision, stands_in, None, problems)


def found_for(draft: Draft, decided: Posture, drawn: Drawn) -> Found:
    """Evaluate an engagement and set it beside a decided posture."""
    run = run_of(
        draft.completed(),
        drawn.catalogue,
        as_of=drawn.as_of,
        samples=drawn.samples,
        seed=drawn.seed,
    )
    verdict, leading = run.found.verdict, run.leading
    agrees: Agrees = "no"
    if verdict == decided:
        agrees = "yes"
    elif verdict == "too_close" and run.found.leading == decided:
        agrees = "leads"
    last = leading.placement if leading else {}
    return Found(
        verdict=verdict,
        leading=run.found.leading,
        by_phase=dict(leading.posture_by_phase) if leading else {},
        by_workload={workload: options[-1].posture for workload, options in last.items()},
        probability_best=dict(run.found.probability_best),
        agrees=agrees,
        separation=(separation if agrees == "no" else agreement)(run, decided),
    )


def _turned_by(draft: Draft, decision: Decision, found: Found, drawn: Drawn) -> tuple[str, ...]:
    """Give the rules that nobody told and whose yes changes whether the two agree."""
    untold = (path for path in RULES if draft.answers.get(path) is None)
    posture, agree, yes = decision.decided.posture, found.agrees != "no", True
    return tuple(
        path
        for path in untold
        if (found_for(draft.with_answer(path, yes), posture, drawn).agrees != "no") != agree
    )
