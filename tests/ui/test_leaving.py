"""Tests of what a switch of looks leaves behind: no old word, and nothing to wait for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import click, one_workload, start, wait_for_verdict, wait_until, words
from tests.ui.pages_of_tests import settle
from ui import wardrobe
from ui.desk import Desk
from ui.leaving import leave_undressed
from ui.pages.inventory_page import InventoryPage
from ui.pages.organisation_page import OrganisationPage
from ui.pages.page import Page
from ui.theme import Theme, apply_theme
from ui.widgets.gradual import Gradual, is_building

EXAMPLE = "(example)"
"""Stands in the names that the made-up answer gives, which are in no language of ours."""
MACHINE = {
    "machines__m1__name": "Rack A",
    "machines__m1__accelerator": "H20-96GB",
    "machines__m1__accelerators_per_server": 8,
    "machines__m1__servers": 2,
    "machines__m1__age_months": 12,
}


def test_that_old_pages_go_once_nobody_waits(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload())
    for step in ("organisation", "workloads", "hardware"):
        desk.turn_to(step)
    before = desk.window.findChildren(Page)

    desk.dress("fr", "dark")
    wait_until(qtbot, lambda: len(desk.window.findChildren(Page)) == 1)

    assert len(before) >= 3
    assert desk.window.findChildren(Page) == [desk.window.book.page]


@pytest.mark.parametrize("step", ["organisation", "hardware", "what_if", "phases"])
def test_that_a_page_built_bit_by_bit_says_everything_in_the_new_language(
    qtbot: QtBot, desk: Desk, step: str
) -> None:
    start(desk, **one_workload(**MACHINE))
    wait_for_verdict(qtbot, desk)
    desk.turn_to(step)
    settle(qtbot, desk)
    english = list(words(desk.window.book.page))

    desk.dress("fr", desk.theme.name)
    settle(qtbot, desk)
    french = list(words(desk.window.book.page))
    desk.dress("en", desk.theme.name)
    settle(qtbot, desk)

    assert sorted(words(desk.window.book.page)) == sorted(english)
    assert len(french) == len(english)
    ours = {said for said in english if len(said.split()) > 4 and EXAMPLE not in said}
    assert ours & set(french) == set()


def test_that_a_page_half_built_answers_a_click(desk: Desk) -> None:
    start(desk, **one_workload(**MACHINE))
    desk.turn_to("hardware")
    page = desk.window.book.page
    assert isinstance(page, InventoryPage)
    half_built = any(one.is_busy for one in page.findChildren(Gradual))

    click(page, "copy_machine")

    assert half_built
    assert len(desk.session.draft.keys("machines")) == 2


def test_that_who_asks_for_a_row_gets_all_of_them(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("organisation")
    page = desk.window.book.page
    assert isinstance(page, OrganisationPage)

    rows = [len(form.rows) for form in page.forms]

    assert rows == [len(form.section.questions) for form in page.forms]


def test_that_what_is_replaced_is_not_dressed_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inner = QWidget(window)
    window.ensurePolished()
    inner.ensurePolished()

    leave_undressed(window)

    polished = Qt.WidgetAttribute.WA_WState_Polished
    assert not window.testAttribute(polished)
    assert not inner.testAttribute(polished)


def test_that_what_is_replaced_is_out_of_sight_before_the_sheets_change(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(desk, **one_workload())
    desk.turn_to("organisation")
    settle(qtbot, desk)
    old, seen = desk.window.centralWidget(), []

    def applied(application: QApplication, theme: Theme) -> None:
        seen.append(old.isHidden())
        apply_theme(application, theme)

    monkeypatch.setattr(wardrobe, "apply_theme", applied)
    desk.dress("en", "dark")

    assert seen == [True]
    assert desk.window.centralWidget() is not old
    wait_until(qtbot, desk.window.centralWidget().isVisible)


def test_that_old_pages_wait_until_the_new_one_is_built(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload(**MACHINE))
    wait_for_verdict(qtbot, desk)
    desk.turn_to("hardware")
    settle(qtbot, desk)
    seen: list[int] = []

    desk.dress("fr", desk.theme.name)
    while is_building():
        QApplication.processEvents()
        if is_building():
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            seen.append(len(desk.window.findChildren(InventoryPage)))

    assert seen
    assert set(seen) == {2}
    wait_until(qtbot, lambda: len(desk.window.findChildren(InventoryPage)) == 1)


def test_that_what_a_machine_serves_is_found_once_for_every_language(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = api.fits

    def counted(draft: api.Draft, machine: str, *rest: Any) -> Sequence[api.Fit]:
        asked.append(machine)
        return real(draft, machine, *rest)

    monkeypatch.setattr(api, "fits", counted)
    start(desk, **one_workload(**MACHINE))
    wait_for_verdict(qtbot, desk)
    desk.turn_to("hardware")
    settle(qtbot, desk)
    desk.dress("fr", "dark")
    settle(qtbot, desk)

    page = desk.window.book.page
    assert isinstance(page, InventoryPage)
    assert page.capacity.fits.rowCount() > 0
    assert asked == ["m1"]
    desk.session.answer("machines.m1.servers", 3)
    settle(qtbot, desk)
    assert asked == ["m1", "m1"]
