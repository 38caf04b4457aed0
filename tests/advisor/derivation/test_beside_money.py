"""What counts beside money opens into weight, money swing and score, and makes up worth."""

from __future__ import annotations

import pytest

from advisor.derivation.figures import derive
from advisor.derivation.record import FigureRef
from advisor.derivation.reopened import Reopened
from advisor.evaluate import evaluate
from tests.advisor.builders import DAY, assessment
from tests.advisor.decision.criteria.example import weighed, world


def test_that_worth_opens_into_money_and_what_counts_beside_it() -> None:
    told = assessment(**weighed(swing=1e6, security=30, autonomy=20, price=50))
    answer = evaluate(told, world(), as_of=DAY, samples=16, seed=2)
    plan = answer.plans[0]
    run = Reopened(told, world(), answer)

    whole = derive(run, FigureRef("worth", plan=plan.posture)).whole

    assert whole.made == pytest.approx(whole.amount, rel=1e-9)
    benefit_less_cost = sum(
        sign * derive(run, FigureRef(kind, plan=plan.posture)).whole.amount
        for kind, sign in (("net_present_benefit", 1), ("net_present_cost", -1))
    )
    (beside,) = (p for p in whole.parts if p.label.id == "derivation.figure.beside_money")
    assert whole.amount == pytest.approx(benefit_less_cost + beside.amount)
    security = next(part for part in beside.parts if part.label.id == "criterion.security")
    # three fifths of the weight of price, a million of money swing
    assert [factor.amount for factor in security.parts[:2]] == [pytest.approx(0.6), 1e6]
    assert security.amount == pytest.approx(600_000 * security.parts[2].amount)
    assert {used.id for used in security.parts[2].inputs} >= {"criterion.exposure.internal"}


def test_that_money_alone_has_nothing_beside_it() -> None:
    told = assessment()
    answer = evaluate(told, world(), as_of=DAY, samples=16, seed=2)

    assert Reopened(told, world(), answer).beside_money(answer.plans[0].posture) is None
