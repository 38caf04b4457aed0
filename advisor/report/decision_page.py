"""The first page: the verdict, its probability, its cost, its reasons and how far to trust it."""

from __future__ import annotations

from advisor.errors import Day, Message, Money, Share, chance
from advisor.evaluation import PHASES, POSTURES, Evaluation, Reason
from advisor.report.clash_said import clashes_said
from advisor.report.names import leading_plan, posture_name
from advisor.report.report_model import Argument, Decision, Figure, ShareBar, Step
from advisor.report.said import Writer

MOST_REASONS = 3
_IN_BARS = frozenset({"reason.best_in", "reason.rival_wins"})
MOST_HINDRANCES = 8
MOST_NAMED = 3
"""Stale figures that page one names; the rest is counted."""
MOST_SETTLING = 5
UNVERIFIED = ("claimed", "assumed")


def decision_page(evaluation: Evaluation, writer: Writer) -> Decision:
    """Write the first page."""
    say = writer.texts.say
    return Decision(
        kicker=say("report.verdict.kicker"),
        verdict=posture_name(evaluation.posture, writer.texts),
        tone=evaluation.posture if evaluation.posture in POSTURES else "none",
        sentence=_sentence(evaluation, writer),
        path_title=say("report.path.title"),
        path=_path(evaluation, writer),
        bars_title=say("report.best.title"),
        bars=_bars(evaluation, writer),
        bars_note=_bars_note(evaluation, writer),
        figures=_figures(evaluation, writer),
        arguments=_arguments(evaluation, writer),
        settle_title=say("report.settle.title"),
        settle=_settle(evaluation, writer),
        reasons_note=say("report.reasons.means") if len(evaluation.plans) > 1 else "",
        trust_title=say("report.trust.title"),
        trust=_trust(evaluation, writer),
        alarm=_alarm(evaluation, writer),
    )


def _sentence(evaluation: Evaluation, writer: Writer) -> str:
    if evaluation.leading is None:
        return writer.texts.say("report.verdict.none_feasible")
    kind = "too_close" if evaluation.posture == "too_close" else "clear"
    if evaluation.lead_beats_next is None:
        kind = "only"
    said = writer.texts.say(
        f"report.verdict.{kind}",
        name=posture_name(evaluation.leading, writer.texts),
        share=chance(evaluation.probability_best[evaluation.leading]),
        beats=chance(evaluation.lead_beats_next or 0.0),
    )
    for why in evaluation.closeness:
        said = writer.texts.say("report.sentences", first=said, then=why)
    said = _beside_money(said, evaluation, writer)
    plan = leading_plan(evaluation)
    if plan is None or not plan.net_present_benefit.p90 or plan.worth.mean >= 0:
        return said
    return writer.texts.say("report.verdict.loss", verdict=said, loss=writer.short(plan.worth.mean))


def _beside_money(said: str, evaluation: Evaluation, writer: Writer) -> str:
    """Add who would lead on money alone, where that is somebody else."""
    verdicts = evaluation.criteria.verdicts if evaluation.criteria else ()
    for one in verdicts:
        if one.id == "money" and one.turns and one.leading is not None:
            name = posture_name(one.leading, writer.texts)
            return writer.texts.say("report.verdict.money_alone", verdict=said, name=name)
    return said


def _path(evaluation: Evaluation, writer: Writer) -> tuple[Step, ...]:
    return tuple(
        Step(
            phase=writer.texts.say(f"phase.{phase}"),
            posture=posture_name(evaluation.posture_by_phase[phase], writer.texts),
            tone=evaluation.posture_by_phase[phase],
        )
        for phase in PHASES
        if phase in evaluation.posture_by_phase
    )


def _bars_note(evaluation: Evaluation, writer: Writer) -> str:
    """Say what a bar is, and after which phase a plan is called where its phases differ."""
    say = writer.texts.say
    error, samples = 100 * evaluation.simulation_error, evaluation.samples
    note = say("report.best.note", error=error, samples=samples)
    differ = any(posture != evaluation.leading for posture in evaluation.posture_by_phase.values())
    return say("report.best.last_phase", note=note) if differ else note


def _bars(evaluation: Evaluation, writer: Writer) -> tuple[ShareBar, ...]:
    feasible = {plan.posture: plan for plan in evaluation.plans}
    order = sorted(POSTURES, key=lambda posture: -evaluation.probability_best.get(posture, 0.0))
    return tuple(
        ShareBar(
            label=posture_name(posture, writer.texts),
            text=writer.texts.say(
                "report.best.share", share=chance(evaluation.probability_best.get(posture, 0.0))
            )
            if posture in feasible
            else writer.texts.say("report.best.none"),
            share=evaluation.probability_best.get(posture, 0.0),
            tone=posture,
            leads=posture == evaluation.leading,
            note=writer.texts.say(
                "report.best.cost", cost=writer.short(feasible[posture].net_present_cost.p50)
            )
            if posture in feasible
            else "",
        )
        for posture in order
    )


