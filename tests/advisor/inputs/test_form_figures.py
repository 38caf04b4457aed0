"""Figures that only some assessments read: asked for, missing, left alone."""

from __future__ import annotations

from typing import get_args

import pytest

from advisor.errors import AdvisorError
from advisor.inputs.form_figures import ALL, OF_FORMS, figures_asked_for
from advisor.model.assessment import Assessment
from advisor.model.organisation import (
    Candidates,
    Finance,
    FurtherForm,
    Organisation,
    Systems,
    Talent,
)
from tests.advisor.builders import FURTHER, assessment, catalogue, engage

FORMS = get_args(FurtherForm)


def asking_for(commitment: str) -> Assessment:
    """Ask for every further form, a commitment, a lease, people who are hired, systems, a rung."""
    return assessment(
        candidates=Candidates.model_validate({"forms": FORMS, "commitment": commitment}),
        finance=Finance(horizon_months=36, acquisition="lease"),
        organisation=Organisation(engineers=1, may_hire=True),
        systems=Systems(count=2),
        talent=Talent(rung="uses"),
    )


def test_that_every_form_that_may_be_asked_for_has_its_figures() -> None:
    assert set(OF_FORMS) == set(FORMS)
    assert set(FURTHER) == set(ALL)


def test_that_nothing_is_read_that_nobody_asked_for() -> None:
    assert figures_asked_for(assessment()) == {}


@pytest.mark.parametrize("id_", sorted(FURTHER))
def test_that_a_missing_figure_of_what_is_asked_for_is_named(id_: str) -> None:
    commitment = "three_years" if id_ == "rental.discount_three_years" else "one_year"

    with pytest.raises(AdvisorError) as caught:
        engage(asking_for(commitment), catalogue({id_: None}))
    assert [problem.where for problem in caught.value.problems] == [f"figures.{id_}"]


@pytest.mark.parametrize("form", FORMS)
def test_that_each_form_that_is_asked_for_stands(form: str) -> None:
    told = Candidates(forms=(form,))
    stands = {option.form for option in engage(assessment(candidates=told)).options.values()}

    # One closed model alone needs no router.
    assert (form in stands) == (form != "closed_routed")
