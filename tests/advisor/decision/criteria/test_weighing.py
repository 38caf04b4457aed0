"""Criteria add to worth what a sum on paper says, in every place that tells worth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.cost.cash_flow import Costing
from advisor.decision.criteria.scores import Scores, kept_on
from advisor.decision.criteria.weighing import (
    Weighing,
    effect_in_money,
    phase_shares,
    workload_shares,
)
from advisor.inputs.weights import weights_of
from advisor.model.assessment import Assessment
from advisor.model.organisation import Organisation, Override
from advisor.model.preferences import AgreedWeights
from tests.advisor.builders import (
    API,
    APPLIANCE,
    CLOSED_PRICE,
    HOSTED,
    HOSTED_PRICE,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    engage,
    exactly,
    workload,
)
from tests.advisor.decision.criteria.example import BOOK, weighed, world

EVEN = {"security": 50, "price": 50}


def weighing(made: Engagement, swing: float = 1_000_000) -> Weighing:
    context = made.costing.context
    scores = Scores(context, BOOK, kept_on(made.costing))
    return Weighing(context, scores, weights_of(context.assessment), swing)


def counted(told: Assessment, **scores: float) -> tuple[Engagement, Weighing]:
    made = engage(told, world(**scores))
    return made, weighing(made)


def test_that_two_options_and_two_criteria_add_up_as_on_paper() -> None:
    made, found = counted(assessment(**weighed(security=30, autonomy=20, price=50)))

    # a million of money swing: security 0.6 of it, autonomy 0.4
    assert found.total(made.everywhere(API)) == pytest.approx(600_000 * 0.2 + 400_000 * 0.0)
    assert found.total(made.everywhere(OWNED)) == pytest.approx(600_000 * 1.0 + 400_000 * 1.0)
    assert found.rows(made.everywhere(HOSTED)) == pytest.approx(600_000 * 0.2 + 400_000 * 1.0)


def test_that_phases_count_by_months_and_share_served() -> None:
    made, found = counted(assessment(**weighed(**EVEN)))

    # six months at 0.2, six at 0.6, twelve at 1: 1.2, 3.6 and 12 of 16.8
    assert phase_shares(made.costing.context) == pytest.approx((1.2 / 16.8, 3.6 / 16.8, 12 / 16.8))
    expected = 1_000_000 * (0.2 * (1.2 + 3.6) + 1.0 * 12) / 16.8
    assert found.total(made.path(API, API, OWNED)) == pytest.approx(expected)


def test_that_workloads_count_as_the_client_says_and_alike_where_nothing_is_said() -> None:
    heavy, light = workload("a", importance=3.0), workload("b", importance=1.0)
    assert workload_shares(assessment(heavy, light)) == {"a": 0.75, "b": 0.25}

    none = workload("a", importance=0.0), workload("b", importance=0.0)
    assert workload_shares(assessment(*none)) == {"a": 0.5, "b": 0.5}


def test_that_effect_counts_only_where_it_is_not_in_money() -> None:
    measured = {"closed-a": exactly(0.8)}
    lost = workload("lost", failure_handling="lost", measured_success=measured)
    told = assessment(lost, workload("mended"), **weighed(effect=50, price=50))
    made, found = counted(told)

    assert effect_in_money(told) == {"mended"}
    assert found.total({"lost": (made.options[API],) * 3}) == pytest.approx(500_000 * 0.8)
    assert found.total({"mended": (made.options[API],) * 3}) == 0

    valued = workload("lost", failure_handling="lost", value_per_success=2.0)
    assert effect_in_money(assessment(valued)) == {"lost"}


def test_that_the_mean_of_rows_is_the_total_and_terms_add_up() -> None:
    made = engage(
        assessment(**weighed(**EVEN)),
        world(criterion__security__away=(0.1, 0.2, 0.4)),
        samples=64,
    )
    found, random = weighing(made), made.costing.context.design.rows.random
    path = made.path(API, RENTED, OWNED)

    assert found.rows(path)[random].mean() == pytest.approx(found.total(path))
    terms = (found.mean(w, at, o) for w, options in path.items() for at, o in enumerate(options))
    assert sum(terms) == pytest.approx(found.total(path))


def test_that_worth_tells_money_and_criteria_in_every_place() -> None:
    made = engage(assessment(**weighed(**EVEN)), world(), samples=8)
    costing, random = made.costing, made.costing.context.design.rows.random
    plain = costing.present(made.everywhere(API))
    expected = costing.expected_worth(made.everywhere(API))

    costing.equivalents = weighing(made)
    found = costing.present(made.everywhere(API))

    assert found.money == pytest.approx(plain.worth)
    assert found.worth == pytest.approx(plain.worth + 200_000)
    assert costing.expected_worth(made.everywhere(API)) == pytest.approx(expected + 200_000)
    assert float(found.worth[random].mean()) == pytest.approx(expected + 200_000)
    _, present = costing.reckoned(made.everywhere(API))
    assert present.worth == pytest.approx(found.worth)


def test_that_machines_decided_elsewhere_bring_their_criteria_along() -> None:
    made = engage(assessment(**weighed(**EVEN)), world())
    made.costing.equivalents = weighing(made)
    other = Costing(made.costing.context)

    other.keep(made.costing)

    assert other.equivalents is not None
    assert other.equivalents.total(made.everywhere(API)) == pytest.approx(200_000)


def test_that_without_weights_worth_is_the_very_same_array_sum() -> None:
    made = engage(samples=8)
    found = made.costing.present(made.everywhere(API))

    assert found.equivalents is None
    assert np.array_equal(found.worth, found.benefit - found.cost)


@settings(max_examples=25, deadline=None)
@given(st.floats(0.02, 1.0), st.floats(1, 100), st.floats(1, 100))
def test_that_scaling_all_weights_changes_no_equivalent(
    factor: float, security: float, price: float
) -> None:
    made = WORLD
    plain = AgreedWeights(security=security, price=price)
    scaled = AgreedWeights(security=factor * security, price=factor * price)

    found = [
        weighing(made).by(weights_of(assessment(weights=one))).total(made.everywhere(API))
        for one in (plain, scaled)
    ]

    assert found[0] == pytest.approx(found[1])
    assert found[0] == pytest.approx(security / price * 1_000_000 * 0.2)


WORLD = engage(assessment(**weighed(**EVEN)), world())


def test_that_public_data_lose_nothing_by_weak_security() -> None:
    public = assessment(workload(data_class="public"), **weighed(**EVEN))
    made, found = counted(public, criterion__exposure__public=0.25)

    assert found.total(made.everywhere(API)) == pytest.approx(1_000_000 * (1 - 0.25 * 0.8))


def test_that_a_host_under_foreign_law_is_scored_as_abroad() -> None:
    abroad = CLOSED_PRICE.model_copy(update={"jurisdiction": "US"})
    made = engage(assessment(**weighed(**EVEN)), world(prices=(abroad, HOSTED_PRICE)))

    assert weighing(made).total(made.everywhere(API)) == pytest.approx(0)
    assert weighing(made).total(made.everywhere(HOSTED)) == pytest.approx(200_000)


def test_that_people_there_are_set_against_people_needed() -> None:
    short = assessment(organisation=Organisation(engineers=1), **weighed(talent_fit=50, price=50))
    made, found = counted(short)

    # one person is there; half of one keeps an API running, two keep machines
    assert found.total(made.everywhere(API)) == pytest.approx(1_000_000)
    assert found.total(made.everywhere(OWNED)) == pytest.approx(500_000)


def test_that_without_word_of_people_fewer_needed_score_more() -> None:
    made, found = counted(assessment(**weighed(talent_fit=50, price=50)))

    # half a person of four that are hard to find; two of four
    assert found.total(made.everywhere(API)) == pytest.approx(1_000_000 * (1 - 0.5 / 4))
    assert found.total(made.everywhere(OWNED)) == pytest.approx(1_000_000 * (1 - 2 / 4))


def test_that_machines_that_have_to_be_delivered_start_later() -> None:
    made, found = counted(assessment(**weighed(time_to_value=50, price=50)))

    # three months; four and two of delivery
    assert found.total(made.everywhere(API)) == pytest.approx(1_000_000 * (1 - 3 / 12))
    assert found.total(made.everywhere(OWNED)) == pytest.approx(1_000_000 * (1 - 6 / 12))


def test_that_machines_perform_as_often_as_they_keep_response_times() -> None:
    made, found = counted(assessment(**weighed(performance=50, price=50)))

    assert found.total(made.everywhere(OWNED)) == pytest.approx(1_000_000 * 1.0)
    assert found.total(made.everywhere(API)) == pytest.approx(1_000_000 * 0.75)


def test_that_a_score_of_the_clients_own_stands_before_the_rule() -> None:
    mine = {f"criterion.security.{API}": Override(estimate=exactly(0.9))}
    made, found = counted(assessment(figures=mine, **weighed(**EVEN)))

    assert found.total(made.everywhere(API)) == pytest.approx(900_000)
    assert f"criterion.security.{API}" in found.inputs(made.everywhere(API))
    assert found.total(made.everywhere(APPLIANCE)) == pytest.approx(1_000_000)


def test_that_inputs_name_what_scores_are_read_from() -> None:
    made, found = counted(assessment(**weighed(security=25, talent_fit=25, price=50)))

    assert found.inputs(made.everywhere(API)) == {
        "criterion.security.away",
        "criterion.exposure.internal",
        "criterion.talent_fit.hard_to_find",
        "staff.operations_api",
    }
