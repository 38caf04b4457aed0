"""Every number is looked up in order: the client's, the template's, the catalogue's of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.errors import AdvisorError
from advisor.inputs.ledger import Ledger
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import scope_of
from advisor.model.assessment import Assessment
from advisor.model.organisation import Finance, Override, Scenario
from advisor.model.record import Estimate
from advisor.model.workload import COUNTED
from advisor.words.text import languages, texts_for
from tests.advisor.builders import DAY, SOURCE, assessment, catalogue, figure, machine, workload

LATER = dt.date(2026, 6, 1)


def ledger(
    told: Assessment | None = None, known: Catalogue | None = None, as_of: dt.date = DAY
) -> Ledger:
    told, known = told or assessment(), known or catalogue()
    return resolve(told, known, scope_of(told, known, as_of), as_of)


def mine(low: float, likely: float, high: float, source: str = "") -> Override:
    return Override(estimate=Estimate(low=low, likely=likely, high=high, source=source))


def problems(figures: Mapping[str, Override], known: Catalogue | None = None) -> dict[str, str]:
    """Give what is refused, by place, of figures of the client's own."""
    with pytest.raises(AdvisorError) as caught:
        ledger(assessment(figures=dict(figures)), known)
    return {problem.where: problem.message.id for problem in caught.value.problems}


def test_that_an_answer_stands_before_the_template() -> None:
    given = Estimate(low=100, likely=200, high=300, source="Log of May")
    one = ledger(assessment(workload(prompt_tokens=given)))["workload.service.prompt_tokens"]

    assert (one.low, one.likely, one.high) == (100, 200, 300)
    assert (one.set_by, one.evidence, one.source) == ("client", "quoted", "Log of May")
    assert one.unit == "token"


def test_that_people_who_are_there_all_month_are_not_counted_per_month() -> None:
    known = catalogue()
    (made_up,) = known.templates.values()
    units = []
    for label in ("unit.case", "unit.developer"):
        template = made_up.model_copy(update={"unit_label": label})
        there = replace(known, templates={template.id: template})
        units.append(ledger(known=there)["workload.service.volume"].unit)

    assert units == ["units/month", "units"]


def test_that_dont_know_takes_the_range_of_the_template() -> None:
    known = catalogue(spread=0.5)
    one = ledger(known=known)["workload.service.prompt_tokens"]

    assert (one.low, one.likely, one.high) == (500, 1000, 1500)
    assert (one.set_by, one.evidence) == ("template", "published")


def test_that_a_figure_of_the_clients_own_remembers_the_catalogues() -> None:
    told = assessment(figures={"electricity.CN": mine(0.5, 0.6, 0.9, "Contract 12")})
    one = ledger(told)["electricity.CN"]

    assert (one.low, one.likely, one.high) == (0.5, 0.6, 0.9)
    assert one.catalogue_likely == 1
    assert (one.unit, one.set_by, one.source) == ("CNY/kWh", "client", "Contract 12")


def test_that_a_figure_of_the_clients_own_shows_its_note_and_its_day() -> None:
    own = mine(0.5, 0.6, 0.9, "Contract 12").model_copy(
        update={"note": "until May", "day": dt.date(2026, 1, 15)}
    )
    one = ledger(assessment(figures={"electricity.CN": own}))["electricity.CN"]

    assert (one.note, one.valid_from, one.stale) == ("until May", dt.date(2026, 1, 15), False)


def test_that_an_untouched_figure_keeps_its_trail() -> None:
    one = ledger()["electricity.CN"]

    assert (one.low, one.likely, one.high) == (1, 1, 1)
    assert one.catalogue_likely is None
    assert (one.set_by, one.evidence, one.source) == ("catalogue", "published", "Made up")
    assert (one.valid_from, one.retrieved) == (dt.date(2026, 1, 1), DAY)


def test_that_a_source_names_its_title_and_its_place() -> None:
    told = figure("electricity.CN", 1, "CNY/kWh").model_copy(
        update={"source": SOURCE.model_copy(update={"locator": "table 4"})}
    )
    known = catalogue()
    known = replace(known, history={**known.history, "electricity.CN": (told,)})

    assert ledger(known=known)["electricity.CN"].source == "Made up, table 4"


def test_that_an_assumption_of_the_catalogue_is_called_one() -> None:
    told = figure("electricity.CN", 1, "CNY/kWh").model_copy(update={"evidence": "assumed"})
    known = catalogue()
    known = replace(known, history={**known.history, "electricity.CN": (told,)})

    one = ledger(known=known)["electricity.CN"]
    assert (one.set_by, one.evidence) == ("assumption", "assumed")


def test_that_a_discount_rate_of_the_clients_own_needs_no_other() -> None:
    finance = Finance(horizon_months=24, discount_rate=Estimate.exactly(0.05))
    one = ledger(assessment(finance=finance))["finance.discount_rate"]

    assert (one.likely, one.set_by) == (0.05, "client")


