"""Words on a chart are not struck out by its lines, and cover no point."""

from __future__ import annotations

from dataclasses import replace

import pyqtgraph as pg
from pytestqt.qtbot import QtBot

from advisor import api
from advisor.report.chart_model import Mark
from tests.advisor.report.example import evaluation
from ui.charts.chart_card import ChartCard
from ui.theme import Theme


def test_that_names_on_the_map_stand_on_a_ground_and_points_above_it(
    qtbot: QtBot, texts: api.Texts, theme: Theme
) -> None:
    known = api.chart_cost_over_time(evaluation(), texts)
    places = ((2.0, 5.0, "Knowledge base"), (3.0, 6.0, "Coding"))
    model = replace(known, marks=tuple(Mark(x, y, name, "named") for x, y, name in places))
    card = ChartCard(texts, theme, "map")
    qtbot.addWidget(card)
    card.resize(900, 400)
    card.show()

    card.show_model(model)

    assert card._plot is not None
    items = card._plot._notes._items
    names = {mark.label for mark in model.marks if mark.kind == "named"}
    named = [
        at
        for at, item in enumerate(items)
        if isinstance(item, pg.TextItem) and item.toPlainText() in names
    ]
    points = [at for at, item in enumerate(items) if isinstance(item, pg.ScatterPlotItem)]
    assert len(named) == len(names) > 0
    assert max(named) < min(points)
    for at in named:
        assert items[at].fill.color().alpha() == 255
