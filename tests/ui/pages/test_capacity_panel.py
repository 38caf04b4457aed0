"""The panel of what fits: what it asks for, when, and what it shows."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import one_workload, start
from tests.ui.pages_of_tests import settle
from ui.desk import Desk
from ui.pages.capacity_panel import CapacityPanel
from ui.pages.inventory_page import InventoryPage
from ui.theme import Theme

DRAFT = api.Draft(
    {
        "workloads.w1.name": "Help desk",
        "workloads.w1.volume": 1000,
        "machines.m.name": "Rack",
        "machines.m.accelerator": "H100-SXM",
        "machines.m.accelerators_per_server": 1,
        "machines.m.servers": 2,
    }
)

RACK = {
    "machines__m1__name": "Rack",
    "machines__m1__accelerator": "H100-SXM",
    "machines__m1__accelerators_per_server": 8,
    "machines__m1__servers": 3,
}


@pytest.fixture
def panel(texts: api.Texts, theme: Theme, qtbot: QtBot) -> CapacityPanel:
    made = CapacityPanel(texts, theme)
    qtbot.addWidget(made)
    made.show_draft(DRAFT, "m")
    return made


def asked(signal: QSignalSpy) -> list[list[object]]:
    return [list(signal.at(at)) for at in range(signal.count())]


def cell(panel: CapacityPanel, row: int, column: int) -> str:
    item = panel.fits.item(row, column)
    assert item is not None
    return item.text()


def test_that_a_draft_is_asked_about_once(panel: CapacityPanel) -> None:
    wanted = QSignalSpy(panel.fits_wanted)
    panel.ask()
    panel.ask()
    assert asked(wanted) == [["m", ""]]

    panel.show_draft(DRAFT.with_answer("machines.m.servers", 3), "m")
    panel.ask()
    assert asked(wanted) == [["m", ""], ["m", ""]]


def test_that_the_chosen_workload_is_asked_about_and_kept(panel: CapacityPanel) -> None:
    wanted = QSignalSpy(panel.fits_wanted)
    panel.workload.setCurrentIndex(1)
    assert asked(wanted) == [["m", "w1"]]

    panel.show_draft(DRAFT.with_answer("machines.m.servers", 3), "m")
    panel.ask()
    assert asked(wanted)[-1] == ["m", "w1"]
    assert panel.workload.currentText() == "Help desk"


def test_that_a_workload_that_is_gone_gives_way_to_a_typical_call(panel: CapacityPanel) -> None:
    panel.workload.setCurrentIndex(1)
    panel.show_draft(DRAFT.without("workloads.w1"), "m")

    wanted = QSignalSpy(panel.fits_wanted)
    panel.ask()
    assert asked(wanted) == [["m", ""]]


def test_that_the_times_of_the_first_model_that_fits_are_asked_for(panel: CapacityPanel) -> None:
    wanted = QSignalSpy(panel.chart_wanted)
    fits = api.fits(DRAFT, "m", api.today())
    panel.show_fits(fits)
    before = asked(wanted)

    assert cell(panel, 0, 0) == fits[0].name
    assert before == []  # the table is written first
    assert asked(wanted) == [["m", fits[0].model, ""]]
    assert cell(panel, 0, 6).startswith("✓")
    large = next(at for at, fit in enumerate(fits) if not fit.fits)
    assert [cell(panel, large, column) for column in range(1, 6)] == ["—"] * 5
    assert cell(panel, large, 6).startswith("✕")


def test_that_a_model_is_chosen_by_its_row_and_stays_chosen(panel: CapacityPanel) -> None:
    fits = api.fits(DRAFT, "m", api.today())
    panel.show_fits(fits)
    table = panel.fits
    wanted = QSignalSpy(panel.chart_wanted)

    table.selectRow(2)
    panel.show_fits(fits)
    assert panel.fits.currentRow() == 2
    assert asked(wanted) == [["m", fits[2].model, ""]] * 2

    large = next(at for at, fit in enumerate(fits) if not fit.fits)
    panel.fits.selectRow(large)  # has no times to show
    assert len(asked(wanted)) == 2


def test_that_where_nothing_fits_that_is_said(panel: CapacityPanel) -> None:
    large = [fit for fit in api.fits(DRAFT, "m", api.today()) if not fit.fits]
    panel.show_fits(large)

    assert panel.chart.isHidden()
    assert not panel.nothing.isHidden()


def test_that_figures_go_while_the_answers_do_not_stand(
    panel: CapacityPanel, texts: api.Texts
) -> None:
    fits = api.fits(DRAFT, "m", api.today())
    panel.ask()
    panel.show_fits(fits)
    panel.fits.selectRow(2)
    panel.show_unready()
    wanted = QSignalSpy(panel.fits_wanted)
    panel.workload.setCurrentIndex(1)
    panel.show_fits(fits)  # of an earlier question
    panel.show_waiting()
    panel.show_refused((api.Problem("", api.message("problem.worker_ended")),))

    assert panel.fits.rowCount() == 0
    assert panel.chart.isHidden()
    assert panel.note.text() == texts.say("window.capacity.unready")
    assert not panel.note.isHidden()
    assert asked(wanted) == []
    panel.ask()
    panel.show_fits(fits)
    assert asked(wanted) == [["m", "w1"]]
    assert panel.fits.currentRow() == 2
    assert panel.note.isHidden()


def test_that_a_machine_with_problems_is_not_asked_about(desk: Desk, qtbot: QtBot) -> None:
    start(desk, **one_workload(**RACK))
    desk.turn_to("hardware")
    page = desk.window.book.page
    assert isinstance(page, InventoryPage)
    settle(qtbot, desk)
    before = page.capacity.fits.rowCount()
    wanted = QSignalSpy(page.capacity.fits_wanted)

    page.add({})
    settle(qtbot, desk)
    empty = page.capacity.fits.rowCount()
    page.choose("m1")
    settle(qtbot, desk)

    assert before > 10
    assert empty == 0
    assert page.capacity.fits.rowCount() == before
    assert asked(wanted) == [["m1", ""]]


def test_that_the_page_shows_speed_users_and_times(desk: Desk, qtbot: QtBot) -> None:
    start(desk, **one_workload(**RACK))
    desk.turn_to("hardware")
    panel = desk.window.book.page.findChild(CapacityPanel)
    assert isinstance(panel, CapacityPanel)
    qtbot.waitUntil(lambda: panel.chart._model is not None, timeout=20_000)
    assert not panel.chart.isHidden()
    assert panel.fits.rowCount() > 10
    assert panel.chart._model is not None
    assert "Rack" in panel.chart._model.title
