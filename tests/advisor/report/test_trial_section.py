"""The debate's section names both sides, counts every claim and draws the map with its table."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from advisor.evaluation import Evaluation
from advisor.report.chart_map import chart_map
from advisor.report.report_model import Chart, Section, Table
from advisor.report.said import Writer
from advisor.report.trial_said import TrialWriter
from advisor.report.trial_section import trial_section
from advisor.trial.reading import hold_trial
from advisor.words.text import texts_for
from tests.advisor.builders import DAY, assessment, catalogue, workload
from tests.advisor.report.example import evaluation
from tests.advisor.trial.example import debate, run


@cache
def held() -> Evaluation:
    """The made-up answer with the debate held against a run whose workloads it names."""
    first, second = (
        workload(id_, data_class="public").model_copy(
            update={"task_sensitivity": at[0], "industry_data_demand": at[1]}
        )
        for id_, at in (("service", (2.0, 3.0)), ("knowledge", (8.0, None)))
    )
    matter = run(assessment(first, second))
    return hold_trial(evaluation(), matter, debate(), catalogue(), DAY)


def section(language: str) -> Section:
    texts = texts_for(language)
    return trial_section(held(), Writer(held(), texts))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_that_every_claim_is_counted_once(language: str) -> None:
    said = TrialWriter(held(), debate().claims, texts_for(language))

    assert len(said.tried_rows()) + len(said.untested_rows()) == 421
    assert "421" in section(language).lead


def test_that_each_conflict_shows_every_side_with_speaker_and_day() -> None:
    said = TrialWriter(held(), debate().claims, texts_for("en"))

    conflicts = said.conflicts(only_tried=False)

    assert len(conflicts) == 30
    order = next(sides for title, sides in conflicts if title.startswith("C392"))
    assert len(order) == 3
    assert "C129 · Xin Zhou" in order[0][1]
    assert "Aug 27, 2024" in order[0][1]
    assert all(len(sides) >= 2 for _, sides in conflicts)


def test_that_rules_stand_in_the_order_of_a_view_and_contradictions_side_by_side() -> None:
    said = TrialWriter(held(), debate().claims, texts_for("en"))

    closed = [row[2] for row in said.rule_rows(("closed", "hybrid", "none", "open"))]
    opened = [row[2] for row in said.rule_rows(("open", "hybrid", "closed", "none"))]

    assert closed == sorted(closed, key=["closed", "hybrid", "neither", "open"].index)
    assert opened == sorted(opened, key=["open", "hybrid", "closed", "neither"].index)
    for one, other in said.contradictions():
        assert other[:4] in debate().claims[one[:4]].conflicts_with


def test_that_the_map_draws_who_stands_on_it_and_its_table_names_all() -> None:
    chart = chart_map(held(), texts_for("en"))
    assert chart is not None

    points = [mark for mark in chart.marks if mark.kind == "named"]

    assert [(point.x, point.y, point.label) for point in points] == [(2.0, 3.0, "Customer service")]
    assert len([mark for mark in chart.marks if mark.kind == "words"]) == 4
    assert np.allclose(chart.lines[0].y, 5.0)
    assert [row[0] for row in chart.rows] == ["Customer service", "Knowledge base"]
    assert "prescribed (C073)" in chart.rows[0][3]
    assert chart.rows[1][3] == "not placed: an answer is missing"


def test_that_the_section_holds_chart_and_tables_and_is_empty_without_a_debate() -> None:
    blocks = section("zh_CN").blocks

    assert sum(isinstance(block, Chart) for block in blocks) == 1
    assert sum(isinstance(block, Table) for block in blocks) >= 4
    plain = trial_section(evaluation(), Writer(evaluation(), texts_for("en")))
    assert plain.blocks == ()
