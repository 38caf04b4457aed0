"""What reopens the decision: each line with its threshold, who watches it, and where."""

from __future__ import annotations

from advisor.evaluation import Evaluation, Tripwire
from advisor.report.path_said import TRIPWIRE_COLUMNS, tripwire_row
from advisor.report.report_model import Column, Paragraph, Row, Section, Table
from advisor.report.said import Writer

_WIDTHS = (3.2, 1.3, 2.0, 1.4, 1.7, 2.2)


def tripwire_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section; it is left out where there is no plan to reopen."""
    say = writer.texts.say
    title = say("report.tripwires.title")
    if not evaluation.tripwires:
        return Section("tripwires", title, "", ())
    columns = tuple(
        Column(say(f"tripwire.column.{name}"), "left", width)
        for name, width in zip(TRIPWIRE_COLUMNS, _WIDTHS, strict=True)
    )
    rows = tuple(_row(one, writer) for one in evaluation.tripwires)
    blocks = (
        Table(caption="", columns=columns, rows=rows),
        Paragraph(say("report.tripwires.note"), "note"),
    )
    return Section("tripwires", title, say("report.tripwires.lead"), blocks)


def _row(tripwire: Tripwire, writer: Writer) -> Row:
    what, *others = tripwire_row(tripwire, writer.texts)
    cited = ", ".join(tripwire.claims)
    first = writer.texts.say("report.cited", text=what, claims=cited) if cited else what
    return Row((first, *others))
