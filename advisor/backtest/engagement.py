"""From the circumstances that are told to a draft; what no claim gives is filled by one rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.backtest.told import Decision
from advisor.catalogue.catalogue import Catalogue
from advisor.draft import Answer, Draft
from advisor.errors import AdvisorError, Problem, message
from advisor.model.workload import GENERAL_TEMPLATE

TASKS = {"low": 10_000.0, "likely": 100_000.0, "high": 1_000_000.0}
"""Tasks a month of a workload whose volume nobody tells: neutral and wide, the same for every file
and template (chosen by the makers before any file was run)."""
WORKLOAD = "work"
"""Key of the workload of a file that names none."""
RULE = "the rule of the folder: no claim gives a volume"


def drafted(decision: Decision, catalogue: Catalogue) -> tuple[Draft, tuple[str, ...]]:
    """Give the engagement of a decision, and the paths that the rule filled.

    Raises:
        AdvisorError: When a fact stands at a path that no answer has, or a template is unknown.
    """
    draft = Draft({"title": decision.title})
    problems: list[Problem] = []
    for fact in decision.facts:
        answer = None if fact.answer == "dont_know" else fact.answer
        try:
            draft = draft.with_answer(fact.path, answer)
        except AdvisorError as error:
            problems += error.problems
    if problems:
        raise AdvisorError(problems)
    stands_in = dict(_stand_ins(draft, catalogue))
    for path, answer in stands_in.items():
        draft = draft.with_answer(path, answer)
    return draft, tuple(path for path in stands_in if not path.endswith(".name"))


def _stand_ins(draft: Draft, catalogue: Catalogue) -> Iterator[tuple[str, Answer]]:
    told = draft.answers
    for key in draft.keys("workloads") or (WORKLOAD,):
        prefix = f"workloads.{key}"
        if not told.get(f"{prefix}.name"):
            yield f"{prefix}.name", key
        if told.get(f"{prefix}.volume") is None:
            per_unit = _tasks_per_unit(told, prefix, catalogue)
            units = {end: tasks / per_unit for end, tasks in TASKS.items()}
            yield f"{prefix}.volume", {**units, "source": RULE}


def _tasks_per_unit(told: Mapping[str, Answer], prefix: str, catalogue: Catalogue) -> float:
    """Give the likely tasks of one business unit: what is told, else the template's."""
    given = told.get(f"{prefix}.tasks_per_unit")
    likely = given.get("likely") if isinstance(given, dict) else given
    if isinstance(likely, int | float) and likely > 0:
        return float(likely)
    name = told.get(f"{prefix}.template") or GENERAL_TEMPLATE
    template = catalogue.templates.get(str(name))
    if template is None:
        where = f"{prefix}.template"
        raise AdvisorError([Problem(where, message("problem.unknown_template", found=str(name)))])
    return template.figures["tasks_per_unit"].likely
