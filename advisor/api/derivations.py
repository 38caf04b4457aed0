"""From a figure of an answer to what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from advisor.api.library import sound_catalogue
from advisor.derivation.record import FigureRef
from advisor.derivation.record import Kind as FigureKind
from advisor.draft import Draft
from advisor.evaluation import Evaluation
from advisor.report.derivation_rows import (
    SaidDerivation,
    SaidPart,
    derivation_lines,
    say_derivation,
)
from advisor.text import Texts

if TYPE_CHECKING:
    from advisor.derivation.record import Derivation
    from advisor.derivation.reopened import Reopened

__all__ = [
    "FigureKind",
    "FigureRef",
    "SaidDerivation",
    "SaidPart",
    "derivation_lines",
    "derive",
    "open_figure",
]


@dataclass(frozen=True, eq=False)
class _Asked:
    """An answer and what it answers; the same one is opened once."""

    evaluation: Evaluation
    draft: Draft

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Asked):
            return NotImplemented
        return self.evaluation is other.evaluation and self.draft.answers == other.draft.answers

    def __hash__(self) -> int:
        return id(self.evaluation)


@lru_cache(maxsize=1)
def _reopened(asked: _Asked) -> Reopened:
    from advisor.derivation.reopened import Reopened  # 110 ms, numpy  # noqa: PLC0415

    catalogue = sound_catalogue(asked.evaluation.catalogue.version)
    return Reopened(asked.draft.completed(), catalogue, asked.evaluation)


def derive(evaluation: Evaluation, draft: Draft, figure: FigureRef) -> Derivation:
    """Open a figure of an answer: what it adds up from in the likely case, input by input.

    The plans are not searched again; the same rows are drawn again, and kept for the next figure.

    Args:
        evaluation: The answer.
        draft: The answers that were evaluated.
        figure: Which figure.

    Raises:
        AdvisorError: When the answer has no such figure, or the draft has changed since in what
            the figure is made of.
    """
    from advisor.derivation.figures import derive as opened  # 110 ms, numpy  # noqa: PLC0415

    return opened(_reopened(_Asked(evaluation, draft)), figure)


def open_figure(
    evaluation: Evaluation, draft: Draft, figure: FigureRef, texts: Texts
) -> SaidDerivation:
    """Open a figure and say it in the reader's language; see `derive`."""
    return say_derivation(derive(evaluation, draft, figure), texts)
