"""A case with some answers changed, for one figure or to try what a slip of the pen would give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from advisor.cases.machines import wrong_in
from advisor.cases.told import Case
from advisor.errors import AdvisorError, Problem, message

VOLUME = (
    *("requests_per_hour", "requests_per_day", "requests_per_month"),
    *("tokens_per_day", "tokens_per_month", "tokens_per_year"),
    *("input_tokens_per_month", "output_tokens_per_month"),
    *("input_tokens_per_year", "output_tokens_per_year"),
)
"""Answers that tell the volume."""
Answers = Mapping[str, float | str]


def changed(
    case: Case, workload: Answers, options: Mapping[str, Answers], months: int | None = None
) -> Case:
    """Give a case with other answers, and other months where they are told.

    A volume told anew takes the place of every other way in which it was told.

    Raises:
        AdvisorError: When an answer cannot stand, or an option is not in the case.
    """
    if not workload and not options and months is None:
        return case
    data: dict[str, Any] = case.model_dump(exclude={"expect", "trap"}, exclude_unset=True)
    if set(workload) & {*VOLUME, "fills"}:
        data["workload"] = {k: v for k, v in data["workload"].items() if k not in VOLUME}
        data["workload"]["fills"] = ""
    data["workload"] |= workload
    data["horizon_months"] = months or case.horizon_months
    data["workload"] = {k: v for k, v in data["workload"].items() if v is not None}
    for name, answers in options.items():
        if name not in data["options"]:
            known = ", ".join(data["options"])
            raise AdvisorError(
                [Problem("options", message("problem.case.no_option", found=name, known=known))]
            )
        data["options"][name] |= answers
    try:
        return checked(Case.model_validate(data))
    except ValidationError as error:
        raise AdvisorError(faults(error)) from error


def checked(case: Case) -> Case:
    """Give a case back in which every answer is read by the option it stands in.

    Raises:
        AdvisorError: Naming the answers that are not, and those that are lacking.
    """
    problems: list[Problem] = []
    for name, choice in case.options.items():
        problems += wrong_in(name, choice)
    if problems:
        raise AdvisorError(problems)
    return case


def faults(error: ValidationError) -> list[Problem]:
    """Name every field of a case that cannot stand."""
    found = []
    for fault in error.errors(include_url=False):
        where = ".".join(str(part) for part in fault["loc"])
        kind, given = fault["type"], str(fault["input"])[:60]
        if kind == "extra_forbidden":
            told = message("problem.case.unknown_field", field=where)
        elif kind == "missing":
            told = message("problem.case.missing_field", field=where)
        else:
            told = message("problem.case.cannot_stand", field=where, found=given)
        found.append(Problem(where, told))
    return found
