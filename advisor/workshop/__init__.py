"""Several people in one room: sealed ballots, what they reveal, and one range made of many."""

from advisor.workshop.ballots import (
    BallotSeen,
    cast_answers,
    open_answers,
    reveal_answers,
    sealed,
    seen,
)
from advisor.workshop.estimates import Opinion, Pool, opinions_of, pool_answer, pooled_estimate
from advisor.workshop.spoken import (
    KeptDecision,
    SaidRemark,
    SaidVote,
    day_of,
    decisions_of,
    remarks_of,
    votes_of,
)
from advisor.workshop.table import ballots_of_table, table_of_ballots

__all__ = [
    "BallotSeen",
    "KeptDecision",
    "Opinion",
    "Pool",
    "SaidRemark",
    "SaidVote",
    "ballots_of_table",
    "cast_answers",
    "day_of",
    "decisions_of",
    "open_answers",
    "opinions_of",
    "pool_answer",
    "pooled_estimate",
    "remarks_of",
    "reveal_answers",
    "sealed",
    "seen",
    "table_of_ballots",
    "votes_of",
]
