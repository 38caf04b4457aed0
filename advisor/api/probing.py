"""Probes of a draft: what would turn its verdict, what rules cost, what changed between two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.api.answers import DEFAULT_SAMPLES, DEFAULT_SEED, whole_debate
from advisor.api.library import sound_catalogue
from advisor.draft import Draft
from advisor.evaluation import Bridge, Evaluation

if TYPE_CHECKING:
    from advisor.answer import Run

Progress = Callable[[str, float], None]
"""Told of the stage, a text's id, and the share that is done; it ends the work by raising."""
_FUTURES = 1024
"""Futures in which two drafts are set side by side."""


def probe_draft(
    draft: Draft,
    *,
    as_of: dt.date,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
    version: str | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """Evaluate a draft and say what would turn the verdict and what each hard rule costs.

    Args:
        draft: The answers, without problems.
        as_of: Day whose figures count.
        samples: Random futures.
        seed: Where they start.
        version: Version of the catalogue; None is the newest.
        progress: Told how far it has come; raising in it ends the work.

    Raises:
        AdvisorError: As ``evaluate_draft``.
    """
    from advisor.answer import answer  # 110 ms, numpy  # noqa: PLC0415
    from advisor.probe.probing import probe  # noqa: PLC0415
    from advisor.trial.reading import hold_trial  # noqa: PLC0415

    run = _run(draft, as_of, samples, seed, version, progress)
    catalogue = sound_catalogue(version)
    found = answer(run, version=catalogue.version, as_of=as_of, seed=seed)
    found = hold_trial(found, run, whole_debate(), catalogue, as_of)
    return probe(run, found, catalogue, seed=seed, progress=progress)


def bridge(  # noqa: PLR0913 - two drafts and how finely they are compared
    before: Draft,
    after: Draft,
    *,
    as_of: dt.date,
    samples: int = _FUTURES,
    seed: int = DEFAULT_SEED,
    version: str | None = None,
    progress: Progress | None = None,
) -> Bridge:
    """Split the difference between two drafts' leading plans over what has changed.

    Args:
        before: The one.
        after: The other.
        as_of: Day whose figures count for both.
        samples: Common random futures; more than 1,024 are not read.
        seed: Where the common futures start.
        version: Version of the catalogue; None is the newest.
        progress: Told how far it has come; raising in it ends the work.

    Raises:
        AdvisorError: As ``evaluate_draft``, for either draft.
    """
    from advisor.probe.bridge import bridge as bridged  # 110 ms, numpy  # noqa: PLC0415

    tell = progress or (lambda _stage, _share: None)
    futures = min(samples, _FUTURES)
    first = _run(before, as_of, futures, seed, version, progress)
    last = _run(after, as_of, futures, seed, version, progress)
    return bridged(first, last, seed=seed, tell=lambda share: tell("stage.bridge", share))


def _run(
    draft: Draft,
    as_of: dt.date,
    samples: int,
    seed: int,
    version: str | None,
    progress: Progress | None,
) -> Run:
    from advisor.evaluate import run_of  # 110 ms, numpy  # noqa: PLC0415

    return run_of(
        draft.completed(),
        sound_catalogue(version),
        as_of=as_of,
        samples=samples,
        seed=seed,
        progress=progress,
    )
