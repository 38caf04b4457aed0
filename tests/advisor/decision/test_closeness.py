"""Which limit a lead misses, told with its figures; expectations are sums by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from advisor.decision.closeness import closeness
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import recommend
from advisor.errors import Money, Share, message
from advisor.evaluation import Posture
from advisor.words.text import texts_for
from tests.advisor.decision.test_standing import context, plan

CLOSED = message("posture.closed")
OPEN = message("posture.open")


def two(won: int, ahead: float) -> tuple[StandingPlan, StandingPlan]:
    """Ten futures of cost 100: the first plan is ``ahead`` in some, one behind in the others."""
    here = context(10)
    worth = np.array([ahead] * won + [-1.0] * (10 - won))
    return plan(here, "open", worth, cost=100), plan(here, "closed", np.zeros(10), cost=100)


def told(won: int, ahead: float) -> list[str]:
    here, (first, second) = context(10), two(won, ahead)
    plans: Mapping[Posture, StandingPlan] = {"open": first, "closed": second}
    return [each.id for each in closeness(here, recommend(here, plans), plans)]


@pytest.mark.parametrize(
    ("won", "ahead", "expected"),
    [
        (8, 5.0, ["close.money"]),  # leads by (8 x 5 - 2) / 10 = 3.8, under 5
        (5, 100.0, ["close.futures"]),  # leads by 49.5, and wins five of ten
        (5, 2.0, ["close.money", "close.futures"]),  # leads by half, and wins five of ten
        (8, 100.0, []),
    ],
)
def test_that_each_limit_that_is_missed_is_named_and_no_other(
    won: int, ahead: float, expected: list[str]
) -> None:
    assert told(won, ahead) == expected


def test_that_the_figures_are_those_of_the_run_and_of_the_settings() -> None:
    here, (first, second) = context(10), two(5, 2.0)
    plans: Mapping[Posture, StandingPlan] = {"open": first, "closed": second}

    money, futures = closeness(here, recommend(here, plans), plans)
    currency = here.currency
    assert money.values == {
        "leader": OPEN,
        "lead": Money(0.5, currency),
        "posture": CLOSED,
        "share": Share(0.005),
        "cost": Money(100.0, currency),
        "limit": Share(0.05),
    }
    assert futures.values == {
        "leader": OPEN,
        "posture": CLOSED,
        "beats": Share(0.5),
        "limit": Share(0.6),
    }


def test_that_what_both_plans_do_alike_is_counted() -> None:
    here, (first, second) = context(10), two(8, 5.0)
    ours, theirs = (("own",) * 3), (("api",) * 3)
    first = replace(first, placement={"chat": ours, "search": ours, "code": ours})
    second = replace(second, placement={"chat": ours, "search": theirs, "code": ours})
    plans: Mapping[Posture, StandingPlan] = {"open": first, "closed": second}

    found = closeness(here, recommend(here, plans), plans)
    assert found[-1] == message("close.alike", same=2, workloads=3)


def test_that_nothing_is_said_of_a_plan_without_a_rival() -> None:
    here, (first, _) = context(10), two(8, 5.0)

    assert closeness(here, recommend(here, {"open": first}), {"open": first}) == ()


def test_that_a_reader_sees_the_lead_its_share_and_the_limit() -> None:
    here, (first, second) = context(10), two(8, 5.0)
    plans: Mapping[Posture, StandingPlan] = {"open": first, "closed": second}
    (why,) = closeness(here, recommend(here, plans), plans)

    said = texts_for("en").say(why)
    assert said.startswith("Open leads Closed by CN¥3.80 in expectation: 3.8% of its mean ")
    assert said.endswith(" under the 5% from which a winner is named.")
