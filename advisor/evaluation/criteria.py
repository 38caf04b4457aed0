"""What counts beside money in the answer: weights, scores, their money, how firm the verdict is."""

from __future__ import annotations

import datetime as dt

from advisor.evaluation.names import Band, Found, PhaseName, Posture, Verdict
from advisor.evaluation.plans import Placed
from advisor.model.preferences import Criterion, Pooling
from advisor.model.record import Fraction


class CriterionWeight(Found):
    """What one criterion weighs, and what its whole swing is worth in money."""

    criterion: Criterion
    share: Fraction
    """Of all weights; 0 for one that somebody else weighs."""
    low: Fraction
    """Least share that a person gives it; the share itself where nobody voted."""
    high: Fraction
    """Greatest share that a person gives it."""
    money: float
    """What its swing from worst to best adds to worth; the money swing for price."""
    in_money: tuple[str, ...] = ()
    """Workloads for which it is in money already and is not counted again: of effect only."""
    claims: tuple[str, ...] = ()
    """Claims of the debate that its scores rest on or that dispute them."""


class PersonWeights(Found):
    """One person's weights, and what they would decide."""

    id: str
    """Key of the vote."""
    name: str
    role: str
    weights: dict[Criterion, Fraction]
    """Shares of the whole."""
    distance: Fraction
    """Half the sum of differences from the weights that count: 0 alike, 1 nothing in common."""
    note: str
    dissent: str
    day: dt.date | None


class MoneySwingResult(Found):
    """The money that the swing of price stands for."""

    amount: float
    is_stated: bool
    dearest: str
    """Option of the dearest form, at its cheapest; empty where it is no one option's."""
    cheapest: str
    """Cheapest option; empty where it is no one option's."""


class CriterionScore(Found):
    """What a plan scores on a criterion, added up over workloads and phases."""

    criterion: Criterion
    score: Band
    """From 0 (worst of the stated swing) to 1 (best)."""
    money: float
    """What the mean score adds to worth."""


class WeighedPlan(Found):
    """A plan as the weights see it."""

    posture: Posture
    is_standing: bool
    """Whether it is the standing plan of its posture under the weights that count; the others
    were found for money alone, for an order of the debate or for a person's weights."""
    placement: tuple[Placed, ...]
    money: Band
    """Net present benefit less net present cost."""
    scores: tuple[CriterionScore, ...]
    worth: Band
    """Money and money equivalents of the criteria."""
    dominated_by: Posture | None
    """Posture of a plan that is no worse in money nor in any score and better in one."""


class WeighedVerdict(Found):
    """What some weights would decide, plans sought under them."""

    id: str
    """``used``, ``money``, ``order.<id>`` of the debate, or ``vote.<key>`` of a person."""
    weights: dict[Criterion, Fraction]
    """Shares of the whole; price alone for money."""
    posture: Verdict
    leading: Posture | None
    runner_up: Posture | None
    lead_beats_next: float | None
    probability_best: dict[Posture, float]
    turns: bool
    """Whether another posture leads than under the weights that count."""
    claims: tuple[str, ...] = ()


class WeightStretch(Found):
    """Shares of one weight between which a posture leads, the others in proportion."""

    posture: Posture
    start: Fraction
    end: Fraction


class WeightInterval(Found):
    """How far one weight may move, the others in proportion, until another posture leads."""

    criterion: Criterion
    share: Fraction
    low: Fraction
    high: Fraction
    below: Posture | None
    """Who leads below; None: nobody else."""
    above: Posture | None
    course: tuple[WeightStretch, ...]
    """Who leads from no weight to all of it, without gaps."""


class RankStability(Found):
    """How firm the verdict is under other weights, over the plans that were found."""

    criteria: tuple[Criterion, ...]
    """Criteria whose weights vary: those that somebody weighs and that tell plans apart."""
    draws: int
    """Weights drawn evenly over all that are possible."""
    leads: dict[Posture, float]
    """Share of them under which each posture leads."""
    intervals: tuple[WeightInterval, ...]


class CriteriaReading(Found):
    """What counts beside money here, whole; there is none where nobody weighed anything."""

    agreed: bool
    """Whether the weights are agreed; else people's are pooled."""
    pooling: Pooling
    weights: tuple[CriterionWeight, ...]
    people: tuple[PersonWeights, ...]
    money_swing: MoneySwingResult
    workload_shares: dict[str, float]
    """What each workload counts where scores are added up."""
    phase_shares: dict[PhaseName, float]
    """What each phase counts: its months times the share of the volume it serves."""
    plans: tuple[WeighedPlan, ...]
    verdicts: tuple[WeighedVerdict, ...]
    """Under the weights that count, for money alone, by the orders of the debate, by people."""
    stability: RankStability | None
    """None where fewer than two plans are known or no criterion beside price is weighed."""
