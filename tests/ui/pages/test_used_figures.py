"""Tests of the words that say which figure stands in for a missing answer."""

from advisor import api
from tests.advisor.report.example import evaluation, input_row, swing
from ui.pages.used_figures import UsedFigures


def test_that_a_missing_answer_says_which_range_stands_in(texts: api.Texts) -> None:
    row = input_row(0).model_copy(update={"id": "workload.w1.cached_share"})

    used = UsedFigures(evaluation(inputs=(row,)), texts)

    assert used.say("workloads.w1.cached_share") == "In use: 20% (10% to 30%), published"


def test_that_a_figure_without_a_range_is_said_alone(texts: api.Texts) -> None:
    row = input_row(0).model_copy(update={"low": 0.2, "high": 0.2})

    used = UsedFigures(evaluation(inputs=(row,)), texts)

    assert used.say("example.figure_0") == "In use: 20%, published"


def test_that_models_nobody_chose_are_named(texts: api.Texts) -> None:
    used = UsedFigures(evaluation(), texts)

    assert used.say("candidates.closed_models") == "In use: Example Large"
    assert used.say("candidates.open_models") == "In use: Example Open 70B"


def test_that_nothing_is_said_of_an_answer_without_an_input(texts: api.Texts) -> None:
    assert UsedFigures(evaluation(), texts).say("workloads.w1.name") == ""


def test_that_a_figure_in_use_names_its_source_and_one_of_the_client_does_not(
    texts: api.Texts,
) -> None:
    row = input_row(0).model_copy(update={"source": "Price list, page 3", "set_by": "catalogue"})
    own = row.model_copy(update={"set_by": "client"})

    said = [UsedFigures(evaluation(inputs=(one,)), texts).of(row.id).source for one in (row, own)]

    assert said == ["Source: Price list, page 3", ""]


def test_that_a_question_says_what_its_range_moves_and_whether_it_may_turn_the_verdict(
    texts: api.Texts,
) -> None:
    calm = swing("workload.w1.volume", 1e6).model_copy(
        update={"cost_at_low": 2e6, "cost_at_high": 3e6, "flips": False}
    )
    wild = calm.model_copy(update={"input": "workload.w2.volume", "flips": True})
    flat = calm.model_copy(update={"input": "workload.w3.volume", "cost_at_high": 2e6})

    used = UsedFigures(evaluation(tornado=(calm, wild, flat)), texts)
    found = {key: used.of(f"workloads.{key}.volume") for key in ("w1", "w2", "w3", "w4")}

    low, high = (texts.money(cost, evaluation().currency, compact=True) for cost in (2e6, 3e6))
    assert found["w1"].effect.endswith(f"from {low} to {high}")
    assert [found[key].flips for key in found] == [False, True, False, False]
    assert found["w2"].effect.startswith("◆ May turn the verdict")
    assert found["w3"].effect == "Effect: hardly moves net present cost"
    assert found["w4"].effect == ""
