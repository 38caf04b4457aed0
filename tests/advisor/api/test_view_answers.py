"""A view's figures as answers: whole numbers stay whole, each says the claim it comes from."""

from __future__ import annotations

from advisor import api
from advisor.draft import Draft
from tests.advisor.report.test_trial_section import held


def test_that_a_view_s_figures_are_answers_that_can_be_entered() -> None:
    answers = api.view_answers(held(), "closed_vendor")

    assert answers["organisation.hardware_kinds"] == 2
    assert answers["figures.quality.gap_range"] == {
        "low": 0.2,
        "likely": 0.2,
        "high": 0.2,
        "note": "C007",
    }
    draft = Draft({"workloads.w1.volume": 1000})
    for path, value in answers.items():
        draft = draft.with_answer(path, value)
    assert draft.problems() == ()


def test_that_the_neutral_view_sets_nothing() -> None:
    assert api.view_answers(held(), "neutral") == {}
