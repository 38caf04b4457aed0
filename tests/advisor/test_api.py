"""The façade: lists to choose from, problems, fits, rows to size, schemas, and a light start."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import subprocess
import sys

import pytest

from advisor import api
from advisor.api import Draft

DAY = dt.date(2026, 11, 22)
KINDS = {
    "region": "CN",
    "currency": "EUR",
    "role": "integrator",
    "data_class": "restricted",
    "failure_handling": "lost",
    "template": "customer_service",
    "accelerator": "H100-SXM",
    "closed_model": "gpt-6-luna",
    "open_model": "glm-5.2",
}
HEAVY = {"numpy", "typst", "sqlite_utils", "sqlite3", "pynvml", "psutil", "babel", "scipy"}
"""Packages that cost start-up time and are needed only once something is asked for."""


def drafted(**answers: api.Answer) -> Draft:
    """Build a draft of one workload; in a path, two underscores stand for a dot."""
    told: dict[str, api.Answer] = {"workloads.w.name": "Desk", "workloads.w.volume": 1000.0}
    return Draft({**told, **{path.replace("__", "."): value for path, value in answers.items()}})


def evaluated(draft: Draft) -> api.Evaluation:
    return api.evaluate_draft(draft, as_of=DAY, samples=16, seed=0)


@pytest.mark.parametrize(("kind", "member"), KINDS.items())
def test_that_every_kind_of_list_has_choices_that_can_be_said(kind: str, member: str) -> None:
    found = api.choices(kind)

    values = [choice.value for choice in found]
    assert member in values
    assert len(set(values)) == len(values)
    for language in api.languages():
        texts = api.texts_for(language)
        assert all(texts.say(choice.label) for choice in found if choice.label != choice.value
                   and not isinstance(choice.label, str))  # fmt: skip


def test_that_an_unknown_list_is_refused() -> None:
    with pytest.raises(LookupError, match="no list of colours"):
        api.choices("colours")


def test_that_models_of_the_drafts_own_region_come_first() -> None:
    def first(region: str) -> str:
        return api.choices("closed_model", Draft({"organisation.region": region}))[0].value

    assert first("CN") != first("US")
    assert {c.value for c in api.choices("closed_model", Draft({"organisation.region": "CN"}))} == {
        c.value for c in api.choices("closed_model")
    }


def test_that_every_closed_model_offered_can_be_compared() -> None:
    offered: list[api.Answer] = [choice.value for choice in api.choices("closed_model")]
    draft = drafted(candidates__closed_models=offered)

    assert [p for p in api.problems_of(draft) if p.message.id == "problem.no_price"] == []


def test_that_one_volume_is_enough_for_a_verdict() -> None:
    draft = drafted()

    assert api.problems_of(draft) == ()
    assert sum(evaluated(draft).probability_best.values()) == pytest.approx(1)


def test_that_unknown_names_are_problems_with_their_place() -> None:
    draft = drafted(candidates__open_models=["no-such"], workloads__w__template="none")

    assert {(p.where, p.message.id) for p in api.problems_of(draft)} == {
        ("candidates.open_models", "problem.unknown_model"),
        ("workloads.w.template", "problem.unknown_template"),
    }


def test_that_an_answer_that_cannot_stand_comes_before_the_catalogue() -> None:
    draft = drafted(workloads__w__volume=-1.0, candidates__open_models=["no-such"])

    (problem,) = api.problems_of(draft)
    assert problem.where == "workloads.w.volume"


def test_that_a_price_the_catalogue_lacks_is_asked_for_and_taken() -> None:
    lacking = {"candidates__accelerator": "A100-SXM-80GB"}
    (problem,) = api.problems_of(drafted(**lacking))
    assert problem.where == "figures.purchase.A100-SXM-80GB"

    given = drafted(**lacking, **{"figures__purchase__A100-SXM-80GB": 90_000.0})
    assert api.problems_of(given) == ()
    rows = {row.id: row for row in evaluated(given).inputs}
    assert rows["purchase.A100-SXM-80GB"].set_by == "client"
    assert rows["purchase.A100-SXM-80GB"].likely == 90_000


@pytest.mark.parametrize(
    "answers",
    [
        {"workloads__w__answer_tokens": 0.0, "workloads__w__reasoning_tokens": 0.0},
        {"workloads__w__growth_per_year": {"low": -0.9, "likely": 0.1, "high": 2.0}},
        {"workloads__w__active_hours_per_month": {"low": 0.0, "likely": 9.0, "high": 99.0}},
        {"workloads__w__deferrable_share": 1.0},
        {"workloads__w__volume": 1e-3},
        {"workloads__w__volume": 1e12},
        {"workloads__w__success_rate": 0.0},
        {"phases__integration_start": 0, "phases__innovation_start": 0},
        {"finance__horizon_months": 13},
        {"candidates__open_models": ["mistral-large-3-675b"]},
        {"phases__verification_share": 0.0, "phases__integration_share": 0.0},
    ],
)
def test_that_an_extreme_that_may_stand_is_evaluated(answers: dict[str, api.Answer]) -> None:
    draft = drafted(**answers)

    assert api.problems_of(draft) == ()
    found = evaluated(draft)
    assert sum(found.probability_best.values()) == pytest.approx(1)


def test_that_the_inventory_says_what_runs_on_a_machine() -> None:
    draft = drafted(
        machines__m__name="Rack",
        machines__m__accelerator="H100-SXM",
        machines__m__accelerators_per_server=1,
        machines__m__servers=1,
    )
    found = {fit.model: fit for fit in api.fits(draft, "m", DAY)}

    # 8 billion weights fit one card of 80 GB, 671 billion do not.
    assert found["llama-3.1-8b"].fits
    assert not found["deepseek-v3"].fits
    texts = api.texts_for("zh_CN")
    assert all(texts.say(fit.reason) for fit in found.values())


def test_that_the_inventory_waits_for_a_number_of_accelerators() -> None:
    unfinished = drafted(machines__m__accelerator="H100-SXM")

    assert api.fits(unfinished, "m", DAY) == ()
    assert api.fits(unfinished.with_answer("machines.m.accelerators_per_server", 0), "m", DAY) == ()


def test_that_an_unknown_accelerator_in_the_inventory_is_named() -> None:
    with pytest.raises(api.AdvisorError, match="unknown_accelerator") as caught:
        api.fits(drafted(machines__m__accelerator="Abacus"), "m", DAY)
    assert caught.value.problems[0].where == "machines.m.accelerator"


def test_that_rows_are_sized_with_an_interval_around_the_prediction() -> None:
    row = {"model": "llama-3.1-8b", "gpu": "H100-SXM", "n_gpus": "1", "isl": "1024", "osl": "128"}

    good, bad = api.size_rows([row, row | {"isl": "-1"}])
    low, likely, high = (
        float(str(good[name])) for name in ("low", "predicted_output_tokens_per_s", "high")
    )
    assert 0 < low < likely < high
    assert isinstance(bad["problem"], api.Message)


@pytest.mark.parametrize("schema", [api.assessment_schema, api.evaluation_schema])
def test_that_a_schema_is_json_and_names_its_parts(schema: object) -> None:
    assert callable(schema)
    found = json.loads(json.dumps(schema()))

    assert found["type"] == "object"
    assert {"workloads", "plans"} & set(found["properties"])


def test_that_a_schema_tells_of_a_field_what_stands_beneath_it() -> None:
    told = api.assessment_schema()
    low = "Nine futures in ten lie above this (P10)."
    found = api.evaluation_schema()
    samples = "Random futures in which the plans are read."

    assert told["$defs"]["Estimate"]["properties"]["low"]["description"] == low
    assert "description" not in found["$defs"]["Message"]["properties"]["id"]
    assert found["properties"]["samples"]["description"] == samples


def test_that_an_answer_is_read_without_making_what_checks_it() -> None:
    sent = pickle.dumps(evaluated(drafted()))
    code = (
        "import pickle, sys; found = pickle.load(sys.stdin.buffer); kind = type(found)\n"
        "print(kind.__name__, kind.__pydantic_complete__, len(found.plans) > 0)\n"
        "print(kind.model_validate_json(found.model_dump_json()) == found)"
    )
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", code], input=sent, capture_output=True, check=True
    )

    assert done.stdout.split() == [b"Evaluation", b"False", b"True", b"True"]


def test_that_an_evaluation_is_the_same_again_and_another_for_another_seed() -> None:
    draft = drafted()
    once, again = (evaluated(draft).model_dump_json() for _ in range(2))
    other = api.evaluate_draft(draft, as_of=DAY, samples=16, seed=1).model_dump_json()

    assert once == again
    assert once != other


def test_that_an_evaluation_survives_its_own_json() -> None:
    found = evaluated(drafted())

    assert api.Evaluation.model_validate_json(found.model_dump_json()) == found


def test_that_the_start_loads_nothing_that_is_not_needed_yet() -> None:
    code = "import sys, advisor.api; print('\\n'.join(sys.modules))"
    asked = [sys.executable, "-c", code]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603

    assert HEAVY & set(done.stdout.split()) == set()
