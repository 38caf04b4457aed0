"""Tests of a chart and the table behind it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.report.example import evaluation, none_feasible
from ui.charts.chart_card import ChartCard
from ui.dialogs.files import FileAsker
from ui.focus_order import reached_by_tab
from ui.theme import Theme


@pytest.fixture
def card(qtbot: QtBot, texts: api.Texts, theme: Theme) -> ChartCard:
    made = ChartCard(texts, theme, "cost")
    made.resize(600, 320)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_the_table_holds_what_the_chart_model_says(card: ChartCard, texts: api.Texts) -> None:
    model = api.chart_tornado(evaluation(), texts)
    card.show_model(model)

    card.as_table.click()

    shown = [
        tuple(card.table.item(row, column).text() for column in range(len(model.header)))
        for row in range(card.table.rowCount())
    ]
    assert shown == list(model.rows)
    assert card.table.isVisible()


def test_that_the_chart_comes_back_when_the_table_is_put_away(
    card: ChartCard, texts: api.Texts
) -> None:
    card.show_model(api.chart_cost_over_time(evaluation(), texts))

    card.as_table.click()
    card.as_table.click()

    assert not card.table.isVisible()


def test_that_each_line_of_the_model_is_painted(card: ChartCard, texts: api.Texts) -> None:
    model = api.chart_cost_over_time(evaluation(), texts)

    card.show_model(model)

    painted = {key: curve.getData()[1].tolist() for key, curve in card._plot._lines.items()}
    assert painted == {line.key: line.y.tolist() for line in model.lines}


def test_that_a_chart_without_a_plan_is_an_empty_chart(card: ChartCard, texts: api.Texts) -> None:
    card.show_model(api.chart_cost_over_time(evaluation(), texts))

    card.show_model(api.chart_cost_over_time(none_feasible(), texts))

    assert card._plot._lines == {}


def test_that_a_screen_reader_hears_the_title_of_a_chart(card: ChartCard, texts: api.Texts) -> None:
    model = api.chart_break_even(evaluation(), texts)

    card.show_model(model)

    assert card._plot.accessibleName().startswith(model.title)


@pytest.mark.parametrize(("draw", "row"), [(api.chart_cost_over_time, -1), (api.chart_tornado, 0)])
def test_that_a_screen_reader_hears_where_lines_end_and_what_stands_first(
    card: ChartCard, texts: api.Texts, draw: Callable[..., api.ChartModel], row: int
) -> None:
    model = draw(evaluation(), texts)
    was = QAccessible.isActive()
    QAccessible.setActive(True)

    card.show_model(model)

    QAccessible.setActive(was)
    said = card._plot.accessibleDescription()
    assert said.startswith(f"{model.header[0]}: {model.rows[row][0]}, ")
    assert model.rows[row][-1] in said


def test_that_the_table_is_reached_by_keys(card: ChartCard, texts: api.Texts) -> None:
    card.show_model(api.chart_cost_over_time(evaluation(), texts))

    before = [one for one in reached_by_tab(card) if one is card.table]
    QTest.keyClick(card.as_table, Qt.Key.Key_Space)

    assert before == []
    assert card.as_table in list(reached_by_tab(card))
    assert card.table in list(reached_by_tab(card))


def test_that_a_line_is_hidden_by_its_name_and_stays_hidden(
    card: ChartCard, texts: api.Texts
) -> None:
    model = api.chart_cost_over_time(evaluation(), texts)
    card.show_model(model)
    first = model.lines[0].key

    card._legend.keys[first].click()
    card.show_model(api.chart_cost_over_time(evaluation(), texts))

    assert not card._plot._lines[first].isVisible()
    assert all(card._plot._lines[line.key].isVisible() for line in model.lines[1:])


def test_that_the_hand_reads_the_chart(card: ChartCard, texts: api.Texts) -> None:
    card.show_model(api.chart_cost_over_time(evaluation(), texts))
    plot = card._plot
    place = plot.rect().center()

    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        plot.mapToGlobal(QPointF(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    plot.mouseMoveEvent(moved)

    assert plot.hover.isVisible()
    assert plot.hover.text().count("\n") == len(plot._lines)
    plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not plot.hover.isVisible()


def test_that_the_picture_is_twice_as_sharp_and_without_buttons(
    card: ChartCard, texts: api.Texts
) -> None:
    card.show_model(api.chart_cost_over_time(evaluation(), texts))

    card._copy()

    copied = QGuiApplication.clipboard().pixmap()
    assert copied.width() == 2 * card.width()
    assert card.more.isVisible()


@pytest.mark.parametrize(("ending", "head"), [(".png", b"\x89PNG"), (".svg", b"<?xml")])
def test_that_a_chart_is_saved_as_a_picture(
    card: ChartCard,
    texts: api.Texts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    head: bytes,
) -> None:
    path = tmp_path / f"chart{ending}"
    asker = FileAsker(lambda *_: None, lambda *_: path)
    monkeypatch.setattr("ui.charts.chart_card.ask_in_dialogs", lambda: asker)
    card.show_model(api.chart_cost_over_time(evaluation(), texts))

    card._save(ending)

    assert path.read_bytes().startswith(head)
    assert path.stat().st_size > 5_000


def test_that_a_place_that_cannot_be_written_is_said(
    card: ChartCard, texts: api.Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "no such folder" / "chart.png"
    asker = FileAsker(lambda *_: None, lambda *_: path)
    monkeypatch.setattr("ui.charts.chart_card.ask_in_dialogs", lambda: asker)
    card.show_model(api.chart_cost_over_time(evaluation(), texts))

    card._save(".png")

    assert "chart.png" in card._subtitle.text() or "no such folder" in card._subtitle.text()


def test_that_the_table_is_copied_as_spreadsheets_take_it(
    card: ChartCard, texts: api.Texts
) -> None:
    model = api.chart_tornado(evaluation(), texts)
    card.show_model(model)
    card.as_table.click()

    card._copy()

    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == list(model.header)
    assert lines[1].split("\t") == list(model.rows[0])


def menus() -> int:
    """Menus there are, once what is to be deleted is."""
    for _ in range(2):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return sum(isinstance(widget, QMenu) for widget in QApplication.allWidgets())


def test_that_a_chart_takes_its_menus_with_it(texts: api.Texts, theme: Theme) -> None:
    """pyqtgraph's context menu is never shown; left behind, it ended the program in the end."""
    before, model = menus(), api.chart_cost_over_time(evaluation(), texts)

    for _ in range(3):
        card = ChartCard(texts, theme, "cost")
        card.show_model(model)
        assert card._plot.getPlotItem().getViewBox().menu is None
        card.deleteLater()

    assert menus() <= before
