"""From what was weighed to the record of it: weights, scores, money, verdicts, firmness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from advisor.cost.context import Context
from advisor.decision.criteria.others import Sought, Weighed
from advisor.decision.criteria.stability import DRAWS, Candidate, Field, dominated
from advisor.decision.criteria.weighing import Weighing, effect_in_money
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import recommend
from advisor.evaluation import PHASES, Placed, Posture
from advisor.evaluation.criteria import (
    CriteriaReading,
    CriterionScore,
    CriterionWeight,
    MoneySwingResult,
    PersonWeights,
    RankStability,
    WeighedPlan,
    WeighedVerdict,
    WeightInterval,
    WeightStretch,
)
from advisor.inputs.weights import Weights, votes_of
from advisor.model.preferences import CRITERIA, Criterion
from advisor.uncertainty.bands import band


def criteria_reading(
    context: Context, weighed: Weighed, leading: Posture | None
) -> CriteriaReading:
    """Read what was weighed in the rows in which the plans are read.

    Args:
        context: Those rows.
        weighed: What was sought, read in them.
        leading: Posture that leads under the weights that count.
    """
    assessment, weighing = context.assessment, weighed.weighing
    people = votes_of(assessment)
    criteria = _criteria(weighing.weights, people)
    plans = _distinct(weighed)
    candidates = [_candidate(context, weighing, plan, criteria) for plan in plans]
    return CriteriaReading(
        agreed=bool(assessment.weights.given),
        pooling=assessment.preferences.pooling,
        weights=tuple(_weights(weighed, people, criteria, effect_in_money(assessment))),
        people=tuple(_people(context, weighing.weights, people)),
        money_swing=MoneySwingResult(
            amount=weighed.swing.amount,
            is_stated=weighed.swing.is_stated,
            dearest=weighed.swing.dearest,
            cheapest=weighed.swing.cheapest,
        ),
        workload_shares=weighing.workloads,
        phase_shares=dict(zip(PHASES, weighing.phases, strict=True)),
        plans=tuple(_plans(context, weighed, plans, candidates, criteria)),
        verdicts=tuple(_verdict(context, weighed, one, leading) for one in weighed.sought),
        stability=_stability(candidates, weighing, people),
    )


def _criteria(weights: Weights, people: Mapping[str, Weights]) -> tuple[Criterion, ...]:
    """Give the criteria that anybody weighs, price always."""
    told = {"price", *weights, *chain.from_iterable(people.values())}
    return tuple(c for c in CRITERIA if c in told)


def _distinct(weighed: Weighed) -> list[StandingPlan]:
    """Give every plan once, the standing ones of the weights that count first."""
    found: dict[tuple[tuple[str, ...], ...], StandingPlan] = {}
    for one in weighed.sought:
        for plan in one.plans.values():
            placed = sorted(plan.placement.items())
            key = tuple((w, *(option.id for option in path)) for w, path in placed)
            found.setdefault(key, plan)
    return list(found.values())


def _candidate(
    context: Context, weighing: Weighing, plan: StandingPlan, criteria: tuple[Criterion, ...]
) -> Candidate:
    rows = context.design.rows.random
    scored = weighing.scored(plan.placement, criteria)
    return Candidate(
        plan.posture,
        float(plan.present.money[rows].mean()),
        {criterion: float(score[rows].mean()) for criterion, score in scored.items()},
    )


def _weights(
    weighed: Weighed,
    people: Mapping[str, Weights],
    criteria: tuple[Criterion, ...],
    in_money: frozenset[str],
) -> Iterator[CriterionWeight]:
    weighing = weighed.weighing
    for criterion in criteria:
        share = weighing.weights.get(criterion, 0.0)
        votes = [weights.get(criterion, 0.0) for weights in people.values()] or [share]
        rule = weighed.book.rules.get(criterion)
        yield CriterionWeight(
            criterion=criterion,
            share=share,
            low=min(votes),
            high=max(votes),
            money=weighing.money_of(criterion),
            in_money=tuple(sorted(in_money)) if criterion == "effect" else (),
            claims=rule.claims if rule else (),
        )


def _people(
    context: Context, used: Weights, people: Mapping[str, Weights]
) -> Iterator[PersonWeights]:
    for vote in context.assessment.votes:
        weights = people.get(vote.id, {})
        apart = sum(abs(weights.get(c, 0.0) - used.get(c, 0.0)) for c in CRITERIA) / 2
        yield PersonWeights(
            id=vote.id,
            name=vote.name,
            role=vote.role,
            weights=dict(weights),
            distance=min(1.0, apart) if weights else 0.0,
            note=vote.note,
            dissent=vote.dissent,
            day=vote.day,
        )


def _plans(
    context: Context,
    weighed: Weighed,
    plans: list[StandingPlan],
    candidates: list[Candidate],
    criteria: tuple[Criterion, ...],
) -> Iterator[WeighedPlan]:
    rows, weighing = context.design.rows.random, weighed.weighing
    beaten = dominated(candidates)
    standing = {id(plan) for plan in weighed.sought[0].plans.values()}
    for at, plan in enumerate(plans):
        scored = weighing.scored(plan.placement, criteria)
        means = candidates[at].scores
        worth = plan.present.money + weighing.rows(plan.placement)
        yield WeighedPlan(
            posture=plan.posture,
            is_standing=id(plan) in standing,
            placement=tuple(_placed(plan)),
            money=band(plan.present.money[rows]),
            scores=tuple(
                CriterionScore(
                    criterion=criterion,
                    score=band(score[rows]),
                    money=weighing.money_of(criterion) * means[criterion],
                )
                for criterion, score in scored.items()
            ),
            worth=band(worth[rows]),
            dominated_by=candidates[beaten[at]].posture if at in beaten else None,
        )


def _placed(plan: StandingPlan) -> Iterator[Placed]:
    for workload, path in sorted(plan.placement.items()):
        for phase, option in zip(PHASES, path, strict=True):
            yield Placed(workload=workload, phase=phase, option=option.id, model=option.model.id)


def _verdict(
    context: Context, weighed: Weighed, one: Sought, leading: Posture | None
) -> WeighedVerdict:
    found = recommend(context, weighed.under(one))
    return WeighedVerdict(
        id=one.id,
        weights=dict(one.weights),
        posture=found.verdict,
        leading=found.leading,
        runner_up=found.runner_up,
        lead_beats_next=found.beats_next,
        probability_best=dict(found.probability_best),
        turns=found.leading != leading,
        claims=one.claims,
    )


def _stability(
    candidates: list[Candidate], weighing: Weighing, people: Mapping[str, Weights]
) -> RankStability | None:
    """Read how firm the lead is; criteria that no plan scores on do not take part."""
    every = _criteria(weighing.weights, people)
    telling = [c for c in every if c == "price" or any(one.scores[c] > 0 for one in candidates)]
    if len(candidates) < 2 or len(telling) < 2 or not weighing.swing:
        return None
    field = Field(candidates, telling, weighing.swing)
    return RankStability(
        criteria=field.criteria,
        draws=DRAWS,
        leads=field.shares(),
        intervals=tuple(_interval(field, weighing.weights, c) for c in field.criteria),
    )


def _interval(field: Field, weights: Weights, criterion: Criterion) -> WeightInterval:
    total = sum(weights.get(c, 0.0) for c in field.criteria)
    here = {c: weights.get(c, 0.0) / total for c in field.criteria}
    found = field.interval(here, criterion)
    return WeightInterval(
        criterion=criterion,
        share=here[criterion],
        low=found.low,
        high=found.high,
        below=found.below,
        above=found.above,
        course=tuple(
            WeightStretch(posture=one.posture, start=one.start, end=one.end) for one in found.course
        ),
    )
