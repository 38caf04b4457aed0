"""A book of criteria for the made-up world, in round scores."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from advisor.catalogue.catalogue import ApiPrice, Catalogue
from advisor.catalogue.criteria import CriteriaBook, PriorityOrder
from advisor.model.preferences import AgreedWeights, Preferences
from tests.advisor.builders import CLOSED_PRICE, HOSTED_PRICE, Value, catalogue, figure

SCORES: dict[str, Value] = {
    "criterion.security.away": 0.2,
    "criterion.security.home": 1.0,
    "criterion.autonomy.theirs": 0.0,
    "criterion.autonomy.ours": 1.0,
}
FORMS = ("closed_api", "closed_licence", "closed_appliance")
OPEN = ("open_hosted", "open_rented", "open_owned", "open_appliance")
AWAY = ("closed_api", "open_hosted", "open_rented")
BOOK = CriteriaBook.model_validate(
    {
        "rules": {
            "effect": {"scored_by": "success"},
            "performance": {
                "scored_by": "latency",
                "of": dict.fromkeys(("closed_api", "open_hosted"), "host"),
            },
            "price": {"scored_by": "money"},
            "talent_fit": {"scored_by": "people"},
            "time_to_value": {
                "scored_by": "start",
                "of": {form: ("soon" if form in AWAY else "later") for form in (*FORMS, *OPEN)},
            },
            "security": {
                "scored_by": "form",
                "of": {form: ("away" if form in AWAY else "home") for form in (*FORMS, *OPEN)},
                "abroad": {"away": "abroad"},
            },
            "autonomy": {
                "scored_by": "form",
                "of": {form: ("ours" if form in OPEN else "theirs") for form in (*FORMS, *OPEN)},
            },
        }
    }
)


def world(
    prices: tuple[ApiPrice, ...] = (CLOSED_PRICE, HOSTED_PRICE), **scores: Value
) -> Catalogue:
    """Give the made-up world with scores; more of them by id with dots as double underscores."""
    told = {**SCORES, **{id_.replace("__", "."): value for id_, value in scores.items()}}
    made = {
        "criterion.security.abroad": 0.0,
        "criterion.performance.host": 0.75,
        "criterion.talent_fit.hard_to_find": 4.0,
        "criterion.exposure.public": 0.0,
        "criterion.exposure.internal": 1.0,
        "criterion.time_to_value.soon": 3.0,
        "criterion.time_to_value.later": 4.0,
        **told,
    }
    known = catalogue(prices=prices)
    history = {id_: (figure(id_, value, "share"),) for id_, value in made.items()}
    return replace(known, history={**known.history, **history}, criteria=BOOK)


def weighed(swing: float | None = 1_000_000, **weights: float) -> dict[str, Any]:
    """Give the answers of somebody who weighs; by a stated money swing unless it is None."""
    preferences = Preferences(spare_servers=0, money_swing=swing)
    return {"weights": AgreedWeights.model_validate(weights), "preferences": preferences}


ORDER = PriorityOrder(id="security_first", order=("security", "price"), claims=("C129",))
