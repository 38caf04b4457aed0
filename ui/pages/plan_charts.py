"""Charts of the decision: cost on three levels, value against cost, the path as a timeline."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from advisor import api
from ui.charts.axes import with_axes
from ui.charts.chart_card import ChartCard
from ui.theme import Theme
from ui.zoom import px

_FRAME = 130
"""Pixels of a card beside its rows: title, legend, axis."""
_ROW = 44
_SQUARE = 360


def plan_charts(evaluation: api.Evaluation, texts: api.Texts, theme: Theme) -> Iterator[QWidget]:
    """Draw what there is to draw; nothing where no plan is feasible."""
    timeline = api.chart_timeline(evaluation, texts)
    if timeline is not None:
        yield _card(timeline, texts, theme, _FRAME + _ROW * len(timeline.rows))
    if evaluation.plans:
        levels = api.chart_levels(evaluation, texts)
        yield _card(levels, texts, theme, _FRAME + _ROW * len(levels.rows))
    value = api.chart_value(evaluation, texts)
    if value is not None:
        yield _card(with_axes(value, texts), texts, theme, _SQUARE)


def _card(model: api.ChartModel, texts: api.Texts, theme: Theme, height: int) -> ChartCard:
    card = ChartCard(texts, theme, model.id)
    card.setFixedHeight(px(height))
    card.show_model(model)
    return card
