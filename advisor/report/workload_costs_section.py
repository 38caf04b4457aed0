"""What each workload of the leading plan costs, and how what they share is split over them."""

from __future__ import annotations

from advisor.errors import Money
from advisor.evaluation import Evaluation, PlanResult, SharedCost
from advisor.report.names import option_names
from advisor.report.report_model import Block, Column, Heading, Paragraph, Row, Table
from advisor.report.said import Writer
from advisor.words.text import Texts


def workload_blocks(evaluation: Evaluation, plan: PlanResult, writer: Writer) -> tuple[Block, ...]:
    """Write what each workload costs; nothing where there is but one."""
    if len(plan.workload_costs) < 2:
        return ()
    say = writer.texts.say
    title = Heading(say("report.by_workload.title"))
    costs, futures = _costs(evaluation, plan, writer), _futures(evaluation, plan, writer)
    if not plan.shared_costs:
        return title, costs, *futures
    rules = Paragraph(say("report.by_workload.rules"), "note")
    return title, costs, rules, _shared(evaluation, plan, writer), *futures


def parts_said(evaluation: Evaluation, plan: PlanResult, texts: Texts) -> str:
    """Say why the parts make another sum than the plan's mean; nothing where they read alike."""
    there, mean = _together(plan), plan.net_present_cost.mean
    told = [texts.money(amount, evaluation.currency, compact=True) for amount in (there, mean)]
    if told[0] == told[1]:
        return ""
    return texts.say(
        "report.by_workload.futures",
        part=evaluation.line_samples,
        whole=evaluation.samples,
        there=told[0],
        mean=told[1],
    )


def _futures(evaluation: Evaluation, plan: PlanResult, writer: Writer) -> tuple[Block, ...]:
    told = parts_said(evaluation, plan, writer.texts)
    return (Paragraph(told, "note"),) if told else ()


def _together(plan: PlanResult) -> float:
    return sum(one.own + one.shared for one in plan.workload_costs)


def _costs(evaluation: Evaluation, plan: PlanResult, writer: Writer) -> Table:
    say, names = writer.texts.say, evaluation.workload_names
    rows = [
        Row(
            (
                names.get(one.workload, one.workload),
                writer.cell(one.own),
                writer.cell(one.shared),
                f"{writer.cell(one.own + one.shared)}\n{writer.cell_range(one.net_present_cost)}",
                say("report.money", amount=Money(one.cost_per_success.p50, writer.currency))
                if one.cost_per_success
                else say("report.empty"),
            )
        )
        for one in sorted(plan.workload_costs, key=lambda one: -(one.own + one.shared))
    ]
    sums = (
        sum(one.own for one in plan.workload_costs),
        sum(one.shared for one in plan.workload_costs),
        _together(plan),
    )
    together = say("report.money", amount=Money(plan.cost_per_success.p50, writer.currency))
    total = Row((say("report.by_workload.plan"), *map(writer.cell, sums), together), "total")
    heads = ("own", "shared", "together", "per_success")
    return Table(
        caption=say("report.by_workload.caption", unit=writer.unit),
        columns=(
            Column(say("report.workload"), "left", 1.8),
            *(Column(say(f"report.by_workload.{head}"), "right", 1.2) for head in heads),
        ),
        rows=(*rows, total),
    )


def _shared(evaluation: Evaluation, plan: PlanResult, writer: Writer) -> Table:
    say = writer.texts.say
    return Table(
        caption="",
        columns=(
            Column(say("report.by_workload.what"), "left", 1.6),
            Column(say("report.by_workload.rule"), "left", 2.6),
            Column(say("report.by_workload.mean"), "right", 0.8),
        ),
        rows=tuple(
            Row((_name(evaluation, one, writer), say(one.how), writer.cell(one.net_present_cost)))
            for one in plan.shared_costs
        ),
    )


def _name(evaluation: Evaluation, one: SharedCost, writer: Writer) -> str:
    """Name what is shared: the option that causes it, or what belongs to none."""
    if not one.option:
        return writer.texts.say(f"report.by_workload.none.{one.rule}")
    return option_names(evaluation, writer.texts).get(one.option, one.option)
