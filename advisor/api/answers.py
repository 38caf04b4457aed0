"""From a draft to its problems and to its evaluation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from advisor.api.clock import today
from advisor.api.library import sound_catalogue, whole_catalogue
from advisor.draft import Draft
from advisor.errors import AdvisorError, Problem
from advisor.evaluation import Evaluation
from advisor.live import EvaluationWorker as _Worker
from advisor.live import Evaluator
from advisor.resources import resource

if TYPE_CHECKING:
    from advisor.catalogue.catalogue import Catalogue
    from advisor.inputs.ledger import Input
    from advisor.model.assessment import Assessment
    from advisor.trial.debate import Debate

DEFAULT_SAMPLES = 32_768
DEFAULT_SEED = 1


def problems_of(draft: Draft, *, version: str | None = None) -> tuple[Problem, ...]:
    """Give every problem of a draft, names that the catalogue does not know included.

    Raises:
        AdvisorError: When there is no such version of the catalogue here.
    """
    found = draft.problems()
    if any(problem.severity == "error" for problem in found):
        return found
    return (*found, *_of_inputs(draft.completed(), whole_catalogue(version)))


def _of_inputs(assessment: Assessment, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Give what stands in the way of the inputs; those of speed and the others at once."""
    from advisor.inputs.people import people_doubts  # noqa: PLC0415
    from advisor.inputs.resolve import resolve  # 110 ms, numpy  # noqa: PLC0415
    from advisor.inputs.scope import scope_of  # noqa: PLC0415
    from advisor.sizing.benchmark_rows import doubts, held_against  # noqa: PLC0415
    from advisor.sizing.throughput_figures import throughput_inputs  # noqa: PLC0415

    try:
        scope = scope_of(assessment, catalogue, today())
    except AdvisorError as error:
        return error.problems
    held, _ = held_against(assessment.measurements, catalogue)
    found = [*doubts(held), *people_doubts(assessment, catalogue.templates)]
    speeds: tuple[Input, ...] = ()
    try:
        speeds = throughput_inputs(assessment, catalogue, scope, today())
    except AdvisorError as error:
        found += error.problems
    try:
        resolve(assessment, catalogue, scope, today(), speeds)
    except AdvisorError as error:
        found += error.problems
    return tuple(found)


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

    catalogue, told = sound_catalogue(version), draft.completed()
    return evaluate(told, catalogue, as_of=as_of, samples=samples, seed=seed, debate=whole_debate())


def whole_debate() -> Debate:
    """Give the claims of the debate and their rules, read once (100 ms)."""
    from advisor.trial.debate import load_debate  # numpy  # noqa: PLC0415

    return load_debate(resource())


def _session() -> Evaluator:
    from advisor.live.session import Session  # numpy, in the child only  # noqa: PLC0415

    return Session(sound_catalogue, whole_debate)


class EvaluationWorker(_Worker):
    """Evaluates drafts in a spawned process; the latest one wins."""

    def __init__(self) -> None:
        """Start the process."""
        super().__init__(_session)


def assessment_schema() -> dict[str, Any]:
    """Give the JSON Schema of an assessment."""
    from advisor.api.schemas import schema_of  # noqa: PLC0415
    from advisor.model.assessment import Assessment  # noqa: PLC0415

    return schema_of(Assessment)


def evaluation_schema() -> dict[str, Any]:
    """Give the JSON Schema of an evaluation."""
    from advisor.api.schemas import schema_of  # noqa: PLC0415

    return schema_of(Evaluation)
