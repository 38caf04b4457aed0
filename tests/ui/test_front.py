"""Tests of the start page before there is a desk: what comes early is not lost, nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import QuickWorker
from ui.app import make_front
from ui.dialogs import files
from ui.dialogs.files import FileAsker
from ui.front import Front
from ui.pages.start_page import StartPage
from ui.settings import Settings


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def front(
    qtbot: QtBot, folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Front]:
    """The window as it is first seen; its files need no dialog."""
    monkeypatch.setattr(api, "EvaluationWorker", QuickWorker)
    asker = FileAsker(lambda *_: folder / "chosen.advisor", lambda _parent, _texts, path: path)
    monkeypatch.setattr(files, "ask_in_dialogs", lambda: asker)
    made = make_front("en", "light", settings)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    QApplication.processEvents()
    assert not has_desk(made)
    yield made
    made.desk.close()
    made.window.close()
    QApplication.processEvents()
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def has_desk(front: Front) -> bool:
    return "desk" in vars(front)


def page_of(front: Front) -> StartPage:
    page = front.window.book.page
    assert isinstance(page, StartPage)
    return page


def press(front: Front, name: str) -> None:
    button = front.window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def places(front: Front) -> dict[QWidget, tuple[QPoint, int, int]]:
    page = page_of(front)
    return {
        widget: (widget.mapTo(front.window, QPoint()), widget.width(), widget.height())
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
    }


def test_that_a_click_that_comes_before_the_desk_is_answered(front: Front, folder: Path) -> None:
    page_of(front).title.edit.setText("Early bird")

    press(front, "new")

    assert front.desk.session.path == folder / "Early bird.advisor"
    assert front.window.step == "organisation"
    assert front.window.stepper.count() == 10


def test_that_a_sample_opens_before_the_desk(front: Front) -> None:
    press(front, f"sample_{api.samples()[0].id}")

    assert front.desk.session.is_open
    assert front.window.step == "decision"


def test_that_a_switch_of_looks_before_the_desk_is_answered(front: Front) -> None:
    press(front, "theme_dark")

    assert front.desk.theme.name == "dark"
    assert page_of(front).looks._themes["dark"].isChecked()


def test_that_the_language_can_be_chosen_before_the_desk(front: Front) -> None:
    box = page_of(front).looks.language.box
    box.setCurrentIndex(box.findText(front.texts.say("language.fr")))

    assert front.desk.texts.language == "fr"
    assert front.window.windowTitle() == api.texts_for("fr").say("window.name")


@pytest.mark.parametrize("in_field", [False, True])
def test_that_a_shortcut_before_the_desk_is_answered(front: Front, *, in_field: bool) -> None:
    focus: QWidget = page_of(front).title.edit if in_field else front.window
    focus.setFocus()

    QTest.keyClick(focus, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    assert has_desk(front)
    assert front.desk.theme.name == "dark"


def test_that_what_was_typed_stays_when_the_desk_comes(front: Front) -> None:
    edit = page_of(front).title.edit
    edit.setFocus()
    QTest.keyClicks(edit, "Harbour")

    front.desk.complete()

    assert page_of(front).title.edit is edit
    assert edit.text() == "Harbour"
    assert edit.hasFocus()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("language", ["en", "zh_CN", "fr", "id"])
def test_that_nothing_moves_when_the_rest_comes(qtbot: QtBot, language: str) -> None:
    front = make_front(language, "light")
    front.window.show()
    qtbot.waitExposed(front.window)
    QApplication.processEvents()
    before = places(front)
    title = front.window.head.mapTo(front.window, QPoint())

    page_of(front).offer_templates()
    front.desk.complete()
    for _ in range(3):
        QApplication.processEvents()

    after = places(front)
    kept = [widget for widget in before if widget in after]
    assert {widget: after[widget] for widget in kept} == {widget: before[widget] for widget in kept}
    assert front.window.head.mapTo(front.window, QPoint()) == title
    assert len(after) > len(kept) > len(before) - 3
    front.desk.close()
    front.window.close()
    front.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_that_hidden_names_are_hidden_from_the_first(
    qtbot: QtBot, folder: Path, settings: Settings
) -> None:
    settings.hides_names = True
    settings.remember(folder / "Northwind.advisor")
    front = make_front("en", "light", settings)
    front.window.show()
    qtbot.waitExposed(front.window)

    shown = [getattr(widget, "text", str)() for widget in front.window.findChildren(QWidget)]

    assert not any("Northwind" in str(text) for text in shown)
    front.desk.close()
    front.window.close()
    front.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_that_the_rest_comes_too_where_the_desk_was_wanted_before_the_first_paint(
    qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "EvaluationWorker", QuickWorker)
    made = make_front("en", "light", settings)
    seen: list[bool] = []
    made.painted.connect(lambda: seen.append(True))

    desk = made.desk
    made.window.show()
    qtbot.waitUntil(lambda: seen == [True])
    qtbot.waitUntil(lambda: made.window.book.page.findChildren(QCheckBox) != [])

    desk.close()
    made.window.close()
    made.window.deleteLater()
