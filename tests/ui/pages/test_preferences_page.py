"""Weights are given by slider, number or order; the card beside them says what they do."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from advisor import api
from advisor.evaluate import evaluate
from advisor.evaluation import Evaluation, WeighedPlan
from advisor.model.preferences import Vote
from tests.advisor.builders import DAY, assessment
from tests.advisor.decision.criteria.example import weighed, world
from tests.ui.desk_of_tests import click, one_workload, start, type_into
from ui.desk import Desk
from ui.pages.firmness_card import FirmnessCard
from ui.pages.preferences_page import PreferencesPage
from ui.theme import Theme


@pytest.fixture(scope="module")
def answer() -> Evaluation:
    votes = (
        Vote(id="a", name="Chen", price=100),
        Vote(id="b", name="Li", security=90, autonomy=5, price=5),
    )
    told = assessment(votes=votes, **weighed(swing=2e6, security=20, autonomy=10, price=70))
    return evaluate(told, world(), as_of=DAY, samples=64, seed=1)


def page_of(desk: Desk) -> PreferencesPage:
    start(desk, **one_workload())
    desk.turn_to("preferences")
    QApplication.processEvents()
    found = desk.window.book.page
    assert isinstance(found, PreferencesPage)
    return found


def words(widget: FirmnessCard) -> str:
    return " ".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def test_that_a_typed_weight_is_an_answer_and_moves_the_slider(desk: Desk) -> None:
    page = page_of(desk)
    row = page.weights.rows["security"]

    type_into(row.edit, "40")

    assert desk.session.draft.answers["weights.security"] == 40
    assert row.slider.value() == 40


def test_that_a_slider_answers_once_it_rests(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    row = page.weights.rows["price"]

    with qtbot.waitSignal(row.committed):
        row.slider.setValue(70)

    assert desk.session.draft.answers["weights.price"] == 70
    assert row.edit.text() == "70"


def test_that_an_order_fills_all_weights_and_one_undo_takes_it_back(desk: Desk) -> None:
    page = page_of(desk)

    click(page, "order_it_heads")

    answers = desk.session.draft.answers
    # of four the first gets 25/48, the second 13/48, then 7/48 and 3/48
    assert answers["weights.effect"] == 100
    assert answers["weights.performance"] == 52
    assert answers["weights.price"] == 28
    assert answers["weights.security"] == 12
    assert answers["weights.lock_in"] is None
    desk.session.undo()
    assert "weights.effect" not in desk.session.draft.answers


def test_that_money_alone_clears_every_weight(desk: Desk) -> None:
    page = page_of(desk)
    click(page, "order_leaders")

    click(page, "clear_weights")

    assert not [path for path in desk.session.draft.answers if path.startswith("weights.")]
    assert page.weights.rows["effect"].slider.value() == 0


def test_that_weights_without_price_are_explained_and_kept(desk: Desk) -> None:
    page = page_of(desk)

    type_into(page.weights.rows["security"].edit, "40")

    said = [label.text() for label in page.weights.findChildren(QLabel)]
    assert any("Price has no weight" in text for text in said)
    assert page.weights.rows["price"].edit.property("wrong")
    assert desk.session.draft.answers["weights.security"] == 40


def test_that_a_person_is_added_named_weighed_and_removed(desk: Desk) -> None:
    page = page_of(desk)
    votes = next(form for form in page.forms if hasattr(form, "table"))

    click(votes, "add_votes")
    type_into(votes.form.rows["price"].field.edit, "80")
    type_into(votes.form.rows["security"].field.edit, "20")

    answers = desk.session.draft.answers
    assert (answers["votes.v1.name"], answers["votes.v1.price"]) == ("Person 1", 80)
    shown = [votes.table.item(0, column).text() for column in range(4)]
    assert shown == ["Person 1", "—", "Price 80 · Security 20", "—"]
    click(votes, "remove_votes")
    assert desk.session.draft.keys("votes") == ()


def test_that_the_card_says_who_leads_and_whose_weights_turn_it(
    qtbot: QtBot, texts: api.Texts, theme: Theme, answer: Evaluation
) -> None:
    card = FirmnessCard(texts, theme)
    qtbot.addWidget(card)
    assert "money alone decides" in words(card)

    card.show_evaluation(answer)

    assert answer.criteria is not None
    assert answer.leading is not None
    assert texts.say(f"posture.{answer.leading}") in words(card)
    rows = [card.table.item(row, 0).text() for row in range(card.table.rowCount())]
    assert rows == ["The weights that count", "Money alone", "Chen", "Li"]
    turned = [card.table.item(row, 3).text() for row in range(card.table.rowCount())]
    assert turned == ["yes" if one.turns else "no" for one in answer.criteria.verdicts]


def test_that_who_leads_follows_a_weight_at_once(answer: Evaluation) -> None:
    assert answer.criteria is not None
    by_money = max(answer.criteria.plans, key=lambda plan: plan.money.mean)

    def secure(plan: WeighedPlan) -> tuple[float, float]:
        score = next(one.score.mean for one in plan.scores if one.criterion == "security")
        return round(score, 9), plan.money.mean

    safest = max(answer.criteria.plans, key=secure)

    assert api.leader_under(answer, {"price": 5}) == by_money.posture
    assert api.leader_under(answer, {"price": 0.001, "security": 100}) == safest.posture
    assert api.leader_under(answer, {"security": 5}) is None
    assert api.leader_under(answer, {"price": 5, "lock_in": 5}) is None


def test_that_every_button_of_the_card_says_what_it_starts_from(desk: Desk) -> None:
    page = page_of(desk)

    for order in api.priority_orders():
        made = page.weights.findChild(QPushButton, f"order_{order.id}")
        assert made is not None
        assert order.claims[0] in made.toolTip()
        assert max(weight or 0 for weight in order.weights.values()) == api.MOST_WEIGHT
