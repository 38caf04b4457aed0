"""What stands in play: the nearest and cheapest host, the region's shortlists, known names only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.errors import AdvisorError
from advisor.inputs.scope import Scope, is_domestic, scope_of
from advisor.model.estate import Site
from advisor.model.organisation import Candidates, Organisation, Override
from advisor.model.record import Estimate
from tests.advisor.builders import (
    DAY,
    assessment,
    catalogue,
    exactly,
    machine,
    measurement,
    model,
    price,
    workload,
)


def host_of(*prices: tuple[str, str, float, str], region: str = "CN") -> str:
    """Give the host chosen among ``(host, jurisdiction, output price, currency)``."""
    listed = tuple(
        price(host, "closed-a", currency, input=1, output=output).model_copy(
            update={"jurisdiction": jurisdiction}
        )
        for host, jurisdiction, output, currency in prices
    )
    known = replace(catalogue(), api_prices={"closed-a": listed})
    told = assessment(organisation=Organisation.model_validate({"region": region}))
    return scope_of(told, known, DAY).closed[0].host


def test_that_a_host_at_home_comes_before_a_cheaper_one_abroad() -> None:
    assert host_of(("far", "US", 1, "CNY"), ("near", "CN", 9, "CNY")) == "near"


def test_that_the_cheaper_of_two_hosts_at_home_is_taken() -> None:
    assert host_of(("dear", "CN", 9, "CNY"), ("cheap", "CN", 8, "CNY")) == "cheap"


def test_that_the_cheapest_host_abroad_is_taken_where_none_is_at_home() -> None:
    assert host_of(("dear", "SG", 9, "CNY"), ("cheap", "US", 8, "CNY")) == "cheap"


def test_that_dollars_and_yuan_are_compared_at_the_rate() -> None:
    # Seven yuan a dollar: 1 USD is dearer than 6.9 CNY and cheaper than 7.1 CNY.
    assert host_of(("yuan", "CN", 6.9, "CNY"), ("dollar", "CN", 1, "USD")) == "yuan"
    assert host_of(("yuan", "CN", 7.1, "CNY"), ("dollar", "CN", 1, "USD")) == "dollar"


def test_that_an_offer_that_ends_gives_way_to_one_that_stays() -> None:
    ending = price("cheap", "closed-a", "CNY", input=1, output=1)
    staying = price("dear", "closed-a", "CNY", input=1, output=9)
    ending = ending.model_copy(update={"status": "deprecated"})
    known = replace(catalogue(), api_prices={"closed-a": (ending, staying)})

    assert scope_of(assessment(), known, DAY).closed[0].host == "dear"


@pytest.mark.parametrize(
    ("jurisdiction", "region", "expected"),
    [
        ("CN", "CN", True),
        ("US", "CN", False),
        ("FR", "DE", True),
        ("NL", "FR", True),
        ("FR", "EU", True),
        ("GB", "EU", False),
        ("FR", "GB", False),
        ("US", "other", False),
        ("SG", "SG", True),
    ],
)
def test_that_a_host_is_domestic_under_one_law(
    jurisdiction: str, region: str, *, expected: bool
) -> None:
    assert is_domestic(jurisdiction, region) is expected


def test_that_a_region_takes_its_own_shortlist_then_elsewhere_then_the_common_one() -> None:
    known = catalogue()
    models = {**known.models, **{f"open-{n}": model(f"open-{n}", 1300) for n in "bcd"}}
    lists = {
        **known.shortlists,
        "open_models.CN": ("open-b",),
        "open_models.other": ("open-c",),
        "accelerator.other": ("OLD",),
    }
    known = replace(
        catalogue({"purchase.OLD": 1.0, "rental.OLD": 1.0}), models=models, shortlists=lists
    )

    def scope(region: str) -> Scope:
        told = assessment(organisation=Organisation.model_validate({"region": region}))
        return scope_of(told, known, DAY)

    assert [m.id for m in scope("CN").open_models] == ["open-b"]
    assert [m.id for m in scope("FR").open_models] == ["open-c"]
    assert scope("FR").servers[-1].accelerator.id == "OLD"
    assert scope("FR").closed[0].model == "closed-a"


def test_that_foreign_closed_models_of_a_region_stand_beside_its_own() -> None:
    known = catalogue()
    abroad = price("abroad", "closed-c", "USD", input=1, output=1)
    known = replace(
        known,
        models={**known.models, "closed-c": model("closed-c", 1600)},
        api_prices={**known.api_prices, "closed-c": (abroad,)},
        shortlists={**known.shortlists, "closed_models.CN.foreign": ("closed-c",)},
    )

    found = scope_of(assessment(), known, DAY)
    assert [one.model for one in found.closed] == ["closed-a", "closed-c"]
    assert found.models == ("closed-a", "closed-c", "open-a", "closed-b")


def test_that_candidates_replace_the_shortlist_and_count_once() -> None:
    chosen = Candidates(open_models=("open-a", "open-a"), accelerator="ACC")

    found = scope_of(assessment(candidates=chosen), catalogue(), DAY)
    assert [one.id for one in found.open_models] == ["open-a"]


def test_that_every_unknown_name_is_said_at_once() -> None:
    told = assessment(
        workload(measured_success={"no-such": exactly(0.5)}).model_copy(update={"template": "x"}),
        machines=(machine(accelerator="ABACUS"),),
        candidates=Candidates(
            closed_models=("gone",), open_models=("gone-too",), accelerator="SLIDE-RULE"
        ),
    )

    with pytest.raises(AdvisorError) as caught:
        scope_of(told, catalogue(), DAY)
    assert {(p.where, p.message.id, p.message.values["found"]) for p in caught.value.problems} == {
        ("workloads.service.template", "problem.unknown_template", "x"),
        ("workloads.service.measured_success.no-such", "problem.unknown_model", "no-such"),
        ("machines.old.accelerator", "problem.unknown_accelerator", "ABACUS"),
        ("candidates.closed_models", "problem.unknown_model", "gone"),
        ("candidates.open_models", "problem.unknown_model", "gone-too"),
        ("candidates.accelerator", "problem.unknown_accelerator", "SLIDE-RULE"),
    }


def test_that_a_benchmark_or_site_under_an_unknown_name_is_refused_with_the_nearest() -> None:
    told = assessment(
        sites=(Site(id="harbour", name="Harbour"),),
        machines=(machine(site="harbor"),),
        measurements=(
            measurement(accelerator="acc"),
            measurement(id="b2", model="open-aa"),
            measurement(id="b3", model="zzz"),
        ),
    )

    with pytest.raises(AdvisorError) as caught:
        scope_of(told, catalogue(), DAY)
    assert {
        (p.where, p.message.id, p.message.values.get("nearest")) for p in caught.value.problems
    } == {
        ("machines.old.site", "problem.unknown_site_near", "harbour"),
        ("measurements.b1.accelerator", "problem.unknown_accelerator_near", "ACC"),
        ("measurements.b2.model", "problem.unknown_model_near", "open-a"),
        ("measurements.b3.model", "problem.unknown_model", None),
    }


def test_that_a_model_on_the_wrong_side_is_refused() -> None:
    chosen = Candidates(closed_models=("open-a",), open_models=("closed-b",))

    with pytest.raises(AdvisorError) as caught:
        scope_of(assessment(candidates=chosen), catalogue(), DAY)
    assert [(p.where, p.message.id) for p in caught.value.problems] == [
        ("candidates.closed_models", "problem.model_is_open"),
        ("candidates.open_models", "problem.model_is_closed"),
    ]


def test_that_every_closed_model_without_a_price_is_named() -> None:
    chosen = Candidates(closed_models=("closed-a", "closed-b"))

    with pytest.raises(AdvisorError, match="no_price") as caught:
        scope_of(assessment(candidates=chosen), replace(catalogue(), api_prices={}), DAY)
    named = [p.message.values["model"] for p in caught.value.problems]
    assert named == ["closed-a", "closed-b"]


def test_that_an_open_model_nobody_hosts_can_still_be_run() -> None:
    known = catalogue()
    known = replace(known, api_prices={"closed-a": known.api_prices["closed-a"]})

    found = scope_of(assessment(), known, DAY)
    assert found.hosted == ()
    assert [one.id for one in found.open_models] == ["open-a"]


def test_that_servers_owned_stand_before_the_one_to_be_bought() -> None:
    found = scope_of(assessment(machines=(machine(),)), catalogue(), DAY)

    owned, bought = found.servers
    assert (owned.key, owned.per_server, owned.purchasable) == ("old", 8, False)
    assert (bought.key, bought.per_server, bought.owned) == ("ACC", 8, None)


def test_that_a_price_of_the_clients_own_makes_a_server_purchasable() -> None:
    mine = Override(estimate=Estimate.exactly(9))
    told = assessment(
        machines=(machine(),), figures={"purchase.OLD": mine, "rental.OLD": mine},
        candidates=Candidates(accelerator="OLD"),
    )  # fmt: skip

    found = scope_of(told, catalogue(), DAY)
    assert found.servers[0].purchasable
    assert found.rental is not None
    assert found.rental.id == "OLD"


def test_that_nothing_is_rented_without_a_rental_price() -> None:
    found = scope_of(assessment(), catalogue({"rental.ACC": None}), DAY)

    assert found.rental is None


def test_that_a_machine_named_like_an_accelerator_is_not_confused_with_it() -> None:
    told = assessment(machines=(machine(id="ACC", accelerator="ACC", accelerators_per_server=2),))

    keys = [server.key for server in scope_of(told, catalogue(), DAY).servers]
    assert len(set(keys)) == 2