def test_that_a_measured_success_counts_as_measured() -> None:
    told = assessment(workload(measured_success={"open-a": Estimate.exactly(0.8)}))
    one = ledger(told)["workload.service.measured_success.open-a"]

    assert (one.evidence, one.likely, one.kind) == ("measured", 0.8, "share")


def test_that_what_only_the_client_knows_is_in_its_currency() -> None:
    told = assessment(
        workload(value_per_success=3, cost_per_failure=4), machines=(machine(resale_value=None),)
    )
    found = ledger(told)

    assert found["workload.service.value_per_success"].unit == "CNY"
    assert found["workload.service.cost_per_failure"].unit == "CNY"
    assert "machine.old.resale_value" not in found


@pytest.mark.parametrize(("own", "rate"), [({}, 7), ({"fx.CNY": mine(7.5, 8, 9)}, 8)])
def test_that_what_a_template_says_of_money_is_told_in_the_clients_currency(
    own: dict[str, Override], rate: float
) -> None:
    # One yuan of the made-up template, at the catalogue's rate of 7 or at the client's own of 8.
    told = assessment(finance=Finance(currency="USD"), figures=own)
    one = ledger(told, catalogue(spread=0.5))["workload.service.cost_per_failure"]

    assert one.unit == "USD/task"
    assert (one.low, one.likely, one.high) == pytest.approx((0.5 / rate, 1 / rate, 1.5 / rate))
    assert one.set_by == "template"
    assert one.source == ledger()["workload.service.cost_per_failure"].source


def test_that_a_figure_is_stale_only_after_its_day_of_review() -> None:
    # Every figure of the made-up catalogue is to be reviewed by 31 December 2026.
    assert not ledger(as_of=dt.date(2026, 12, 31))["electricity.CN"].stale
    assert ledger(as_of=dt.date(2027, 1, 1))["electricity.CN"].stale
    assert ledger(as_of=dt.date(2027, 1, 1))["workload.service.prompt_tokens"].stale
    assert ledger(as_of=dt.date(2027, 1, 1))["price.vendor.closed-a.input"].stale


def test_that_a_figure_of_the_clients_own_does_not_grow_stale() -> None:
    told = assessment(figures={"electricity.CN": mine(1, 1, 1)})

    assert not ledger(told, as_of=dt.date(2030, 1, 1))["electricity.CN"].stale


def test_that_the_day_decides_which_value_holds() -> None:
    known = catalogue()
    old = figure("electricity.CN", 1, "CNY/kWh")
    new = figure("electricity.CN", 2, "CNY/kWh").model_copy(update={"valid_from": LATER})
    known = replace(known, history={**known.history, "electricity.CN": (old, new)})

    assert ledger(known=known, as_of=dt.date(2026, 5, 31))["electricity.CN"].likely == 1
    assert ledger(known=known, as_of=LATER)["electricity.CN"].likely == 2


def test_that_a_missing_figure_is_named_and_all_of_them_at_once() -> None:
    known = catalogue({"electricity.CN": None, "pue.on_premises": None})

    with pytest.raises(AdvisorError) as caught:
        ledger(known=known)
    assert {(p.where, p.message.id) for p in caught.value.problems} == {
        ("figures.electricity.CN", "problem.no_figure"),
        ("figures.pue.on_premises", "problem.no_figure"),
    }


def test_that_a_figure_is_missing_before_its_first_day() -> None:
    known, told = catalogue(), assessment()
    scope = scope_of(told, known, DAY)

    with pytest.raises(AdvisorError) as caught:
        resolve(told, known, scope, dt.date(2025, 12, 31))
    assert "figures.electricity.CN" in {problem.where for problem in caught.value.problems}


def test_that_the_clients_own_figure_stands_in_for_a_missing_one() -> None:
    told = assessment(figures={"purchase.ACC": mine(1, 2, 3)})
    one = ledger(told, catalogue({"purchase.ACC": None}))["purchase.ACC"]

    assert (one.low, one.likely, one.high) == (1, 2, 3)
    assert (one.unit, one.set_by) == ("CNY", "client")


@pytest.mark.parametrize(
    ("id_", "refused", "reason", "allowed"),
    [
        ("electricity.CN", -0.1, "problem.below_zero", 0),
        ("pue.on_premises", -1, "problem.below_zero", 0),
        ("hardware.residual_at_36_months", 1.1, "problem.above_one", 1),
        ("drift.wage", -1, "problem.shrinks_to_nothing", -0.99),
        ("fx.CNY", 0, "problem.not_above_zero", 0.1),
        ("sizing.throughput_factor", 0, "problem.not_above_zero", 0.1),
        ("refresh.months", 0, "problem.not_above_zero", 1),
        ("workload.service.volume", 0, "problem.not_above_zero", 1),
        ("price.vendor.closed-a.input", -1, "problem.below_zero", 0),
        ("quality.gap.open-a", 1.5, "problem.above_one", 0.5),
    ],
)
def test_that_a_figure_that_cannot_stand_is_refused_with_its_place(
    id_: str, refused: float, reason: str, allowed: float
) -> None:
    assert problems({id_: mine(refused, refused, refused)}) == {f"figures.{id_}": reason}

    told = assessment(figures={id_: mine(allowed, allowed, allowed)})
    assert ledger(told)[id_].likely == allowed


