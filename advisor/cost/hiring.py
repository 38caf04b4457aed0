"""People who are missing: when they are of use, and what finding them costs.

Where the client says how many people it has and allows hiring, a form with machines waits for
those it lacks: they are looked for from the start of the first phase that it is chosen for, begin
``hiring.lead_months`` later and are of use after ``hiring.ramp_months`` more, both at their likely
value. Until then what ran before goes on, as while machines are awaited. Each kind of staff is set
against all the people there are, as the rule on skills does; who is missing is told at the likely
number, what they cost in every future.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from advisor.cost.context import Context, Line
from advisor.cost.line import Flow, running
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import STAFF

COST, LEAD, RAMP = "hiring.cost_share", "hiring.lead_months", "hiring.ramp_months"


def months_to_hire(context: Context) -> Mapping[str, int]:
    """Give the months until people are of use, by the kinds of staff that lack any."""
    organisation, design = context.assessment.organisation, context.design
    if organisation.engineers is None or not organisation.may_hire:
        return {}
    months = round(float(design[LEAD][0] + design[RAMP][0]))
    known = {staff for staff in STAFF.values() if staff in design.ledger}
    return {s: months for s in sorted(known) if float(design[s][0]) > organisation.engineers}


def staffed_from(
    context: Context,
    months: Mapping[str, int],
    options: Iterable[tuple[DeploymentOption, int]],
) -> Mapping[str, int]:
    """Give the month from which people are there for forms with machines, by kind of staff.

    Args:
        context: Calendar.
        months: From `months_to_hire`.
        options: Each option with machines, and the first phase it is chosen for.

    Returns:
        Kinds that lack nobody are left out.
    """
    found: dict[str, int] = {}
    for option, phase in options:
        staff = STAFF[option.form]
        if staff in months:
            there = context.calendar.starts[phase] + months[staff]
            found[staff] = min(found.get(staff, there), there)
    return found


def first_paid(context: Context, months: Mapping[str, int], staff: str, start: int) -> int:
    """Give the month from which a kind of staff is paid for what it runs.

    Args:
        context: Calendar.
        months: From `months_to_hire`.
        staff: Its figure.
        start: First month in which anything of it is served.

    Returns:
        The start of that phase; where people were hired, when they were of use.
    """
    starts = context.calendar.starts
    there = (month + months.get(staff, 0) for month in starts)
    return max((month for month in there if month <= start), default=start)


def hired(context: Context, staff: str, option: str, month: int) -> Iterator[Line]:
    """Charge finding the people who are missing, and their pay until they are of use.

    Args:
        context: What lines are reckoned with.
        staff: Figure of the people asked for.
        option: What the line is marked with.
        month: From which they are of use; they began a ramp before.
    """
    organisation = context.assessment.organisation
    if organisation.engineers is None or not organisation.may_hire:
        return
    design = context.design
    missing = np.maximum(0.0, design[staff] - organisation.engineers)
    months = 12 * design[COST] + design[RAMP]
    began = max(0, month - round(float(design[RAMP][0])))
    flow = Flow(-missing * months * context.wage, context.wage_course(began, began + 1))
    ids = (staff, COST, RAMP, LEAD, *context.wage_inputs)
    yield running("hiring", 3, option, flow, ids)
