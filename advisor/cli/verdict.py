"""An evaluation as a person reads it in a terminal."""

from __future__ import annotations

from collections import Counter

from advisor import api
from advisor.cli.probed import agenda, probed
from advisor.cli.tables import columns


def verdict(evaluation: api.Evaluation, title: str, texts: api.Texts) -> str:
    """Write posture, probabilities, costs, placement, reasons, gates and warnings."""
    parts = [
        _head(evaluation, title, texts),
        _postures(evaluation, texts),
        _plans(evaluation, texts),
        _placement(evaluation, texts),
        _reasons(evaluation, texts),
        probed(evaluation, texts),
        agenda(evaluation, texts),
        _gates(evaluation, texts),
        _warnings(evaluation, texts),
    ]
    return "\n\n".join(part for part in parts if part)


def _head(evaluation: api.Evaluation, title: str, texts: api.Texts) -> str:
    drawn = texts.say(
        "command.evaluate.drawn",
        day=api.Day(evaluation.catalogue.as_of),
        version=evaluation.catalogue.version,
        samples=evaluation.samples,
        seed=str(evaluation.seed),
    )
    posture = texts.say(f"posture.{evaluation.posture}")
    answer = texts.say("command.evaluate.answer", posture=posture)
    lines = [title] if title else []
    lines += [drawn, "", answer]
    if evaluation.lead_beats_next is not None and evaluation.leading is not None:
        leading = texts.say(f"posture.{evaluation.leading}")
        share = api.chance(evaluation.lead_beats_next)
        lines.append(texts.say("command.evaluate.lead", leading=leading, share=share))
    if evaluation.posture == "too_close":
        lines += [texts.say(why) for why in evaluation.closeness]
        lines.append(_settling(evaluation, texts))
    return "\n".join(lines)


def _settling(evaluation: api.Evaluation, texts: api.Texts) -> str:
    """Name what would settle a verdict that is too close to call."""
    turning = [texts.say(swing.label) for swing in evaluation.tornado if swing.flips]
    if not turning:
        return texts.say("window.settle.none")
    return texts.say("window.settle.measure", inputs=texts.say("report.semicolon").join(turning))


def _postures(evaluation: api.Evaluation, texts: api.Texts) -> str:
    rows = [
        (texts.say(f"phase.{phase}"), texts.say(f"posture.{evaluation.posture_by_phase[phase]}"))
        for phase in api.PHASES
        if phase in evaluation.posture_by_phase
    ]
    return _under(texts.say("command.evaluate.by_phase"), columns(rows, indent=2)) if rows else ""


def _plans(evaluation: api.Evaluation, texts: api.Texts) -> str:
    if not evaluation.plans:
        return ""
    names = ("posture", "best", "regret", "worth", "cost", "low", "high")
    rows = [tuple(texts.say(f"command.evaluate.column.{name}") for name in names)]
    for plan in evaluation.plans:
        cost = plan.net_present_cost
        amounts = (plan.regret, plan.worth.mean, cost.p50, cost.p10, cost.p90)
        money = (texts.money(a, evaluation.currency, compact=True) for a in amounts)
        share = texts.share(plan.probability_best)
        rows.append((texts.say(f"posture.{plan.posture}"), share, *money))
    heading = texts.say("command.evaluate.plans", months=evaluation.horizon_months)
    return _under(heading, columns(rows, indent=2, right=1))


def _placement(evaluation: api.Evaluation, texts: api.Texts) -> str:
    plan = next((p for p in evaluation.plans if p.posture == evaluation.leading), None)
    if plan is None:
        return ""
    options = {option.id: option for option in evaluation.options}
    phases: dict[tuple[str, str], list[str]] = {}
    for placed in plan.placement:
        phases.setdefault((placed.workload, placed.option), []).append(placed.phase)
    rows = []
    for (workload, option_id), found in phases.items():
        option = options[option_id]
        when = ", ".join(texts.say(f"phase.{phase}") for phase in found)
        when = texts.say("command.evaluate.all_phases") if len(found) == len(api.PHASES) else when
        name = evaluation.workload_names.get(workload, workload)
        rows.append((name, option.model_name, texts.say(f"form.{option.form}"), option.place, when))
    heading = texts.say("command.evaluate.placement", posture=texts.say(f"posture.{plan.posture}"))
    return _under(heading, columns(rows, indent=2))


def _reasons(evaluation: api.Evaluation, texts: api.Texts) -> str:
    lines = []
    for reason in evaluation.reasons:
        against = "·" if reason.favours == "none" else "−"
        sign = "+" if reason.favours == evaluation.leading else against
        id_ = "command.evaluate.reason_with_claims" if reason.claims else "command.evaluate.reason"
        claims = ", ".join(reason.claims)
        lines.append("  " + texts.say(id_, sign=sign, reason=reason.text, claims=claims))
    return _under(texts.say("command.evaluate.reasons"), "\n".join(lines)) if lines else ""


def _gates(evaluation: api.Evaluation, texts: api.Texts) -> str:
    counted = Counter(texts.say(gate.reason) for gate in evaluation.gates)
    lines = [
        "  - " + texts.say("command.evaluate.gate", reason=reason, count=count)
        for reason, count in counted.most_common()
    ]
    return _under(texts.say("command.evaluate.gates"), "\n".join(lines)) if lines else ""


def _warnings(evaluation: api.Evaluation, texts: api.Texts) -> str:
    lines = [f"  - {texts.say(warning)}" for warning in evaluation.warnings]
    return _under(texts.say("command.evaluate.warnings"), "\n".join(lines)) if lines else ""


def _under(heading: str, body: str) -> str:
    return f"{heading}\n{body}"
