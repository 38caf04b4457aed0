"""Tests of zoom, projector mode and hidden names."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import one_workload, row_of, start, type_into, wait_until, words
from ui.desk import Desk
from ui.pages.page import Page
from ui.zoom import LEAST, MOST, px

CONTROL = Qt.KeyboardModifier.ControlModifier
NAME = "Acme Holdings"


@pytest.fixture(autouse=True)
def original_size(desk: Desk) -> Iterator[None]:
    """Leave the next test at 100 %."""
    yield
    desk.settings.zoom = LEAST
    desk.dress("en", "light")


def test_that_the_keys_enlarge_and_restore_everything(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("organisation")
    field = row_of(desk.window, "title").field.parentWidget()
    before = field.width()

    for _ in range(5):
        QTest.keyClick(desk.window, Qt.Key.Key_Plus, CONTROL)
    larger = row_of(desk.window, "title").field.parentWidget()
    enlarged = larger.minimumWidth()
    QTest.keyClick(desk.window, Qt.Key.Key_0, CONTROL)
    restored = row_of(desk.window, "title").field.parentWidget().minimumWidth()

    assert before == restored == 360
    assert enlarged == 540
    assert px(10) == 10


def test_that_the_zoom_stops_at_its_ends(desk: Desk) -> None:
    desk.zoom(990)
    most = desk.settings.zoom
    desk.zoom(1)

    assert (most, desk.settings.zoom) == (MOST, LEAST)


def test_that_the_steps_fold_where_everything_is_large(desk: Desk) -> None:
    start(desk, **one_workload())
    wide = desk.window.sidebar.width()

    desk.zoom(MOST)

    assert desk.window.sidebar.maximumWidth() < wide
    assert desk.window.minimumWidth() == 1100


@pytest.mark.parametrize("step", ["start", "organisation", "workloads", "report", "guide"])
def test_that_nothing_asks_for_more_than_the_window_at_twice_the_size(
    desk: Desk, step: str
) -> None:
    start(desk, **one_workload())
    desk.zoom(MOST)
    desk.turn_to(step)
    QTest.qWait(0)

    head, sidebar = desk.window.head, desk.window.sidebar
    assert sidebar.width() + head.minimumSizeHint().width() <= desk.window.width()


def test_that_projector_mode_is_switched_on_and_back_to_what_was(desk: Desk) -> None:
    desk.dress("en", "dark")

    QTest.keyClick(desk.window, Qt.Key.Key_F9)
    on, scale = desk.theme.name, px(100)
    QTest.keyClick(desk.window, Qt.Key.Key_F9)

    assert (on, scale) == ("projector", 125)
    assert desk.theme.name == "dark"


def shown(widget: QWidget) -> str:
    texts = [label.text() for label in widget.findChildren(QLabel)]
    texts += [edit.displayText() for edit in widget.findChildren(QLineEdit)]
    return "\n".join(texts)


@pytest.mark.parametrize("step", ["start", "organisation", "report"])
def test_that_a_hidden_name_stands_nowhere(desk: Desk, step: str) -> None:
    start(desk, **one_workload(title=NAME, organisation__name=NAME))
    desk.turn_to(step)

    desk.window.actions_["hide_names"].trigger()

    assert NAME not in shown(desk.window)
    assert "engagement.advisor" not in "\n".join(words(desk.window.head))
    assert "engagement.advisor" not in desk.window.windowTitle()


def test_that_the_name_comes_back(desk: Desk) -> None:
    start(desk, **one_workload(title=NAME))
    desk.turn_to("organisation")

    desk.window.actions_["hide_names"].trigger()
    desk.window.actions_["hide_names"].trigger()

    assert NAME in shown(desk.window)
    assert desk.window.windowTitle().startswith("engagement.advisor")


@pytest.mark.parametrize("change", ["zoom", "language", "theme"])
def test_that_what_is_being_typed_outlives_a_change_of_looks(desk: Desk, change: str) -> None:
    start(desk, **one_workload())
    desk.turn_to("organisation")
    type_into(row_of(desk.window, "organisation.sector").field.edit, "half typed", leave=False)

    if change == "zoom":
        desk.zoom(125)
    elif change == "language":
        desk.dress("fr", "light")
    else:
        desk.dress("en", "dark")

    assert desk.session.draft.answers["organisation.sector"] == "half typed"


def test_that_nothing_is_typed_into_a_page_that_goes(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("workloads")
    field = row_of(desk.window, "volume").field.edits["likely"]
    type_into(field, "12", leave=False)

    desk.dress("fr", "light")

    assert not field.hasFocus()
    assert desk.session.draft.answers["workloads.w1.volume"] == 12
    again = row_of(desk.window.book.page, "volume").field.edits["likely"]
    wait_until(qtbot, again.hasFocus)  # the cursor is where it was
    wait_until(qtbot, lambda: len(desk.window.findChildren(Page)) == 1)  # and it goes in peace


def test_that_half_an_answer_stays_in_the_engagement_it_was_typed_in(
    qtbot: QtBot, desk: Desk
) -> None:
    start(desk, **one_workload())
    first = desk.session.path
    assert first is not None
    desk.turn_to("organisation")
    type_into(row_of(desk.window, "organisation.sector").field.edit, "half typed", leave=False)

    desk.create("Another client")
    qtbot.wait(20)

    assert "organisation.sector" not in desk.session.draft.answers
    assert desk.session.open(first)
    assert desk.session.draft.answers["organisation.sector"] == "half typed"
