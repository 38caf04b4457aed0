"""The race between models, read as a person would."""

from __future__ import annotations

from advisor.evaluation import Evaluation, RaceEntry
from advisor.report.build import build_report
from advisor.report.facts import Facts
from advisor.report.race_section import race_said
from advisor.report.report_model import Heading, Paragraph, Table
from advisor.words.text import texts_for
from tests.advisor.report.example import AS_OF, band, evaluation


def entry(**changes: object) -> RaceEntry:
    told = {
        "workload": "service",
        "model": "m",
        "model_name": "Model M",
        "is_candidate": True,
        "success": band(0.92),
        "is_success_measured": True,
        "prompt_tokens": band(3000),
        "is_prompt_counted": True,
        "output_tokens": band(250),
        "is_output_counted": False,
        "option": evaluation().options[0].id,
        "cost_per_task": band(0.02),
        "cost_per_success": band(0.12),
        "sources": ("Pilot of the branch, 3 Nov 2026",),
    }
    return RaceEntry.model_validate(told | changes)


def raced() -> Evaluation:
    """One model measured and running, one that is not among those compared."""
    other = entry(
        model="z",
        model_name="Model Z",
        is_candidate=False,
        success=None,
        is_success_measured=False,
        prompt_tokens=band(1000),
        is_prompt_counted=False,
        output_tokens=band(700),
        is_output_counted=True,
        option="",
        cost_per_task=None,
        cost_per_success=None,
        sources=(),
    )
    return evaluation(race=(entry(), other))


def test_that_an_assumption_bears_a_mark_and_a_measurement_none() -> None:
    said = race_said(raced(), texts_for("en"))

    assert said is not None
    assert said.rows[0][2:] == ("92%", "3,000", "250 *", "CN¥0.02", "CN¥0.12")
    assert said.rows[1][1] == "Model Z: not among the models compared"
    assert said.rows[1][2:] == ("–", "1,000 *", "700", "–", "–")
    assert said.sources == ("Customer service, Model M: Pilot of the branch, 3 Nov 2026",)


def test_that_the_report_holds_the_race_with_who_measured_it() -> None:
    report = build_report(raced(), Facts(title="", organisation=""), texts_for("en"), as_of=AS_OF)
    blocks = next(one for one in report.sections if one.id == "ledger").blocks

    at = blocks.index(Heading("Race between models"))
    assert isinstance(blocks[at + 1], Table)
    said = [b.text for b in blocks[at + 2 : at + 4] if isinstance(b, Paragraph)]
    assert "* assumed, not measured." in said[0]
    assert said[1].endswith("Pilot of the branch, 3 Nov 2026")


def test_that_a_report_without_a_race_says_nothing_of_it() -> None:
    report = build_report(
        evaluation(), Facts(title="", organisation=""), texts_for("en"), as_of=AS_OF
    )
    blocks = next(one for one in report.sections if one.id == "ledger").blocks

    assert Heading("Race between models") not in blocks
