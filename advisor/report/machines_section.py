"""When servers are ordered, and what the machines at hand can do under load."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.evaluation import Evaluation, PlanResult
from advisor.report.charts import chart_utilisation
from advisor.report.facts import Facts
from advisor.report.names import leading_plan, option_names
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


def machines_section(evaluation: Evaluation, facts: Facts, writer: Writer) -> Section:
    """Write the section of machines; empty where the leading plan runs none of its own."""
    say = writer.texts.say
    plan = leading_plan(evaluation)
    title, lead = say("report.machines.title"), say("report.machines.lead")
    if plan is None or not any(_is_own(count.option, evaluation) for count in plan.servers):
        return Section("machines", title, "", ())
    filled = _utilisation(evaluation, writer)
    blocks = (*_orders(plan, evaluation, writer), *filled, *_capacity(facts, writer))
    return Section("machines", title, lead, blocks)


def _is_own(option: str, evaluation: Evaluation) -> bool:
    """Tell machines that are owned or bought from those that are rented."""
    form = next((one.form for one in evaluation.options if one.id == option), "")
    return form not in {"", "open_rented"}


def _orders(plan: PlanResult, evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    say, number = writer.texts.say, writer.texts.number
    yield Heading(say("report.orders.title"))
    if not plan.purchases:
        yield Paragraph(say("report.orders.none"), "note")
        return
    names = option_names(evaluation, writer.texts)
    bought = sorted(plan.purchases, key=lambda one: (one.ordered, one.option))
    yield Table(
        caption=say("report.orders.caption"),
        columns=(
            Column(say("report.orders.ordered"), "right", 0.8),
            Column(say("report.orders.serves_from"), "right", 0.8),
            Column(say("report.orders.servers"), "right", 0.8),
            Column(say("report.orders.kind"), "left", 1.4),
            Column(say("report.orders.option"), "left", 2.4),
        ),
        rows=tuple(
            Row(
                (
                    number(one.ordered + 1),
                    number(one.serves_from + 1),
                    number(one.servers),
                    one.server,
                    names.get(one.option, one.option),
                )
            )
            for one in bought
        ),
    )


def _utilisation(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    """Draw how full the plan's servers are; nothing where they follow the load."""
    chart = chart_utilisation(evaluation, writer.texts)
    if chart.lines:
        yield Heading(chart.title)
        yield Paragraph(chart.subtitle, "note")
        yield Chart(chart, f"{chart.title}. {chart.subtitle}")


def _capacity(facts: Facts, writer: Writer) -> Iterator[Block]:
    say = writer.texts.say
    for chart in facts.capacity:
        yield Heading(chart.title)
        yield Paragraph(chart.subtitle, "note")
        said = ", ".join(mark.label for mark in chart.marks if mark.label)
        yield Chart(chart, say("report.alt.capacity", title=chart.title, marks=said))
    if facts.capacity:
        yield Paragraph(say("report.capacity.how"), "note")
