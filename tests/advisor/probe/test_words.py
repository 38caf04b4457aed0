"""Flips, prices and experiments as a person reads them."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.errors import message
from advisor.evaluation import AgendaItem, Flip, RulePrice
from advisor.probe.words import flip_said, item_said, rule_said
from advisor.words.text import texts_for

TEXTS = texts_for("en")


@pytest.mark.parametrize(
    ("confirmed", "words"),
    [
        (True, "Wages' yearly change: at 40% instead of 9%, Closed would lead."),
        (None, "Wages' yearly change: at 40% instead of 9%, Closed would lead."),
        (False, "if placements stay as they are"),
    ],
)
def test_that_a_flip_says_value_and_posture(confirmed: bool | None, words: str) -> None:
    flip = Flip(
        input="one",
        label=message("probe.rule.budget"),
        unit="share",
        value_now=0.09,
        value_at_flip=0.4,
        becomes="closed",
        distance=1.0,
        confirmed=confirmed,
    )

    said = TEXTS.say(flip_said(flip)).replace("The budget", "Wages' yearly change")

    assert words in said


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"price": 0.0, "worth_without": 5.0}, "costs nothing"),
        ({"price": 1000.0, "worth_without": 5.0}, "costs CN¥1,000 of expected worth."),
        ({"price": 1000.0, "worth_without": 5.0, "becomes": "hybrid"}, "Hybrid would lead"),
        ({"was": None, "worth_without": 5000.0}, "there would be a plan, worth CN¥5,000"),
        ({"was": None, "becomes": None}, "leaves no plan either"),
    ],
)
def test_that_a_rule_says_its_price(answers: dict[str, Any], words: str) -> None:
    told = {"was": "open", "becomes": "open", "price": None, "worth_without": None, **answers}
    label = message("probe.rule.air_gap")
    rule = RulePrice.model_validate({"rule": "air_gap", "workload": "", "label": label, **told})

    assert words in TEXTS.say(rule_said(rule, "CNY"))


@pytest.mark.parametrize(
    ("worth", "pays", "words"),
    [
        (9000.0, True, "worth at most CN¥9,000; takes CN¥2,000 of working time and 30 days."),
        (900.0, False, "less than the CN¥2,000"),
        (None, False, "cannot be told from chance"),
    ],
)
def test_that_an_experiment_says_worth_and_price(
    worth: float | None, pays: bool, words: str
) -> None:
    days = {"low": 20, "likely": 30, "high": 40}
    item = AgendaItem.model_validate(
        {
            "experiment": "request_quotes",
            "title": message("experiment.request_quotes.title"),
            "how": message("experiment.request_quotes.how"),
            "settles": ("rental.ACC",),
            "price": {"low": 1000, "likely": 2000, "high": 4000},
            "calendar_days": days,
            "worth": worth,
            "error": 1.0,
            "pays": pays,
            "evidence": "assumed",
            "reason": "Assumed.",
        }
    )

    assert words in TEXTS.say(item_said(item, "CNY"))
