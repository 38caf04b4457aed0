"""What is shared falls on workloads by hand-made rules, and every line is split without a rest."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.cost.cash_flow import Placement
from advisor.cost.line import Line
from advisor.cost.shares import Split, Splitter, workload_of
from advisor.model.organisation import Candidates, Finance, FurtherForm, Organisation
from advisor.options.forms import STAFF
from tests.advisor.builders import (
    API,
    CLOSED_PRICE,
    HOSTED,
    HOSTED_PRICE,
    LICENCE,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    catalogue,
    engage,
    exactly,
    machine,
    price,
    workload,
)

EVERY = get_args(FurtherForm)
SECOND_PRICE = price("other", "closed-b", "CNY", input=1, output=5)


def split(engagement: Engagement, placement: Placement, key: str) -> list[Split]:
    """Split the lines of a name in the order in which they start."""
    return [
        splitter(engagement, placement).split(line) for line in named(engagement, placement, key)
    ]


def splitter(engagement: Engagement, placement: Placement) -> Splitter:
    return Splitter(engagement.costing.context, placement, engagement.costing.layout(placement))


def named(engagement: Engagement, placement: Placement, key: str) -> list[Line]:
    lines = engagement.costing.lines(placement)
    return sorted((line for line in lines if line.key == key), key=lambda line: line.start)


def two(**answers: Any) -> Engagement:
    """One workload of a million tasks a month and one of half a million."""
    return engage(assessment(workload("large"), workload("small", 5e5), **answers))


def parts(one: Split) -> dict[str, float]:
    return {name: float(np.ravel(one.part(name))[0]) for name in ("large", "small")}


def placed(engagement: Engagement, large: tuple[str, ...], small: tuple[str, ...]) -> Placement:
    """Place two workloads, each by phase."""
    option = engagement.options
    return {
        "large": (option[large[0]], option[large[1]], option[large[2]]),
        "small": (option[small[0]], option[small[1]], option[small[2]]),
    }


@pytest.mark.parametrize("key", ["hardware_purchase", "hardware_maintenance", "power", "space"])
def test_that_machines_are_split_by_what_busy_hours_ask_for(key: str) -> None:
    engagement = two()
    found = split(engagement, engagement.everywhere(OWNED), key)

    assert found
    assert all(one.rule == "use" for one in found)
    assert all(parts(one) == pytest.approx({"large": 2 / 3, "small": 1 / 3}) for one in found)


def test_that_machines_are_bought_for_all_months_of_use_and_powered_for_their_own() -> None:
    engagement = two()
    placement = placed(engagement, (OWNED,) * 3, (API, API, OWNED))
    bought = split(engagement, placement, "hardware_purchase")
    powered = split(engagement, placement, "power")

    # Each phase's servers come two months late. Of the large one a fifth runs from month 2, three
    # fifths from month 8 and all from month 14; of the small one all from month 14. A task asks
    # for the same in the busiest hour of both.
    large, small = 6 * 0.2 + 6 * 0.6 + 10 * 1.0, 10 * 0.5
    assert parts(bought[0]) == pytest.approx(
        {"large": large / (large + small), "small": small / (large + small)}
    )
    assert parts(bought[-1]) == parts(bought[0])
    assert parts(powered[0]) == {"large": 1, "small": 0}
    assert parts(powered[-1]) == pytest.approx({"large": 2 / 3, "small": 1 / 3})


def test_that_rent_by_the_hour_is_split_by_replicas() -> None:
    engagement = two()
    found = split(engagement, engagement.everywhere(RENTED), "rental")

    assert [parts(one) for one in found] == [pytest.approx({"large": 2 / 3, "small": 1 / 3})] * 3


def test_that_people_are_split_by_the_months_in_which_they_are_needed() -> None:
    engagement = two()
    placement = placed(engagement, (API,) * 3, (OWNED, OWNED, API))
    (for_hosts, for_machines) = (split(engagement, placement, "operations")[at] for at in (0, 1))
    (compliance, owned) = split(engagement, placement, "compliance")

    # The API's people: 24 months of the large one, 12 of the small one, whatever the volumes.
    assert for_hosts.rule == "months"
    assert parts(for_hosts) == pytest.approx({"large": 2 / 3, "small": 1 / 3})
    assert parts(compliance) == pytest.approx({"large": 2 / 3, "small": 1 / 3})
    assert parts(for_machines) == parts(owned) == {"large": 0, "small": 1}


def test_that_a_licence_is_shared_by_who_uses_the_model_on_whatever_servers() -> None:
    engagement = two(machines=(machine(3),))
    other = LICENCE.replace("@ACC", "@old") + ":yearly"
    placement = placed(engagement, (f"{LICENCE}:yearly",) * 3, (other,) * 3)

    found = split(engagement, placement, "licence_yearly")
    assert [parts(one) for one in found] == [{"large": 0.5, "small": 0.5}] * len(found)


def test_that_what_every_plan_pays_is_split_equally() -> None:
    owned = machine(3, support_per_year=12_000, resale_value=exactly(1e5))
    engagement = two(machines=(owned,))
    placement = placed(engagement, (API,) * 3, (HOSTED,) * 3)

    for key in ("owned_support", "owned_resale_credit"):
        (found,) = split(engagement, placement, key)
        assert (found.rule, parts(found)) == ("equally", {"large": 0.5, "small": 0.5})


def test_that_owned_machines_fetch_their_value_for_those_who_use_them() -> None:
    engagement = two(machines=(machine(9, resale_value=exactly(1e5)),))
    placement = placed(engagement, ("open_owned:open-a@old",) * 3, (API,) * 3)

    (found,) = split(engagement, placement, "hardware_resale")
    assert parts(found) == {"large": 1, "small": 0}


def test_that_work_for_one_workload_is_its_own() -> None:
    engagement = two()
    placement = engagement.everywhere(API)

    for key in ("implementation", "evaluation", "exit_cost", "api_tokens", "failure_repair"):
        lines = named(engagement, placement, key)
        own = [workload_of(line) for line in lines]
        assert sorted(set(own)) == ["large", "small"]
        assert all(splitter(engagement, placement).split(line).rule == "alone" for line in lines)


def test_that_tax_is_split_as_the_line_it_goes_with() -> None:
    engagement = two(finance=Finance(horizon_months=24, tax_rate=0.25))
    placement = engagement.everywhere(OWNED)
    lines = engagement.costing.lines(placement)
    how = splitter(engagement, placement)

    taxes = {line.taxed: parts(how.split(line)) for line in lines if line.taxed}
    assert taxes["hardware_purchase"] == pytest.approx({"large": 2 / 3, "small": 1 / 3})
    assert taxes["operations"] == {"large": 0.5, "small": 0.5}


def everything() -> Engagement:
    """Every form, way to pay and to staff, with figures that spread."""
    told = assessment(
        workload("large", value_per_success=2, deferrable_share=0.5),
        workload("small", 5e5, growth_per_year=0.5, failure_handling="lost"),
        workload("rare", 10.0),
        machines=(machine(3, resale_value=exactly(1e5), support_per_year=12_000),),
        candidates=Candidates.model_validate(
            {
                "commitment": "one_year",
                "contract_months": 24,
                "forms": EVERY,
                "closed_models": ("closed-a", "closed-b"),
            }
        ),
        organisation=Organisation(engineers=0.5, may_hire=True),
        finance=Finance(horizon_months=24, tax_rate=0.25, acquisition="lease"),
    )
    prices = (CLOSED_PRICE, SECOND_PRICE, HOSTED_PRICE)
    return engage(told, catalogue(spread=0.2, prices=prices), samples=30)


EVERYTHING = everything()
NAMES = sorted(EVERYTHING.options)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_that_what_falls_on_workloads_is_the_plan_in_every_future(data: st.DataObject) -> None:
    def path() -> tuple[Any, Any, Any]:
        ids = data.draw(st.tuples(*[st.sampled_from(NAMES)] * 3))
        return tuple(EVERYTHING.options[id_] for id_ in ids)  # type: ignore[return-value]

    placement = {name: path() for name in ("large", "small", "rare")}
    lines, present = EVERYTHING.costing.reckoned(placement)
    how, found = splitter(EVERYTHING, placement), np.zeros_like(present.cost)
    for line in lines:
        if not line.is_gain:
            split_, paid = how.split(line), EVERYTHING.costing.context.present(line)
            found = found - sum(paid * split_.part(name) for name in placement)
            assert all(np.all(split_.part(name) >= 0) for name in placement)

    size = np.abs(present.cost).max()
    assert np.abs(found - present.cost).max() <= 1e-9 * size


def test_that_only_what_every_plan_pays_hangs_on_nothing() -> None:
    equally = set()
    for id_ in NAMES:
        placement = EVERYTHING.everywhere(id_)
        how = splitter(EVERYTHING, placement)
        lines = EVERYTHING.costing.lines(placement)
        equally |= {line.taxed or line.key for line in lines if how.split(line).rule == "equally"}

    assert equally <= {"owned_support", "owned_resale_credit"}
    assert len(STAFF) == len({option.form for option in EVERYTHING.options.values()})
