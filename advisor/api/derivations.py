"""From a figure of an answer to what it is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from advisor.api.library import sound_catalogue
from advisor.derivation.record import FigureRef
from advisor.derivation.record import Kind as FigureKind
from advisor.draft import Draft
from advisor.errors import AdvisorError, Message
from advisor.evaluation import PHASES, POSTURES, Evaluation
from advisor.report.derivation_rows import (
    SaidDerivation,
    SaidPart,
    derivation_data,
    derivation_lines,
    say_derivation,
)
from advisor.words.text import Texts

if TYPE_CHECKING:
    from advisor.derivation.record import Derivation
    from advisor.derivation.reopened import Reopened

FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
"""Figures of an answer that can be opened."""

__all__ = [
    "FIGURE_KINDS",
    "FigureKind",
    "FigureRef",
    "SaidDerivation",
    "SaidPart",
    "derivation_data",
    "derivation_lines",
    "derive",
    "figure_of",
    "open_figure",
    "say_derivation",
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


def figure_of(evaluation: Evaluation, kind: FigureKind, of: str, part: str) -> FigureRef:
    """Name a figure as a person does.

    Args:
        evaluation: The answer.
        kind: Which figure.
        of: Posture of a plan or id of an option; empty means the leading plan, or the first
            break-even.
        part: Level, phase, workload or line of the ledger; of a break-even the API.
    """
    if kind == "break_even":
        volumes = [one.between for one in evaluation.break_even if one.tokens_per_day is not None]
        wanted = [pair for pair in volumes if of in {"", pair[0]} and part in {"", pair[1]}]
        machines, hosted = wanted[0] if wanted else (of, part)
        return FigureRef(kind, option=machines, against=hosted)
    whose = of or evaluation.leading or ""
    plan, option = (whose, "") if whose in POSTURES else ("", whose)
    level = int(part) if part in {"1", "2", "3"} else 0
    line = part if kind == "ledger_line" else ""
    workload = part if kind == "workload_cost" else ""
    named = FigureRef(kind, plan, option, level=level, line=line, workload=workload)
    return next((replace(named, phase=name) for name in PHASES if name == part), named)


def adds_up_of(
    evaluation: Evaluation, draft: Draft
) -> tuple[Derivation | None, tuple[Message, ...]]:
    """Open the leading plan's net present cost for a report.

    Returns:
        None where no plan leads or the figure cannot be opened, and then why.
    """
    if evaluation.leading is None:
        return None, ()
    figure = FigureRef("net_present_cost", plan=evaluation.leading)
    try:
        return derive(evaluation, draft, figure), ()
    except AdvisorError as error:
        return None, tuple(problem.message for problem in error.problems)


def open_figure(
    evaluation: Evaluation, draft: Draft, figure: FigureRef, texts: Texts
) -> SaidDerivation:
    """Open a figure and say it in the reader's language; see `derive`."""
    return say_derivation(derive(evaluation, draft, figure), texts)
