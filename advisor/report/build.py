"""From an evaluation to the report in a reader's language: every sentence is made here."""

from __future__ import annotations

import datetime as dt

from advisor.derivation.record import Derivation
from advisor.evaluation import Evaluation
from advisor.report.assumptions_section import (
    assumptions_section,
    method_section,
    source_numbers,
)
from advisor.report.charts_section import time_section, tornado_section, volume_section
from advisor.report.criteria_section import criteria_section
from advisor.report.decision_page import decision_page
from advisor.report.derivation_section import derivation_section
from advisor.report.editions import edition_of, of_edition
from advisor.report.facts import Facts
from advisor.report.ledger_section import ledger_section
from advisor.report.machines_section import machines_section
from advisor.report.options_section import options_section
from advisor.report.probe_section import probe_section
from advisor.report.remarks_section import decisions_section, remarks_section
from advisor.report.report_model import ReportModel, Section
from advisor.report.roadmap_section import roadmap_section
from advisor.report.said import Writer
from advisor.report.scenarios_section import scenarios_section
from advisor.report.trial_section import trial_section
from advisor.report.tripwire_section import tripwire_section
from advisor.words.text import Texts


def build_report(
    evaluation: Evaluation,
    facts: Facts,
    texts: Texts,
    *,
    as_of: dt.date,
    adds_up: Derivation | None = None,
) -> ReportModel:
    """Write the whole report.

    Args:
        evaluation: The answer to report.
        facts: What the client says of itself.
        texts: The reader's language.
        as_of: Day that stands on the report.
        adds_up: Net present cost of the leading plan, opened; None leaves the appendix out.

    Returns:
        Ready sentences, tables and charts in reading order.
    """
    writer, say = Writer(evaluation, texts), texts.say
    edition = edition_of(facts.parts)
    reader = say(f"report.edition.{edition}") if edition != "everyone" else ""
    who = (facts.organisation, facts.sector, texts.day(as_of), reader)
    sections = _with_content(
        ledger_section(evaluation, writer),
        machines_section(evaluation, facts, writer),
        time_section(evaluation, writer),
        volume_section(evaluation, writer),
        tornado_section(evaluation, writer),
        criteria_section(evaluation, writer),
        probe_section(evaluation, writer),
        scenarios_section(evaluation, writer),
        options_section(evaluation, facts, writer),
        roadmap_section(evaluation, writer),
        tripwire_section(evaluation, writer),
        decisions_section(facts.spoken, writer),
        trial_section(evaluation, writer),
        remarks_section(evaluation, facts.spoken, writer),
        derivation_section(adds_up, source_numbers(evaluation), writer),
        assumptions_section(evaluation, writer),
        method_section(evaluation, writer),
    )
    return ReportModel(
        language=texts.language,
        label=say("report.label"),
        confidential=say("report.confidential"),
        title=facts.title or say("report.default_title"),
        subtitle=say("report.dot").join(part for part in who if part),
        day=as_of,
        footer=say(
            "report.footer",
            catalogue=evaluation.catalogue.version,
            seed=str(evaluation.seed),
            samples=evaluation.samples,
        ),
        page=say("report.page", page="{page}", pages="{pages}"),
        decision=decision_page(evaluation, writer),
        sections=of_edition(sections, facts.parts, texts),
        logo=facts.logo,
        logo_said=say("report.logo", organisation=facts.organisation),
    )


def _with_content(*sections: Section) -> tuple[Section, ...]:
    """Leave out sections that have nothing to show, as when no plan is feasible."""
    return tuple(section for section in sections if section.blocks)
