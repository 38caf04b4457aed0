"""The mixed-integer programme that bounds every placement, and the proof made of it."""

from advisor.decision.programme.bounds import Bounds, Here, bounds_of
from advisor.decision.programme.model import Side
from advisor.decision.programme.proof import AT_ONCE, THOROUGH, Effort, Optimum, Programme

__all__ = [
    "AT_ONCE",
    "THOROUGH",
    "Bounds",
    "Effort",
    "Here",
    "Optimum",
    "Programme",
    "Side",
    "bounds_of",
]
