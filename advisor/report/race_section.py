"""The race between models in words: what the client measured with each, and what a task costs."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.evaluation import Band, Evaluation, RaceEntry
from advisor.report.names import option_names
from advisor.report.report_model import Block, Column, Heading, Paragraph, Row, Table
from advisor.report.said import Writer
from advisor.words.text import Texts

_HEADS = ("model", "success", "read", "written", "per_task", "per_success")
_LEFT = 2
"""Columns of words."""
_WIDTHS = (1.4, 2.2, 0.9, 1.0, 1.0, 1.0, 1.2)


@dataclass(frozen=True)
class SaidRace:
    """The race, ready to be shown."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    """Who measured what, a sentence each."""


def race_said(evaluation: Evaluation, texts: Texts) -> SaidRace | None:
    """Say what the client measured of each model; None where nothing was."""
    if not evaluation.race:
        return None
    names = option_names(evaluation, texts)
    return SaidRace(
        heads=(texts.say("report.workload"), *(texts.say(f"report.race.{h}") for h in _HEADS)),
        rows=tuple(_row(one, evaluation, names, texts) for one in evaluation.race),
        sources=tuple(_source(one, evaluation, texts) for one in evaluation.race if one.sources),
    )


def race_blocks(evaluation: Evaluation, writer: Writer) -> tuple[Block, ...]:
    """Write the race; nothing where no model was measured."""
    say, found = writer.texts.say, race_said(evaluation, writer.texts)
    if found is None:
        return ()
    aligned = ["left"] * _LEFT + ["right"] * (len(found.heads) - _LEFT)
    columns = tuple(
        Column(head, "left" if side == "left" else "right", width)
        for head, side, width in zip(found.heads, aligned, _WIDTHS, strict=True)
    )
    return (
        Heading(say("report.race.title")),
        Table(caption="", columns=columns, rows=tuple(map(Row, found.rows))),
        Paragraph(say("report.race.costs"), "note"),
        *(Paragraph(source, "note") for source in found.sources),
    )


def _row(
    one: RaceEntry, evaluation: Evaluation, names: dict[str, str], texts: Texts
) -> tuple[str, ...]:
    say = texts.say
    option = names.get(one.option, "")
    if not option:
        barred = "barred" if one.is_candidate else "no_candidate"
        option = say(f"report.race.{barred}", model=one.model_name)
    return (
        evaluation.workload_names.get(one.workload, one.workload),
        option,
        _told(texts.share(one.success.p50), one.is_success_measured, texts)
        if one.success
        else say("report.empty"),
        _told(texts.number(one.prompt_tokens.p50, 0), one.is_prompt_counted, texts),
        _told(texts.number(one.output_tokens.p50, 0), one.is_output_counted, texts),
        _money(one.cost_per_task, evaluation, texts),
        _money(one.cost_per_success, evaluation, texts),
    )


def _told(figure: str, is_measured: bool, texts: Texts) -> str:  # noqa: FBT001 - a mark beside it
    return figure if is_measured else texts.say("report.race.assumed", figure=figure)


def _money(band: Band | None, evaluation: Evaluation, texts: Texts) -> str:
    return texts.money(band.p50, evaluation.currency) if band else texts.say("report.empty")


def _source(one: RaceEntry, evaluation: Evaluation, texts: Texts) -> str:
    return texts.say(
        "report.race.source",
        workload=evaluation.workload_names.get(one.workload, one.workload),
        model=one.model_name,
        source=texts.say("report.semicolon").join(one.sources),
    )
