"""What to find out before deciding, what would turn the verdict, what each hard rule costs."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.evaluation import AgendaItem, Evaluation
from advisor.probe.words import flip_said, rule_said
from advisor.report.chart_flips import chart_flips
from advisor.report.report_model import (
    Block,
    Bullets,
    Chart,
    Column,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
)
from advisor.report.said import Writer

MOST_FLIPS = 6
MOST_CHANCE = 3
"""Experiments without a clear worth that are named; the rest is counted."""


def probe_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section; without a probe it holds the agenda alone."""
    say = writer.texts.say
    blocks = (
        *_agenda(evaluation, writer),
        *_flips(evaluation, writer),
        *_rules(evaluation, writer),
    )
    return Section("probe", say("report.probe.title"), say("report.probe.lead"), blocks)


def _agenda(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    value, say = evaluation.evppi, writer.texts.say
    if value is None or not value.agenda:
        return
    evpi = writer.short(value.evpi)
    yield Heading(say("report.probe.agenda"))
    id_ = f"report.probe.{'evpi_set' if value.placements > len(evaluation.plans) else 'evpi'}"
    yield Paragraph(say(id_, evpi=evpi, count=value.placements, futures=value.futures))
    worth = [item for item in value.agenda if item.worth is not None]
    if worth:
        yield Table(
            caption="",
            columns=(
                Column(say("report.probe.column.what"), "left", 2.2),
                Column(say("report.probe.column.how"), "left", 4.2),
                Column(say("report.probe.column.takes"), "right", 1.6),
                Column(say("report.probe.column.days"), "right", 0.8),
                Column(say("report.probe.column.worth"), "right", 1.4),
            ),
            rows=tuple(_row(item, writer) for item in worth),
        )
        yield Paragraph(say("report.probe.agenda_note"), "note")
    others = [say(item.title) for item in value.agenda if item.worth is None]
    if others:
        named = say("report.semicolon").join(others[:MOST_CHANCE])
        if len(others) > MOST_CHANCE:
            named = say("report.and_more", listed=named, count=len(others) - MOST_CHANCE)
        yield Paragraph(say("report.probe.by_chance", experiments=named), "note")


def _row(item: AgendaItem, writer: Writer) -> Row:
    """Give what to do, how, what it takes and what it is worth at most."""
    say = writer.texts.say
    price = say(
        "report.range", low=writer.short(item.price.low), high=writer.short(item.price.high)
    )
    days = writer.texts.number(item.calendar_days.likely, 0)
    cells = (say(item.title), writer.with_claims(item.how, item.claims), price, days)
    return Row((*cells, writer.short(item.worth or 0.0)))


def _flips(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    if evaluation.flips is None or evaluation.leading is None:
        return
    say = writer.texts.say
    said = tuple(say(flip_said(one)) for one in evaluation.flips[:MOST_FLIPS])
    yield Heading(say("report.probe.flips"))
    yield Bullets(said or (say("probe.flip.none"),))
    chart = chart_flips(evaluation, writer.texts)
    if chart is not None and chart.bars:
        places = say("report.semicolon").join(f"{row[0]}: {row[3]}" for row in chart.rows)
        yield Chart(chart, say("report.probe.flips_alt", places=places))
    if said:
        yield Paragraph(say("report.probe.flips_note"), "note")


def _rules(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    if not evaluation.rule_prices:
        return
    say = writer.texts.say
    said = (say(rule_said(one, evaluation.currency)) for one in evaluation.rule_prices)
    yield Heading(say("report.probe.rules"))
    yield Bullets(tuple(said))
    yield Paragraph(say("report.probe.rules_note"), "note")
