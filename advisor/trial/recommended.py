"""Claims about what is recommended: a posture, or a form that carries the tasks in question."""

from __future__ import annotations

from advisor.decision.plans import StandingPlan
from advisor.errors import Share, message
from advisor.evaluation import PHASES
from advisor.evaluation.trial import ClaimResult
from advisor.trial.matter import Bench
from advisor.trial.outcome import side_said, tried, untested
from advisor.trial.sides import POSTURE_SIDES, on_side
from advisor.trial.situation import Situation

MOST = 0.5
"""Share of the tasks in question that a side must carry to be what is recommended for them."""


def recommended(case: Situation, bench: Bench) -> ClaimResult:
    """Try a claim on the standing plans: in how many futures the best one is as it says.

    Nothing is chosen anew in a future. A posture is that of the plan in the phase in question;
    where the claim is about some workloads, or about a form, it is what carries most of their
    tasks.
    """
    said, plans = case.proposition, bench.matter.plans
    if not plans:
        return untested(case.claim, "no_plan", message("trial.why.no_plan"))
    side = said.of
    if side not in POSTURE_SIDES and not on_side(side, bench.matter.options):
        return untested(case.claim, "form", message("trial.why.form", side=side_said(side)))
    phase = len(PHASES) - 1 if case.phase is None else case.phase
    best = bench.matter.found.probability_best
    share = min(
        1.0, sum(best[p] for p, plan in plans.items() if _is_for(plan, side, case, bench, phase))
    )
    text = message(
        "trial.why.recommended",
        side=side_said(side),
        phase=message(f"phase.{PHASES[phase]}"),
        share=Share(share),
    )
    held = 1.0 - share if said.relation == "is_not_best" else share
    return tried(
        case.claim,
        held,
        text,
        workloads=case.workloads if case.is_part else (),
        rests_on_prior=not _all_measured(bench),
    )


def _is_for(plan: StandingPlan, side: str, case: Situation, bench: Bench, phase: int) -> bool:
    """Whether a plan puts a side in charge in a phase."""
    if side == "hybrid" or (side in POSTURE_SIDES and not case.is_part):
        return plan.posture_by_phase[PHASES[phase]] == side
    ours = {option.id for option in on_side(side, bench.matter.options)}
    carried, every = 0.0, 0.0
    start, end = bench.context.calendar.window(phase)
    for workload in case.workloads:
        tasks = bench.tasks(workload, start, end)
        every += tasks
        if plan.placement[workload][phase].id in ours:
            carried += tasks
    return every > 0 and carried > MOST * every


def _all_measured(bench: Bench) -> bool:
    """Whether every model of every plan was measured on every workload that it serves."""
    return all(
        option.model.id in bench.context.workloads[workload].measured_success
        for plan in bench.matter.plans.values()
        for workload, path in plan.placement.items()
        for option in path
    )
