"""The options compared, those that are kept out, and the rules that keep them out."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.errors import Share
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
        if not evaluation.plans:
            return ()
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
    """Write one row per reason, with every option that it keeps out and for what, by rule."""
    say = writer.texts.say
    if not evaluation.gates:
        return (Paragraph(say("report.gates.none")),)
    by_rule: dict[str, dict[str, list[Gate]]] = {}
    for gate in evaluation.gates:
        by_rule.setdefault(gate.rule, {}).setdefault(say(gate.reason), []).append(gate)
    rows: list[Row] = []
    for rule, by_reason in by_rule.items():
        shared = _shared_source(by_reason, writer)
        rows.append(Row(("\n".join((say(f"rule.{rule}"), *shared)),), "group"))
        rows += _reasons(by_reason, evaluation, writer, tell_source=not shared)
    table = Table(
        caption="",
        columns=(
            Column(say("report.gates.reason"), "left", 2.6),
            Column(say("report.gates.options"), "left", 2.4),
            Column(say("report.gates.workloads"), "left", 1.2),
        ),
        rows=tuple(rows),
    )
    return Heading(say("report.gates.title")), table


def _shared_source(by_reason: dict[str, list[Gate]], writer: Writer) -> tuple[str, ...]:
    """Say the source of a whole rule where all its reasons have the same one."""
    sources = {writer.source(gates[0].source) for gates in by_reason.values()}
    if len(sources) > 1:
        return ()
    return (writer.texts.say("report.gates.source", source=sources.pop()),)


def _reasons(
    by_reason: dict[str, list[Gate]], evaluation: Evaluation, writer: Writer, *, tell_source: bool
) -> Iterator[Row]:
    """Write the reasons of one rule; a list of options that repeats is said once."""
    before = ""
    for reason, gates in by_reason.items():
        row = _reason(reason, gates, evaluation, writer, tell_source=tell_source)
        named = row.cells[1]
        if named == before:
            same = writer.texts.say("report.gates.same")
            row = Row((row.cells[0], same, row.cells[2]))
        before = named
        yield row


def _reason(
    reason: str, gates: list[Gate], evaluation: Evaluation, writer: Writer, *, tell_source: bool
) -> Row:
    say = writer.texts.say
    workloads = dict.fromkeys(
        evaluation.workload_names.get(gate.workload, gate.workload) for gate in gates
    )
    whole = len(evaluation.workload_names) > 1 and len(workloads) == len(evaluation.workload_names)
    source = (say("report.gates.source", source=writer.source(gates[0].source)),)
    return Row(
        (
            "\n".join([reason, *_share_met(gates, writer), *(source if tell_source else ())]),
            _by_form({gate.option for gate in gates}, evaluation, writer),
            say("report.gates.all") if whole else say("report.list").join(workloads),
        )
    )


def _by_form(kept_out: set[str], evaluation: Evaluation, writer: Writer) -> str:
    """Name options by their form, so that a form is said once for all its models."""
    say = writer.texts.say
    models: dict[str, list[str]] = {}
    for option in evaluation.options:
        known = models.setdefault(option.form, [])
        if option.id in kept_out and option.model_name not in known:
            known.append(option.model_name)
    said = (
        say(
            "report.gates.form",
            form=say(f"report.form.{form}"),
            models=say("report.list").join(names),
        )
        for form, names in models.items()
        if names
    )
    return say("report.semicolon").join(said)


def _share_met(gates: list[Gate], writer: Writer) -> tuple[str, ...]:
    shares = [gate.share_met for gate in gates if gate.share_met]
    if not shares:
        return ()
    return (writer.texts.say("report.gates.share_met", share=Share(max(shares))),)
