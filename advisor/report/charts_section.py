"""The sections around the three charts."""

from __future__ import annotations

from advisor.evaluation import Evaluation
from advisor.report.break_even_text import break_even_sentences
from advisor.report.chart_cost import band_says
from advisor.report.charts import chart_break_even, chart_cost_over_time, chart_tornado
from advisor.report.names import leading_plan, posture_name, ranked_plans
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

YEAR = 12
MOST_HIDDEN = 4
"""How many inputs without a bar are named in the sentence below the tornado."""


def time_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section of cost over time."""
    texts = writer.texts
    chart = chart_cost_over_time(evaluation, texts)
    title, lead = chart.title, chart.subtitle
    if not evaluation.cost_over_time:
        return Section("time", title, "", ())
    alt = texts.say("report.alt.cost", ends="; ".join(_ends(evaluation, writer)))
    note = band_says(evaluation, texts)
    blocks: tuple[Block, ...] = (
        Chart(chart, alt),
        Heading(texts.say("report.how_to_read")),
        Paragraph(texts.say("report.time.how")),
        *((Paragraph(note),) if note else ()),
        _by_year(evaluation, writer),
    )
    return Section("time", title, lead, blocks)


def _ends(evaluation: Evaluation, writer: Writer) -> tuple[str, ...]:
    return tuple(
        writer.texts.say(
            "report.alt.end",
            name=posture_name(band.posture, writer.texts),
            cost=writer.short(band.p50[-1]),
        )
        for band in evaluation.cost_over_time
    )


def _by_year(evaluation: Evaluation, writer: Writer) -> Table:
    """Write the table behind the chart, at the end of each year and of the horizon."""
    say = writer.texts.say
    bands = {band.posture: band for band in evaluation.cost_over_time}
    order = [bands[plan.posture] for plan in ranked_plans(evaluation) if plan.posture in bands]
    months = evaluation.horizon_months
    ends = sorted({*range(YEAR, months + 1, YEAR), months})
    return Table(
        caption=writer.unit,
        columns=(
            Column(say("report.time.month"), "left", 1.0),
            *(Column(posture_name(band.posture, writer.texts), "right", 1.4) for band in order),
        ),
        rows=tuple(
            Row(
                (
                    say("report.time.end_of", month=month),
                    *(
                        f"{writer.cell(band.p50[month - 1])}\n"
                        + say(
                            "report.range",
                            low=writer.cell(band.p10[month - 1]),
                            high=writer.cell(band.p90[month - 1]),
                        )
                        for band in order
                    ),
                )
            )
            for month in ends
        ),
        whole=True,
    )


def volume_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section of break-even by volume."""
    texts = writer.texts
    chart = chart_break_even(evaluation, texts)
    said = break_even_sentences(evaluation, texts)
    if not chart.lines:
        return Section("volume", chart.title, "", ())
    alt = texts.say("report.alt.break_even", sentences=" ".join(said))
    blocks: tuple[Block, ...] = (
        Chart(chart, alt),
        Heading(texts.say("report.volume.break_even")),
        Bullets(said) if said else Paragraph(texts.say("report.volume.no_crossing")),
        *(
            (Paragraph(texts.say("report.volume.logarithmic"), "note"),)
            if chart.y.logarithmic
            else ()
        ),
    )
    return Section("volume", chart.title, chart.subtitle, blocks)


def tornado_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section of what moves the cost."""
    texts = writer.texts
    chart = chart_tornado(evaluation, texts)
    if leading_plan(evaluation) is None or not chart.bars:
        return Section("tornado", chart.title, "", ())
    alt = texts.say("report.alt.tornado", count=len(chart.rows), name=chart.rows[0][0])
    shown = any(bar.flips for bar in chart.bars)
    blocks: tuple[Block, ...] = (
        Chart(chart, alt, texts.say("report.tornado.mark") if shown else ""),
        Paragraph(_flips(evaluation, {row[0] for row in chart.rows}, writer)),
    )
    return Section("tornado", chart.title, chart.subtitle, blocks)


def _flips(evaluation: Evaluation, shown: set[str], writer: Writer) -> str:
    """Say which inputs change the verdict, those too narrow to be shown as bars included."""
    say = writer.texts.say
    flipping = [say(swing.label) for swing in evaluation.tornado if swing.flips]
    if not flipping:
        return say("report.tornado.no_flips")
    hidden = [label for label in flipping if label not in shown]
    if not hidden:
        return say("report.tornado.flips")
    id_ = "only_hidden" if len(hidden) == len(flipping) else "also_hidden"
    listed = say("report.semicolon").join(hidden[:MOST_HIDDEN])
    if len(hidden) > MOST_HIDDEN:
        listed = say("report.and_more", listed=listed, count=len(hidden) - MOST_HIDDEN)
    return say(f"report.tornado.{id_}", inputs=listed)
