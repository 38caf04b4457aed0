"""The section of the debate: map, rules that speak, claims on trial, both sides of conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.errors import Share
from advisor.evaluation import Evaluation, ViewChange
from advisor.report.chart_map import chart_map
from advisor.report.claims_cited import known_claims
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
from advisor.report.trial_said import TrialWriter
from advisor.trial.outcome import FAILS_UP_TO, HOLDS_FROM


def trial_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section of the debate; empty where no debate was given."""
    say = writer.texts.say
    title = say("report.trial.title")
    if evaluation.claims is None or evaluation.debate is None:
        return Section("trial", title, "", ())
    said = TrialWriter(evaluation, known_claims(), writer.texts)
    lead = say(
        "report.trial.lead",
        counts=said.counts(),
        most=Share(HOLDS_FROM),
        least=Share(FAILS_UP_TO),
    )
    blocks = (
        *_map(evaluation, writer),
        *_rules(evaluation, said, writer),
        *_views(evaluation, writer),
        *_tried(said, writer),
        *_conflicts(said, writer),
    )
    return Section("trial", title, lead, blocks)


def _map(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    chart, say = chart_map(evaluation, writer.texts), writer.texts.say
    if chart is None:
        return
    places = say("report.semicolon").join(f"{row[0]}: {row[3]}" for row in chart.rows)
    widths = (1.5, 1.05, 1.05, 2.4, 3.0)
    yield Heading(say("report.trial.map"))
    yield Chart(chart, say("report.trial.map_alt", places=places))
    yield Paragraph(chart.subtitle, "note")
    yield Table(
        caption="",
        columns=tuple(
            Column(head, "left", width) for head, width in zip(chart.header, widths, strict=True)
        ),
        rows=tuple(Row(row) for row in chart.rows),
    )


def _rules(evaluation: Evaluation, said: TrialWriter, writer: Writer) -> Iterator[Block]:
    say, neutral = writer.texts.say, _order(evaluation)
    rows = said.rule_rows(neutral)
    if not rows:
        return
    yield Heading(say("report.trial.rules"))
    yield Paragraph(say("report.trial.rules_note"), "note")
    heads = (("claim", 3.2), ("who", 2.3), ("favours", 0.85), ("status", 1.05), ("when", 1.8))
    yield _table(rows, heads, writer)
    pairs = said.contradictions()
    if pairs:
        yield Heading(say("report.trial.rules_contradict"))
        yield Table(
            caption="",
            columns=(
                Column(say("trial.column.side"), "left", 1.0),
                Column(say("trial.column.side"), "left", 1.0),
            ),
            rows=tuple(Row(pair) for pair in pairs),
        )
    limits = tuple(said.threshold_sentences())
    if limits:
        yield Bullets(limits)


def _order(evaluation: Evaluation) -> tuple[str, ...]:
    """Give the order of the neutral view."""
    views = evaluation.debate.views if evaluation.debate else ()
    return next((v.first for v in views if v.id == "neutral"), ())


def _views(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    say, debate = writer.texts.say, evaluation.debate
    changes = [(view, change) for view in debate.views for change in view.changes] if debate else []
    if not changes:
        return
    yield Heading(say("report.trial.views"))
    yield Paragraph(say("report.trial.views_note"), "note")
    rows: list[Row] = []
    named = ""
    for view, change in changes:
        if view.id != named:
            named = view.id
            rows.append(Row((say(f"trial.view.{named}"), "", "", ""), "group"))
        rows.append(Row(change_row(change, writer)))
    yield Table(
        caption="",
        columns=tuple(
            Column(say(f"trial.view.column.{name}"), "left", width)
            for name, width in (("figure", 3.0), ("now", 1.2), ("then", 2.2), ("claim", 0.8))
        ),
        rows=tuple(rows),
    )


def change_row(change: ViewChange, writer: Writer) -> tuple[str, ...]:
    """Give a figure that a view would set: name, what stands now, what would stand, the claim."""
    say, unit = writer.texts.say, change.unit
    low, likely, high = (
        writer.value(number, unit) for number in (change.low, change.likely, change.high)
    )
    then = likely if low == high else say("trial.view.range", low=low, likely=likely, high=high)
    now = say("trial.view.unset") if change.now is None else writer.value(change.now, unit)
    return (say(change.label), now, then, change.claim)


def _tried(said: TrialWriter, writer: Writer) -> Iterator[Block]:
    say = writer.texts.say
    yield Heading(say("report.trial.tried"))
    heads = (("claim", 3.0), ("who", 2.2), ("result", 1.1), ("why", 3.0))
    yield _table(said.tried_rows(short=True), heads, writer)
    if any(one.rests_on_prior for one in said.tried):
        yield Paragraph(say("report.trial.prior"), "note")
    yield Paragraph(say("report.trial.untested", reasons=said.untested_counts()), "note")


def _conflicts(said: TrialWriter, writer: Writer) -> Iterator[Block]:
    say = writer.texts.say
    shown, every = said.conflicts(only_tried=True), said.conflicts(only_tried=False)
    if not shown:
        return
    yield Heading(say("report.trial.conflicts"))
    left = len(every) - len(shown)
    yield Paragraph(say("report.trial.conflicts_note", count=left), "note")
    rows: list[Row] = []
    for title, sides in shown:
        rows.append(Row((title, "", ""), "group"))
        rows += [Row(side) for side in sides]
    heads = (("side", 1.6), ("who", 3.6), ("result", 1.6))
    columns = tuple(Column(say(f"trial.column.{name}"), "left", width) for name, width in heads)
    yield Table(caption="", columns=columns, rows=tuple(rows))


def _table(
    rows: list[tuple[str, ...]], heads: tuple[tuple[str, float], ...], writer: Writer
) -> Table:
    say = writer.texts.say
    columns = tuple(Column(say(f"trial.column.{name}"), "left", width) for name, width in heads)
    return Table(caption="", columns=columns, rows=tuple(Row(row) for row in rows))
