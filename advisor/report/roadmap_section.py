"""The roadmap: three phases, what each costs, what is done in it and when it is over."""

from __future__ import annotations

from advisor.evaluation import Evaluation, RoadmapPhase
from advisor.report.charts import chart_timeline
from advisor.report.names import option_names, posture_name
from advisor.report.report_model import Chart, Phase, Phases, Section
from advisor.report.said import Writer


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
    return Section("roadmap", title, say("report.roadmap.lead"), (*drawn, block))


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
        facts=((say("report.roadmap.budget"), budget), *runs),
        activities=tuple(writer.with_claims(a.text, a.claims) for a in phase.activities),
        criteria=criteria,
    )
