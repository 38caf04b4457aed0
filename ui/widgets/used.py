"""What a question shows of the calculation: the figure in use, whence, and what it moves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class UsedFigure:
    """Ready words; each is empty where there is nothing to say."""

    figure: str = ""
    """The range that stands in for an answer, with its class of evidence."""
    source: str = ""
    """Where that range is from."""
    effect: str = ""
    """What moving over the range does to the answer."""
    flips: bool = False
    """Whether it may turn the verdict."""
