"""Own figures are read as the whole draft would read them, or not at all."""

from __future__ import annotations

import pytest

from advisor.draft import Answer, Draft
from advisor.draft.own_figures import own_figures

WORKLOAD: dict[str, Answer] = {
    "workloads.w1.name": "Desk",
    "workloads.w1.template": "customer_service",
    "workloads.w1.volume": 1000.0,
}


@pytest.mark.parametrize(
    "told",
    [
        3.5,
        0,
        {"low": 1, "likely": 2.0, "high": 3, "source": "a quote", "note": "as agreed"},
        {"low": 1.0, "likely": 2.0, "high": 3.0, "shape": "triangular"},
        {"scenarios": [{"value": 1, "probability": 0.4}, {"value": 3, "probability": 0.6}]},
    ],
)
def test_that_a_figure_is_read_as_in_the_whole_draft(told: Answer) -> None:
    figures: dict[str, Answer] = {"figures.electricity.CN": told, "figures.fx.CNY": 7.0}
    if isinstance(told, dict) and "scenarios" in told:
        told["shape"] = "scenarios"

    found = own_figures(figures)

    assert found == Draft({**WORKLOAD, **figures}).completed().figures


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("figures.electricity.CN", "about two"),
        ("figures.electricity.CN", {"low": 3, "likely": 2, "high": 1}),
        ("figures.electricity.CN", {"low": 0, "likely": 2, "high": 3, "shape": "lognormal"}),
        ("workloads.w1.volume", 2000.0),
        ("finance.discount_rate", 0.1),
    ],
)
def test_that_what_cannot_stand_or_is_no_figure_is_left_to_the_whole(
    path: str, told: Answer
) -> None:
    assert own_figures({path: told}) is None
