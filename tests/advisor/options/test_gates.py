"""Hard rules, each on both sides, against a table written out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advisor.cost.pool import takes_overflow
from advisor.model.organisation import Organisation, Rules
from advisor.options.deployment import DeploymentOption
from advisor.options.gates import static_gates
from tests.advisor.builders import (
    API,
    APPLIANCE,
    HOSTED,
    LICENCE,
    OWNED,
    RENTED,
    assessment,
    catalogue,
    engage,
    workload,
)

OPTIONS = engage().options
LICENSED = f"{LICENCE}:yearly"
FORMS = (API, HOSTED, RENTED, OWNED, LICENSED, APPLIANCE)


def broken(
    option: DeploymentOption, data_class: str = "public", region: str = "CN", **rules: bool
) -> list[str]:
    """Give the rules that keep an option from a workload."""
    one = workload().model_copy(update={"data_class": data_class})
    told = assessment(
        one,
        rules=Rules.model_validate(rules),
        organisation=Organisation.model_validate({"region": region}),
    )
    return [gate.rule for gate in static_gates(told, one, option)]


ADMITTED = {
    #                api, hosted, rented, owned, licence, appliance
    "public": ("yes", "yes", "yes", "yes", "yes", "yes"),
    "internal": ("yes", "yes", "yes", "yes", "yes", "yes"),
    "confidential": ("no", "no", "yes", "yes", "yes", "yes"),
    "restricted": ("no", "no", "no", "yes", "yes", "yes"),
}


@pytest.mark.parametrize(
    ("data_class", "form", "admitted"),
    [
        (data_class, form, answer)
        for data_class, row in ADMITTED.items()
        for form, answer in zip(FORMS, row, strict=True)
    ],
)
def test_that_data_travel_as_far_as_their_class_allows(
    data_class: str, form: str, admitted: str
) -> None:
    expected = [] if admitted == "yes" else ["data_class"]

    assert broken(OPTIONS[form], data_class) == expected


@pytest.mark.parametrize(
    ("form", "admitted"),
    list(zip(FORMS, ("no", "no", "no", "yes", "yes", "yes"), strict=True)),
)
def test_that_an_air_gap_leaves_only_the_own_premises(form: str, admitted: str) -> None:
    assert broken(OPTIONS[form], air_gapped=True) == ([] if admitted == "yes" else ["air_gap"])


@pytest.mark.parametrize(
    ("form", "admitted"),
    list(zip(FORMS, ("yes", "no", "no", "no", "yes", "yes"), strict=True)),
)
def test_that_nobody_is_liable_for_an_open_model(form: str, admitted: str) -> None:
    found = broken(OPTIONS[form], liable_party_required=True)

    assert found == ([] if admitted == "yes" else ["liable_party"])


@pytest.mark.parametrize("form", [API, HOSTED])
@pytest.mark.parametrize(
    ("jurisdiction", "region", "admitted"),
    [
        ("CN", "CN", "yes"),
        ("US", "CN", "no"),
        ("FR", "DE", "yes"),
        ("NL", "FR", "yes"),
        ("DE", "EU", "yes"),
        ("GB", "FR", "no"),
        ("US", "EU", "no"),
        ("US", "US", "yes"),
    ],
)
def test_that_a_barred_host_is_one_under_another_law(
    form: str, jurisdiction: str, region: str, admitted: str
) -> None:
    option = OPTIONS[form]
    assert option.price is not None
    moved = replace(option, price=option.price.model_copy(update={"jurisdiction": jurisdiction}))

    assert broken(moved, region=region) == []
    found = broken(moved, region=region, foreign_api_barred=True)
    assert found == ([] if admitted == "yes" else ["foreign_api"])


@pytest.mark.parametrize("form", [RENTED, OWNED, LICENSED, APPLIANCE])
def test_that_a_rule_on_calls_says_nothing_of_own_machines(form: str) -> None:
    option = OPTIONS[form]
    abroad = replace(option, model=option.model.model_copy(update={"jurisdiction": "US"}))

    assert broken(abroad, foreign_api_barred=True) == []


@pytest.mark.parametrize(
    ("form", "use", "expected"),
    [
        (OWNED, "no", ["licence"]),
        (HOSTED, "no", ["licence"]),
        (OWNED, "yes-with-conditions", []),
        (OWNED, "unknown", []),
        (OWNED, "yes", []),
        (API, "no", []),
    ],
)
def test_that_a_licence_bars_only_where_an_open_model_forbids_commercial_use(
    form: str, use: str, expected: list[str]
) -> None:
    option = OPTIONS[form]
    licensed = replace(option, model=option.model.model_copy(update={"commercial_use": use}))

    assert broken(licensed) == expected


@pytest.mark.parametrize("lacking", ["parameters_b", "kv_elements_per_token"])
def test_that_a_model_of_unknown_size_is_called_and_not_run(lacking: str) -> None:
    def unsized(form: str) -> DeploymentOption:
        option = OPTIONS[form]
        model = option.model.model_copy(update={lacking: None})
        return replace(option, model=model, architecture=model)

    assert broken(unsized(HOSTED)) == []
    assert broken(unsized(OWNED)) == ["memory"]
    assert broken(unsized(RENTED)) == ["memory"]


def test_that_every_rule_that_an_option_breaks_is_named() -> None:
    found = broken(OPTIONS[HOSTED], "restricted", air_gapped=True, liable_party_required=True)

    assert found == ["data_class", "air_gap", "liable_party"]


def test_that_an_exclusion_says_what_of_whom_and_where_it_is_told() -> None:
    one = workload().model_copy(update={"data_class": "restricted"})

    (gate,) = static_gates(assessment(one), one, OPTIONS[RENTED])
    assert (gate.workload, gate.option) == ("service", RENTED)
    assert gate.source == "workloads.service.data_class"
    assert gate.reason.values == {"workload": "Service"}


def test_that_overflow_keeps_to_the_rules_of_its_workload() -> None:
    def taken(**answers: Any) -> bool:
        one = workload().model_copy(update=answers)
        found = engage(assessment(one), catalogue())
        return takes_overflow(found.costing.context, found.options[OWNED], "service")

    assert taken(data_class="internal")
    assert not taken(data_class="confidential")


def test_that_every_form_stands_on_one_side() -> None:
    by_form = {option.form: option.posture for option in OPTIONS.values()}

    assert by_form == {
        "closed_api": "closed",
        "closed_licence": "closed",
        "closed_appliance": "closed",
        "open_hosted": "open",
        "open_rented": "open",
        "open_owned": "open",
        "open_appliance": "open",
    }
