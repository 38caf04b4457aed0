"""From a draft to its problems and to its evaluation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from advisor.api.clock import today
from advisor.api.library import sound_catalogue, whole_catalogue
from advisor.draft import Draft
from advisor.errors import AdvisorError, Problem
from advisor.evaluation import Evaluation
from advisor.live import EvaluationWorker as _Worker

DEFAULT_SAMPLES = 1024
DEFAULT_SEED = 1


def problems_of(draft: Draft, *, version: str | None = None) -> tuple[Problem, ...]:
    """Give every problem of a draft, names that the catalogue does not know included.

    Raises:
        AdvisorError: When there is no such version of the catalogue here.
    """
    found = draft.problems()
    if any(problem.severity == "error" for problem in found):
        return found
    from advisor.inputs.resolve import resolve  # 110 ms, numpy  # noqa: PLC0415
    from advisor.inputs.scope import scope_of  # noqa: PLC0415

    assessment, catalogue = draft.completed(), whole_catalogue(version)
    try:
        resolve(assessment, catalogue, scope_of(assessment, catalogue, today()), today())
    except AdvisorError as error:
        return (*found, *error.problems)
    return found


def evaluate_draft(
    draft: Draft,
    *,
    as_of: dt.date,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
    version: str | None = None,
) -> Evaluation:
    """Evaluate a draft that has no problems.

    Args:
        draft: The answers.
        as_of: Day whose figures count.
        samples: Random futures.
        seed: Where they start.
        version: Version of the catalogue; None is the newest. The same version, day, samples and
            seed give the same evaluation, whatever has been applied since.

    Raises:
        AdvisorError: When it has; every problem is named. Also when there is no such version of
            the catalogue, or the newest one has been damaged.
    """
    from advisor.evaluate import evaluate  # 110 ms, numpy  # noqa: PLC0415

    catalogue = sound_catalogue(version)
    return evaluate(draft.completed(), catalogue, as_of=as_of, samples=samples, seed=seed)


def _evaluator(draft: Draft, as_of: dt.date, samples: int, seed: int) -> Evaluation:
    return evaluate_draft(draft, as_of=as_of, samples=samples, seed=seed)


class EvaluationWorker(_Worker):
    """Evaluates drafts in a spawned process; the latest one wins."""

    def __init__(self) -> None:
        """Start the process."""
        super().__init__(_evaluator)


def assessment_schema() -> dict[str, Any]:
    """Give the JSON Schema of an assessment."""
    from advisor.model.assessment import Assessment  # noqa: PLC0415

    return Assessment.model_json_schema()


def evaluation_schema() -> dict[str, Any]:
    """Give the JSON Schema of an evaluation."""
    return Evaluation.model_json_schema()
