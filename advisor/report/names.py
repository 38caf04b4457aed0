"""Names of plans, options, workloads and inputs as the report and the charts say them."""

from __future__ import annotations

from advisor.errors import Money, Share
from advisor.evaluation import Evaluation, PlanResult, Posture, Swing
from advisor.words.text import Texts

FEES = ("one_off", "yearly")
"""Last part of the id of an option that differs from another only in how it is paid."""
_HOURS = ("window", "zero", "committed")
"""Last part of the id of an option that differs from another only in the hours that are rented."""


def posture_name(posture: str, texts: Texts) -> str:
    """Say a posture or a verdict."""
    return texts.say(f"report.posture.{posture}")


def option_names(evaluation: Evaluation, texts: Texts) -> dict[str, str]:
    """Say every option as model and form; where two would be equal, what tells them apart.

    That is how it is paid, which hours are rented, or the place; numbers are the last resort.
    """
    names = {
        option.id: texts.say(
            "report.option", model=option.model_name, form=texts.say(f"report.form.{option.form}")
        )
        for option in evaluation.options
    }
    names |= {id_: _with_fee(id_, names[id_], texts) for id_ in _equal(names)}
    rented = {option.id for option in evaluation.options if option.form == "open_rented"}
    names |= {id_: _with_hours(id_, names[id_], texts) for id_ in _equal(names) if id_ in rented}
    places = {option.id: option.place for option in evaluation.options}
    names |= {
        id_: texts.say("report.option_at", option=names[id_], place=places[id_])
        for id_ in _equal(names)
        if places[id_]
    }
    numbered = enumerate(_equal(names), start=1)
    return names | {
        id_: texts.say("report.numbered", option=names[id_], number=number)
        for number, id_ in numbered
    }


def _equal(names: dict[str, str]) -> tuple[str, ...]:
    """Give the ids whose name another one bears too."""
    said = list(names.values())
    return tuple(id_ for id_, name in names.items() if said.count(name) > 1)


def _with_fee(id_: str, name: str, texts: Texts) -> str:
    fee = id_.rpartition(":")[2]
    return texts.say(f"report.fee.{fee}", option=name) if fee in FEES else name


def _with_hours(id_: str, name: str, texts: Texts) -> str:
    ending = id_.rpartition(":")[2]
    return texts.say(f"report.hours.{ending if ending in _HOURS else 'always'}", option=name)


def search_said(plan: PlanResult, currency: str, texts: Texts) -> str:
    """Say how a plan's placement was found, and how much better one could be at most."""
    worth = max(abs(plan.worth.mean), 1e-9)
    gap, share = Money(plan.search_gap, currency), Share(plan.search_gap / worth)
    return texts.say(f"search.{plan.search}", gap=gap, share=share)


def searches_said(evaluation: Evaluation, texts: Texts) -> tuple[str, ...]:
    """Say how the placements were found: once where it holds for every plan, else for each."""
    said = {p.posture: search_said(p, evaluation.currency, texts) for p in evaluation.plans}
    if len(set(said.values())) == 1:
        return (next(iter(said.values())),)
    return tuple(
        texts.say("search.of_plan", plan=posture_name(posture, texts), found=found)
        for posture, found in said.items()
    )


def plan_of(evaluation: Evaluation, posture: Posture | None) -> PlanResult | None:
    """Find the standing plan of a posture."""
    return next((plan for plan in evaluation.plans if plan.posture == posture), None)


def leading_plan(evaluation: Evaluation) -> PlanResult | None:
    """Find the leading standing plan; None when none is feasible."""
    return plan_of(evaluation, evaluation.leading)


def ranked_plans(evaluation: Evaluation) -> tuple[PlanResult, ...]:
    """Order the standing plans: the leading one, then by how often each is best."""
    return tuple(
        sorted(
            evaluation.plans,
            key=lambda plan: (plan.posture != evaluation.leading, -plan.probability_best),
        )
    )


def swing_size(swing: Swing) -> float:
    """Measure how far one input moves the cost."""
    ends = (swing.cost_at_low, swing.cost_at_high, swing.cost_likely)
    return max(ends) - min(ends)
