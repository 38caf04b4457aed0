"""Weights decide plans as they should, beside them money alone, orders and people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.decision.break_even import comparable
from advisor.decision.criteria.others import sought_by_others, weigh
from advisor.decision.criteria.swing import money_swing
from advisor.decision.stretches import AT_ONCE
from advisor.evaluate import evaluate
from advisor.evaluation import Evaluation
from advisor.model.assessment import Assessment
from advisor.model.preferences import AgreedWeights, Vote
from tests.advisor.builders import API, DAY, HOSTED, Engagement, assessment, engage
from tests.advisor.decision.criteria.example import BOOK, ORDER, weighed, world


def answered(told: Assessment, known: Catalogue | None = None) -> Evaluation:
    return evaluate(told, known or world(), as_of=DAY, samples=64, seed=3)


def cost(made: Engagement, option: str) -> float:
    """Give the expected cost of an option alone."""
    random = made.costing.context.design.rows.random
    return float(made.costing.present(made.everywhere(option)).cost[random].mean())


def cheapest(made: Engagement, form: str) -> float:
    """Give the least expected cost of a form's options, each alone."""
    found = [cost(made, id_) for id_, option in made.options.items() if option.form == form]
    return min(found)


def test_that_the_money_swing_lies_between_the_forms_at_their_cheapest() -> None:
    made = engage(assessment(**weighed(swing=None, security=1, price=1)), world())
    every = frozenset(made.costing.context.workloads)
    found = money_swing(made.costing, made.choices, comparable(made.costing, made.choices, every))

    costs = {option.form: cheapest(made, option.form) for option in made.options.values()}
    assert found.amount == pytest.approx(max(costs.values()) - min(costs.values()))
    assert not found.is_stated
    by_id = made.options
    assert costs[by_id[found.dearest].form] == max(costs.values())
    assert costs[by_id[found.cheapest].form] == min(costs.values())


def test_that_a_stated_swing_stands() -> None:
    made = engage(assessment(**weighed(swing=123.0, security=1, price=1)), world())

    assert money_swing(made.costing, made.choices, ()).amount == 123


def test_that_swings_of_workloads_add_up_where_no_two_forms_carry_all() -> None:
    made = engage(assessment(**weighed(swing=None, security=1, price=1)), world())
    ids = (API, HOSTED)
    admitted = {w: tuple(made.options[o] for o in ids) for w in made.costing.context.workloads}

    found = money_swing(made.costing, replace(made.choices, admitted=admitted), ())

    assert found.amount == pytest.approx(abs(cost(made, API) - cost(made, HOSTED)))


def test_that_weights_turn_the_plan_and_money_alone_stands_beside() -> None:
    plain = answered(assessment(), known=None)
    home = answered(assessment(**weighed(swing=1e9, security=90, price=10)))

    assert plain.criteria is None
    assert {one.option for one in home.plans[0].placement} != {
        one.option for one in plain.plans[0].placement
    }
    assert home.criteria is not None
    used, money = home.criteria.verdicts[:2]
    assert (used.id, money.id) == ("used", "money")
    assert money.leading == plain.leading
    assert used.leading == home.leading
    says = "warning.money_says_otherwise" in {one.id for one in home.warnings}
    assert says is money.turns


def test_that_all_weight_on_price_is_money_alone_to_the_last_bit() -> None:
    plain = answered(assessment())
    price = answered(assessment(weights=AgreedWeights(price=40)))

    assert price.plans == plain.plans
    assert (price.posture, price.probability_best) == (plain.posture, plain.probability_best)
    assert "warning.only_price" in {one.id for one in price.warnings}


def test_that_scaling_all_weights_answers_the_same() -> None:
    one = answered(assessment(**weighed(security=40, autonomy=20, price=40)))
    other = answered(assessment(**weighed(security=20, autonomy=10, price=20)))

    assert one == other


def test_that_worth_is_money_and_what_scores_are_worth() -> None:
    found = answered(assessment(**weighed(security=40, autonomy=20, price=40)))

    assert found.criteria is not None
    for plan in found.criteria.plans:
        added = sum(one.money for one in plan.scores)
        assert plan.worth.mean == pytest.approx(plan.money.mean + added)
    standing = [plan for plan in found.criteria.plans if plan.is_standing]
    assert [p.worth.mean for p in standing] == pytest.approx([p.worth.mean for p in found.plans])


def test_that_a_standing_plan_is_worth_the_same_wherever_it_is_told() -> None:
    told = assessment(**weighed(security=40, autonomy=20, price=40))
    found = evaluate(told, world(), as_of=DAY, samples=AT_ONCE + 64, seed=3)

    assert found.line_samples < found.samples
    assert found.criteria is not None
    standing = {plan.posture: plan for plan in found.criteria.plans if plan.is_standing}
    for plan in found.plans:
        assert standing[plan.posture].worth == plan.worth
        money = plan.net_present_benefit.mean - plan.net_present_cost.mean
        assert standing[plan.posture].money.mean == pytest.approx(money)


def test_that_orders_and_people_are_sought_under_their_own_weights() -> None:
    votes = (
        Vote(id="a", name="A", price=100),
        Vote(id="b", name="B", security=90, price=10, role="CIO", dissent="Too dear."),
    )
    known = world()
    book = BOOK.model_copy(update={"orders": (ORDER,)})
    found = answered(assessment(votes=votes), known=replace(known, criteria=book))

    assert found.criteria is not None
    by_id = {one.id: one for one in found.criteria.verdicts}
    assert list(by_id) == ["used", "money", "order.security_first", "vote.a", "vote.b"]
    assert by_id["order.security_first"].weights == {"security": 0.75, "price": 0.25}
    assert by_id["vote.a"].leading == by_id["money"].leading
    assert not found.criteria.agreed
    weights = {one.criterion: one for one in found.criteria.weights}
    assert weights["security"].share == pytest.approx(0.45)
    assert (weights["security"].low, weights["security"].high) == (0.0, pytest.approx(0.9))
    second = found.criteria.people[1]
    assert (second.role, second.dissent) == ("CIO", "Too dear.")
    # shares 0.9 and 0.1 against 0.45 and 0.55
    assert second.distance == pytest.approx(0.45)


def test_that_seeking_for_others_leaves_the_weights_that_count() -> None:
    made = engage(assessment(**weighed(security=50, price=50)), world())
    found = weigh(made.costing, made.choices, (), BOOK)
    assert found is not None
    before = made.costing.equivalents

    sought = list(sought_by_others(made.costing, made.choices, found[0], BOOK))

    assert [one.id for one in sought] == ["money"]
    assert made.costing.equivalents is before is not None


def test_that_a_vote_without_price_is_told_by_a_hundredth() -> None:
    votes = (
        Vote(id="a", name="A", price=100),
        Vote(id="b", name="B", security=100),
    )
    found = answered(assessment(votes=votes))

    assert found.criteria is not None
    last = found.criteria.verdicts[-1]
    assert last.weights == {"security": pytest.approx(0.99), "price": pytest.approx(0.01)}
    assert "warning.vote_without_price" in {one.id for one in found.warnings}


def test_that_owned_machines_gain_by_autonomy_in_the_reasons() -> None:
    found = answered(assessment(**weighed(swing=1e7, autonomy=50, price=50)))

    told = {one.text.id for one in found.reasons}
    assert told & {"reason.criteria_more", "reason.criteria_less"}
    assert found.leading == "open"
