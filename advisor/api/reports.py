"""Charts, headlines, files and looks of an evaluation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.api.derivations import adds_up_of
from advisor.draft import Draft
from advisor.errors import Message
from advisor.evaluation import Evaluation, PlanResult
from advisor.words.text import Texts, texts_for

if TYPE_CHECKING:
    from advisor.report.facts import Facts
    from advisor.report.ladder_said import SaidLadder
    from advisor.report.race_section import SaidRace


def break_even_headline(evaluation: Evaluation, texts: Texts) -> tuple[str, str]:
    """Say in a figure and a note from which volume machines pay."""
    from advisor.report.headlines import break_even_headline as headline  # noqa: PLC0415

    return headline(evaluation, texts)


def write_report(
    evaluation: Evaluation,
    draft: Draft,
    path: Path,
    *,
    language: str,
    as_of: dt.date,
    title: str | None = None,
) -> tuple[Message, ...]:
    """Write the report of an evaluation as PDF or JSON, as the file's ending asks.

    Args:
        evaluation: The answer to report.
        draft: What was evaluated; the report says its title, organisation and rules.
        path: Where; an existing file is replaced whole or not at all.
        language: Language of the report.
        as_of: Day that stands on it.
        title: Title that stands in for the engagement's own.

    Returns:
        What the reader has to know, such as characters that could not be shown.

    Raises:
        AdvisorError: For an unknown ending or language, or a file that cannot be written.
    """
    from advisor.report.write import write_report as write  # 150 ms, typst  # noqa: PLC0415

    facts = _facts(draft, title)
    texts = texts_for(language)
    facts = _with_capacity(facts, evaluation, draft, texts, as_of)
    adds_up, missing = adds_up_of(evaluation, draft)
    told = write(evaluation, facts, path, texts, as_of=as_of, adds_up=adds_up)
    return (*told, *missing)


def refuse_unknown_report(path: Path) -> None:
    """Let the name of a report pass whose ending names a format, before anything is worked out.

    Raises:
        AdvisorError: When it names none.
    """
    from advisor.report.write import refuse_unknown_format  # 150 ms, typst  # noqa: PLC0415

    refuse_unknown_format(path)


def render_report_pages(
    evaluation: Evaluation,
    draft: Draft,
    *,
    language: str,
    as_of: dt.date,
    pixels_per_inch: float,
    words: Callable[[str], str] | None = None,
) -> tuple[bytes, ...]:
    """Give the pages of the report as PNG pictures, for a preview.

    Args:
        evaluation: The answer to report.
        draft: What was evaluated.
        language: Language of the report.
        as_of: Day that stands on it.
        pixels_per_inch: Sharpness.
        words: Gives what is to stand in place of a text, such as stand-ins for names.

    Raises:
        AdvisorError: When the program does not speak the language.
    """
    from advisor.report.write import report_pages  # 150 ms, typst  # noqa: PLC0415

    texts = texts_for(language)
    facts = _with_capacity(_facts(draft), evaluation, draft, texts, as_of)
    adds_up, _ = adds_up_of(evaluation, draft)
    return report_pages(
        evaluation,
        facts,
        texts,
        as_of=as_of,
        pixels_per_inch=pixels_per_inch,
        adds_up=adds_up,
        words=words,
    )


def _facts(draft: Draft, title: str | None = None) -> Facts:
    """Read what the report says of the client and of the room; sealed ballots stay sealed."""
    from advisor.report.facts import facts_of  # noqa: PLC0415
    from advisor.report.remarks_section import Spoken  # noqa: PLC0415
    from advisor.workshop import (  # noqa: PLC0415
        decisions_of,
        open_answers,
        opinions_of,
        remarks_of,
        votes_of,
    )

    votes = votes_of(draft)
    spoken = Spoken(
        remarks=remarks_of(draft),
        decisions=decisions_of(draft),
        pools=opinions_of(draft),
        dissents=tuple((one.name, one.dissent) for one in votes if one.dissent),
        votes=votes,
    )
    facts = facts_of(draft.standing(), title)
    return replace(facts, spoken=spoken, answers=open_answers(draft))


def _with_capacity(
    facts: Facts, evaluation: Evaluation, draft: Draft, texts: Texts, as_of: dt.date
) -> Facts:
    """Draw what machines at hand can do, where the leading plan runs open models on them."""
    from advisor.api.capacity import capacity_of  # numpy  # noqa: PLC0415
    from advisor.report.chart_capacity import chart_capacity  # noqa: PLC0415

    plan = next((one for one in evaluation.plans if one.posture == evaluation.leading), None)
    options = {one.id: one for one in evaluation.options if one.form == "open_owned"}
    machines = draft.keys("machines")
    asked: dict[tuple[str, str], str] = {}
    for placed in plan.placement if plan else ():
        machine = placed.option.rpartition("@")[2]
        if placed.option in options and machine in machines:
            asked.setdefault((machine, options[placed.option].model), placed.workload)
    found = (
        capacity_of(draft, machine, model, as_of, workload)
        for (machine, model), workload in asked.items()
    )
    return replace(facts, capacity=tuple(chart_capacity(one, texts) for one in found if one))


def clashes_said(evaluation: Evaluation, texts: Texts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Say each clash of rules, and under it each rule with the nearest thing that would work."""
    from advisor.report.clash_said import clashes_said as said  # noqa: PLC0415

    return said(evaluation, texts)


