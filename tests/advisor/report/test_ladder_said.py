"""The talent ladder, read as a person would."""

from __future__ import annotations

from advisor.evaluation import Evaluation, LadderRung
from advisor.report.build import build_report
from advisor.report.facts import Facts
from advisor.report.ladder_said import ladder_said, rung_needed
from advisor.report.report_model import Heading
from advisor.words.text import texts_for
from tests.advisor.report.example import AS_OF, evaluation

EN = texts_for("en")


def climbing() -> Evaluation:
    """The team evaluates today; it tunes in half a year and adapts after the horizon."""
    late = evaluation().horizon_months
    rungs = (
        LadderRung(rung="uses", month=0, opens=()),
        LadderRung(rung="evaluates", month=0, opens=("closed_adapted",)),
        LadderRung(rung="tunes", month=6, opens=("closed_tuned", "open_tuned")),
        LadderRung(rung="adapts", month=late, opens=("industry_adapted",)),
    )
    return evaluation(ladder=rungs)


def test_that_each_rung_stands_with_its_month_and_what_it_opens() -> None:
    said = ladder_said(climbing(), EN)

    assert said is not None
    assert said.today == 1
    assert said.rows[1][1] == "today"
    assert said.rows[2][:2] == ("Tunes hosted models", "from month 7")
    assert said.rows[2][2] == "Closed model with hosted tuning; Open model with hosted tuning"
    assert said.rows[3][1].endswith("after the horizon")


def test_that_a_route_names_its_rung_and_from_when_the_team_is_there() -> None:
    answer = climbing()

    assert rung_needed("closed_tuned", answer, EN) == "Tunes hosted models (from month 7)"
    assert rung_needed("closed_adapted", answer, EN) == "Writes prompts and evaluates (today)"
    assert rung_needed("closed_api", answer, EN) == "–"


def test_that_without_a_told_rung_only_what_is_asked_for_is_named() -> None:
    unknown = tuple(one.model_copy(update={"month": None}) for one in climbing().ladder)
    answer = evaluation(ladder=unknown)

    assert ladder_said(answer, EN) is None
    assert rung_needed("closed_tuned", answer, EN) == "Tunes hosted models"


def test_that_the_roadmap_shows_the_ladder_where_the_rung_is_told() -> None:
    def headings(answer: Evaluation) -> list[str]:
        report = build_report(answer, Facts(title="", organisation=""), EN, as_of=AS_OF)
        blocks = next(one for one in report.sections if one.id == "roadmap").blocks
        return [block.text for block in blocks if isinstance(block, Heading)]

    assert "Talent ladder" in headings(climbing())
    assert "Talent ladder" not in headings(evaluation())
