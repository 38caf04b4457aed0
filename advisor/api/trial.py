"""The debate held against an answer, in words and as a chart, for screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.api.debate import claims
from advisor.draft import Answer
from advisor.draft.paths import kind_of
from advisor.evaluation import Evaluation, ViewChange
from advisor.report.chart_model import ChartModel
from advisor.words.text import Texts

if TYPE_CHECKING:
    from advisor.report.trial_said import TrialWriter


def trial_words(evaluation: Evaluation, texts: Texts) -> TrialWriter:
    """Give what words claims on trial, rules and conflicts of an answer."""
    from advisor.report.trial_said import TrialWriter  # noqa: PLC0415

    return TrialWriter(evaluation, claims(), texts)


def chart_map(evaluation: Evaluation, texts: Texts) -> ChartModel | None:
    """Draw the map of the workloads; None where none stands on it."""
    from advisor.report.chart_map import chart_map as chart  # numpy  # noqa: PLC0415

    return chart(evaluation, texts)


def view_rows(evaluation: Evaluation, view: str, texts: Texts) -> tuple[tuple[str, ...], ...]:
    """Say each figure that a view of the debate would set: name, now, then, claim."""
    from advisor.report.said import Writer  # noqa: PLC0415
    from advisor.report.trial_section import change_row  # noqa: PLC0415

    views = evaluation.debate.views if evaluation.debate else ()
    writer = Writer(evaluation, texts)
    return tuple(change_row(c, writer) for one in views if one.id == view for c in one.changes)


def view_answers(evaluation: Evaluation, view: str) -> dict[str, Answer]:
    """Give the answers that a view of the debate would set, by path, each with its claim."""
    views = evaluation.debate.views if evaluation.debate else ()
    return {c.path: _answer(c) for one in views if one.id == view for c in one.changes}


def _answer(change: ViewChange) -> Answer:
    """Write a change as an answer of its place: a whole number, or a range with its claim."""
    if kind_of(change.path) == "whole":
        return round(change.likely)
    said = "note" if change.path.startswith("figures.") else "source"
    return {"low": change.low, "likely": change.likely, "high": change.high, said: change.claim}
