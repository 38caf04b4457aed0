"""The report's section of scenarios, where any were evaluated with the answers as they stand."""

from __future__ import annotations

from advisor.evaluation import Evaluation
from advisor.probe.scenarios import read_scenario
from advisor.report.chart_scenarios import chart_scenarios
from advisor.report.report_model import (
    Block,
    Chart,
    Column,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
)
from advisor.report.said import Writer
from advisor.report.scenarios_table import scenarios_table

_FIRST = 2.0
_OTHER = 1.6


def scenarios_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section; without scenarios it is empty."""
    texts, say = writer.texts, writer.texts.say
    title = say("report.scenarios.title")
    if not evaluation.scenarios:
        return Section("scenarios", title, "", ())
    standings = (read_scenario(evaluation, evaluation), *evaluation.scenarios)
    name, currency = say("scenarios.as_saved"), evaluation.currency
    table = scenarios_table(standings, name, currency, texts)
    columns = (
        Column(table.header[0], "left", _FIRST),
        *(Column(head, "right", _OTHER) for head in table.header[1:]),
    )
    blocks: list[Block] = [
        Table("", columns, tuple(Row(cells) for cells in table.rows[: table.moved]), whole=True),
    ]
    chart = chart_scenarios(standings, name, "worth", currency, texts)
    if chart is not None:
        said = say("report.semicolon").join(f"{row[0]}: {row[3]}" for row in chart.rows)
        blocks.append(Chart(chart, say("report.scenarios.alt", medians=said)))
    moves = table.rows[table.moved :]
    if moves:
        blocks += [
            Heading(say("scenarios.moved")),
            Table("", columns, tuple(Row(cells) for cells in moves)),
        ]
    blocks.append(Paragraph(say("report.scenarios.note"), "note"))
    if table.note:
        blocks.append(Paragraph(table.note, "note"))
    return Section("scenarios", title, say("report.scenarios.lead"), tuple(blocks))
