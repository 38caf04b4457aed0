"""How the leading plan's net present cost adds up, line by line, in the likely case."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.derivation.record import Derivation, Part
from advisor.report.derivation_rows import (
    amount_said,
    formula_said,
    inputs_of,
    say_derivation,
    worst_evidence,
)
from advisor.report.report_model import Block, Column, Paragraph, Row, Section, Table
from advisor.report.said import Writer

MOST_SOURCES = 6
"""Sources named beside a line; what rests on more says how many."""


def derivation_section(
    derivation: Derivation | None, numbers: Mapping[str, int], writer: Writer
) -> Section:
    """Write the appendix; it is empty where no figure was opened.

    Args:
        derivation: A plan's net present cost, opened.
        numbers: Number of the source of each input in the table of sources.
        writer: Writes figures.
    """
    say = writer.texts.say
    blocks: tuple[Block, ...] = ()
    if derivation is not None:
        said = say_derivation(derivation, writer.texts)
        blocks = (
            _table(derivation.whole, numbers, writer),
            Paragraph(said.spread, "note"),
            Paragraph(say("report.derivation.opens"), "note"),
        )
    return Section(
        "derivation", say("report.derivation.title"), say("report.derivation.lead"), blocks
    )


def _table(whole: Part, numbers: Mapping[str, int], writer: Writer) -> Table:
    say = writer.texts.say
    rows: list[Row] = []
    for level in whole.parts:
        rows.append(Row((say(level.label),), "group"))
        rows += [_line(line, numbers, writer) for line in level.parts]
        rows.append(_sum(say("report.ledger.subtotal"), level, writer))
    rows.append(_sum(say("report.ledger.npc"), whole, writer))
    last = rows[-1]
    return Table(
        caption="",
        columns=(
            Column(say("report.ledger.line"), "left", 1.5),
            Column(say("report.derivation.how"), "left", 4.0),
            Column(say("report.assumptions.evidence"), "left", 0.8),
            Column(say("report.derivation.amount"), "right", 1.1),
        ),
        rows=(*rows[:-1], Row(last.cells, "total")),
    )


def _sum(name: str, part: Part, writer: Writer) -> Row:
    return Row((name, "", "", amount_said(part.amount, part.unit, writer.texts)), "subtotal")


def _line(line: Part, numbers: Mapping[str, int], writer: Writer) -> Row:
    """Write a line: its rule in words, its largest stretch in numbers, its sources."""
    say, texts = writer.texts.say, writer.texts
    how = say(line.words) if line.words else ""
    if line.parts:
        largest = max(line.parts, key=lambda part: abs(part.amount))
        amount = amount_said(largest.amount, largest.unit, texts)
        formula = formula_said(largest, texts) or say("report.empty")
        id_ = "report.derivation.all" if len(line.parts) == 1 else "report.derivation.largest"
        count = len(line.parts)
        how += "\n" + say(id_, what=largest.label, amount=amount, formula=formula, count=count)
    sources = _sources(line, numbers, writer)
    evidence = worst_evidence(line)
    return Row(
        (
            say(line.label),
            f"{how}\n{sources}" if sources else how,
            say(f"evidence.{evidence}") if evidence else "",
            amount_said(line.amount, line.unit, texts),
        )
    )


def _sources(line: Part, numbers: Mapping[str, int], writer: Writer) -> str:
    """Name the sources of a line's inputs by their numbers, those named most often first."""
    counted: dict[int, int] = {}
    for used in inputs_of(line):
        if used.id in numbers:
            counted[numbers[used.id]] = counted.get(numbers[used.id], 0) + 1
    ordered = sorted(counted, key=lambda number: (-counted[number], number))
    if not ordered:
        return ""
    named = writer.texts.say("report.list").join(map(str, sorted(ordered[:MOST_SOURCES])))
    rest = len(ordered) - MOST_SOURCES
    if rest > 0:
        return writer.texts.say("report.derivation.sources_and", numbers=named, rest=rest)
    return writer.texts.say("report.derivation.sources", numbers=named)
