"""Words change in every text that a person reads, and nowhere else."""

from __future__ import annotations

from advisor import api
from advisor.report.build import build_report
from advisor.report.facts import Facts
from advisor.report.reworded import reworded
from advisor.words.text import texts_for
from tests.advisor.report.example import AS_OF, evaluation
from tests.advisor.report.test_report import strings_of

EN = texts_for("en")


def test_that_every_sentence_of_a_report_is_put_through_the_words() -> None:
    names = {"service": "Help desk of Acme", "knowledge": "Library"}
    facts = Facts(title="Acme's models", organisation="Acme", sector="retail")
    report = build_report(evaluation(workload_names=names), facts, EN, as_of=AS_OF)
    assert sum("Acme" in said for said in strings_of(report)) > 3

    hidden = reworded(report, lambda text: text.replace("Acme", "X"))

    assert not any("Acme" in said for said in strings_of(hidden))
    assert sum(1 for _ in strings_of(hidden)) == sum(1 for _ in strings_of(report))
    assert hidden.title == "X's models"
    assert hidden.day == report.day


def test_that_what_a_program_reads_stays() -> None:
    report = build_report(evaluation(), Facts(title="x"), EN, as_of=AS_OF)

    shouted = reworded(report, str.upper)

    assert [one.id for one in shouted.sections] == [one.id for one in report.sections]
    assert shouted.decision.tone == report.decision.tone
    assert shouted.page == report.page
    assert shouted.decision.verdict == report.decision.verdict.upper()


def test_that_a_chart_keeps_its_figures_and_how_it_is_painted() -> None:
    chart = api.chart_cost_over_time(evaluation(), EN)

    hidden = reworded(chart, lambda text: f"{text}!")

    assert hidden.title == f"{chart.title}!"
    assert [line.tone for line in hidden.lines] == [line.tone for line in chart.lines]
    assert [line.key for line in hidden.lines] == [line.key for line in chart.lines]
    assert all((a.y == b.y).all() for a, b in zip(hidden.lines, chart.lines, strict=True))
    assert hidden.rows[0][0] == f"{chart.rows[0][0]}!"
    assert hidden.x.says is chart.x.says


def test_that_nothing_is_made_anew_where_no_word_changes() -> None:
    report = build_report(evaluation(), Facts(title="x"), EN, as_of=AS_OF)

    assert reworded(report, lambda text: text) == report
