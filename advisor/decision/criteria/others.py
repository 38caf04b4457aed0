"""Weights set beside those that count: money alone, the debate's orders, every person's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.catalogue.criteria import CriteriaBook
from advisor.cost.cash_flow import Costing, Placement
from advisor.decision.break_even import Alone
from advisor.decision.choices import Choices
from advisor.decision.criteria.scores import Scores, kept_on
from advisor.decision.criteria.swing import MoneySwing, money_swing
from advisor.decision.criteria.weighing import Weighing
from advisor.decision.plans import StandingPlan, read_on, standing_plans
from advisor.evaluation import Posture
from advisor.inputs.weights import Weights, rank_order_centroid, votes_of, weights_of
from advisor.model.assessment import Assessment

LEAST_PRICE = 0.01
"""Share that price is given in a person's weights without any, so that they can be told in money:
what the person would have to say at least (chosen by the makers)."""
MOST_PEOPLE = 12
"""People whose own plans are sought; more share the plans found (chosen for time)."""
Plans = Mapping[Posture, StandingPlan]


@dataclass(frozen=True)
class Sought:
    """The standing plans under some weights."""

    id: str
    """``used``, ``money``, ``order.<id>`` or ``vote.<key>``."""
    weights: Weights
    plans: Plans
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weighed:
    """Everything that was sought because somebody weighed criteria."""

    weighing: Weighing
    """In the rows in which plans were searched."""
    swing: MoneySwing
    book: CriteriaBook
    sought: tuple[Sought, ...]
    """Under the weights that count first, then the others."""

    def read(self, costing: Costing, used: Plans) -> Weighed:
        """Read every plan in other rows, each placement once; ``used`` were read already."""
        known = {_key(plan.placement): plan for plan in used.values()}

        def reading(plan: StandingPlan) -> StandingPlan:
            key = _key(plan.placement)
            if key not in known:
                known[key] = read_on(costing, plan)
            read = known[key]
            return replace(plan, present=read.present, lines=read.lines, layout=read.layout)

        sought = tuple(
            replace(one, plans={p: reading(plan) for p, plan in one.plans.items()})
            for one in self.sought
        )
        return replace(self, weighing=self.weighing.on(costing.context), sought=sought)

    def under(self, one: Sought) -> Plans:
        """Give the plans of some weights with what they are worth under them."""
        counting = _counting(self.weighing.by(one.weights))

        def valued(plan: StandingPlan) -> StandingPlan:
            beside = None if counting is None else counting.rows(plan.placement)
            return replace(plan, present=replace(plan.present, equivalents=beside), further=())

        return {posture: valued(plan) for posture, plan in one.plans.items()}


def weigh(
    costing: Costing, choices: Choices, whole: Sequence[Alone], book: CriteriaBook
) -> tuple[Weighing, MoneySwing] | None:
    """Let the weights that count decide in ``costing``; None where nobody weighed anything.

    Args:
        costing: What plans are sought with; it tells worth with the criteria from then on.
        choices: What each workload may use.
        whole: Options that may carry every workload, with their cost.
        book: How criteria are scored.
    """
    weights = weights_of(costing.context.assessment)
    if not weights:
        return None
    swing = money_swing(costing, choices, whole)
    scores = Scores(costing.context, book, kept_on(costing))
    weighing = Weighing(costing.context, scores, weights, swing.amount)
    costing.equivalents = _counting(weighing)
    return weighing, swing


def sought_by_others(
    costing: Costing,
    choices: Choices,
    weighing: Weighing,
    book: CriteriaBook,
    tell: Callable[[int], None] = lambda _: None,
) -> Iterator[Sought]:
    """Seek plans under each other set of weights; ``costing`` is left as it was."""
    kept, known = costing.equivalents, dict[tuple[tuple[str, float], ...], Plans]()
    for id_, weights, claims in _sets(costing.context.assessment, book):
        key = tuple(weights.items())
        if key not in known:
            costing.equivalents = _counting(weighing.by(weights))
            known[key] = standing_plans(costing, choices, tell)
        yield Sought(id_, weights, known[key], claims)
    costing.equivalents = kept


def _sets(
    assessment: Assessment, book: CriteriaBook
) -> Iterator[tuple[str, Weights, tuple[str, ...]]]:
    """Give every other set of weights, money alone first."""
    yield "money", {"price": 1.0}, ()
    for order in book.orders:
        yield f"order.{order.id}", rank_order_centroid(order.order), order.claims
    for id_, weights in list(votes_of(assessment).items())[:MOST_PEOPLE]:
        yield f"vote.{id_}", priced(weights), ()


def priced(weights: Weights) -> Weights:
    """Give weights in which price has at least a little, so that they can be told in money."""
    if weights.get("price"):
        return weights
    return {**{c: w * (1 - LEAST_PRICE) for c, w in weights.items()}, "price": LEAST_PRICE}


def _counting(weighing: Weighing) -> Weighing | None:
    """Give a weighing that counts anything beside money; none where only price weighs."""
    return weighing if weighing.swing > 0 and set(weighing.weights) - {"price"} else None


def _key(placement: Placement) -> tuple[tuple[str, ...], ...]:
    return tuple((w, *(option.id for option in path)) for w, path in sorted(placement.items()))
