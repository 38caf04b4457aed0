"""What the tests of the reference shelf share: a fixed day, no packs, a page that is read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import wait_until
from tests.ui.library.shelf import TODAY, cells
from ui.desk import Desk
from ui.pages.catalogue_page import CataloguePage


@pytest.fixture(autouse=True)
def _shelf_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_DEPLOYMENT_ADVISOR_PACKS", str(tmp_path / "packs"))
    monkeypatch.setattr(api, "today", lambda: TODAY)


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Callable[[], CataloguePage]:
    """Turn to the catalogue and wait until it has been read."""

    def turn() -> CataloguePage:
        desk.turn_to("catalogue")
        page = desk.window.book.page
        assert isinstance(page, CataloguePage)
        wait_until(qtbot, lambda: cells(page.glossary.finder) != [], timeout=30_000)
        return page

    return turn
