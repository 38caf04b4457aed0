"""Everything of the answer that says how to go on: path, tripwires, advice, conditions, risks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.catalogue.path_book import PathBook
from advisor.cost.cash_flow import Costing
from advisor.cost.context import Context
from advisor.decision.advice import conditions_of, workload_advice
from advisor.decision.choices import Choices
from advisor.decision.facts import facts_of
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import Recommendation
from advisor.decision.risks import risks_of
from advisor.evaluation import AgendaItem, PlanResult, Posture, Swing
from advisor.roadmap.build import Path, build_roadmap
from advisor.roadmap.tripwires import Watched, tripwires


@dataclass(frozen=True)
class Decided:
    """What has been decided, and in which rows."""

    context: Context
    """Rows in which the plans are read."""
    search: Costing
    """What they were searched with."""
    choices: Choices
    plans: Mapping[Posture, StandingPlan]
    found: Recommendation
    book: PathBook
    as_of: dt.date


def ways_on(
    decided: Decided,
    results: Sequence[PlanResult],
    swings: Sequence[Swing],
    at_likely: float,
    agenda: Sequence[AgendaItem],
) -> dict[str, Any]:
    """Give the fields of the answer that say how to go on; none without a feasible plan.

    Args:
        decided: Plans and the recommendation.
        results: The plans as records.
        swings: What each input with a range does.
        at_likely: Worth of the leading plan above the runner-up's in the likely case.
        agenda: What to measure before choosing.
    """
    posture = decided.found.leading
    if posture is None:
        return {"roadmap": ()}
    context, leading = decided.context, decided.plans[posture]
    facts = facts_of(context, decided.plans, leading)
    (result,) = (one for one in results if one.posture == posture)
    path = Path(context, leading, result, decided.book, facts, decided.as_of, agenda)
    watched = Watched(context, decided.plans, decided.found, decided.book, facts, decided.as_of)
    return {
        "roadmap": build_roadmap(path),
        "tripwires": tuple(tripwires(watched, swings, at_likely)),
        "advice": tuple(workload_advice(decided.search, decided.choices, leading)),
        "conditions": tuple(conditions_of(context, leading)),
        "risks": tuple(risks_of(decided.book, facts)),
    }
