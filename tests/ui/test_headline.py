"""Tests of what is said of a verdict at a glance."""

from dataclasses import replace

from advisor import api
from tests.ui.desk_of_tests import answered_by_the_engine, read_by_a_step
from ui.headline import Headline, PlanLine, changes, headline


def band(median: float) -> api.Band:
    return api.Band(p10=median - 1e6, p50=median, p90=median + 1e6, mean=median)


def verdict(worth: float, cost: float, currency: str = "USD") -> Headline:
    plans = {"open": PlanLine(band(worth), band(cost), 0.7)}
    return Headline("open", "open", currency, plans)


def test_that_changes_are_told_with_their_way(texts: api.Texts) -> None:
    now, before = verdict(5e6, 2e6), verdict(4e6, 2.5e6)

    assert changes(now, before, texts) == ("▲ $1M", "▼ $500K")


def test_that_a_change_too_small_to_be_written_is_none(texts: api.Texts) -> None:
    assert changes(verdict(5e6, 2e6 + 1e-9), verdict(5e6, 2e6), texts) == ("as before",) * 2


def test_that_the_baseline_itself_has_no_changes(texts: api.Texts) -> None:
    one = verdict(5e6, 2e6)

    assert changes(one, one, texts) == ("", "")
    assert changes(one, None, texts) == ("", "")


def test_that_other_currencies_are_not_compared(texts: api.Texts) -> None:
    assert changes(verdict(5e6, 2e6), verdict(4e6, 2e6, "EUR"), texts) == ("", "")


def test_that_a_verdict_without_plans_is_not_compared(texts: api.Texts) -> None:
    nothing = replace(verdict(1.0, 1.0), leading=None, plans={})

    assert changes(nothing, verdict(4e6, 2e6), texts) == ("", "")
    assert nothing.shares == {"open": 0.0, "closed": 0.0, "hybrid": 0.0}


def test_that_a_reading_says_the_same_as_the_evaluation_it_steps_from() -> None:
    evaluation = answered_by_the_engine()

    assert headline(read_by_a_step(), evaluation.currency) == headline(
        evaluation, evaluation.currency
    )
    assert headline(evaluation, evaluation.currency).shares == evaluation.probability_best
