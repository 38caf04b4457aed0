"""Every page looks as it did when somebody last looked at it; ``make goldens`` keeps new looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import start, wait_for_verdict, wait_until
from tests.ui.golden_of_tests import FOLDER, differences, keep, paint, version_of_pictures
from ui.background import is_working
from ui.desk import Desk
from ui.steps import REFERENCE, STEPS
from ui.widgets.gradual import Gradual

TODAY = dt.date(2026, 11, 22)
SAMPLE = "travel-customer-service"
PAGES = tuple(step.id for step in (*STEPS, *REFERENCE))


@pytest.fixture
def turn(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], QImage]:
    """Show a page of a sample in a theme, all of it made, and give its picture."""
    monkeypatch.setattr(api, "today", lambda: TODAY)
    monkeypatch.setattr(api, "now", lambda: dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC))
    desk.window.resize(1440, 900)
    start(desk)
    desk.settings.forget(desk.session.path)  # a folder of this run
    desk.session.answer_all(api.sample_answers(SAMPLE, "en"))
    wait_for_verdict(qtbot, desk)
    desk.window.head.show_saved("")

    def picture(step: str, theme: str) -> QImage:
        desk.dress("en", theme)
        desk.turn_to(step)
        desk.window.head.show_saved("")
        for _ in range(3):
            wait_until(qtbot, lambda: not (is_working() or desk.runner.is_asked), timeout=30_000)
            QApplication.processEvents()
            wait_until(qtbot, lambda: not any(g.is_busy for g in desk.window.findChildren(Gradual)))
        qtbot.wait(30)
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a blinking cursor is nothing to compare
        desk.window.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        QApplication.processEvents()
        return paint(desk.window)

    return picture


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_every_page_looks_as_it_did(
    turn: Callable[[str, str], QImage], theme: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    renew = pytestconfig.getoption("--renew-goldens")
    if not renew and version_of_pictures() != qVersion():
        pytest.skip(f"painted by Qt {version_of_pictures()}, this is {qVersion()}")

    told = []
    for step in PAGES:
        picture = turn(step, theme)
        if renew:
            keep(picture, f"{step}.{theme}")
        told.append(differences(picture, f"{step}.{theme}", tmp_path))

    assert [one for one in told if one] == []


def test_that_a_changed_pixel_is_found_and_shown(tmp_path: Path) -> None:
    name = "start.light"
    changed = QImage(str(FOLDER / f"{name}.png")).convertToFormat(QImage.Format.Format_RGB32)
    changed.setPixel(20, 30, 0xFF123456)

    told = differences(changed, name, tmp_path)

    assert "1 pixels within (20, 30, 20, 30)" in told
    assert str(tmp_path / f"{name}.difference.png") in told
    assert (tmp_path / f"{name}.difference.png").exists()


def test_that_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 6_000_000
