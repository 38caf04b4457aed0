"""The whole trial of an answer: every claim, every rule, the map, the views."""

from __future__ import annotations

import datetime as dt

from advisor.catalogue.catalogue import Catalogue
from advisor.cost.context import Context
from advisor.errors import AdvisorError
from advisor.evaluation import Evaluation
from advisor.evaluation.trial import DebateReading
from advisor.model.record import Estimate
from advisor.trial.coordinates import OWN_MODEL_COST, map_places
from advisor.trial.debate import Debate
from advisor.trial.knowledge import middle_of, rule_cases, thresholds
from advisor.trial.matter import Matter
from advisor.trial.stand import in_claimed_currency
from advisor.trial.trial import try_claims
from advisor.trial.views import views_of


def hold_trial(
    evaluation: Evaluation, matter: Matter, debate: Debate, catalogue: Catalogue, as_of: dt.date
) -> Evaluation:
    """Give an answer with the debate held against it; no other part of it changes.

    Args:
        evaluation: The answer.
        matter: The run that it was read from; it is read, never run again.
        debate: Claims and rules.
        catalogue: Where what an own model costs is looked up.
        as_of: Day whose figures count.
    """
    held = {
        "claims": try_claims(matter, debate),
        "debate": read_debate(matter, debate, catalogue, as_of),
    }
    return evaluation.model_copy(update=held)


def read_debate(
    matter: Matter, debate: Debate, catalogue: Catalogue, as_of: dt.date
) -> DebateReading:
    """Say what the rules, the map and the views say here."""
    context, found = matter.context, matter.found
    leading = matter.plans[found.leading] if found.leading else None
    middle = middle_of(debate.book.conditions)
    price = _own_model_cost(context, catalogue, as_of)
    return DebateReading(
        rules=tuple(rule_cases(context, debate.book)),
        thresholds=tuple(thresholds(debate.book)),
        map=map_places(context, leading, middle, price),
        map_middle=middle,
        views=tuple(views_of(context, debate.book)),
    )


def _own_model_cost(context: Context, catalogue: Catalogue, as_of: dt.date) -> Estimate | None:
    """Give what training a model of one's own costs, in the assessment's currency."""
    mine = context.assessment.figures.get(OWN_MODEL_COST)
    if mine is not None:
        return mine.estimate
    try:
        figure = catalogue.figure(OWN_MODEL_COST, as_of)
    except AdvisorError:
        return None
    each = 1 / in_claimed_currency(context)
    return Estimate(low=figure.low * each, likely=figure.likely * each, high=figure.high * each)