def _figures(evaluation: Evaluation, writer: Writer) -> tuple[Figure, ...]:
    plan = leading_plan(evaluation)
    if plan is None:
        return ()
    say, currency = writer.texts.say, evaluation.currency
    cost = Figure(
        say("report.figure.cost"),
        writer.short(plan.net_present_cost.p50),
        say("report.figure.band", band=writer.short_range(plan.net_present_cost)),
    )
    regret = Figure(
        say("report.figure.regret"),
        writer.short(plan.regret),
        say("report.figure.regret_note"),
    )
    per_token = Figure(
        say("report.figure.per_mtok"),
        writer.texts.money(plan.cost_per_mtok.p50, currency),
        say("report.figure.per_success", cost=Money(plan.cost_per_success.p50, currency)),
    )
    return cost, regret, per_token


def _arguments(evaluation: Evaluation, writer: Writer) -> tuple[Argument, ...]:
    say, leading = writer.texts.say, evaluation.leading
    if leading is None:
        why = tuple(writer.with_claims(r.text, r.claims) for r in evaluation.reasons)
        return (
            Argument(
                say("report.reasons.why_none"),
                why[:MOST_HINDRANCES] or (say("report.reasons.none"),),
            ),
            *(Argument(head, rules) for head, rules in clashes_said(evaluation, writer.texts)),
        )
    told = [reason for reason in evaluation.reasons if not _is_told_already(reason)]
    for_it = [reason for reason in told if reason.favours == leading]
    against = sorted(
        (reason for reason in told if reason.favours != leading),
        key=lambda reason: reason.favours == "none",
    )
    return tuple(
        Argument(
            say(title, name=posture_name(leading, writer.texts)),
            tuple(writer.with_claims(r.text, r.claims) for r in reasons[:MOST_REASONS])
            or (say("report.reasons.none"),),
        )
        for title, reasons in (("report.reasons.for", for_it), ("report.reasons.against", against))
    )


def _settle(evaluation: Evaluation, writer: Writer) -> tuple[str, ...]:
    """Say what would decide a verdict that is too close to call, and what to do until then."""
    if evaluation.posture != "too_close":
        return ()
    say = writer.texts.say
    found = [say(swing.label) for swing in evaluation.tornado if swing.flips]
    listed = say("report.semicolon").join(found[:MOST_SETTLING])
    if len(found) > MOST_SETTLING:
        listed = say("report.and_more", listed=listed, count=len(found) - MOST_SETTLING)
    first = say("report.settle.measure", inputs=listed) if found else say("report.settle.none")
    if not evaluation.roadmap:
        return (first,)
    budget = evaluation.roadmap[0].budget
    band = writer.short_range(budget)
    return first, say("report.settle.until", cost=writer.short(budget.p50), band=band)


def _is_told_already(reason: Reason) -> bool:
    """Whether the bars say how often a plan is best, or the section of options what is kept out.

    What is left are the levels of cost, which make the lead and must not be cut short.
    """
    return reason.text.id in _IN_BARS or reason.text.id.startswith("reason.rule.")


def _trust(evaluation: Evaluation, writer: Writer) -> tuple[str, ...]:
    say, evidence = writer.texts.say, evaluation.evidence
    said = []
    if evidence.share_of_variance_by_class:
        shares = (evidence.share_of_variance_by_class.get(kind, 0.0) for kind in UNVERIFIED)
        said.append(say("report.trust.variance", share=Share(round(min(sum(shares), 1.0), 2))))
    stamp = evaluation.catalogue
    said.append(say("report.trust.catalogue", version=stamp.version, day=Day(stamp.as_of)))
    stale = sum(row.stale for row in evaluation.inputs)
    if stale:
        said.append(say("report.trust.stale", count=stale))
    return tuple(said)


def _alarm(evaluation: Evaluation, writer: Writer) -> str:
    """Name the stale figures that could turn the verdict, as the warnings of the run do."""
    say = writer.texts.say
    red = [w.values["name"] for w in evaluation.warnings if w.id == "warning.stale_flips"]
    names = [say(name) if isinstance(name, Message) else str(name) for name in red]
    if not names:
        return ""
    listed = say("report.list").join(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        listed = say("report.and_more", listed=listed, count=len(names) - MOST_NAMED)
    return say("report.trust.stale_flips", names=listed)
