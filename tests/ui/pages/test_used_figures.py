"""Tests of the words that say which figure stands in for a missing answer."""

from advisor import api
from tests.advisor.report.example import evaluation, input_row
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
