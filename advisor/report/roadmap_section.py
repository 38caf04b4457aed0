"""The roadmap: three phases, what each costs, what is done in it and when it is over."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.errors import Month
from advisor.evaluation import Band, Evaluation, RoadmapPhase
from advisor.report.charts import chart_timeline
from advisor.report.ladder_said import ladder_blocks
from advisor.report.names import option_names, posture_name
from advisor.report.path_said import advice_said, cap_said, owner_said, staff_said
from advisor.report.report_model import (
    Block,
    Bullets,
    Chart,
    Column,
    Heading,
    Paragraph,
    Phase,
    Phases,
    Row,
    Section,
    Table,
)
from advisor.report.said import Writer
from advisor.report.stakes_said import stakes_blocks


def roadmap_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section of the roadmap."""
    say = writer.texts.say
    title = say("report.roadmap.title")
    if not evaluation.roadmap:
        return Section("roadmap", title, "", ())
    new = _new_criteria(evaluation, writer)
    phases = tuple(
        _phase(phase, criteria, evaluation, writer)
        for phase, criteria in zip(evaluation.roadmap, new, strict=True)
    )
    alt = say("report.list").join(
        say("report.roadmap.alt", phase=phase.name, months=phase.months) for phase in phases
    )
    block = Phases(
        activities=say("report.roadmap.activities"),
        criteria=say("report.roadmap.criteria"),
        phases=phases,
        alt=alt,
    )
    timeline = chart_timeline(evaluation, writer.texts)
    drawn = (Chart(timeline, alt),) if timeline is not None else ()
    ladder = (*ladder_blocks(evaluation, writer), *stakes_blocks(evaluation, writer))
    rests_on = _rests_on(evaluation, writer)
    blocks = (*drawn, block, *_money(evaluation, writer), *ladder, *rests_on)
    return Section("roadmap", title, say("report.roadmap.lead"), blocks)


def _money(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    """Write what each level of the ledger costs in each phase."""
    phases, say = evaluation.roadmap, writer.texts.say
    if not all(phase.budget_by_level for phase in phases):
        return
    heads = (Column("", "left", 2.2), *(Column(say(f"phase.{p.phase}"), "right") for p in phases))
    rows = []
    for level in (1, 2, 3):
        cells = (_cell(phase.budget_by_level[level - 1].cost, writer) for phase in phases)
        rows.append(Row((say(f"level.{level}"), *cells)))
    every = (_cell(phase.budget, writer) for phase in phases)
    rows.append(Row((say("report.roadmap.budget"), *every), "total"))
    if any(phase.cap for phase in phases):
        caps = (_cap(phase, evaluation.currency, writer) for phase in phases)
        rows.append(Row((say("report.roadmap.cap"), *caps)))
    yield Heading(say("report.roadmap.money"))
    yield Table(caption="", columns=heads, rows=tuple(rows), whole=True)
    yield Paragraph(say("report.roadmap.money_note", unit=writer.unit), "note")


def _cap(phase: RoadmapPhase, currency: str, writer: Writer) -> str:
    """Say what may be spent in a phase and how well that is kept; nothing where it is not told."""
    if phase.cap is None:
        return writer.texts.say("report.empty")
    return cap_said(phase.cap, currency, writer.texts)


def _cell(band: Band, writer: Writer) -> str:
    return f"{writer.cell(band.p50)}\n{writer.cell(band.p90)}"


def _rests_on(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    """Write the recommendation by workload, what it rests on, and the risks of the plan."""
    for name, lines in (
        ("advice", [advice_said(one, evaluation, writer.texts) for one in evaluation.advice]),
        ("conditions", [writer.with_claims(c.text, c.claims) for c in evaluation.conditions]),
        ("risks", [writer.with_claims(risk.text, risk.claims) for risk in evaluation.risks]),
    ):
        if lines:
            yield Heading(writer.texts.say(f"report.roadmap.{name}"))
            yield Bullets(tuple(lines))


def _new_criteria(evaluation: Evaluation, writer: Writer) -> tuple[tuple[str, ...], ...]:
    """Say each exit criterion once; a later phase refers to those that it shares."""
    seen: set[str] = set()
    found = []
    for phase in evaluation.roadmap:
        said = [writer.with_claims(one.text, one.claims) for one in phase.exit_criteria]
        new = [criterion for criterion in said if criterion not in seen]
        if len(new) < len(said):
            new.insert(0, writer.texts.say("report.roadmap.as_before"))
        seen.update(said)
        found.append(tuple(new))
    return tuple(found)


def _phase(
    phase: RoadmapPhase, criteria: tuple[str, ...], evaluation: Evaluation, writer: Writer
) -> Phase:
    say, names = writer.texts.say, option_names(evaluation, writer.texts)
    placed: dict[str, list[str]] = {}
    for one in phase.placement:
        workload = evaluation.workload_names.get(one.workload, one.workload)
        placed.setdefault(names.get(one.option, one.option), []).append(workload)
    budget = say(
        "report.roadmap.budget_band",
        median=writer.short(phase.budget.p50),
        band=writer.short_range(phase.budget),
    )
    runs = tuple(
        (option, say("report.list").join(workloads)) for option, workloads in placed.items()
    )
    return Phase(
        name=say(f"phase.{phase.phase}"),
        months=say("report.roadmap.months", first=phase.start_month + 1, last=phase.end_month),
        posture=posture_name(phase.posture, writer.texts),
        tone=phase.posture,
        start=phase.start_month / evaluation.horizon_months,
        end=phase.end_month / evaluation.horizon_months,
        facts=((say("report.roadmap.budget"), budget), *_who_and_when(phase, writer), *runs),
        activities=(
            *(writer.with_claims(a.text, a.claims) for a in phase.activities),
            *_deliverables(phase, writer),
        ),
        criteria=criteria,
    )


def _who_and_when(phase: RoadmapPhase, writer: Writer) -> Iterator[tuple[str, str]]:
    """Say who answers for a phase, when it starts and ends, and who works on it."""
    say = writer.texts.say
    if phase.owner is not None:
        yield say("report.roadmap.owner"), owner_said(phase.owner, writer.texts)
    if phase.starts is not None and phase.gate is not None and phase.gate_month is not None:
        dates = say(
            "report.roadmap.dates_of",
            start=Month(phase.starts),
            gate=Month(phase.gate),
            month=phase.gate_month,
        )
        yield say("report.roadmap.dates"), dates
    if phase.people:
        people = say("report.semicolon").join(staff_said(p, writer.texts) for p in phase.people)
        yield say("report.roadmap.people"), people


def _deliverables(phase: RoadmapPhase, writer: Writer) -> Iterator[str]:
    said = [writer.with_claims(one.text, one.claims) for one in phase.deliverables]
    if said:
        listed = writer.texts.say("report.semicolon").join(said)
        yield writer.texts.say("report.roadmap.deliverables", listed=listed)
