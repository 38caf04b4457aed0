"""The short way asks at most fifteen questions; what is worth most to know comes next."""

from __future__ import annotations

from advisor.draft import Answer, Draft
from advisor.errors import message
from advisor.evaluation import KnownInput, ValueOfInformation
from advisor.express import MOST, answer_of, express_path, worth_knowing
from tests.advisor.report.example import evaluation, input_row, swing

ORGANISATION = [
    "organisation.region",
    "organisation.engineers",
    "rules.air_gapped",
    "rules.foreign_api_barred",
    "finance.currency",
    "finance.horizon_months",
]


def paths(**answers: Answer) -> list[str]:
    draft = Draft({path.replace("__", "."): answer for path, answer in answers.items()})
    return [asked.path for asked in express_path(draft)]


def test_that_a_blank_engagement_is_asked_for_a_workload_and_whether_there_is_a_machine() -> None:
    assert paths() == [
        *ORGANISATION,
        "workloads.w1.template",
        "workloads.w1.volume",
        "workloads.w1.data_class",
        "workloads.w1.value_per_success",
        "machines.m1.accelerator",
    ]


def test_that_a_machine_that_is_there_is_asked_how_many() -> None:
    assert paths(machines__m1__accelerator="L40S")[-3:] == [
        "machines.m1.accelerator",
        "machines.m1.accelerators_per_server",
        "machines.m1.servers",
    ]


def test_that_never_more_than_fifteen_are_asked_and_every_volume_is_among_them() -> None:
    for workloads in range(1, MOST + 1):
        answers: dict[str, Answer] = {
            f"workloads.k{number}.template": "knowledge_base" for number in range(workloads)
        }
        found = [asked.path for asked in express_path(Draft(answers))]

        assert len(found) <= MOST
        assert sum(path.endswith(".volume") for path in found) == workloads


def test_that_a_value_gives_way_before_a_data_class_and_that_before_the_organisation() -> None:
    found = paths(**{f"workloads__{key}__template": "knowledge_base" for key in "abcd"})

    assert len(found) == MOST
    assert [path for path in found if path in ORGANISATION] == ORGANISATION
    assert sum(path.endswith(".volume") for path in found) == 4
    assert sum(path.endswith(".data_class") for path in found) == 4
    assert not any(path.endswith(".value_per_success") for path in found)


def test_that_an_input_is_answered_where_it_is_asked_else_as_an_own_figure() -> None:
    assert answer_of("workload.w1.cached_share") == "workloads.w1.cached_share"
    assert answer_of("finance.discount_rate") == "finance.discount_rate"
    assert answer_of("machine.m1.resale_value") == "machines.m1.resale_value"
    assert answer_of("drift.api_price") == "figures.drift.api_price"
    assert answer_of("workload.w1.measured_success.qwen2.5-72b").startswith("figures.")


def test_that_what_is_worth_most_comes_first_then_what_moves_most_and_told_ones_are_left_out() -> (
    None
):
    swings = [
        swing(name, 1.0).model_copy(update={"cost_at_low": 0.0, "cost_at_high": moved})
        for name, moved in (
            ("drift.api_price", 9.0),
            ("workload.w1.cached_share", 5.0),
            ("workload.w1.volume", 8.0),
            ("pue.on_premises", 0.0),
            ("drift.wage", 2.0),
            ("finance.discount_rate", 7.0),
        )
    ]
    told = input_row(0).model_copy(update={"id": "workload.w1.volume", "set_by": "client"})
    draft = Draft(
        {"remarks.finance.discount_rate": {"note": "Undiscounted here", "does_not_apply": True}}
    )
    found = evaluation(tornado=tuple(swings), inputs=(told,))
    plain = worth_knowing(found.model_copy(update={"evppi": None}), draft)

    assert [one.input for one in plain] == [
        "drift.api_price",
        "workload.w1.cached_share",
        "drift.wage",
    ]
    assert [one.path for one in plain][:2] == [
        "figures.drift.api_price",
        "workloads.w1.cached_share",
    ]

    known = ValueOfInformation(
        evpi=4.0,
        evpi_error=0.1,
        inputs=tuple(
            KnownInput(input=name, label=message(f"input.{name}"), worth=worth, error=0.1)
            for name, worth in (("drift.wage", 3.0), ("drift.api_price", None))
        ),
        noise_floor=0.0,
        agenda=(),
    )
    weighed = worth_knowing(found.model_copy(update={"evppi": known}), draft)
    assert [(one.input, one.worth) for one in weighed] == [
        ("drift.wage", 3.0),
        ("drift.api_price", None),
        ("workload.w1.cached_share", None),
    ]