def test_that_every_figure_that_cannot_stand_is_said_at_once() -> None:
    bad = {"electricity.CN": mine(-1, 0, 1), "drift.wage": mine(-2, 0, 1)}

    assert set(problems(bad)) == {"figures.electricity.CN", "figures.drift.wage"}


def test_that_a_price_is_an_input_for_each_part_that_the_host_has() -> None:
    found = [one.id for one in ledger().all() if one.id.startswith("price.")]

    assert found == [
        "price.cloud.open-a.input",
        "price.cloud.open-a.output",
        "price.vendor.closed-a.batch_input",
        "price.vendor.closed-a.batch_output",
        "price.vendor.closed-a.cached",
        "price.vendor.closed-a.input",
        "price.vendor.closed-a.output",
    ]
    assert ledger()["price.vendor.closed-a.output"].likely == 4
    assert ledger()["price.vendor.closed-a.output"].unit == "USD/Mtok"


def test_that_volumes_and_prices_of_hardware_move_in_groups() -> None:
    told = assessment(workload("a"), workload("b"))
    found = ledger(told)

    assert found["workload.a.volume"].group == found["workload.b.volume"].group == "volume"
    assert found["workload.a.growth_per_year"].group == "growth"
    assert found["drift.rental_price"].group == found["drift.hardware_price"].group != ""
    assert found["purchase.ACC"].group == "accelerator_price"
    assert found["electricity.CN"].group == ""


def test_that_an_override_keeps_its_group() -> None:
    told = assessment(figures={"purchase.ACC": mine(1, 2, 3)})

    assert ledger(told)["purchase.ACC"].group == "accelerator_price"


def test_that_burstiness_is_the_workloads_own_before_the_range_for_all() -> None:
    wide = catalogue({"sizing.burstiness": (1, 1.5, 4)})
    told = assessment(workload("a", burstiness=3), workload("b"))
    found = ledger(told, wide)

    own, common = found["workload.a.burstiness"], found["workload.b.burstiness"]
    assert (own.low, own.likely, own.high, own.set_by) == (3, 3, 3, "client")
    assert (common.low, common.likely, common.high) == (1, 1.5, 4)
    assert common.set_by == "catalogue"
    assert "sizing.burstiness" not in found


def test_that_the_clients_own_burstiness_for_all_reaches_each_workload_that_says_nothing() -> None:
    told = assessment(
        workload("a", burstiness=3),
        workload("b"),
        figures={"sizing.burstiness": mine(1, 2, 5, "Gateway log")},
    )
    found = ledger(told)

    assert found["workload.a.burstiness"].likely == 3
    assert found["workload.b.burstiness"].likely == 2
    assert found["workload.b.burstiness"].source == "Gateway log"
    assert found["sizing.burstiness"].likely == 2


def test_that_an_own_figure_has_the_distribution_chosen_for_it() -> None:
    pert = Override(estimate=Estimate(low=1, likely=2, high=3), shape="pert")
    few = Override(
        estimate=Estimate(low=1, likely=2, high=9),
        shape="scenarios",
        scenarios=(
            Scenario(value=9, probability=0.05),
            Scenario(value=1, probability=0.35),
            Scenario(value=2, probability=0.6),
        ),
    )
    found = ledger(assessment(figures={"purchase.ACC": pert, "rental.ACC": few}))

    assert found["purchase.ACC"].shape == "pert"
    # Below 0.1 of all futures it is 1, at the middle and at nine tenths 2.
    rental = found["rental.ACC"]
    assert (rental.low, rental.likely, rental.high) == (1, 2, 2)
    assert rental.scenarios == ((9, 0.05), (1, 0.35), (2, 0.6))


def test_that_what_is_not_known_is_as_wide_as_the_template_and_counts_as_assumed() -> None:
    wide = catalogue(spread=0.2)
    told = assessment(workload("w", answer_tokens=100))
    found = resolve(told, wide, scope_of(told, wide, DAY), DAY)

    answered, open_ = found["workload.w.answer_tokens"], found["workload.w.prompt_tokens"]
    assert not answered.is_uncertain
    assert (open_.low, open_.high) == pytest.approx((800, 1200))
    assert open_.set_by == "template"


def test_that_what_was_measured_with_a_model_is_said_with_its_unit_in_every_language() -> None:
    counts = {field: {"open-a": Estimate.exactly(0.8)} for field in ("measured_success", *COUNTED)}
    found = ledger(assessment(workload(**counts))).all()
    units = {one.unit for one in found if ".measured_" in one.id}

    assert units == {"fraction", "token/task"}
    for texts in map(texts_for, languages()):
        assert all(texts.quantity(5.0, unit) for unit in units)
