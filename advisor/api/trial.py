"""The debate held against an answer, in words and as a chart, for screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.api.debate import claims
from advisor.evaluation import Evaluation
from advisor.report.chart_model import ChartModel
from advisor.text import Texts

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
