"""Every input of the calculation with its range, its source and who set it; method; warnings."""

from __future__ import annotations

import datetime as dt

from advisor.errors import Share
from advisor.evaluation import Evaluation, InputRow
from advisor.report.claims_cited import claims_blocks
from advisor.report.report_model import (
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
)
from advisor.report.said import Writer

Source = tuple[str, dt.date | None, dt.date | None]
"""Title and locator, the day it is valid from and the day it was read."""
GROUPS = ("client", "template", "assumption", "catalogue")
"""In this order: the client's own figures first, what nobody vouches for next."""
METHOD = ("futures", "options", "bands", "worth", "plans", "regret", "fleet")


def assumptions_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the table of inputs."""
    say, numbers = writer.texts.say, _numbers(evaluation)
    shares = sorted(evaluation.evidence.share_of_variance_by_class.items(), key=lambda s: -s[1])
    said = [
        say("report.evidence.share", name=say(f"evidence.{kind}"), share=Share(round(share, 3)))
        for kind, share in shares
    ]
    blocks: tuple[Block, ...] = (
        *(
            (Paragraph(say("report.evidence.shares", shares=say("report.list").join(said))),)
            if said
            else ()
        ),
        _inputs(evaluation, numbers, writer),
        Heading(say("report.sources.title")),
        _sources(evaluation, numbers, writer),
    )
    lead = say("report.assumptions.lead", count=len(evaluation.inputs))
    return Section("assumptions", say("report.assumptions.title"), lead, blocks)


def _inputs(evaluation: Evaluation, numbers: dict[Source, int], writer: Writer) -> Table:
    say = writer.texts.say
    rows: list[Row] = []
    for who in GROUPS:
        group = [row for row in evaluation.inputs if row.set_by == who]
        if group:
            rows.append(Row((say(f"report.assumptions.{who}", count=len(group)),), "group"))
            rows += [_input(row, numbers, writer) for row in group]
    return Table(
        caption="",
        columns=(
            Column(say("report.assumptions.input"), "left", 3.45),
            Column(say("report.assumptions.unit"), "left", 1.55),
            Column("P10", "right", 0.9),
            Column(say("report.assumptions.likely"), "right", 1.0),
            Column("P90", "right", 0.9),
            Column(say("report.assumptions.evidence"), "left", 1.0),
            Column(say("report.assumptions.source_number"), "right", 0.6),
        ),
        rows=tuple(rows),
    )


def _input(row: InputRow, numbers: dict[Source, int], writer: Writer) -> Row:
    say = writer.texts.say
    likely, evidence = writer.value(row.likely, row.unit), say(f"evidence.{row.evidence}")
    if row.catalogue_likely is not None:
        said = writer.value(row.catalogue_likely, row.unit)
        likely += "\n" + say("report.assumptions.catalogue_says", value=said)
    if row.stale:
        evidence += "\n" + say("report.assumptions.past_review")
    return Row(
        (
            say(row.label),
            writer.unit_name(row.unit),
            writer.value(row.low, row.unit),
            likely,
            writer.value(row.high, row.unit),
            evidence,
            say("report.assumptions.number", number=numbers[_source_of(row)]),
        )
    )


def _source_of(row: InputRow) -> Source:
    return row.source, row.valid_from, row.retrieved


def _numbers(evaluation: Evaluation) -> dict[Source, int]:
    """Number the sources in the order in which the table names them first."""
    ordered = [row for who in GROUPS for row in evaluation.inputs if row.set_by == who]
    sources = dict.fromkeys(_source_of(row) for row in ordered)
    return {source: number for number, source in enumerate(sources, start=1)}


def source_numbers(evaluation: Evaluation) -> dict[str, int]:
    """Give the number of each input's source in the table of sources, by id of the input."""
    numbers = _numbers(evaluation)
    return {row.id: numbers[_source_of(row)] for row in evaluation.inputs}


def _sources(evaluation: Evaluation, numbers: dict[Source, int], writer: Writer) -> Table:
    say, texts = writer.texts.say, writer.texts
    stale = {_source_of(row) for row in evaluation.inputs if row.stale}

    def day(value: dt.date | None) -> str:
        return texts.day(value) if value else say("report.empty")

    def named(source: Source) -> str:
        title = writer.source(source[0]) or say("report.assumptions.no_source")
        return say("report.sources.past_review", source=title) if source in stale else title

    return Table(
        caption="",
        columns=(
            Column(say("report.sources.number"), "right", 0.0),
            Column(say("report.sources.source"), "left", 1.0),
            Column(say("report.sources.valid_from"), "right", 0.0),
            Column(say("report.sources.retrieved"), "right", 0.0),
        ),
        rows=tuple(
            Row((str(number), named(source), day(source[1]), day(source[2])))
            for source, number in numbers.items()
        ),
    )


def method_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write how the figures were made, what is missing, and the claims cited."""
    say = writer.texts.say
    values = {
        "samples": evaluation.samples,
        "line_samples": evaluation.line_samples,
        "option_samples": evaluation.option_samples,
        "seed": evaluation.seed,
    }
    method = tuple(say(f"report.method.{part}", **values) for part in METHOD)
    blocks: list[Block] = [Bullets(method)]
    if evaluation.warnings:
        blocks += [
            Heading(say("report.warnings.title")),
            Bullets(tuple(say(warning) for warning in evaluation.warnings)),
        ]
    blocks += claims_blocks(evaluation, writer.texts)
    return Section("method", say("report.method.title"), "", tuple(blocks))
