"""The straight line from an assessment to an answer, on the made-up world of ``builders``."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from advisor.catalogue.catalogue import Catalogue
from advisor.errors import AdvisorError
from advisor.evaluate import DECIDING_SEED, SEARCHED, evaluate
from advisor.evaluation import Evaluation
from advisor.model.assessment import Assessment
from advisor.model.organisation import Finance, Phases, Rules
from advisor.model.record import Estimate
from tests.advisor.builders import (
    API,
    APPLIANCE,
    CLOSED_PRICE,
    DAY,
    FIGURES,
    HOSTED,
    HOSTED_PRICE,
    LICENCE,
    OWNED,
    RENTED,
    Value,
    assessment,
    catalogue,
    engage,
    exactly,
    machine,
    workload,
)

EVERY = (API, HOSTED, RENTED, OWNED, APPLIANCE, f"{LICENCE}:one_off", f"{LICENCE}:yearly")
few = settings(max_examples=25, deadline=None)
fewer = settings(max_examples=4, deadline=None)


def told(scale: float = 1.0, **answers: Any) -> Assessment:
    """Two workloads and owned servers, every amount of money times the scale."""
    unsure = Estimate(low=4e5, likely=5e5, high=7e5)
    first = workload("first", value_per_success=2 * scale, cost_per_failure=scale)
    second = workload("second", cost_per_failure=scale).model_copy(update={"volume": unsure})
    owned = machine(resale_value=exactly(80_000 * scale), support_per_year=6000 * scale)
    return assessment(first, second, machines=(owned,), **answers)


def run(
    given_: Assessment | None = None, known: Catalogue | None = None, seed: int = 1
) -> Evaluation:
    known = known or catalogue(spread=0.2)
    return evaluate(given_ or told(), known, as_of=DAY, samples=16, seed=seed)


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return run()


def numbers(found: object) -> Iterator[float]:
    match found:
        case bool() | str() | None:
            return
        case int() | float():
            yield float(found)
        case BaseModel():
            for name in type(found).model_fields:
                yield from numbers(getattr(found, name))
        case dict():
            for part in found.values():
                yield from numbers(part)
        case tuple():
            for part in found:
                yield from numbers(part)


def test_that_an_answer_survives_json_without_loss(evaluation: Evaluation) -> None:
    again = Evaluation.model_validate_json(evaluation.model_dump_json())

    assert again == evaluation
    assert again.model_dump_json() == evaluation.model_dump_json()


def test_that_an_answer_has_every_key_of_the_contract(evaluation: Evaluation) -> None:
    answer = evaluation.model_dump(mode="json")

    assert set(answer) >= {
        *("catalogue", "seed", "samples", "posture", "posture_by_phase", "leading"),
        *("probability_best", "expected_regret", "plans", "options", "break_even", "flips"),
        *("tornado", "evppi", "claims", "gates", "evidence", "warnings"),
    }
    assert set(answer["catalogue"]) >= {"version", "as_of"}
    assert set(answer["plans"][0]) >= {
        *("posture", "placement", "worth", "net_present_cost", "regret"),
    }
    assert set(answer["plans"][0]["worth"]) >= {"p10", "p50", "p90", "mean"}
    assert set(answer["plans"][0]["placement"][0]) >= {"workload", "phase", "option", "model"}
    assert set(answer["options"][0]) >= {
        *("id", "posture", "net_present_cost", "ledger", "excluded_because"),
    }
    assert set(answer["break_even"][0]) >= {
        *("between", "tokens_per_day", "utilisation", "month", "capped_by"),
    }
    assert set(answer["evidence"]) >= {"share_of_variance_by_class", "stale"}


def test_that_what_comes_later_is_null_and_named(evaluation: Evaluation) -> None:
    named = {warning.id for warning in evaluation.warnings}

    assert evaluation.flips is None
    assert "warning.later.flips" in named


def test_that_an_answer_says_what_it_was_made_of(evaluation: Evaluation) -> None:
    assert (evaluation.seed, evaluation.samples) == (1, 16)
    assert (evaluation.catalogue.version, evaluation.catalogue.as_of) == ("made up", DAY)
    assert (evaluation.currency, evaluation.horizon_months) == ("CNY", 24)
    assert evaluation.workload_names == {"first": "First", "second": "Second"}
    # Half a standard deviation over the root of 16 futures.
    assert evaluation.simulation_error == pytest.approx(0.5 / 16**0.5)


def test_that_probabilities_add_up_and_the_least_regret_is_the_leaders(
    evaluation: Evaluation,
) -> None:
    assert sum(evaluation.probability_best.values()) == pytest.approx(1.0)
    regrets = {p: r for p, r in evaluation.expected_regret.items() if r is not None}
    assert evaluation.leading == min(regrets, key=lambda p: regrets[p])
    assert all(regret >= 0 for regret in regrets.values())
    worth = {plan.posture: plan.worth.mean for plan in evaluation.plans}
    assert evaluation.leading == max(worth, key=lambda p: worth[p])


def test_that_the_bars_of_the_tornado_start_from_the_likely_case(evaluation: Evaluation) -> None:
    assert evaluation.tornado
    for swing in evaluation.tornado:
        likely = swing.cost_likely
        assert likely == evaluation.tornado[0].cost_likely
        assert swing.low <= swing.likely <= swing.high
    widths = [abs(s.cost_at_high - s.cost_at_low) for s in evaluation.tornado]
    assert widths == sorted(widths, reverse=True)


def test_that_every_figure_that_moves_the_answer_is_in_the_table_of_inputs(
    evaluation: Evaluation,
) -> None:
    moving = {s.input for s in evaluation.tornado if abs(s.cost_at_high - s.cost_at_low) > 1e-6}

    assert moving - {row.id for row in evaluation.inputs} == set()


def test_that_the_same_seed_gives_the_same_answer_and_another_another() -> None:
    first, again, other = run(seed=0), run(seed=0), run(seed=1)

    assert first == again
    assert first.plans[0].net_present_cost != other.plans[0].net_present_cost


def test_that_zero_is_a_seed_of_its_own() -> None:
    drawn = {
        seed: engage(known=catalogue(spread=0.2), samples=8, seed=seed).costing.context.design
        for seed in (0, 1, 2)
    }

    columns = {seed: tuple(design["pue.on_premises"]) for seed, design in drawn.items()}
    assert len(set(columns.values())) == 3


def test_that_rules_nothing_can_keep_leave_no_verdict_but_the_reasons() -> None:
    slow = assessment(workload(tpot_s=0.001), rules=Rules(air_gapped=True))

    found = run(slow)
    assert (found.posture, found.leading, found.plans) == ("none_feasible", None, ())
    assert set(found.probability_best.values()) == {0.0}
    assert set(found.expected_regret.values()) == {None}
    assert found.roadmap == found.tornado == found.cost_over_time == ()
    assert found.reasons
    assert Evaluation.model_validate_json(found.model_dump_json()) == found


def test_that_phases_of_no_month_are_evaluated_all_the_same() -> None:
    phases = Phases(verification_start=0, integration_start=0, innovation_start=0)

    found = run(told(phases=phases))
    assert sum(found.probability_best.values()) == pytest.approx(1.0)
    assert set(found.posture_by_phase.values()) == {found.posture_by_phase["innovation"]}


def test_that_progress_is_told_in_order() -> None:
    stages: list[tuple[str, float]] = []
    evaluate(
        assessment(),
        catalogue(),
        as_of=DAY,
        samples=2,
        progress=lambda stage, share: stages.append((stage, share)),
    )

    assert list(dict.fromkeys(stage for stage, _ in stages)) == [
        *("stage.inputs", "stage.options", "stage.plans", "stage.readings"),
    ]
    # Of a search that tries hundreds of placements one hears more than its beginning.
    assert [stage for stage, _ in stages].count("stage.plans") > 3
    assert [share for _, share in stages] == sorted(share for _, share in stages)


def test_that_warnings_name_what_is_missing() -> None:
    unsaid = assessment(workload(), machines=(machine(),))

    found = {warning.id: warning.values for warning in run(unsaid).warnings}
    assert found["warning.no_value"] == {"workload": "Service"}
    assert found["warning.no_resale_value"] == {"machine": "Old"}
    assert "warning.licensed_size_assumed" in found


def test_that_figures_past_their_review_are_counted_and_the_dangerous_ones_named() -> None:
    # Everything in the made-up world is to be looked at again by the end of 2026.
    told_then = told()
    late = dt.date(2027, 6, 30)

    fresh = evaluate(told_then, catalogue(spread=0.2), as_of=DAY, samples=16)
    stale = evaluate(told_then, catalogue(spread=0.2), as_of=late, samples=16)
    assert fresh.evidence.stale == ()
    assert "finance.discount_rate" in stale.evidence.stale
    assert not [w for w in fresh.warnings if w.id.startswith("warning.stale")]
    (counted,) = [w for w in stale.warnings if w.id == "warning.stale"]
    used = {row.id for row in stale.inputs} & set(stale.evidence.stale)
    assert counted.values["count"] == len(used)
    flips = {swing.input for swing in stale.tornado if swing.flips}
    assert flips & set(stale.evidence.stale) <= set(stale.evidence.stale_and_flipping)


def test_that_a_lone_posture_has_no_margin_to_lose() -> None:
    kept_in = assessment(workload(), rules=Rules(liable_party_required=True))

    found = run(kept_in)
    assert (found.posture, found.lead_beats_next) == ("closed", None)
    assert {plan.posture for plan in found.plans} == {"closed"}
    assert not any(swing.flips for swing in found.tornado)
    assert "reason.only_plan" in {reason.text.id for reason in found.reasons}


READ_BY_ALL = sorted(set(FIGURES) - {"rental.ACC", "fx.CNY"})


@pytest.mark.parametrize("missing", READ_BY_ALL)
def test_that_a_missing_figure_is_an_error_that_names_it(missing: str) -> None:
    with pytest.raises(AdvisorError) as caught:
        run(known=catalogue({missing: None}))
    problems = {problem.where: problem.message for problem in caught.value.problems}
    assert problems[f"figures.{missing}"].values["figure"] == missing


def test_that_a_missing_rate_is_an_error_that_names_it() -> None:
    with pytest.raises(AdvisorError, match=r"figures\.fx\.CNY"):
        run(known=catalogue({"fx.CNY": None}))


def test_that_without_a_rental_price_nothing_is_rented() -> None:
    found = run(known=catalogue({"rental.ACC": None}))

    assert not [option for option in found.options if option.form == "open_rented"]


def test_that_a_missing_price_is_an_error_that_names_the_model() -> None:
    with pytest.raises(AdvisorError) as caught:
        run(known=catalogue(prices=(HOSTED_PRICE,)))
    (problem,) = caught.value.problems
    assert problem.message.id == "problem.no_price"
    assert problem.message.values["model"] == "closed-a"


@fewer
@given(
    volume=st.floats(1, 1e9),
    spread=st.floats(0, 0.9),
    horizon=st.integers(13, 120),
    figures=st.fixed_dictionaries(
        {},
        optional={
            "hardware.lead_time_months": st.integers(0, 24),
            "hardware.life_months": st.integers(1, 120),
            "drift.api_price": st.floats(-0.9, 2),
            "finance.discount_rate": st.floats(0, 0.5),
            "server.idle_power_share": st.floats(0, 1),
            "refresh.months": st.integers(1, 60),
        },
    ),
)
def test_that_every_number_of_an_answer_is_finite(
    volume: float, spread: float, horizon: int, figures: dict[str, Value]
) -> None:
    one = assessment(
        workload(volume=volume, value_per_success=1),
        machines=(machine(resale_value=exactly(1000)),),
        finance=Finance(horizon_months=horizon),
    )

    found = run(one, catalogue(figures, spread=spread))
    assert all(math.isfinite(number) for number in numbers(found))


PAID = (
    *("purchase.ACC", "rental.ACC", "licence.closed_one_off", "licence.closed_per_year"),
    *("appliance.price", "electricity.CN", "colocation.per_kw_month", "salary.engineer.CN"),
    *("staff.operations_api", "staff.operations_owned", "implementation.api"),
    *("hardware.maintenance_per_year", "compliance.per_option", "exit.per_workload"),
)


@few
@given(raised=st.sampled_from(PAID), by=st.floats(1, 10), option=st.sampled_from(EVERY))
def test_that_a_higher_price_never_makes_a_placement_cheaper(
    raised: str, by: float, option: str
) -> None:
    value = FIGURES[raised][0]
    assert isinstance(value, int | float)
    before, after = engage(), engage(known=catalogue({raised: value * by}))

    was, now = (one.costing.present(one.everywhere(option)).cost[0] for one in (before, after))
    assert now >= was * (1 - 1e-12)


@fewer
@given(scale=st.floats(0.01, 100))
def test_that_all_money_grows_with_all_prices(scale: float) -> None:
    prices = tuple(
        one.model_copy(
            update={
                name: getattr(one, name) * scale
                for name in type(one).model_fields
                if name.endswith("_per_mtok") and getattr(one, name) is not None
            }
        )
        for one in (CLOSED_PRICE, HOSTED_PRICE)
    )
    budget = Finance(horizon_months=24, budget=1e9)
    dearer = Finance(horizon_months=24, budget=1e9 * scale)

    plain = run(told(finance=budget))
    scaled = run(told(scale, finance=dearer), catalogue(spread=0.2, scale=scale, prices=prices))
    assert scaled.posture == plain.posture
    assert scaled.probability_best == plain.probability_best
    assert [p.placement for p in scaled.plans] == [p.placement for p in plain.plans]
    for one, other in zip(plain.plans, scaled.plans, strict=True):
        assert other.regret == pytest.approx(one.regret * scale, rel=1e-9, abs=1e-3 * scale)
        for name in ("worth", "net_present_cost", "net_present_benefit", "tco", "cost_per_mtok"):
            expected = [value * scale for value in numbers(getattr(one, name))]
            assert list(numbers(getattr(other, name))) == pytest.approx(expected, rel=1e-9)
        for line, larger in zip(one.ledger, other.ledger, strict=True):
            assert larger.line == line.line
            assert larger.likely == pytest.approx(line.likely * scale, rel=1e-9)
    for crossing, same in zip(plain.break_even, scaled.break_even, strict=True):
        assert (same.between, same.capped_by) == (crossing.between, crossing.capped_by)
        assert same.tokens_per_day == pytest.approx(crossing.tokens_per_day)


@few
@given(option=st.sampled_from(EVERY), seed=st.integers(0, 5))
def test_that_present_values_are_the_lines_discounted(option: str, seed: int) -> None:
    engagement = engage(told(), catalogue(spread=0.2), samples=4, seed=seed)
    context, placement = engagement.costing.context, engagement.everywhere(option)

    present = engagement.costing.present(placement)
    rate = context.design["finance.discount_rate"]
    worth = np.zeros(context.design.rows.total)
    for line in engagement.costing.lines(placement):
        for month, amounts in enumerate(line.amounts, start=line.start):
            worth = worth + amounts / (1 + rate) ** (month / 12)
    assert present.worth == pytest.approx(worth, rel=1e-9)


def test_that_plans_are_read_in_all_futures_and_options_in_fewer() -> None:
    known = catalogue({"drift.api_price": (-0.6, -0.36, -0.1)})
    few = evaluate(told(), known, as_of=DAY, samples=1024, seed=DECIDING_SEED)
    many = evaluate(told(), known, as_of=DAY, samples=2048, seed=3)

    assert (few.samples, few.option_samples) == (1024, 1024)
    assert (many.samples, many.line_samples, many.option_samples) == (2048, 2048, 1024)
    assert many.options == few.options
    here = {plan.posture: plan for plan in many.plans}
    for plan in few.plans:
        assert here[plan.posture].placement == plan.placement
        # The likely case knows nothing of the futures but how many servers they make one buy.
        assert here[plan.posture].worth.mean == pytest.approx(plan.worth.mean, rel=0.02)
        assert here[plan.posture].worth != plan.worth


def test_that_what_to_do_does_not_hang_on_the_seed_of_a_long_run() -> None:
    known = catalogue(spread=0.4)
    one, other = (
        evaluate(told(), known, as_of=DAY, samples=SEARCHED + 1, seed=seed) for seed in (1, 2)
    )

    assert [plan.placement for plan in one.plans] == [plan.placement for plan in other.plans]
    assert [plan.servers and plan.servers[-1].servers for plan in one.plans] == [
        plan.servers and plan.servers[-1].servers for plan in other.plans
    ]
    assert one.plans[0].worth != other.plans[0].worth
