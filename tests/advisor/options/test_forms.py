"""What tells the forms apart: each one has it said, and stands where its name says."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from advisor.evaluation import Form
from advisor.model.organisation import Candidates, Rules
from advisor.options.forms import TRAITS
from tests.advisor.builders import assessment, catalogue, engage, workload


def test_that_every_form_is_told() -> None:
    assert set(TRAITS) == set(get_args(Form))


@pytest.mark.parametrize("form", get_args(Form))
def test_that_a_form_stands_on_the_side_of_its_name(form: Form) -> None:
    # Weights that the organisation trains itself count as open.
    side = form.split("_")[0]

    assert TRAITS[form].posture == {"industry": "open"}.get(side, side)


@pytest.mark.parametrize(
    ("form", "barred"),
    [
        ("closed_tuned", {"confidential", "restricted"}),
        ("hybrid_routed", {"confidential", "restricted"}),
        ("open_private_cloud", {"restricted"}),
        ("open_device", set()),
        ("industry_adapted", set()),
        ("closed_adapted", set()),
    ],
)
def test_that_data_goes_no_further_than_its_class_allows(form: str, barred: set[str]) -> None:
    asked = Candidates.model_validate({"forms": (form,)})

    def is_barred(data_class: str) -> bool:
        found = engage(assessment(workload(data_class=data_class), candidates=asked))
        gates = found.choices.gates
        return any(g.option.startswith(form) and g.rule == "data_class" for g in gates)

    assert {one for one in ("internal", "confidential", "restricted") if is_barred(one)} == barred


def test_that_a_router_to_an_open_model_has_nobody_liable_for_all_of_it() -> None:
    asked = Candidates(forms=("hybrid_routed", "closed_tuned"))
    found = engage(assessment(candidates=asked, rules=Rules(liable_party_required=True)))

    rules = {gate.option: gate.rule for gate in found.choices.gates}
    assert rules["hybrid_routed:closed-a+open-a"] == "liable_party"
    assert "closed_tuned:vendor:closed-a" not in rules


def test_that_a_router_needs_the_licence_of_both_models() -> None:
    known = catalogue()
    open_a = known.models["open-a"].model_copy(update={"commercial_use": "no"})
    models = {**known.models, "open-a": open_a}
    asked = assessment(candidates=Candidates(forms=("hybrid_routed",)))

    found = engage(asked, replace(known, models=models))
    rules = {gate.option: gate.rule for gate in found.choices.gates}
    assert rules["hybrid_routed:closed-a+open-a"] == "licence"
