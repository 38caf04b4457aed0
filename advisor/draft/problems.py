"""What keeps answers from being an assessment: each with its place, all of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from advisor.draft.paths import REPEATED, known_path, refuse_unknown_path, steps_of
from advisor.draft.reasons import reason_of
from advisor.draft.set_aside import REMARKS, marked_though_needed, standing
from advisor.draft.tree import assessment_json
from advisor.draft.values import Answer
from advisor.errors import AdvisorError, Problem, message
from advisor.model.assessment import Assessment

_RULES: dict[str, tuple[str, ...]] = {
    "phases_out_of_order": (
        "phases.verification_start",
        "phases.integration_start",
        "phases.innovation_start",
    ),
    "phase_beyond_horizon": ("phases.innovation_start", "finance.horizon_months"),
    "gate_beyond_horizon": ("phases.innovation_gate", "finance.horizon_months"),
    "voted_twice": (),
    "votes_without_price": (),
    "scenarios_too_many": (),
}
"""Rules over several answers, and the answers they read."""
_AT_PRICE = ("weights_all_zero", "weights_without_price")
"""Rules over all of somebody's weights, told where the weight of price is answered."""
_STAND_IN = "workloads.stand-in.volume"


def find_problems(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """Find every problem of the answers.

    A rule over several answers is only checked by the records once each answer stands by
    itself. So the answers are read twice, the second time without those already refused.
    What does not apply is not looked at.
    """
    marked = [_needed(path) for path in marked_though_needed(answers)]
    answers = standing(answers)
    unknown = [_unknown(path) for path in answers if not known_path(path)]
    known = {path: answer for path, answer in answers.items() if known_path(path)}
    single = _validate(known)
    refused = {problem.where for problem in single}
    crossed = []
    if refused:
        crossed = [p for p in _validate(_mended(known, refused)) if p.where not in refused]
    spoilt = {kind for kind, read in _RULES.items() if refused.intersection(read)}
    rules = [p for p in crossed if p.message.id.removeprefix("problem.") in set(_RULES) - spoilt]
    return (*unknown, *single, *rules, *marked)


def _needed(path: str) -> Problem:
    return Problem(f"{REMARKS}{path}", message("problem.needed_answer"))


def _unknown(path: str) -> Problem:
    try:
        refuse_unknown_path(path)
    except AdvisorError as error:
        return error.problems[0]
    raise LookupError(path)


def _mended(answers: Mapping[str, Answer], refused: set[str]) -> dict[str, Answer]:
    """Drop what was refused, and members that lack what they need."""
    lacking = {
        tuple(where.split(".", 2)[:2]) for where in refused if where.split(".")[0] in REPEATED
    }
    kept = {
        path: answer
        for path, answer in answers.items()
        if path not in refused and steps_of(path)[:2] not in lacking
    }
    return kept | {_STAND_IN: 1}


def _validate(answers: Mapping[str, Answer]) -> list[Problem]:
    try:
        Assessment.model_validate_json(assessment_json(answers), strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [_problem(detail, answers) for detail in details if _holds(detail, answers)]
        first = {problem.where: problem for problem in reversed(found)}
        return [first[where] for where in dict.fromkeys(p.where for p in found)]
    return []


def _holds(detail: Any, answers: Mapping[str, Answer]) -> bool:
    """Pydantic counts only the workloads without problems: one that has some is still there."""
    started = any(path.startswith("workloads.") for path in answers)
    return not (detail["type"] == "too_short" and started)


def _problem(detail: Any, answers: Mapping[str, Answer]) -> Problem:
    where, inside = _place(detail["loc"], answers)
    if detail["type"] == "phases_out_of_order":
        first, second = detail["ctx"]["first"], detail["ctx"]["second"]
        where = "phases.integration_start" if first > second else "phases.innovation_start"
    if detail["type"] == "phase_beyond_horizon":
        where = "phases.innovation_start"
    if detail["type"] == "gate_beyond_horizon":
        where = "phases.innovation_gate"
    if detail["type"] in _AT_PRICE:
        where = f"{where}.price"
    where = detail.get("ctx", {}).get("where", where)
    return Problem(where, reason_of(where, inside, detail))


def _place(loc: tuple[int | str, ...], answers: Mapping[str, Answer]) -> tuple[str, str]:
    """Turn a place in the records into the path of an answer and the part of it."""
    if len(loc) > 1 and loc[0] in REPEATED and isinstance(loc[1], int):
        keys = dict.fromkeys(p.split(".")[1] for p in answers if p.startswith(f"{loc[0]}."))
        loc = (loc[0], list(keys)[loc[1]], *loc[2:])
    steps = [str(step) for step in loc]
    for length in range(1, len(steps) + 1):
        path = ".".join(steps[:length])
        if known_path(path):
            inside = [step for step in steps[length:] if step != "estimate"]
            return path, ".".join(inside)
    return ".".join(steps), ""
