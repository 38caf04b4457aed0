"""Published cases and reported decisions for the command line: folders run through the engine."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.api.answers import DEFAULT_SAMPLES, DEFAULT_SEED, problems_of
from advisor.api.debate import claims
from advisor.api.library import sound_catalogue

if TYPE_CHECKING:
    from advisor.backtest.folder import Backtested
    from advisor.cases.judge import Judged


def run_cases(folder: Path) -> tuple[Judged, ...]:
    """Run every case of a folder and give each figure and trap with its verdict.

    Raises:
        AdvisorError: When there is no such folder, or no case in it.
    """
    from advisor.cases.folder import run_folder  # noqa: PLC0415 - the engine loads when asked

    return tuple(run_folder(folder))


def run_backtest(
    folder: Path,
    *,
    as_of: dt.date,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
    version: str | None = None,
) -> tuple[Backtested, ...]:
    """Evaluate every reported decision of a folder and set it beside what was decided.

    Args:
        folder: Files as ``tests/cases/decisions/README.md`` describes them.
        as_of: Day whose figures count.
        samples: Random futures.
        seed: Where they start.
        version: Version of the catalogue; None is the newest.

    Raises:
        AdvisorError: When there is no such folder, no file in it, or no such catalogue here.
    """
    from advisor.backtest.folder import Drawn, backtest_folder  # noqa: PLC0415 - the engine

    drawn = Drawn(sound_catalogue(version), claims(), as_of, samples, seed)
    return tuple(backtest_folder(folder, drawn, partial(problems_of, version=version)))
