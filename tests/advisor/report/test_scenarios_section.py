"""Scenarios stand beside the baseline with bands, differences, ranks and what was moved."""

from __future__ import annotations

from advisor.errors import message
from advisor.evaluation import Band, Posture, ScenarioMove, ScenarioPlan, ScenarioResult
from advisor.report.chart_scenarios import chart_scenarios
from advisor.report.report_model import Chart, Heading, Paragraph, Table
from advisor.report.said import Writer
from advisor.report.scenarios_section import scenarios_section
from advisor.report.scenarios_table import scenarios_table
from advisor.words.text import texts_for
from tests.advisor.report.example import evaluation, none_feasible

EN = texts_for("en")


def plan(posture: Posture, worth: float, cost: float, best: float) -> ScenarioPlan:
    def band(middle: float) -> Band:
        return Band(p10=middle - 1e6, p50=middle, p90=middle + 2e6, mean=middle)

    return ScenarioPlan(
        posture=posture, worth=band(worth), net_present_cost=band(cost), probability_best=best
    )


def moved(name: str, before: float, after: float) -> ScenarioMove:
    label = message("report.option_at", option=name, place="example")
    return ScenarioMove(
        path=f"figures.{name}", label=label, unit="share", before=before, after=after
    )


def standing(
    name: str, *plans: ScenarioPlan, moves: tuple[ScenarioMove, ...] = ()
) -> ScenarioResult:
    leading = plans[0].posture if plans else None
    return ScenarioResult(
        key=name,
        name=name,
        moved=moves,
        posture=leading or "none_feasible",
        leading=leading,
        plans=plans,
    )


BASE = standing("", plan("open", 10e6, 4e6, 0.6), plan("closed", 8e6, 5e6, 0.4))
DEAR = standing(
    "Dear power",
    plan("closed", 9e6, 4.5e6, 0.7),
    plan("open", 7e6, 7e6, 0.3),
    moves=(moved("power", 0.1, 0.3),),
)
NOTHING = standing("No plan", moves=(moved("power", 0.1, 0.9), moved("rate", 0.05, 0.2)))


def cells(*standings: ScenarioResult) -> dict[str, tuple[str, ...]]:
    table = scenarios_table(standings, "As saved", "CNY", EN)
    return {row[0]: row[1:] for row in table.rows}


def test_that_differences_are_told_against_the_first_column() -> None:
    rows = cells(BASE, DEAR)

    assert rows["Difference in net worth"] == ("—", "−CN¥1M")
    assert rows["Difference in net present cost"] == ("—", "+CN¥500K")


def test_that_the_rank_says_where_the_baselines_plan_went() -> None:
    assert cells(BASE, DEAR)["Rank of the plan that leads"] == (
        "Open: 1",
        "Open: 2 (was 1)",
    )
    assert cells(BASE, NOTHING)["Rank of the plan that leads"][1] == "Open: no plan"


def test_that_a_band_stands_beside_its_median() -> None:
    rows = cells(BASE, DEAR)

    assert rows["Net worth, median"][1] == "CN¥9M"
    assert rows["Net worth, P10 to P90"][1] == "CN¥8M – CN¥11M"


def test_that_every_moved_answer_has_one_row_over_all_scenarios() -> None:
    table = scenarios_table((BASE, DEAR, NOTHING), "As saved", "CNY", EN)

    assert [row[1:] for row in table.rows[table.moved :]] == [
        ("10%", "30%", "90%"),
        ("5%", "—", "20%"),
    ]


def test_that_a_figure_taken_as_exact_is_marked_and_what_it_does_is_told() -> None:
    (move,) = DEAR.moved
    exact = DEAR.model_copy(update={"moved": (move.model_copy(update={"exact": True}),)})
    plain = evaluation()
    beside = plain.model_copy(update={"scenarios": (exact,)})

    marked = scenarios_table((BASE, exact, NOTHING), "As saved", "CNY", EN)
    blocks = scenarios_section(beside, Writer(plain, EN)).blocks

    assert marked.rows[marked.moved][1:] == ("10%", "30% (exact)", "90%")
    assert "taken as exact" in marked.note
    assert blocks[-1] == Paragraph(marked.note, "note")
    assert scenarios_table((BASE, DEAR), "As saved", "CNY", EN).note == ""


def test_that_a_bar_parts_at_the_median_and_a_scenario_without_plan_has_none() -> None:
    model = chart_scenarios((BASE, DEAR, NOTHING), "As saved", "worth", "CNY", EN)
    assert model is not None

    found = [(span.row, span.start, span.end) for span in model.spans]
    assert found == [
        (0, 9e6, 10e6),
        (0, 10e6, 12e6),
        (1, 8e6, 9e6),
        (1, 9e6, 11e6),
    ]
    assert [mark.x for mark in model.marks] == [10e6]
    assert [row[0] for row in model.rows] == ["As saved", "Dear power", "No plan"]


def test_that_without_any_plan_there_is_no_chart() -> None:
    assert chart_scenarios((NOTHING,), "As saved", "worth", "CNY", EN) is None


def test_that_the_report_shows_scenarios_where_they_were_evaluated_only() -> None:
    plain = evaluation()
    beside = plain.model_copy(update={"scenarios": (DEAR,)})

    assert scenarios_section(plain, Writer(plain, EN)).blocks == ()
    found = scenarios_section(beside, Writer(beside, EN)).blocks
    assert [type(block) for block in found] == [Table, Chart, Heading, Table, Paragraph]
    results = found[0]
    assert isinstance(results, Table)
    assert [column.head for column in results.columns] == ["", "As saved", "Dear power"]


def test_that_the_section_stands_where_no_plan_is_feasible() -> None:
    answer = none_feasible().model_copy(update={"scenarios": (NOTHING,)})

    found = scenarios_section(answer, Writer(answer, EN)).blocks

    assert [type(block) for block in found] == [Table, Heading, Table, Paragraph]
