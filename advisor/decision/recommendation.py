"""The verdict and its reasons, read from the standing plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.cost.context import Array, Context
from advisor.decision.choices import Choices
from advisor.decision.money_caps import BUDGET, caps_told, phase_of
from advisor.decision.plans import StandingPlan, expected_regret, probability_best
from advisor.decision.stretches import everywhere
from advisor.errors import Message, Money, Share, chance, message
from advisor.evaluation import EvidenceSummary, Gate, Posture, Reason, Swing, Verdict
from advisor.model.preferences import Preferences


@dataclass(frozen=True)
class Recommendation:
    """Which posture leads, how often, by how much, and what the verdict is."""

    verdict: Verdict
    leading: Posture | None
    runner_up: Posture | None
    probability_best: Mapping[Posture, float]
    expected_regret: Mapping[Posture, float | None]
    lead: float
    """Expected worth of the leading plan above the runner-up's."""
    beats_next: float | None
    """Share of futures in which it beats the runner-up."""
    cost: float = 0.0
    """Expected net present cost of the leading plan."""

    def is_lead_small(self, share: float) -> bool:
        """Whether the lead is under a share of the leader's net present cost."""
        return self.lead < share * abs(self.cost)


def recommend(context: Context, plans: Mapping[Posture, StandingPlan]) -> Recommendation:
    """Say which standing plan leads in expected worth, or that it is too close to call.

    Too close: the lead is under the set share of the leader's net present cost, or the leader
    beats the next posture in fewer futures than the set share (``engine.md`` §5).
    """
    rows = context.design.rows.random
    found = {posture: everywhere(plan, rows) for posture, plan in plans.items()}
    worths: dict[Posture, Array] = {posture: one.worth for posture, one in found.items()}
    ranked = sorted(worths, key=lambda p: -float(worths[p].mean()))
    best, regret = probability_best(worths), expected_regret(worths)
    if not ranked:
        return Recommendation("none_feasible", None, None, best, regret, 0.0, None)
    first = ranked[0]
    if len(ranked) == 1:
        return Recommendation(first, first, None, best, regret, 0.0, None)
    ahead = worths[first] - worths[ranked[1]]
    lead, beats = float(ahead.mean()), float((ahead > 0).mean())
    preferences = context.assessment.preferences
    cost = float(found[first].cost.mean())
    clear = Recommendation(first, first, ranked[1], best, regret, lead, beats, cost)
    close = clear.is_lead_small(preferences.too_close_share)
    if close or beats < preferences.too_close_probability:
        return replace(clear, verdict="too_close")
    return clear


def verdict_of(
    first: Posture, lead: float, cost: float, beats: float, preferences: Preferences
) -> Verdict:
    """Give the posture that leads, or that it is too close to call.

    Args:
        first: The posture of greatest expected worth.
        lead: How much more it is worth than the next one.
        cost: Its expected net present cost.
        beats: Share of futures in which it beats the next one.
        preferences: The shares that count.
    """
    close = lead < preferences.too_close_share * abs(cost)
    return "too_close" if close or beats < preferences.too_close_probability else first


def reasons(
    context: Context,
    found: Recommendation,
    plans: Mapping[Posture, StandingPlan],
    choices: Choices,
) -> tuple[Reason, ...]:
    """Give what speaks for the leading plan and what against it, in figures of this run."""
    if found.leading is None:
        return tuple(_why_none(context, choices))
    return (*_for(context, found, found.leading, plans), *_rules(choices))


def counter_reasons(
    found: Recommendation, swings: Sequence[Swing], evidence: EvidenceSummary
) -> Iterator[Reason]:
    """Give what a sceptic would say: lost futures, inputs that flip it, unverified inputs."""
    if found.leading is None:
        return
    rival = found.runner_up
    if rival is not None:
        share = chance(found.probability_best[rival])
        name = message(f"posture.{rival}")
        text = message("reason.rival_wins", posture=name, share=share)
        yield Reason(text=text, favours=rival)
    for swing in [s for s in swings if s.flips][:3]:
        text = message("reason.input_flips", input=swing.label)
        yield Reason(text=text, favours=rival or "none")
    shares = evidence.share_of_variance_by_class
    unverified = sum(shares.get(name, 0.0) for name in ("claimed", "assumed"))
    yield Reason(
        text=message("reason.unverified", share=Share(round(unverified, 2))), favours="none"
    )


