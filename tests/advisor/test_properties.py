"""What holds for every engagement, whatever is told: no infinity, no gain from a dearer price."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from advisor.cost.cash_flow import Placement
from advisor.cost.shares import Splitter
from advisor.model.estate import Site
from advisor.model.organisation import (
    Candidates,
    Finance,
    FurtherForm,
    Organisation,
    Phases,
    Systems,
)
from advisor.model.preferences import Preferences
from advisor.model.record import Estimate
from tests.advisor.builders import (
    API,
    APPLIANCE,
    CLOSED_PRICE,
    FIGURES,
    HOSTED,
    HOSTED_PRICE,
    LICENCE,
    OPEN_APPLIANCE,
    OWNED,
    RENTED,
    WINDOW,
    ZERO,
    Engagement,
    Value,
    assessment,
    catalogue,
    engage,
    exactly,
    machine,
    workload,
)

MIXED = "open_owned:open-a@old+ACC"
COMMITTED = f"{RENTED}:committed"
EVERY = (
    *(API, HOSTED, RENTED, WINDOW, ZERO, COMMITTED, OWNED, MIXED, APPLIANCE, OPEN_APPLIANCE),
    *(f"{LICENCE}:one_off", f"{LICENCE}:yearly"),
)
FORMS = get_args(FurtherForm)
seldom = settings(max_examples=40, deadline=None, derandomize=True)
often = settings(max_examples=120, deadline=None, derandomize=True)


def ranges(low: float, high: float) -> st.SearchStrategy[Estimate]:
    """Any range between two ends, also one of no width."""
    three = st.tuples(*[st.floats(low, high)] * 3).map(sorted)
    return three.map(lambda told: Estimate(low=told[0], likely=told[1], high=told[2]))


WORKLOAD: dict[str, st.SearchStrategy[Any]] = {
    "tasks_per_unit": ranges(0.001, 100),
    "calls_per_task": ranges(0.5, 50),
    "retry_share": ranges(0, 1),
    "prompt_tokens": ranges(1, 200_000),
    "answer_tokens": ranges(0, 20_000),
    "reasoning_tokens": ranges(0, 20_000),
    "cached_share": ranges(0, 1),
    "deferrable_share": ranges(0, 1),
    "growth_per_year": ranges(-0.9, 5),
    "active_hours_per_month": ranges(1, 730),
    "peak_to_mean": ranges(1, 50),
    "burstiness": ranges(0.1, 50),
    "success_rate": ranges(0, 1),
    "value_per_success": ranges(0, 1e4),
    "cost_per_failure": ranges(0, 1e4),
    "failure_handling": st.sampled_from(["repaired", "lost"]),
    "season": st.lists(st.floats(0, 10), min_size=12, max_size=12).filter(sum).map(tuple),
    "data_class": st.sampled_from(["internal", "confidential", "restricted"]),
    "ttft_s": st.floats(0.01, 60),
    "tpot_s": st.floats(0.001, 1),
}
FIGURE: dict[str, st.SearchStrategy[Any]] = {
    "finance.discount_rate": st.floats(0, 1),
    "drift.api_price": st.floats(-0.99, 3),
    "drift.hardware_price": st.floats(-0.9, 2),
    "hardware.lead_time_months": st.floats(0, 130),
    "hardware.life_months": st.floats(0.1, 200),
    "hardware.residual_at_36_months": st.floats(0, 1),
    "server.idle_power_share": st.floats(0, 1),
    "server.rack_units_per_accelerator": st.floats(0, 10),
    "electricity.CN": st.floats(0, 100),
    "pue.on_premises": st.floats(0, 5),
    "rental.keep_alive_s": st.floats(0, 1e6),
    "rental.cold_start_s": st.floats(0, 1e6),
    "refresh.months": st.floats(0.1, 200),
    "hiring.lead_months": st.floats(0, 200),
    "hiring.ramp_months": st.floats(0, 200),
    "device.bandwidth_gb_per_s": st.floats(0, 1e4),
    "device.bandwidth_reached": st.floats(0, 1),
    "device.prompt_tflops": st.floats(0, 1e4),
}


@st.composite
def engagements(draw: st.DrawFn) -> dict[str, Any]:
    """Give an assessment and figures somewhere in the space of inputs."""
    horizon = draw(st.integers(12, 120))
    starts = sorted(draw(st.tuples(*[st.integers(0, horizon - 1)] * 3)))
    names = ("verification", "integration", "innovation")
    phases = {f"{name}_start": start for name, start in zip(names, starts, strict=True)}
    shares = {f"{name}_share": draw(st.floats(0, 1)) for name in names}
    finance = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "price_shock_multiple": ranges(0.1, 10),
                "volume_rebound": ranges(0, 3),
                "budget": st.floats(0, 1e9),
                **{f"{name}_budget": st.floats(0, 1e9) for name in names},
            },
        )
    )
    site = draw(st.fixed_dictionaries({}, optional={"power_kw": st.floats(0, 1e3)}))
    told = assessment(
        workload("one", 1).model_copy(update={"volume": draw(ranges(1e-3, 1e9))}),
        workload("two", 1, **draw(st.fixed_dictionaries({}, optional=WORKLOAD))).model_copy(
            update={"volume": draw(ranges(1e-3, 1e9))}
        ),
        machines=(
            machine(
                servers=draw(st.integers(1, 50)),
                age_months=draw(st.floats(0, 200)),
                available_share=draw(st.floats(0, 1)),
                resale_value=exactly(1000),
            ),
        ),
        sites=(Site(id="s", name="S", **site),),
        phases=Phases(**phases, **shares),
        finance=Finance(horizon_months=horizon, **finance),
        preferences=Preferences(spare_servers=draw(st.integers(0, 4))),
        organisation=Organisation(
            engineers=draw(st.none() | st.floats(0, 5)), may_hire=draw(st.booleans())
        ),
        systems=Systems(count=draw(st.none() | st.integers(0, 100))),
        candidates=Candidates(
            commitment=draw(st.sampled_from(["", "one_year"])),
            contract_months=draw(st.integers(0, 120)),
            forms=draw(st.lists(st.sampled_from(FORMS), max_size=2, unique=True).map(tuple)),
        ),
    )
    figures = draw(st.fixed_dictionaries({}, optional=FIGURE))
    known = catalogue(figures, spread=draw(st.floats(0, 0.5)))
    return {"told": told, "known": known, "sized": draw(st.booleans())}


def falling(found: Engagement, placement: Placement) -> NDArray[np.float64]:
    """Add up what falls on the workloads of a placement, in every row."""
    context = found.costing.context
    splitter = Splitter(context, placement, found.costing.layout(placement))
    total = np.zeros(context.design.rows.total)
    for line in found.costing.lines(placement):
        if not line.is_gain:
            split, paid = splitter.split(line), context.present(line)
            total -= sum(paid * split.part(workload) for workload in placement)
    return total


@seldom
@given(engagement=engagements())
def test_that_no_cost_and_no_benefit_is_ever_infinite_or_no_number(
    engagement: dict[str, Any],
) -> None:
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        found = engage(**engagement, samples=4)
        options = found.choices.admitted["one"]
        for option in options:
            second = found.choices.admitted["two"] or options
            placement = {"one": (options[0], option, option), "two": (option, second[-1], option)}
            if any(option not in found.choices.admitted[w] for w in placement):
                placement = {"one": (options[0], option, option)}
            present = found.costing.present(placement)
            assert np.isfinite(present.cost).all()
            assert np.isfinite(present.benefit).all()
            borne = falling(found, placement)
            size = max(1.0, np.abs(present.cost).max())
            assert np.abs(borne - present.cost).max() <= 1e-9 * size


def world(figures: Mapping[str, Value | None] | None = None, /, **prices: float) -> Engagement:
    """Two workloads that grow, wait, overflow and own machines."""
    raised = (
        one.model_copy(
            update={
                part: getattr(one, part) * by
                for part, by in prices.items()
                if getattr(one, part) is not None
            }
        )
        for one in (CLOSED_PRICE, HOSTED_PRICE)
    )
    told = assessment(
        workload("one", 9e5, growth_per_year=0.8, deferrable_share=0.3),
        workload("two", 4e5, value_per_success=1),
        machines=(machine(servers=2, age_months=44, resale_value=exactly(30_000)),),
        finance=Finance(horizon_months=30),
        candidates=Candidates(commitment="one_year"),
    )
    return engage(told, catalogue(figures, prices=tuple(raised)))


_MONEY = {"CNY", "USD", "person-month", "full-time equivalent"}
PAID = (
    *(
        id_
        for id_, (_, unit) in FIGURES.items()
        if unit.split("/")[0] in _MONEY and not id_.startswith("fx.")
    ),
    *("server.overhead_share", "server.power_share", "pue.on_premises", "salary.loading_factor"),
    *("hardware.install_share", "hardware.maintenance_per_year", "appliance.upgrade_share"),
    "appliance.support_per_year",
)
BEFORE = world()


@often
@given(raised=st.sampled_from(PAID), by=st.floats(1, 10), option=st.sampled_from(EVERY))
def test_that_cost_never_falls_when_a_price_paid_rises(raised: str, by: float, option: str) -> None:
    value = FIGURES[raised][0]
    assert isinstance(value, int | float)
    after = world({raised: value * by})

    was, now = (one.costing.present(one.everywhere(option)).cost for one in (BEFORE, after))
    assert (now >= was * (1 - 1e-12)).all()


@seldom
@given(
    raised=st.sampled_from(["input", "output", "cached", "batch_input", "batch_output"]),
    by=st.floats(1, 10),
    option=st.sampled_from([API, HOSTED, MIXED]),
)
def test_that_cost_never_falls_when_a_hosts_price_rises(
    raised: str, by: float, option: str
) -> None:
    after = world(**{f"{raised}_per_mtok": by})

    was, now = (one.costing.present(one.everywhere(option)).cost for one in (BEFORE, after))
    assert (now >= was * (1 - 1e-12)).all()


APART = (API, RENTED, OWNED, APPLIANCE, f"{LICENCE}:yearly")
"""Options of which no two share machines or staff."""


@pytest.mark.parametrize(("here", "there"), list(combinations(APART, 2)))
def test_that_options_that_share_nothing_do_not_depend_on_each_other(here: str, there: str) -> None:
    told = assessment(workload("one", 9e5, growth_per_year=0.8), workload("two", 4e5))
    found = engage(told, catalogue(spread=0.2), samples=16)
    one, two = found.options[here], found.options[there]
    first, second = {"one": (one,) * 3}, {"two": (two,) * 3}

    together = found.costing.present({**first, **second})
    alone = found.costing.present(first), found.costing.present(second)
    assert together.cost == pytest.approx(alone[0].cost + alone[1].cost, rel=1e-12)
    assert together.benefit == pytest.approx(alone[0].benefit + alone[1].benefit, rel=1e-12)


@pytest.mark.parametrize("option", [one for one in EVERY if one != MIXED])
def test_that_two_workloads_on_one_option_cost_no_more_than_each_on_its_own(option: str) -> None:
    # Whole servers, staff, fees and compliance are paid once.
    told = assessment(
        workload("one", 9e5), workload("two", 4e5), candidates=Candidates(commitment="one_year")
    )
    found = engage(told)
    path = (found.options[option],) * 3

    together = found.costing.present({"one": path, "two": path}).cost[0]
    alone = [found.costing.present({name: path}).cost[0] for name in ("one", "two")]
    assert together <= sum(alone) * (1 + 1e-12)
