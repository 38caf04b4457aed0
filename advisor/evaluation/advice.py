"""What the recommendation means for each workload, what it depends on and what may go wrong."""

from __future__ import annotations

from typing import Literal

from advisor.errors import Message
from advisor.evaluation.names import Found, PhaseName, Posture


class WorkloadAdvice(Found):
    """What runs one workload, phase by phase, and what it would cost to choose otherwise."""

    workload: str
    posture_by_phase: dict[PhaseName, Posture]
    otherwise: str
    """Option of another side that would serve it next best, alone and through all phases; empty
    where no other side may."""
    becomes: Posture | None
    """Side of that option."""
    loss: float | None
    """Expected worth that moving it there alone would lose, in the futures that plans are searched
    in; below nothing where caps kept it from being chosen. None without such an option."""


class Condition(Found):
    """What the recommendation rests on; where it fails the answer is another."""

    text: Message
    claims: tuple[str, ...] = ()


class Risk(Found):
    """A risk of the debate that applies to the leading plan; it weighs nothing."""

    id: str
    text: Message
    """What may happen, and what is done about it."""
    side: Posture | Literal["any"]
    """Whose risk it is."""
    claims: tuple[str, ...]
    """Claims that it comes from."""