def _for(
    context: Context, found: Recommendation, first: Posture, plans: Mapping[Posture, StandingPlan]
) -> Iterator[Reason]:
    rows = context.design.rows.random
    share = chance(found.probability_best[first])
    name = message(f"posture.{first}")
    yield Reason(text=message("reason.best_in", posture=name, share=share), favours=first)
    if found.runner_up is None:
        yield Reason(text=message("reason.only_plan"), favours=first)
        return
    second = found.runner_up
    rival = message(f"posture.{second}")
    lead = Money(found.lead, context.currency)
    yield Reason(text=message("reason.lead", lead=lead, posture=rival), favours=first)
    for level in (1, 2, 3):
        ahead = _spent(plans[second], context, level) - _spent(plans[first], context, level)
        if abs(ahead) < 1.0:  # one unit of the currency: nothing worth a sentence
            continue
        id_ = f"reason.level_{level}_{'less' if ahead >= 0 else 'more'}"
        text = message(id_, amount=Money(abs(ahead), context.currency), posture=rival)
        yield Reason(text=text, favours=first if ahead >= 0 else second)
    yield from _beside(context, first, second, plans)
    cost = {p: float(plans[p].present.cost[rows].mean()) for p in (first, second)}
    if cost[first] > cost[second]:
        extra = Money(cost[first] - cost[second], context.currency)
        text = message("reason.dearer_but_worth_more", amount=extra, posture=rival)
        yield Reason(text=text, favours=second)


def _beside(
    context: Context, first: Posture, second: Posture, plans: Mapping[Posture, StandingPlan]
) -> Iterator[Reason]:
    """Say what counts beside money for or against the leading plan, where anything does."""
    added = {p: plans[p].present.equivalents for p in (first, second)}
    one, other = added[first], added[second]
    if one is None or other is None:
        return
    ahead = float((one - other)[context.design.rows.random].mean())
    if abs(ahead) < 1.0:  # one unit of the currency: nothing worth a sentence
        return
    id_ = f"reason.criteria_{'more' if ahead >= 0 else 'less'}"
    text = message(
        id_, amount=Money(abs(ahead), context.currency), posture=message(f"posture.{second}")
    )
    yield Reason(text=text, favours=first if ahead >= 0 else second)


def _spent(plan: StandingPlan, context: Context, level: int) -> float:
    """Expected net present cost of one level."""
    rows = context.design.rows.random
    return -sum(
        float(context.present(line)[rows].mean())
        for line in plan.lines
        if line.level == level and line.key != "benefit"
    )


def _rules(choices: Choices) -> Iterator[Reason]:
    """Name each rule that narrowed the field, and how many pairs it kept out."""
    by_rule: dict[str, list[Gate]] = {}
    for gate in choices.gates:
        by_rule.setdefault(gate.rule, []).append(gate)
    for rule, gates in sorted(by_rule.items()):
        options = len({gate.option for gate in gates})
        text = message(f"reason.rule.{rule}", options=options)
        yield Reason(text=text, favours="none", claims=_RULE_CLAIMS.get(rule, ()))


_RULE_CLAIMS = {
    "data_class": ("C097", "C103"),
    "air_gap": ("C264",),
    "liable_party": ("C092",),
    "memory": ("C104", "C027"),
    "foreign_api": ("C091",),
}


def _why_none(context: Context, choices: Choices) -> Iterator[Reason]:
    for workload, options in choices.admitted.items():
        if not options:
            name = context.workloads[workload].name
            rules = sorted({gate.rule for gate in choices.gates if gate.workload == workload})
            for rule in rules:
                text = message(f"reason.none_for.{rule}", workload=name)
                yield Reason(text=text, favours="none", claims=_RULE_CLAIMS.get(rule, ()))
    if choices.is_possible:
        yield Reason(text=_beyond_caps(context), favours="none")


def _beyond_caps(context: Context) -> Message:
    """Say which cap bars every plan; of several only that no plan keeps them all."""
    told = context.assessment
    caps = caps_told(told.finance)
    if told.sites or len(caps) != 1:
        return message("reason.none_within_caps")
    ((cap, most),) = caps.items()
    budget = Money(most, context.currency)
    if cap == BUDGET:
        return message("reason.none_within_budget", budget=budget)
    phase = Message(f"phase.{phase_of(cap)}")
    return message("reason.none_within_phase_budget", phase=phase, budget=budget)
