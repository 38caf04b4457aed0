"""Every input of the calculation with its range, its source and who set it; method; warnings."""

from __future__ import annotations

from advisor.errors import Message, Share
from advisor.evaluation import Evaluation, InputRow
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

GROUPS = ("client", "template", "assumption", "catalogue")
"""In this order: the client's own figures first, what nobody vouches for next."""
METHOD = ("futures", "bands", "worth", "plans", "regret", "fleet")


def assumptions_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the table of inputs."""
    say = writer.texts.say
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
        _inputs(evaluation, writer),
    )
    lead = say("report.assumptions.lead", count=len(evaluation.inputs))
    return Section("assumptions", say("report.assumptions.title"), lead, blocks)


def _inputs(evaluation: Evaluation, writer: Writer) -> Table:
    say = writer.texts.say
    rows: list[Row] = []
    for who in GROUPS:
        group = [row for row in evaluation.inputs if row.set_by == who]
        if group:
            head = say("report.assumptions.group", name=say(f"set_by.{who}"), count=len(group))
            rows.append(Row((head,), "group"))
            rows += [_input(row, writer) for row in group]
    return Table(
        caption="",
        columns=(
            Column(say("report.assumptions.input"), "left", 3.0),
            Column("P10", "right", 1.15),
            Column(say("report.assumptions.likely"), "right", 1.3),
            Column("P90", "right", 1.15),
            Column(say("report.assumptions.evidence"), "left", 1.15),
            Column(say("report.assumptions.source"), "left", 3.0),
        ),
        rows=tuple(rows),
    )


def _input(row: InputRow, writer: Writer) -> Row:
    texts = writer.texts
    likely = texts.quantity(row.likely, row.unit)
    if row.catalogue_likely is not None:
        said = texts.quantity(row.catalogue_likely, row.unit)
        likely += "\n" + texts.say("report.assumptions.catalogue_says", value=said)
    return Row(
        (
            texts.say(row.label),
            texts.quantity(row.low, row.unit),
            likely,
            texts.quantity(row.high, row.unit),
            texts.say(f"evidence.{row.evidence}"),
            _source(row, writer),
        )
    )


def _source(row: InputRow, writer: Writer) -> str:
    """Say the source, and beneath it the days, and that it is past its review."""
    texts = writer.texts
    days = []
    if row.valid_from:
        days.append(texts.say("report.assumptions.valid_from", day=texts.day(row.valid_from)))
    if row.retrieved:
        days.append(texts.say("report.assumptions.retrieved", day=texts.day(row.retrieved)))
    if row.stale:
        days.append(texts.say("report.assumptions.stale"))
    source = writer.source(row.source) or texts.say("report.assumptions.no_source")
    return "\n".join([source, texts.say("report.list").join(days)]) if days else source


def method_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write how the figures were made, what is missing, and the claims cited."""
    say = writer.texts.say
    values = {"samples": evaluation.samples, "seed": evaluation.seed}
    method = tuple(say(f"report.method.{part}", **values) for part in METHOD)
    blocks: list[Block] = [Bullets(method)]
    if evaluation.warnings:
        blocks += [
            Heading(say("report.warnings.title")),
            Bullets(tuple(say(warning) for warning in evaluation.warnings)),
        ]
    cited = _claims(evaluation)
    if cited:
        blocks += [
            Heading(say("report.claims.title")),
            Paragraph(say("report.claims.lead"), "note"),
            _claims_table(cited, writer),
        ]
    return Section("method", say("report.method.title"), "", tuple(blocks))


def _claims(evaluation: Evaluation) -> dict[str, Message]:
    """Give every claim cited, and the first sentence that rests on it."""
    sentences = [(reason.text, reason.claims) for reason in evaluation.reasons]
    for phase in evaluation.roadmap:
        sentences += [(activity.text, activity.claims) for activity in phase.activities]
        sentences += [(criterion.text, criterion.claims) for criterion in phase.exit_criteria]
    found: dict[str, Message] = {}
    for text, claims in sentences:
        for claim in claims:
            found.setdefault(claim, text)
    return dict(sorted(found.items()))


def _claims_table(cited: dict[str, Message], writer: Writer) -> Table:
    say = writer.texts.say
    return Table(
        caption="",
        columns=(
            Column(say("report.claims.claim"), "left", 0.5),
            Column(say("report.claims.supports"), "left", 5.0),
        ),
        rows=tuple(Row((claim, say(text))) for claim, text in cited.items()),
    )
