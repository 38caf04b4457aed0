"""Columns and rows of a table are made anew whenever what stands in them changes."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.widgets.data_table import DataTable

NAMES = ("", *(f"A scenario with quite a long name, number {at}" for at in range(5)))


def test_that_shortened_headings_give_their_room_back(qtbot: QtBot) -> None:
    table = DataTable("Scenarios", left=frozenset({0}))
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    table.show_rows(NAMES, [["Net worth", *["CN¥1.2M"] * 5]] * 3, even=True)
    header = table.horizontalHeader()
    crowded = sum(header.sectionSize(at) for at in range(6))

    for column, name in enumerate(NAMES):
        table.shorten_head(column, name[:10], name)
    table.fit_height()
    widths = [header.sectionSize(at) for at in range(6)]
    assert crowded > 700 > sum(widths)
    assert max(widths) - min(widths) <= 6
    item = table.horizontalHeaderItem(1)
    assert item is not None
    assert "number 0" in item.toolTip()
