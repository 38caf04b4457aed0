"""The chart of how full servers are, read as a person would."""

from __future__ import annotations

from advisor.evaluation import PoolLoad
from advisor.report.charts import chart_utilisation
from advisor.words.text import texts_for
from tests.advisor.report.example import evaluation

EN = texts_for("en")
MONTHS = evaluation().horizon_months
OWN, OTHER = (option.id for option in evaluation().options[:2])


def load(option: str, middle: float, servers: int = 3) -> PoolLoad:
    """Nothing runs in the first month; the last one is a tenth fuller than the others."""
    course = (0.0, *([middle] * (MONTHS - 2)), middle + 0.1)
    return PoolLoad(
        option=option,
        servers=(0, *([servers] * (MONTHS - 1))),
        p10=tuple(0.5 * share for share in course),
        p50=course,
        p90=tuple(2 * share for share in course),
    )


def test_that_the_fullest_servers_stand_first_with_their_band_and_the_limit_last() -> None:
    chart = chart_utilisation(evaluation(pool_loads=(load(OTHER, 0.2), load(OWN, 0.5))), EN)

    assert [line.key for line in chart.lines] == [OWN, OTHER, "full"]
    assert [line.emphasis for line in chart.lines] == [True, False, False]
    assert [area.key for area in chart.areas] == [OWN]
    assert (chart.lines[0].x[0], chart.lines[0].x[-1]) == (1, MONTHS)
    assert set(chart.lines[-1].y) == {1.0}
    assert chart.y.maximum >= 1.2


def test_that_the_fullest_month_is_told_with_how_much_is_left() -> None:
    chart = chart_utilisation(evaluation(pool_loads=(load(OWN, 0.5),)), EN)

    assert f"Fullest in month {MONTHS}" in chart.subtitle
    assert "3 servers, 60% in half of the futures and at most 120% in nine of ten" in chart.subtitle


def test_that_the_table_says_every_month() -> None:
    chart = chart_utilisation(evaluation(pool_loads=(load(OWN, 0.5),)), EN)

    assert len(chart.rows) == MONTHS
    assert chart.rows[0] == ("1", "0", "0%", "0%", "0%")
    assert chart.rows[-1] == (str(MONTHS), "3", "30%", "60%", "120%")
    assert [head.rpartition(": ")[2] for head in chart.header] == [
        "Month",
        "servers",
        "P10",
        "P50",
        "P90",
    ]


def test_that_a_plan_without_servers_says_why_there_is_nothing_to_draw() -> None:
    chart = chart_utilisation(evaluation(), EN)

    assert (chart.lines, chart.areas, chart.rows) == ((), (), ())
    assert "follows the load" in chart.subtitle
