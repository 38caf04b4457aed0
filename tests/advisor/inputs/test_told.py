"""A figure the client gave is trusted by what stands behind it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from advisor.catalogue.load import load_catalogue
from advisor.draft import Draft
from advisor.errors import message
from advisor.inputs.distribution import values_at
from advisor.inputs.ledger import Input
from advisor.inputs.lookup import told
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import scope_of
from advisor.model.record import Estimate, RangeShape
from advisor.resources import resource

DAY = dt.date(2026, 11, 22)


def drafted(answer: Any) -> Draft:
    template = {"workloads.w.template": "customer_service"}
    return Draft({**template, "workloads.w.volume": answer})


@pytest.mark.parametrize(
    ("source", "evidence"),
    [
        ("Quotation 17 of 3 May", "quoted"),
        ("", "assumed"),
        ("assumed: half a year of tenders", "assumed"),
        ("Assumed by the workshop", "assumed"),
        ("假设：半年招标", "assumed"),
        ("C016: 100 to 200 yuan; 600 characters are assumed", "quoted"),
    ],
)
def test_that_a_source_that_only_says_assumed_does_not_count_as_a_source(
    source: str, evidence: str
) -> None:
    given = Estimate(low=1, likely=2, high=3, source=source)

    assert told("x.volume", message("x"), "", given, "positive").evidence == evidence


@pytest.mark.parametrize("shape", ["uniform", "triangular", "pert", "lognormal"])
def test_that_a_range_is_spread_as_the_client_says(shape: RangeShape) -> None:
    given = Estimate(low=1, likely=2, high=4, shape=shape)

    found = told("workload.w.volume", message("x"), "units/month", given, "positive")

    assert (found.shape, found.low, found.likely, found.high) == (shape, 1, 2, 4)
    assert found.is_uncertain


def test_that_an_answer_carries_its_shape_to_the_inputs_and_the_futures() -> None:
    def volume(**more: object) -> Input:
        draft = drafted({"low": 100, "likely": 200, "high": 400, **more})
        assessment, catalogue = draft.completed(), load_catalogue(resource())
        scope = scope_of(assessment, catalogue, DAY)
        return resolve(assessment, catalogue, scope, DAY)["workload.w.volume"]

    plain, even = volume(), volume(shape="uniform")
    assert (plain.shape, even.shape) == ("range", "uniform")
    scores = np.linspace(-3, 3, 601)
    # evenly spread from 62.5 to 437.5; three deviations up lie 99.865 % of all
    assert values_at(even, scores).max() == pytest.approx(62.5 + 375 * 0.99865, abs=0.01)
    assert values_at(plain, scores).max() > 600


def test_that_a_lognormal_range_from_zero_is_a_problem_of_the_answer() -> None:
    shaped = {"low": 0, "likely": 2, "high": 4, "shape": "lognormal"}

    (problem,) = drafted(shaped).problems()

    assert problem.where == "workloads.w.volume"
    assert problem.message.id == "problem.lognormal_from_zero"


def test_that_a_range_of_an_unknown_shape_is_a_problem_of_the_answer() -> None:
    found = drafted({"low": 1, "likely": 2, "high": 4, "shape": "camel"}).problems()

    assert [problem.where for problem in found] == ["workloads.w.volume"]
