"""What people said in the room: remarks and dissent by question, and the log of decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from advisor.evaluation import Evaluation
from advisor.report.report_model import (
    Block,
    Bullets,
    Column,
    Heading,
    Row,
    Section,
    Table,
)
from advisor.report.said import Writer
from advisor.workshop import KeptDecision, Pool, SaidRemark, SaidVote, day_of


@dataclass(frozen=True)
class Spoken:
    """What was said; sealed ballots are no part of it."""

    remarks: Sequence[SaidRemark] = ()
    decisions: Sequence[KeptDecision] = ()
    pools: Sequence[Pool] = ()
    """Ranges of revealed ballots, figure by figure."""
    dissents: Sequence[tuple[str, str]] = field(default=())
    """Who objects to the weights that count, and how."""
    votes: Sequence[SaidVote] = ()
    """Every person's weights, as far as the room knows them."""


def remarks_section(evaluation: Evaluation, spoken: Spoken, writer: Writer) -> Section:
    """Write remarks and dissent; empty where nobody said anything."""
    say = writer.texts.say
    title = say("report.remarks.title")
    blocks: list[Block] = [*_remarks(evaluation, spoken, writer)]
    if spoken.dissents:
        said = (say("report.criteria.person", who=who, text=text) for who, text in spoken.dissents)
        blocks += [Heading(say("report.remarks.weights")), Bullets(tuple(said))]
    apart = tuple(_apart(evaluation, spoken, writer))
    if apart:
        blocks += [Heading(say("report.remarks.ranges")), Bullets(apart)]
    lead = say("report.remarks.lead") if blocks else ""
    return Section("remarks", title, lead, tuple(blocks))


def decisions_section(spoken: Spoken, writer: Writer) -> Section:
    """Write the log of decisions; empty where none was kept."""
    say, texts = writer.texts.say, writer.texts
    title = say("report.decisions.title")
    if not spoken.decisions:
        return Section("decisions", title, "", ())
    rows = []
    for one in spoken.decisions:
        day = day_of(one.day)
        rows.append(Row((texts.day(day) if day else one.day, one.text, one.reason, one.who)))
    widths = {"day": 1.4, "text": 3.2, "reason": 2.9, "who": 1.5}
    columns = tuple(
        Column(say(f"report.decisions.column.{name}"), "left", width)
        for name, width in widths.items()
    )
    table = Table(caption="", columns=columns, rows=tuple(rows))
    return Section("decisions", title, say("report.decisions.lead"), (table,))


def _remarks(evaluation: Evaluation, spoken: Spoken, writer: Writer) -> Iterator[Block]:
    if not spoken.remarks:
        return
    say = writer.texts.say
    rows: list[Row] = []
    section = None
    for one in spoken.remarks:
        if one.section != section:
            section = one.section
            head = say(section) if section else say("report.remarks.figures")
            rows.append(Row((head, "", ""), "group"))
        rows.append(Row((_asked(one, evaluation, writer), _said(one, writer), _by(one, writer))))
    widths = {"question": 2.6, "said": 4.6, "by": 1.4}
    columns = tuple(
        Column(say(f"report.remarks.column.{name}"), "left", width)
        for name, width in widths.items()
    )
    yield Table(caption="", columns=columns, rows=tuple(rows))


def _asked(one: SaidRemark, evaluation: Evaluation, writer: Writer) -> str:
    if one.question:
        said = writer.texts.say(one.question)
        return f"{said}\n{one.owner}" if one.owner else said
    return _figure(one.path.removeprefix("figures."), evaluation, writer)


def _said(one: SaidRemark, writer: Writer) -> str:
    say = writer.texts.say
    note = say("report.remarks.aside", reason=one.note) if one.aside else one.note
    dissent = say("report.remarks.dissent", text=one.dissent) if one.dissent else ""
    return "\n".join(part for part in (note, dissent) if part)


def _by(one: SaidRemark, writer: Writer) -> str:
    day = writer.texts.day(one.day) if one.day else ""
    return "\n".join(part for part in (one.author, day) if part)


def _apart(evaluation: Evaluation, spoken: Spoken, writer: Writer) -> Iterator[str]:
    """Say whose range lies wholly outside what the room's pooled range holds."""
    for pool in spoken.pools:
        unit = next((row.unit for row in evaluation.inputs if row.id == pool.figure), "")
        for opinion in pool.opinions:
            if opinion.name in pool.apart:
                yield writer.texts.say(
                    "report.remarks.apart",
                    who=opinion.name,
                    figure=_figure(pool.figure, evaluation, writer),
                    low=writer.value(opinion.estimate.low, unit),
                    high=writer.value(opinion.estimate.high, unit),
                    pool_low=writer.value(pool.pooled.low, unit),
                    pool_high=writer.value(pool.pooled.high, unit),
                )


def _figure(id_: str, evaluation: Evaluation, writer: Writer) -> str:
    row = next((row for row in evaluation.inputs if row.id == id_), None)
    return writer.texts.say(row.label) if row else id_
