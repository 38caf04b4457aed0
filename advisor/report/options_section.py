"""The options compared, those that are kept out, and the rules that keep them out."""

from __future__ import annotations

from advisor.evaluation import Evaluation, Gate, OptionResult
from advisor.report.facts import Facts
from advisor.report.names import option_names, posture_name
from advisor.report.report_model import Block, Column, Heading, Paragraph, Row, Section, Table
from advisor.report.said import Writer


def options_section(evaluation: Evaluation, facts: Facts, writer: Writer) -> Section:
    """Write the section of options and rules."""
    say = writer.texts.say
    blocks: tuple[Block, ...] = (
        Paragraph(_rules(facts, writer)),
        *_compared(evaluation, writer),
        *_kept_out(evaluation, writer),
    )
    return Section("options", say("report.options.title"), say("report.options.lead"), blocks)


def _rules(facts: Facts, writer: Writer) -> str:
    if not facts.rules:
        return writer.texts.say("report.rules.none")
    said = [writer.texts.say(f"report.rules.{rule}") for rule in facts.rules]
    return writer.texts.say(
        "report.rules.in_force", rules=writer.texts.say("report.and").join(said)
    )


def _compared(evaluation: Evaluation, writer: Writer) -> tuple[Block, ...]:
    """Write the options that may carry every workload, the cheapest first."""
    say, names = writer.texts.say, option_names(evaluation, writer.texts)
    whole = [option for option in evaluation.options if option.net_present_cost is not None]
    if not whole:
        return (Paragraph(say("report.options.none_whole")),)

    def cost(option: OptionResult) -> float:
        return option.net_present_cost.p50 if option.net_present_cost else 0.0

    rows = tuple(
        Row(
            (
                names[option.id],
                posture_name(option.posture, writer.texts),
                writer.cell(option.net_present_cost.p10),
                writer.cell(option.net_present_cost.p50),
                writer.cell(option.net_present_cost.p90),
            )
        )
        for option in sorted(whole, key=cost)
        if option.net_present_cost
    )
    table = Table(
        caption=say("report.options.caption", unit=writer.unit),
        columns=(
            Column(say("report.option_column"), "left", 3.0),
            Column(say("report.posture_column"), "left", 1.2),
            Column("P10", "right", 1.0),
            Column("P50", "right", 1.0),
            Column("P90", "right", 1.0),
        ),
        rows=rows,
    )
    return Heading(say("report.options.compared")), table


def _kept_out(evaluation: Evaluation, writer: Writer) -> tuple[Block, ...]:
    """Write one row per workload and reason, with every option that it keeps out."""
    say, names = writer.texts.say, option_names(evaluation, writer.texts)
    if not evaluation.gates:
        return (Paragraph(say("report.gates.none")),)
    groups: dict[tuple[str, str, str], list[Gate]] = {}
    for gate in evaluation.gates:
        groups.setdefault((gate.rule, gate.workload, say(gate.reason)), []).append(gate)
    rows = tuple(
        Row(
            (
                f"{say(f'rule.{rule}')}\n{evaluation.workload_names.get(workload, workload)}",
                reason + _share_met(gates, writer),
                say("report.list").join(names.get(gate.option, gate.option) for gate in gates),
                writer.source(gates[0].source),
            )
        )
        for (rule, workload, reason), gates in groups.items()
    )
    table = Table(
        caption="",
        columns=(
            Column(say("report.gates.rule"), "left", 1.1),
            Column(say("report.gates.reason"), "left", 2.0),
            Column(say("report.gates.options"), "left", 2.4),
            Column(say("report.gates.source"), "left", 1.0),
        ),
        rows=rows,
    )
    return Heading(say("report.gates.title")), table


def _share_met(gates: list[Gate], writer: Writer) -> str:
    shares = [gate.share_met for gate in gates if gate.share_met is not None]
    if not shares:
        return ""
    said = writer.texts.say("report.gates.share_met", share=writer.texts.share(max(shares)))
    return f"\n{said}"
