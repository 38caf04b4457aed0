"""The way on in words: tripwires, advice, owners, and the sections that hold them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from advisor.evaluation import (
    Band,
    Condition,
    Deliverable,
    Evaluation,
    Owner,
    PhaseBudget,
    PhaseCap,
    Risk,
    Staffing,
    Tripwire,
    WorkloadAdvice,
)
from advisor.report.path_said import advice_said, owner_said, tripwire_row
from advisor.report.report_model import Bullets, Heading, Phases, Table
from advisor.report.roadmap_section import roadmap_section
from advisor.report.said import Writer
from advisor.report.tripwire_section import tripwire_section
from advisor.words.text import texts_for
from tests.advisor.report.example import band, evaluation, named

EN = texts_for("en")


def tripwire(**changes: Any) -> Tripwire:
    told: dict[str, Any] = {
        "id": "flip.one",
        "kind": "flip",
        "label": named("Quality gap"),
        "unit": "share",
        "value_now": 0.02,
        "threshold": 0.05,
        "direction": "above",
        "becomes": "closed",
        "basis": "estimate",
        "watcher": "evaluation",
        "every_months": 3,
        "source": named("Cases"),
        "claims": ("C379",),
    }
    return Tripwire.model_validate({**told, **changes})


def test_that_a_threshold_is_said_with_its_side_how_it_is_known_and_who_would_lead() -> None:
    what, now, line, then, who, _ = tripwire_row(tripwire(), EN)

    assert "Quality gap" in what
    assert (now, line, then, who) == (
        "2%",
        "above 5% (estimate)",
        "Closed leads",
        "Evaluation, every 3 months",
    )


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"direction": "below", "basis": "confirmed"}, "below 5% (confirmed)"),
        ({"threshold": None, "value_now": None}, "when it happens"),
        ({"threshold": None, "due": dt.date(2026, 12, 31)}, "by Dec 31, 2026"),
    ],
)
def test_that_what_happens_or_falls_due_is_said_so(changes: dict[str, Any], line: str) -> None:
    assert tripwire_row(tripwire(**changes), EN)[2] == line


def test_that_once_a_month_is_monthly() -> None:
    assert tripwire_row(tripwire(every_months=1), EN)[4] == "Evaluation, monthly"


def advice(**changes: Any) -> WorkloadAdvice:
    told: dict[str, Any] = {
        "workload": "service",
        "posture_by_phase": dict.fromkeys(("verification", "integration", "innovation"), "open"),
        "otherwise": "api",
        "becomes": "closed",
        "loss": 5000.0,
    }
    return WorkloadAdvice.model_validate({**told, **changes})


@pytest.mark.parametrize(
    ("changes", "beginning", "end"),
    [
        ({}, "Customer service: Open throughout.", "(Closed) it would lose CN¥5,000."),
        ({"loss": -5000.0}, "Customer service: Open.", "keep it where it is."),
        ({"becomes": None, "loss": None, "otherwise": ""}, "Customer service: Open.", "serve it."),
        (
            {
                "posture_by_phase": {
                    "verification": "closed",
                    "integration": "closed",
                    "innovation": "open",
                }
            },
            "Customer service: Closed → Open.",
            "it would lose CN¥5,000.",
        ),
    ],
)
def test_that_advice_says_the_path_and_what_choosing_otherwise_would_cost(
    changes: dict[str, Any], beginning: str, end: str
) -> None:
    said = advice_said(advice(**changes), evaluation(), EN)

    assert said.startswith(beginning)
    assert said.endswith(end)


def test_that_a_phase_without_a_name_names_the_role() -> None:
    assert owner_said(Owner(name="Li", role="business"), EN) == "Li"
    assert owner_said(Owner(name="", role="business"), EN) == "Business owner (to be named)"


def whole() -> Evaluation:
    plain = evaluation()
    levels = tuple(PhaseBudget(level=at, cost=band(1e6 * at)) for at in (1, 2, 3))
    fte = Band(p10=0.5, p50=1.0, p90=2.0, mean=1.2)
    roadmap = tuple(
        phase.model_copy(
            update={
                "owner": Owner(name="Li", role="business"),
                "starts": dt.date(2026, 11, 1),
                "gate_month": 3,
                "gate": dt.date(2027, 2, 1),
                "people": (Staffing(role="operations", fte=fte),),
                "deliverables": (Deliverable(text=named("A report"), claims=("C220",)),),
                "budget_by_level": levels,
            }
        )
        for phase in plain.roadmap
    )
    return plain.model_copy(
        update={
            "roadmap": roadmap,
            "advice": (advice(),),
            "conditions": (Condition(text=named("Servers come"), claims=("C387",)),),
            "risks": (Risk(id="x", text=named("It may fail"), side="any", claims=("C380",)),),
            "tripwires": (tripwire(),),
        }
    )


def test_that_the_roadmap_of_the_report_names_owner_dates_people_and_deliverables() -> None:
    found = roadmap_section(whole(), Writer(whole(), EN))

    (phases,) = (block for block in found.blocks if isinstance(block, Phases))
    facts = dict(phases.phases[0].facts)
    assert facts["Owner"] == "Li"
    assert "month 3" in facts["Starts; gate"]
    assert facts["People (FTE)"] == "Operations: 1.0 (0.5 to 2.0)"
    assert phases.phases[0].activities[-1].startswith("Deliverables: A report")
    assert [block.text for block in found.blocks if isinstance(block, Heading)] == [
        "Budget by phase and level",
        "Workload by workload",
        "What the recommendation rests on",
        "Risks of this plan",
    ]


def test_that_budgets_stand_by_level_and_phase_with_their_p90_beneath() -> None:
    found = roadmap_section(whole(), Writer(whole(), EN))

    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert [row.cells[1].split("\n") for row in table.rows[:2]] == [
        ["1,000", "1,400"],
        ["2,000", "2,800"],
    ]
    assert table.rows[-1].kind == "total"
    (bullets, *_) = (block for block in found.blocks if isinstance(block, Bullets))
    assert bullets.items[0].startswith("Customer service")


def test_that_the_cap_of_a_phase_stands_beneath_its_budget_where_one_is_told() -> None:
    plain = whole()
    first, *others = plain.roadmap
    cap = PhaseCap(phase="verification", cap=2e6, kept=0.95)
    capped = plain.model_copy(update={"roadmap": (first.model_copy(update={"cap": cap}), *others)})
    found = roadmap_section(capped, Writer(capped, EN))

    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert table.rows[-1].cells == ("Cap", "CN¥2M, kept in 95% of futures", "–", "–")


def test_that_tripwires_are_a_section_of_their_own_with_claims() -> None:
    found = tripwire_section(whole(), Writer(whole(), EN))

    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert "[C379]" in table.rows[0].cells[0]
    assert len(table.columns) == len(table.rows[0].cells) == 6
    assert tripwire_section(evaluation(), Writer(evaluation(), EN)).blocks == ()