def searches_said(evaluation: Evaluation, texts: Texts) -> tuple[str, ...]:
    """Say how the placements of the plans were found, and how much better one could be."""
    from advisor.report.names import searches_said as said  # noqa: PLC0415

    return said(evaluation, texts)


def parts_said(evaluation: Evaluation, plan: PlanResult, texts: Texts) -> str:
    """Say why workloads add up to another mean than the plan's; empty where they do not."""
    from advisor.report.workload_costs_section import parts_said as said  # noqa: PLC0415

    return said(evaluation, plan, texts)


def race_said(evaluation: Evaluation, texts: Texts) -> SaidRace | None:
    """Say what was measured of each model and what a task costs; None where nothing was."""
    from advisor.report.race_section import race_said as said  # noqa: PLC0415

    return said(evaluation, texts)


def ladder_said(evaluation: Evaluation, texts: Texts) -> SaidLadder | None:
    """Say the talent ladder; None where nobody says on which rung the team stands."""
    from advisor.report.ladder_said import ladder_said as said  # noqa: PLC0415

    return said(evaluation, texts)


def rung_needed(form: str, evaluation: Evaluation, texts: Texts) -> str:
    """Say which rung a route to an own model asks for, and from when the team stands on it."""
    from advisor.report.ladder_said import rung_needed as needed  # noqa: PLC0415

    return needed(form, evaluation, texts)


def stakes_said(evaluation: Evaluation, texts: Texts) -> tuple[str, ...]:
    """Say of each route to an own model what is lost if it fails."""
    from advisor.report.stakes_said import stakes_said as said  # noqa: PLC0415

    return said(evaluation, texts)


def option_names(evaluation: Evaluation, texts: Texts) -> Mapping[str, str]:
    """Say every option by its id, as short as it can be told from the others."""
    from advisor.report.names import option_names as names  # noqa: PLC0415

    return names(evaluation, texts)


def report_parts(draft: Draft) -> Mapping[str, bool]:
    """Give the parts of the report in reading order, and whether its edition holds them."""
    from advisor.report.editions import PARTS, parts_of  # noqa: PLC0415

    wanted = parts_of(draft.answers)
    return {part: part in wanted for part in PARTS}


def report_edition(draft: Draft) -> str:
    """Name the readers whose edition is wanted: ``chosen`` where somebody chose the parts."""
    from advisor.report.editions import edition_of, parts_of  # noqa: PLC0415

    return edition_of(parts_of(draft.answers))


def report_editions() -> tuple[str, ...]:
    """Give the readers an edition is made for."""
    from advisor.report.editions import AUDIENCES  # noqa: PLC0415

    return tuple(AUDIENCES)


def report_schema() -> dict[str, Any]:
    """Give the JSON Schema of a report that is written as JSON."""
    from advisor.api.schemas import schema_of  # noqa: PLC0415
    from advisor.report.json_record import ReportRecord  # noqa: PLC0415

    return schema_of(ReportRecord)
