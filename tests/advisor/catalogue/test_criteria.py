"""The shipped rules of criteria score every form by a figure that is there and says why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.criteria import FORMS, read_criteria, read_orders
from advisor.catalogue.load import load_catalogue
from advisor.catalogue.tables import Faults
from advisor.inputs.criteria_inputs import EXPOSED, EXPOSURE, HARD_TO_FIND
from advisor.model.preferences import CRITERIA
from advisor.options.forms import TRAITS
from advisor.resources import resource
from advisor.words.text import languages, texts_for

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue(resource())


def test_that_every_criterion_has_a_rule_and_names_claims(shipped: Catalogue) -> None:
    assert set(shipped.criteria.rules) == set(CRITERIA)
    assert all(rule.claims for rule in shipped.criteria.rules.values())


def test_that_every_form_is_scored_and_machines_need_no_word_on_speed(shipped: Catalogue) -> None:
    rules = shipped.criteria.rules
    by_form = {c: rule for c, rule in rules.items() if rule.scored_by in {"form", "start"}}

    assert len(by_form) == 6
    assert all(set(rule.of) == set(FORMS) for rule in by_form.values())
    shared = {form for form, traits in TRAITS.items() if traits.place == "shared host"}
    assert set(rules["performance"].of) == shared | {"open_device"}


def test_that_each_figure_is_used_and_each_one_used_is_there(shipped: Catalogue) -> None:
    used = set(shipped.criteria.figures(frozenset(CRITERIA), frozenset(FORMS)))
    used |= {HARD_TO_FIND, *(f"{EXPOSURE}.{data_class}" for data_class in EXPOSED)}

    assert used == {id_ for id_ in shipped.history if id_.startswith("criterion.")}
    for id_ in used:
        figure = shipped.figure(id_, DAY)
        assert figure.evidence == "assumed"
        assert len(figure.note) > 30
        assert figure.low < figure.likely < figure.high


def test_that_only_what_is_in_play_is_read(shipped: Catalogue) -> None:
    found = shipped.criteria.figures(frozenset({"security"}), frozenset({"closed_api"}))

    assert found == ("criterion.security.shared_host", "criterion.security.shared_host_abroad")


def test_that_the_three_orders_are_those_of_the_debate(shipped: Catalogue) -> None:
    orders = {one.claims[0]: one.order for one in shipped.criteria.orders}

    assert orders == {
        "C129": ("effect", "performance", "security", "price"),
        "C130": ("effect", "performance", "price", "security"),
        "C132": ("effect", "price"),
    }


@pytest.mark.parametrize("language", languages())
def test_that_every_name_is_said(shipped: Catalogue, language: str) -> None:
    texts = texts_for(language)

    for criterion, rule in shipped.criteria.rules.items():
        for part in ("", ".swing", ".beyond"):
            assert texts.say(f"criterion.{criterion}{part}")
        for name in {*rule.of.values(), *rule.abroad.values()}:
            assert texts.say(f"scored.{name}")
    for order in shipped.criteria.orders:
        assert texts.say(f"order.{order.id}")
        assert texts.say(f"order.{order.id}.short")


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        ('["effect", "security"]', "problem.catalogue.order_incomplete"),
        ('["price", "price"]', "problem.catalogue.order_incomplete"),
        ('["price", "beauty"]', "problem.catalogue.not_a_choice"),
    ],
)
def test_that_an_order_that_cannot_stand_is_refused(
    tmp_path: Path, order: str, problem: str
) -> None:
    file = tmp_path / "orders.toml"
    file.write_text(f'[one]\norder = {order}\nclaims = ["C129"]\n', encoding="utf-8")
    faults = Faults(file)

    assert read_orders(file, faults) == ()
    assert faults.problems[0].message.id == problem


def test_that_an_unknown_criterion_or_form_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "criteria.toml"
    text = (
        '[beauty]\nscored_by = "form"\n[security]\nscored_by = "form"\n[security.of]\nmoon = "x"\n'
    )
    file.write_text(text, encoding="utf-8")
    faults = Faults(file)

    found = read_criteria(file, faults)

    assert set(found) == {"security"}
    assert not found["security"].of
    assert {one.message.id for one in faults.problems} == {"problem.catalogue.not_a_choice"}
