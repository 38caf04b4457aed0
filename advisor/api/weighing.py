"""What screens ask about weights: orders to start from, who would lead, tables in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.api.library import whole_catalogue
from advisor.decision.criteria.stability import Candidate, Field
from advisor.evaluation import CriteriaReading, Evaluation, Posture
from advisor.inputs.weights import rank_order_centroid
from advisor.model.preferences import CRITERIA, MOST_WEIGHT, Criterion
from advisor.report.criteria_section import firm_said, scores_table, swing_said, verdicts_table
from advisor.report.report_model import Table
from advisor.report.said import Writer
from advisor.words.text import Texts


@dataclass(frozen=True)
class OrderWeights:
    """An order of the debate as weights to start from."""

    id: str
    """Its text is ``order.<id>``, the short one ``order.<id>.short``."""
    weights: Mapping[Criterion, float | None]
    """From 0 to 100, the greatest 100; None for a criterion that it does not name."""
    claims: tuple[str, ...]


@dataclass(frozen=True)
class SaidTable:
    """A table in words."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class SaidCriteria:
    """What counts beside money, in words and tables."""

    swing: str
    """What money the swing of price stands for."""
    verdicts: SaidTable
    """Whose weights would decide what."""
    brief: SaidTable
    """The same in few words."""
    scores: SaidTable
    """What the standing plans score, in money."""
    firm: str
    """Under which share of all weights each posture leads; empty where nothing tells."""


def priority_orders() -> tuple[OrderWeights, ...]:
    """Give the orders in which the debate ranks criteria, as weights to start from."""
    found = []
    for order in whole_catalogue().criteria.orders:
        shares = rank_order_centroid(order.order)
        most = max(shares.values())
        scaled = {c: float(round(MOST_WEIGHT * share / most)) for c, share in shares.items()}
        weights = {c: scaled.get(c) for c in CRITERIA}
        found.append(OrderWeights(order.id, weights, order.claims))
    return tuple(found)


def leader_under(evaluation: Evaluation, weights: Mapping[str, float]) -> Posture | None:
    """Say who would lead under some weights among the plans that were found.

    Args:
        evaluation: The answer with the plans.
        weights: By criterion, 0 to 100.

    Returns:
        None where the answer cannot tell: nobody weighed before, price weighs nothing, or a
        criterion is weighed that no plan has been scored on.
    """
    reading = evaluation.criteria
    told = {c: float(weights[c]) for c in CRITERIA if weights.get(c)}
    if reading is None or not reading.plans or "price" not in told:
        return None
    scored = {one.criterion for one in reading.plans[0].scores} | {"price"}
    if not set(told) <= scored:
        return None
    candidates = [
        Candidate(
            plan.posture,
            plan.money.mean,
            {one.criterion: one.score.mean for one in plan.scores},
        )
        for plan in reading.plans
    ]
    return Field(candidates, tuple(told), reading.money_swing.amount or 1.0).leader(told)


def say_criteria(evaluation: Evaluation, texts: Texts) -> SaidCriteria | None:
    """Say what counts beside money; None where nobody weighed anything."""
    reading = evaluation.criteria
    if reading is None:
        return None
    writer = Writer(evaluation, texts)
    scores = scores_table(reading, writer)
    return SaidCriteria(
        swing=swing_said(evaluation, reading, writer),
        verdicts=_said(verdicts_table(reading, writer)),
        brief=_brief(reading, texts),
        scores=_said(scores) if scores else SaidTable((), ()),
        firm=firm_said(reading, writer),
    )


def _brief(reading: CriteriaReading, texts: Texts) -> SaidTable:
    say, people = texts.say, {person.id: person.name for person in reading.people}
    rows = []
    for one in reading.verdicts:
        kind, _, key = one.id.partition(".")
        names = {"order": f"order.{key}.short", "vote": ""}
        id_ = names.get(kind, f"report.criteria.{one.id}")
        whose = say(id_) if id_ else people.get(key, key)
        share = "" if one.lead_beats_next is None else texts.share(one.lead_beats_next)
        leads = say(f"posture.{one.leading or 'none_feasible'}")
        turns = say(f"report.criteria.turns.{'yes' if one.turns else 'no'}")
        rows.append((whose, leads, share, turns))
    columns = ("whose", "leads", "share_of_futures", "turns")
    return SaidTable(tuple(say(f"report.criteria.column.{c}") for c in columns), tuple(rows))


def _said(table: Table) -> SaidTable:
    """Give a table as screens show it: a cell is one line."""
    rows = tuple(tuple(cell.replace("\n", " · ") for cell in row.cells) for row in table.rows)
    return SaidTable(tuple(column.head for column in table.columns), rows)
