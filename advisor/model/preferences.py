"""How the answer is to be given, and what counts in it beside money: people's swing weights."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from advisor.model.record import Positive, Record

Criterion = Literal[
    "effect",
    "performance",
    "security",
    "price",
    "autonomy",
    "time_to_value",
    "accountability",
    "talent_fit",
    "vendor_viability",
    "lock_in",
]
"""What a choice is judged by; the first four are those that every order of the debate names."""
CRITERIA: tuple[Criterion, ...] = get_args(Criterion)
Pooling = Literal["mean", "geometric"]
"""How several people's weights become one."""
MOST_WEIGHT = 100
"""The swing that matters most is given this; a convention of swing weighting."""


class Preferences(Record):
    """How the answer is to be given."""

    too_close_share: float = Field(default=0.05, ge=0, le=1)
    """Too close to call below this share of net present cost."""
    too_close_probability: float = Field(default=0.6, ge=0.5, le=1)
    """Too close to call when the leader beats the next posture in fewer futures than this."""
    fleet_quantile: float = Field(default=0.8, ge=0.5, le=0.99)
    """Quantile of demand that machines are sized to where a fallback takes the overflow."""
    spare_servers: int = Field(default=1, ge=0, le=4)
    """Servers beyond need in each pool of owned or bought machines, so that one may fail (N+1)."""
    group_correlation: float = Field(default=0.6, ge=0, le=0.95)
    """Rank correlation of inputs that move together, such as volumes of several workloads."""
    pooling: Pooling = "mean"
    """How several people's weights become one."""
    money_swing: Positive | None = None
    """Money that the swing of price stands for, net present, in the currency; None takes the range
    between the dearest and the cheapest form in play."""


class SwingWeights(Record):
    """How much the swing of each criterion from worst to best matters, 0 to 100.

    What is left out counts nothing; only the proportions between weights matter.
    """

    effect: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From no task done right to all of them."""
    performance: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From response times never kept to always."""
    security: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From data in other hands to data that never leave the house."""
    price: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From the dearest form in play to the cheapest: the money swing."""
    autonomy: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From a supplier who decides everything to nobody who decides but oneself."""
    time_to_value: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From a year before the first use to use at once."""
    accountability: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From nobody who answers for the model to a party that is liable under contract."""
    talent_fit: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From people who would all have to be found to people who are there."""
    vendor_viability: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From a supplier who may stop any day to one that nobody needs."""
    lock_in: float | None = Field(default=None, ge=0, le=MOST_WEIGHT)
    """From no way out to a change at any time."""

    @property
    def given(self) -> dict[Criterion, float]:
        """Give the weights above zero, by criterion."""
        found = {criterion: getattr(self, criterion) for criterion in CRITERIA}
        return {criterion: weight for criterion, weight in found.items() if weight}

    @model_validator(mode="after")
    def _weighs_something(self) -> Self:
        told = [getattr(self, criterion) for criterion in CRITERIA]
        if not self.given and any(weight is not None for weight in told):
            kind = "weights_all_zero"
            raise PydanticCustomError(kind, "no weight above zero")
        return self


class AgreedWeights(SwingWeights):
    """The weights that count: agreed by those who decide, or one person's."""

    @model_validator(mode="after")
    def _price_is_weighed(self) -> Self:
        if self.given and not self.price:
            kind = "weights_without_price"
            raise PydanticCustomError(kind, "price has no weight")
        return self


class Vote(SwingWeights):
    """One person's swing weights; those of all people are pooled where none are agreed."""

    id: str
    """Stable key within the engagement."""
    name: str
    """The person, as the client names them."""
    role: str = ""
    """What they are in the organisation, in their words."""
    note: str = ""
    """Why they weigh so, in their words."""
    dissent: str = ""
    """What they object to in the weights that are agreed; kept beside them."""
    day: dt.date | None = None
    """Day of the vote."""


def refuse_votes(votes: tuple[Vote, ...], pooling: Pooling, *, agreed: bool) -> None:
    """Let votes pass that can be pooled.

    Args:
        votes: Every person's.
        pooling: How they are pooled.
        agreed: Whether weights are agreed, so that votes only stand beside them.

    Raises:
        PydanticCustomError: Where a person has voted twice, or price would weigh nothing.
    """
    known: dict[str, str] = {}
    for vote in votes:
        name = " ".join(vote.name.split()).casefold()
        if name in known:
            kind, words = "voted_twice", "{name} voted before: {first}"
            found = {"name": vote.name, "first": known[name], "where": f"votes.{vote.id}.name"}
            raise PydanticCustomError(kind, words, found)
        known[name] = vote.id
    cast = [vote for vote in votes if vote.given]
    if agreed or not cast:
        return
    without = [vote for vote in cast if not vote.price]
    if pooling == "mean" and len(without) < len(cast):
        return
    if without:
        kind, words = "votes_without_price", "price has no weight with {name}"
        found = {"name": without[0].name, "where": f"votes.{without[0].id}.price"}
        raise PydanticCustomError(kind, words, found)
