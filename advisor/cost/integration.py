"""What it takes to connect the systems that the organisation has: once for each kind of software.

Value verification runs beside those systems. From deep integration on whatever serves is connected
to them: software of one's own, whatever host or machine it calls, once a plan; an appliance, which
brings software of its vendor, once more. Where one takes over from the other in a later phase,
the systems are connected anew. Nothing is charged while nobody says how many systems there are:
the catalogue's work to bring a workload live then stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.cost.context import Context, Line
from advisor.cost.line import Flow, running
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import APPLIANCES

OWN, OF_APPLIANCE = "systems.days", "systems.days_appliance"
"""Figures of the working days that one system takes, with software of one's own and with that of
an appliance."""
WORKING_DAYS = 21
"""Days of work in a month (250 a year), by which a wage is charged for days."""
_FIRST_PHASE = 1
"""Deep integration: the phase from which systems are connected."""


@dataclass(frozen=True)
class Connection:
    """Every system connected to one kind of software."""

    days: str
    """Figure of the working days that one system takes."""
    month: int
    """When the work is paid: the start of the first phase it is needed in."""
    option: str
    """What its line is marked with; empty where options of both sides share the software."""


def days_of(option: DeploymentOption) -> str:
    """Give the figure of the working days that a system takes with an option's software."""
    return OF_APPLIANCE if option.form in APPLIANCES else OWN


def connections(
    context: Context, uses: Iterable[tuple[DeploymentOption, Iterable[int]]]
) -> Iterator[Connection]:
    """Say to what the systems are connected in a plan, and when.

    Args:
        context: Calendar, and how many systems there are.
        uses: The options of the plan, each with the phases it is used in that have any month.
    """
    if not context.assessment.systems.count:
        return
    starts = context.calendar.starts
    later = [(option, [p for p in phases if p >= _FIRST_PHASE]) for option, phases in uses]
    for figure in (OWN, OF_APPLIANCE):
        mine = [
            (option, phases) for option, phases in later if phases and days_of(option) == figure
        ]
        if mine:
            month = starts[min(phase for _, phases in mine for phase in phases)]
            sides = {option.posture for option, _ in mine}
            named = min(option.id for option, _ in mine) if len(sides) == 1 else ""
            yield Connection(figure, month, named)


def connected(context: Context, one: Connection) -> Line:
    """Charge connecting every system to one kind of software, in one month."""
    paid = min(one.month, context.calendar.horizon - 1)
    days = context.design[one.days] * float(context.assessment.systems.count or 0)
    flow = Flow(-days / WORKING_DAYS * context.wage, context.wage_course(paid, paid + 1))
    return running("integration", 3, one.option, flow, (one.days, *context.wage_inputs))
