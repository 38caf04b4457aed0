"""The base of every record that enters or leaves the engine, and the shared kinds of number."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

Fraction = Annotated[float, Ge(0), Le(1)]
"""A share of the whole, from 0 to 1."""
Positive = Annotated[float, Gt(0)]
"""A number above zero."""
NonNegative = Annotated[float, Ge(0)]
"""A number of zero or more."""


RangeShape = Literal["range", "uniform", "triangular", "pert", "lognormal"]
"""Distributions that low, likely and high say wholly; ``range`` is a normal curve bent through."""


class Record(BaseModel):
    """A frozen record: unknown fields are refused, infinities and NaN too."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
    )


class Estimate(Record):
    """A number that may be uncertain: the likely value between its P10 and its P90."""

    low: float
    """Nine futures in ten lie above this (P10)."""
    likely: float
    """The value used in the likely case; the median of the draws."""
    high: float
    """Nine futures in ten lie below this (P90)."""
    source: str = ""
    """Where the person who gave the figure has it from, as they wrote it."""
    shape: RangeShape = "range"
    """How the figure is spread between and beyond P10 and P90."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.likely <= self.high:
            kind, words = "range_out_of_order", "low {low}, likely {likely}, high {high}"
            values = {"low": self.low, "likely": self.likely, "high": self.high}
            raise PydanticCustomError(kind, words, values)
        if self.shape == "lognormal" and self.low <= 0:
            kind, words = "lognormal_from_zero", "low {found}"
            raise PydanticCustomError(kind, words, {"found": self.low})
        return self

    @classmethod
    def exactly(cls, value: float, source: str = "") -> Estimate:
        """Build an estimate without uncertainty."""
        return cls(low=value, likely=value, high=value, source=source)
