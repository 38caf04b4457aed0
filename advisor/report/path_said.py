"""Words of the way on, for the window and the report alike: tripwires, advice, owners, people."""

from __future__ import annotations

from advisor.errors import Day, Money, Quantity, Share, Value, message
from advisor.evaluation import (
    PHASES,
    Evaluation,
    Owner,
    PhaseCap,
    Staffing,
    Tripwire,
    WorkloadAdvice,
)
from advisor.report.names import option_names
from advisor.words.text import Texts

TRIPWIRE_COLUMNS = ("what", "now", "line", "then", "who", "where")
FTE_DECIMALS = 1


def tripwire_row(tripwire: Tripwire, texts: Texts) -> tuple[str, ...]:
    """Say a tripwire: what, its value now, the line, what then, who looks, and where."""
    say = texts.say
    now = "" if tripwire.value_now is None else texts.quantity(tripwire.value_now, tripwire.unit)
    then = ""
    if tripwire.becomes is not None:
        then = say("tripwire.leads", posture=message(f"posture.{tripwire.becomes}"))
    role = message(f"role.{tripwire.watcher}")
    months = tripwire.every_months
    who = say("tripwire.every", role=role, months=months)
    if months == 1:
        who = say("tripwire.monthly", role=role)
    return say(tripwire.label), now, _line(tripwire, texts), then, who, say(tripwire.source)


def _line(tripwire: Tripwire, texts: Texts) -> str:
    """Say where a tripwire reopens the decision, and how that is known."""
    say = texts.say
    if tripwire.due is not None:
        return say("tripwire.due", day=Day(tripwire.due))
    if tripwire.threshold is None:
        return say("tripwire.happens")
    value = Quantity(tripwire.threshold, tripwire.unit)
    line = say(f"tripwire.{tripwire.direction}", value=value)
    basis = message(f"tripwire.basis.{tripwire.basis}")
    return say("tripwire.with_basis", line=line, basis=basis)


def advice_said(advice: WorkloadAdvice, evaluation: Evaluation, texts: Texts) -> str:
    """Say what runs a workload phase by phase, and what moving it alone would lose."""
    say, names = texts.say, option_names(evaluation, texts)
    postures = [advice.posture_by_phase[phase] for phase in PHASES]
    path = " → ".join(
        say(f"posture.{one}")
        for at, one in enumerate(postures)
        if at == 0 or one != postures[at - 1]
    )
    workload = evaluation.workload_names.get(advice.workload, advice.workload)
    if advice.becomes is None or advice.loss is None:
        return say("advice.alone", workload=workload, path=path)
    told: dict[str, Value] = {
        "workload": workload,
        "option": names.get(advice.otherwise, advice.otherwise),
        "other": message(f"posture.{advice.becomes}"),
        "amount": Money(abs(advice.loss), evaluation.currency),
    }
    if advice.loss < 0:
        return say("advice.would_gain", path=path, **told)
    if len(set(postures)) == 1:
        return say("advice.stays", posture=message(f"posture.{postures[0]}"), **told)
    return say("advice.moves", path=path, **told)


def owner_said(owner: Owner, texts: Texts) -> str:
    """Say who answers for a phase, or which role should name somebody."""
    if owner.name:
        return owner.name
    return texts.say("roadmap.to_be_named", role=message(f"role.{owner.role}"))


def staff_said(staff: Staffing, texts: Texts) -> str:
    """Say the people of a role: the median, and P10 to P90."""
    fte = staff.fte
    low, middle, high = (texts.number(one, FTE_DECIMALS) for one in (fte.p10, fte.p50, fte.p90))
    role = message(f"role.{staff.role}")
    return texts.say("roadmap.person", role=role, fte=middle, low=low, high=high)


def cap_said(cap: PhaseCap, currency: str, texts: Texts) -> str:
    """Say what may be spent in a phase at most, and in how many futures that is kept."""
    amount = texts.money(cap.cap, currency, compact=True)
    return texts.say("roadmap.cap", cap=amount, share=Share(cap.kept))
