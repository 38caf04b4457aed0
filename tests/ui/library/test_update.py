"""Tests of updates from a file: previewed, applied, refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from advisor import api
from tests.advisor.catalogue.pack_example import DAY, FIGURE, KEYS, SHIPPED, content, sealed
from tests.ui.desk_of_tests import (
    click,
    one_workload,
    start,
    wait_for_verdict,
    wait_until,
    words,
)
from tests.ui.library.shelf import CNY, SECOND_VERSION, look_at, row_now
from ui.desk import Desk
from ui.dialogs.files import FileAsker
from ui.library.update_dialog import PreviewDialog, RefusedDialog
from ui.pages.catalogue_page import CataloguePage


@pytest.fixture
def update(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[dict[str, object]], None]:
    """Choose a pack with some content, signed with the key of the tests."""
    monkeypatch.setattr("advisor.catalogue.library.trusted_keys", lambda _: KEYS)
    monkeypatch.setattr("advisor.catalogue.packs.envelope.trusted_keys", lambda _: KEYS)
    monkeypatch.setattr(api, "today", lambda: DAY)

    def choose(data: dict[str, object]) -> None:
        path = folder / "update.pack"
        path.write_bytes(sealed(data))
        asker = desk.files
        desk.files = FileAsker(asker.where_to_open, asker.where_to_save, lambda *_: path)
        click(desk.window, "update")

    return choose


def dialog(qtbot: QtBot, desk: Desk, kind: type[QDialog]) -> QDialog:
    wait_until(qtbot, lambda: desk.window.findChildren(kind) != [], timeout=30_000)
    return desk.window.findChildren(kind)[0]


def test_that_an_update_is_previewed_and_own_figures_stand(
    qtbot: QtBot,
    desk: Desk,
    shown: Callable[[], CataloguePage],
    update: Callable[[dict[str, object]], None],
) -> None:
    start(desk, **one_workload(), **{f"figures__{CNY}": 7.1})
    shown()

    update(content())
    preview = dialog(qtbot, desk, PreviewDialog)

    assert isinstance(preview, PreviewDialog)
    rows = preview.changes.rows
    seen = [
        tuple(str(rows.data(rows.index(row, column))) for column in (0, 1, 2, 3, 5))
        for row in range(rows.rowCount())
    ]
    stands = "your own figure stands"
    assert ("changed", CNY, "CN¥6.65 per US dollar", "→ CN¥6.50 per US dollar", stands) in seen
    assert len(seen) == 6
    assert api.catalogue_versions() == (SHIPPED,)
    click(preview, "cancel_update")
    assert api.catalogue_versions() == (SHIPPED,)


def test_that_an_applied_update_is_shown_and_the_verdict_settles_again(
    qtbot: QtBot,
    desk: Desk,
    shown: Callable[[], CataloguePage],
    update: Callable[[dict[str, object]], None],
) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    asked = len(desk.runner._worker.submitted)
    page = shown()

    update(content())
    click(dialog(qtbot, desk, PreviewDialog), "apply_update")
    wait_until(qtbot, lambda: SECOND_VERSION in page.version.text(), timeout=30_000)
    look_at(page, CNY)

    assert api.catalogue_versions() == (SHIPPED, SECOND_VERSION)
    assert row_now(page.figures.finder)[1].startswith("CN¥6.50")
    assert len(desk.runner._worker.submitted) == asked + 1
    assert SECOND_VERSION in page.note.text()


def test_that_a_refused_update_names_the_place_and_changes_nothing(
    qtbot: QtBot,
    desk: Desk,
    shown: Callable[[], CataloguePage],
    update: Callable[[dict[str, object]], None],
) -> None:
    shown()

    update(content(figures=[{**FIGURE, "unit": "stones", "low": 9}]))
    refused = dialog(qtbot, desk, RefusedDialog)

    assert isinstance(refused, RefusedDialog)
    places = [refused.problems.item(row, 0).text() for row in range(refused.problems.rowCount())]
    advice = [refused.problems.item(row, 1).text() for row in range(refused.problems.rowCount())]
    assert all(place.startswith("update.pack:") for place in places)
    assert any("stones" in text for text in advice)
    assert any("Low 9" in text for text in advice)
    assert "Nothing was changed; the catalogue is as it was." in list(words(refused))
    assert api.catalogue_versions() == (SHIPPED,)
    refused.accept()


def test_that_an_answer_about_an_update_outlives_the_page_it_was_asked_from(
    qtbot: QtBot,
    desk: Desk,
    shown: Callable[[], CataloguePage],
    update: Callable[[dict[str, object]], None],
) -> None:
    old = shown()

    update(content())
    desk.dress("en", "dark")  # the page is made anew while the file is being read
    box = dialog(qtbot, desk, PreviewDialog)
    wait_until(qtbot, lambda: not isValid(old))

    assert box.isVisible()
    assert box.parent() is desk.window
    box.reject()
