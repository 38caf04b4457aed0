"""People who are missing: when they are of use, and what finding them costs.

Where the client says how many people it has and allows hiring, a form with machines waits for
those it lacks: whoever a plan needs is looked for from the start of the first phase, begins
``hiring.lead_months`` later and is of use after ``hiring.ramp_months`` more, both at their likely
value. Until then what ran before goes on, as while machines are awaited. Each kind of staff is set
against all the people there are, as the rule on skills does; who is missing is told at the likely
number, what they cost in every future.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from advisor.cost.context import Context, Line
from advisor.cost.line import Flow, running
from advisor.cost.talent import talent_from
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import STAFF

COST, LEAD, RAMP = "hiring.cost_share", "hiring.lead_months", "hiring.ramp_months"


def people_from(context: Context, staff: str) -> int:
    """Give the month from which a kind of staff is of use; 0 where nobody is missing."""
    organisation, design = context.assessment.organisation, context.design
    if organisation.engineers is None or not organisation.may_hire:
        return 0
    if float(design[staff][0]) <= organisation.engineers:
        return 0
    return context.calendar.starts[0] + round(float(design[LEAD][0] + design[RAMP][0]))


def staffed_from(context: Context, option: DeploymentOption) -> int:
    """Give the month from which there are people for an option who can do what it asks.

    Only machines wait for people who are missing; an own model waits for what its team has to
    learn too.
    """
    hired_from = 0 if option.server is None else people_from(context, STAFF[option.form])
    return max(hired_from, talent_from(context, option))


def first_paid(context: Context, staff: str, start: int) -> int:
    """Give the month from which a kind of staff is paid for what it runs.

    Args:
        context: Calendar.
        staff: Its figure.
        start: First month in which anything of it is served.

    Returns:
        The start of that phase, or when people who were hired are of use, if that is later.
    """
    phase = max(month for month in context.calendar.starts if month <= start)
    return min(start, max(phase, people_from(context, staff)))


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
