"""What works beside the decision goes on being shown after a switch of looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict
from ui.desk import Desk
from ui.pages.decision_page import DecisionPage
from ui.pages.what_if_page import WhatIfPage


class UnderWay:
    """A probe that never ends."""

    progress: api.Progress | None = None

    def submit(self, *_: object) -> int:
        return 1

    def poll(self) -> list[tuple[int, object]]:
        return []

    def close(self) -> None:
        """Nothing is under way."""


def dressed_anew(desk: Desk, qtbot: QtBot, step: str) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to(step)
    desk.dress("fr", "dark")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the old pages go now


def test_that_a_page_made_anew_hears_of_the_probe(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "ProbeWorker", UnderWay)
    dressed_anew(desk, qtbot, "decision")
    page = desk.window.book.page
    assert isinstance(page, DecisionPage)
    shown: list[str] = []
    monkeypatch.setattr(page, "show_work", lambda name, _shown: shown.append(name))

    page.work_wanted.emit("probe", True)

    assert "probe" in shown


def test_that_a_view_is_tried_on_the_page_of_what_if_made_anew(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dressed_anew(desk, qtbot, "what_if")
    tried: list[object] = []
    monkeypatch.setattr(WhatIfPage, "try_answers", lambda _page, given: tried.append(given))
    desk.turn_to("decision")
    decision = desk.window.book.page

    assert isinstance(decision, DecisionPage)
    decision.view_wanted.emit({"drift.api_price": -0.2}, True)

    assert tried == [{"drift.api_price": -0.2}]
