"""Whether conditions hold on this engagement, workload by workload; an answer may be missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.cost.context import Context
from advisor.model.record import Estimate
from advisor.model.workload import Workload
from advisor.trial.rule_record import Condition, Test

Truth = bool | None
"""None: the answer that would tell is missing."""
CLAIMED_IN = "CNY"
"""Currency of the limits that claims state."""


@dataclass(frozen=True)
class Standing:
    """Whether something holds, for each workload."""

    by_workload: Mapping[str, Truth]
    is_about_workloads: bool = False

    @property
    def truth(self) -> Truth:
        """Whether it holds for any workload; None where that cannot be said."""
        values = self.by_workload.values()
        if any(value is True for value in values):
            return True
        return None if any(value is None for value in values) else False

    @property
    def workloads(self) -> tuple[str, ...]:
        """Workloads for which it holds."""
        return tuple(id_ for id_, value in self.by_workload.items() if value)


def everywhere(workloads: Iterable[str], *, truth: Truth) -> Standing:
    """Give what is the same for every workload."""
    return Standing(dict.fromkeys(workloads, truth))


def together(workloads: Iterable[str], standings: Sequence[Standing]) -> Standing:
    """Give where all of several hold; holds everywhere where there are none."""
    return Standing(
        {id_: _all([one.by_workload[id_] for one in standings]) for id_ in workloads},
        any(one.is_about_workloads for one in standings),
    )


def standing(condition: Condition, context: Context) -> Standing:
    """Test the answers that a condition is about."""
    join = _all if condition.every else _any
    return Standing(
        {
            id_: join([_passes(test, answer_of(test, context, told)) for test in condition.tests])
            for id_, told in context.workloads.items()
        },
        any(test.field.startswith("workloads.") for test in condition.tests),
    )


def answer_of(test: Test, context: Context, workload: Workload) -> str | float | None:
    """Give the answer that a test is about; a template's figure where the client told none."""
    told, (part, name) = context.assessment, test.field.split(".", 1)
    if test.field == "workloads.count":
        return float(len(told.workloads))
    if test.field == "organisation.hardware_kinds":
        owned = len({machine.accelerator for machine in told.machines})
        return float(told.organisation.hardware_kinds or max(owned, 1))
    if test.field == "finance.budget":
        budget = told.finance.budget
        return None if budget is None else budget * in_claimed_currency(context)
    if part != "workloads":
        return _plain(getattr(getattr(told, part), name))
    found = _plain(getattr(workload, name))
    id_ = f"workload.{workload.id}.{name}"
    if found is None and id_ in context.design.ledger:
        return context.design.ledger[id_].likely
    return found


def in_claimed_currency(context: Context) -> float:
    """Give what one unit of the assessment's currency is in that of the claims, likely case."""
    per_usd = {
        code: 1.0 if code == "USD" else context.design.ledger[f"fx.{code}"].likely
        for code in {CLAIMED_IN, context.currency}
        if context.currency != CLAIMED_IN
    }
    return per_usd[CLAIMED_IN] / per_usd[context.currency] if per_usd else 1.0


def _plain(found: object) -> str | float | None:
    match found:
        case bool():
            return "yes" if found else "no"
        case Estimate():
            return found.likely
        case int() | float():
            return float(found)
        case str():
            return found
        case _:
            return None


def _passes(test: Test, answer: str | float | None) -> Truth:
    if answer is None:
        return None
    if isinstance(answer, str):
        return answer in test.one_of
    enough = test.at_least is None or answer >= test.at_least
    return enough and (test.below is None or answer < test.below)


def _all(truths: Sequence[Truth]) -> Truth:
    if any(truth is False for truth in truths):
        return False
    return None if any(truth is None for truth in truths) else True


def _any(truths: Sequence[Truth]) -> Truth:
    if any(truth is True for truth in truths):
        return True
    return None if any(truth is None for truth in truths) else False
