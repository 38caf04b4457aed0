"""The race between models as the second step shows it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.report.example import evaluation
from tests.advisor.report.test_race_section import raced
from ui.pages.race_card import race_card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label


def test_that_what_was_measured_stands_beside_what_a_task_costs(
    qtbot: QtBot, texts: api.Texts
) -> None:
    card = race_card(raced(), texts)
    qtbot.addWidget(card)
    (table,) = card.findChildren(DataTable)

    cells = [[table.item(row, at).text() for at in range(2, 7)] for row in range(2)]
    assert cells == [
        ["92%", "3,000", "250 *", "CN¥0.02", "CN¥0.12"],
        ["–", "1,000 *", "700", "–", "–"],
    ]


def test_that_a_race_not_run_yet_says_where_to_enter_it(qtbot: QtBot, texts: api.Texts) -> None:
    card = race_card(evaluation(), texts)
    qtbot.addWidget(card)

    assert not card.findChildren(DataTable)
    assert any("by model in step 1" in label.text() for label in card.findChildren(Label))
