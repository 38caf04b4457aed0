"""Tests of the ways in: templates, recent files, a file that is dropped; and of the looks."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import click, start, wait_until, words
from ui.desk import Desk
from ui.pages.start_page import StartPage

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def page_of(desk: Desk) -> StartPage:
    page = desk.window.book.page
    assert isinstance(page, StartPage)
    QApplication.processEvents()
    return page


def test_that_ticked_templates_become_workloads_with_their_names(desk: Desk) -> None:
    page = page_of(desk)
    page.templates["customer_service"].setChecked(True)
    page.templates["coding_assistant"].setChecked(True)

    click(page, "new")

    answers = desk.session.draft.answers
    templates = {answers[f"workloads.{k}.template"] for k in desk.session.draft.keys("workloads")}
    assert templates == {"customer_service", "coding_assistant"}
    assert answers["workloads.w1.name"] == desk.texts.say("template.coding_assistant")
    assert desk.window.step == "workloads"


def test_that_every_template_of_the_catalogue_is_offered(desk: Desk) -> None:
    offered = {choice.value for choice in api.choices("template", api.Draft({}))}

    assert set(page_of(desk).templates) == offered


def test_that_a_file_that_was_open_is_listed_and_opens_again(desk: Desk, folder: Path) -> None:
    start(desk)
    desk.session.close()
    desk.dress("en", "light")
    page = page_of(desk)

    click(page.recent, "recent")

    assert desk.session.path == folder / "engagement.advisor"


def test_that_a_missing_file_is_marked_and_can_be_taken_off_the_list(
    desk: Desk, folder: Path
) -> None:
    gone = folder / "Gone.advisor"
    desk.settings.remember(gone)
    desk.dress("en", "light")
    page = page_of(desk)
    said = list(words(page.recent))
    can_open = page.recent.findChild(QPushButton, "recent").isEnabled()

    click(page.recent, "forget")

    assert any("No longer there" in text for text in said)
    assert not can_open
    assert desk.settings.recent == ()


def test_that_the_list_can_be_switched_off_and_forgets(desk: Desk, folder: Path) -> None:
    desk.settings.remember(folder / "Secret.advisor")
    desk.dress("en", "light")
    page = page_of(desk)
    keep = next(
        box
        for box in page.recent.findChildren(QCheckBox)
        if box.accessibleName() == desk.texts.say("window.recent.keep")
    )

    keep.click()
    desk.settings.remember(folder / "Another.advisor")

    assert desk.settings.recent == ()


def test_that_an_engagement_dropped_on_the_window_opens(
    qtbot: QtBot, desk: Desk, folder: Path
) -> None:
    start(desk)
    desk.session.close()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "engagement.advisor"))])
    actions = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), actions, data, LEFT, NONE)

    QApplication.sendEvent(desk.window, enter)
    drop = QDropEvent(QPointF(50, 50), actions, data, LEFT, NONE)
    QApplication.sendEvent(desk.window, drop)

    assert enter.isAccepted()
    wait_until(qtbot, lambda: desk.session.is_open)


def test_that_another_kind_of_file_is_not_taken(desk: Desk, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "letter.docx"))])
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, LEFT, NONE)
    enter.ignore()

    QApplication.sendEvent(desk.window, enter)

    assert not enter.isAccepted()


def test_that_theme_and_language_can_be_chosen_there(desk: Desk) -> None:
    click(page_of(desk), "theme_dark")
    dark = desk.theme.name
    page_of(desk).looks.language_wanted.emit("zh_CN")

    assert dark == "dark"
    assert desk.texts.language == "zh_CN"
    assert (desk.settings.theme, desk.settings.language) == ("dark", "zh_CN")
