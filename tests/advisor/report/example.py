"""A made-up evaluation for tests of the report: its figures describe nobody and nothing real."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from advisor.errors import Message, message
from advisor.evaluation import (
    PHASES,
    Activity,
    Band,
    BookLine,
    BreakEven,
    CatalogueStamp,
    Evaluation,
    EvidenceSummary,
    ExitCriterion,
    Form,
    Gate,
    InputRow,
    LedgerLine,
    OptionResult,
    Placed,
    PlanResult,
    Posture,
    Reason,
    RoadmapPhase,
    SeriesBand,
    ServerCount,
    Swing,
    VolumeCurve,
    VolumeSweep,
)

MONTHS = 36
AS_OF = dt.date(2026, 11, 22)
WORKLOADS = {"service": "Customer service", "knowledge": "Knowledge base"}


def named(name: str, detail: str = "") -> Message:
    """Say a name that stands in no catalogue of texts."""
    return message("report.option_at", option=name, place=detail or "example")


def band(middle: float) -> Band:
    return Band(p10=middle * 0.8, p50=middle, p90=middle * 1.4, mean=middle * 1.05)


def line(level: Any, key: str, middle: float) -> LedgerLine:
    return LedgerLine(
        level=level,
        line=key,
        p10=middle * 0.8,
        p50=middle,
        p90=middle * 1.4,
        likely=middle,
        formula=f"formula.{key}",
        evidence="published",
    )


LINES = (("api_tokens", 1), ("failure_repair", 2), ("operations", 3), ("integration", 3))


def plan(posture: Posture, option: str, cost: float, best: float, servers: int = 0) -> PlanResult:
    placement = tuple(
        Placed(workload=workload, phase=phase, option=option, model="example-model")
        for workload in WORKLOADS
        for phase in PHASES
    )
    shares = (0.5, 0.2, 0.2, 0.1)
    return PlanResult(
        posture=posture,
        posture_by_phase={"verification": "closed", "integration": posture, "innovation": posture},
        placement=placement,
        worth=band(20e6 - cost),
        net_present_cost=band(cost * 0.9),
        net_present_benefit=band(20e6),
        tco=band(cost),
        cost_per_mtok=band(cost / 1e6),
        cost_per_success=band(cost / 4e6),
        regret=(1 - best) * 1e5,
        probability_best=best,
        ledger=tuple(
            line(level, key, cost * share)
            for (key, level), share in zip(LINES, shares, strict=True)
        ),
        level_cost=(band(cost * 0.5), band(cost * 0.2), band(cost * 0.3)),
        servers=(
            ServerCount(
                option=option,
                phase="integration",
                servers=servers,
                owned=1,
                utilisation=Band(p10=0.3, p50=0.42, p90=0.6, mean=0.43),
                missed=Band(p10=0.0, p50=0.0, p90=0.04, mean=0.01),
                kwh_per_mtok=Band(p10=0.5, p50=0.8, p90=1.4, mean=0.9),
            ),
        )
        if servers
        else (),
        purchases=(),
        book=(
            BookLine(line="depreciation", monthly=band(cost / 100)),
            BookLine(line="capital", monthly=band(cost / 300)),
        ),
        book_total=band(cost / 75),
        phase_cost={
            "verification": band(cost * 0.1),
            "integration": band(cost * 0.3),
            "innovation": band(cost * 0.6),
        },
        search="brute_force",
    )


def option(id_: str, form: Form, model: str, cost: float | None) -> OptionResult:
    posture: Posture = "closed" if form.startswith("closed") else "open"
    return OptionResult(
        id=id_,
        form=form,
        posture=posture,
        model=model.lower(),
        model_name=model,
        place="Example host",
        net_present_cost=None if cost is None else band(cost),
        net_present_benefit=None if cost is None else band(20e6),
        tco=None if cost is None else band(cost * 1.1),
        ledger=(),
        excluded_because=() if cost is not None else (named("Data may not leave the premises"),),
        serves=tuple(WORKLOADS) if cost is not None else (),
    )


def series(posture: Posture, cost: float, start: float) -> SeriesBand:
    p50 = tuple(start + (cost - start) * ((m + 1) / MONTHS) ** 1.3 for m in range(MONTHS))
    return SeriesBand(
        posture=posture,
        p10=tuple(0.8 * value for value in p50),
        p50=p50,
        p90=tuple(1.4 * value for value in p50),
    )


GRID = tuple(10.0 ** (5 + index / 8) for index in range(33))


def sweep() -> VolumeSweep:
    api = tuple(volume * 0.02 + 4e5 for volume in GRID)
    owned = tuple(3e6 + 200 * math.sqrt(v) if v < 8e8 else None for v in GRID)
    hosted = tuple(volume * 0.008 + 9e5 for volume in GRID)
    return VolumeSweep(
        tokens_per_day=GRID,
        planned_tokens_per_day=2.4e8,
        curves=(
            VolumeCurve(option="api", net_present_cost=api),
            VolumeCurve(option="owned", net_present_cost=owned),
            VolumeCurve(option="hosted", net_present_cost=hosted),
        ),
    )


def swing(name: str, size: float, *, flips: bool = False, unit: str = "share") -> Swing:
    return Swing(
        input=name,
        label=named(name),
        unit=unit,
        low=0.1,
        likely=0.2,
        high=0.4,
        cost_at_low=5e6 - size,
        cost_likely=5e6,
        cost_at_high=5e6 + 1.3 * size,
        margin_at_low=1e5,
        margin_at_high=-1e5 if flips else 1e5,
        flips=flips,
    )


def input_row(index: int, *, client: bool = False) -> InputRow:
    return InputRow(
        id=f"example.figure_{index}",
        label=named(f"Example figure {index}"),
        unit="share",
        low=0.1,
        likely=0.2,
        high=0.3,
        evidence="measured" if client else ("published", "claimed", "assumed")[index % 3],
        source=f"Example paper {index}, table {index}",
        valid_from=dt.date(2026, 1, 1),
        retrieved=dt.date(2026, 10, 1),
        set_by="client" if client else "catalogue",
        stale=index == 4,
        catalogue_likely=0.25 if client else None,
    )


def roadmap(cost: float) -> tuple[RoadmapPhase, ...]:
    starts = (0, 3, 12, MONTHS)
    return tuple(
        RoadmapPhase(
            phase=phase,
            start_month=start,
            end_month=end,
            posture="closed" if phase == "verification" else "open",
            placement=plan("open", "owned", cost, 0.6).placement[:2],
            budget=band(cost * 0.3),
            activities=(
                Activity(text=named("Race two models on ten real cases"), claims=("C101",)),
                Activity(text=named("Count tokens per case")),
            ),
            exit_criteria=(
                ExitCriterion(text=named("Nine answers in ten are right"), claims=("C102",)),
            ),
        )
        for phase, start, end in zip(PHASES, starts[:-1], starts[1:], strict=True)
    )


def evaluation(**changes: Any) -> Evaluation:
    """Build the example; any field can be changed."""
    names = ("Price drift", "Volume", "Throughput", "Staff", "Power", "Success rate", "Growth")
    fields: dict[str, Any] = {
        "catalogue": CatalogueStamp(version="2026.11", as_of=AS_OF),
        "seed": 1,
        "samples": 1024,
        "line_samples": 1024,
        "option_samples": 1024,
        "currency": "CNY",
        "horizon_months": MONTHS,
        "posture": "open",
        "posture_by_phase": {
            "verification": "closed",
            "integration": "open",
            "innovation": "open",
        },
        "leading": "open",
        "probability_best": {"open": 0.62, "closed": 0.27, "hybrid": 0.11},
        "expected_regret": {"open": 1.2e5, "closed": 4.4e5, "hybrid": 6.1e5},
        "lead_beats_next": 0.68,
        "simulation_error": 0.0156,
        "plans": (
            plan("closed", "api", 5.8e6, 0.27),
            plan("open", "owned", 5.0e6, 0.62, servers=3),
            plan("hybrid", "hosted", 5.4e6, 0.11),
        ),
        "options": (
            option("api", "closed_api", "Example Large", 5.8e6),
            option("owned", "open_owned", "Example Open 70B", 5.0e6),
            option("hosted", "open_hosted", "Example Open 70B", 5.4e6),
            option("licence", "closed_licence", "Example Large", None),
        ),
        "break_even": (
            BreakEven(
                between=("owned", "api"),
                tokens_per_day=2.9e8,
                utilisation=0.36,
                month=19.2,
                month_discounted=19.2,
                capped_by="",
            ),
        ),
        "cost_over_time": (
            series("open", 5.0e6, 1.8e6),
            series("closed", 5.8e6, 1e5),
            series("hybrid", 5.4e6, 9e5),
        ),
        "volume_sweep": sweep(),
        "tornado": tuple(
            swing(name, 1e6 / (index + 1), flips=index == 0) for index, name in enumerate(names)
        ),
        "gates": (
            Gate(
                rule="data_class",
                workload="service",
                option="licence",
                reason=named("Restricted data may not leave the premises"),
                source="Example rule book, section 4",
                share_met=None,
            ),
        ),
        "evidence": EvidenceSummary(
            share_of_variance_by_class={
                "measured": 0.2,
                "claimed": 0.22,
                "assumed": 0.4,
                "published": 0.18,
            },
            stale=("example.figure_4",),
        ),
        "inputs": tuple(input_row(index, client=index == 2) for index in range(40)),
        "reasons": (
            Reason(text=named("Volume is high and steady"), favours="open", claims=("C014",)),
            Reason(text=named("One server stands already"), favours="open"),
            Reason(text=named("API prices fall"), favours="closed", claims=("C016",)),
        ),
        "roadmap": roadmap(5e6),
        "warnings": (named("Flip distances come later"),),
        "workload_names": WORKLOADS,
    }
    return Evaluation(**(fields | changes))


def none_feasible() -> Evaluation:
    """Build the example in which every plan breaks a hard rule."""
    return evaluation(
        posture="none_feasible",
        posture_by_phase={},
        leading=None,
        probability_best={"open": 0.0, "closed": 0.0, "hybrid": 0.0},
        expected_regret={"open": None, "closed": None, "hybrid": None},
        lead_beats_next=None,
        plans=(),
        break_even=(),
        cost_over_time=(),
        tornado=(),
        roadmap=(),
        reasons=(),
        volume_sweep=VolumeSweep(tokens_per_day=(), planned_tokens_per_day=0.0, curves=()),
    )
