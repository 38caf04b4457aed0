"""What the tests of the window share: a screen that nobody sees and a desk with a quick engine."""

from __future__ import annotations

import os

os.environ.setdefault("PYTEST_QT_API", "pyside6")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import QuickWorker
from tests.ui.garbage_of_tests import collected_between_tests  # noqa: F401 - for every test
from ui.background import lane
from ui.desk import Desk
from ui.dialogs.files import FileAsker
from ui.evaluation_runner import EvaluationRunner
from ui.session import Session
from ui.theme import FUSION, Theme, load_fonts, load_theme


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style that the program has, wherever the tests run."""
    return ["tests", *FUSION]


@pytest.fixture
def texts() -> api.Texts:
    return api.texts_for("en")


@pytest.fixture
def theme() -> Theme:
    return load_theme("light")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents for this test alone."""
    monkeypatch.setattr(api, "default_folder", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def desk(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A whole desk whose files need no dialog and whose engine answers at once."""
    monkeypatch.setattr(api, "EvaluationWorker", QuickWorker)
    load_fonts()
    files = FileAsker(lambda *_: folder / "chosen.advisor", lambda _parent, _texts, path: path)
    made = Desk(Session("tester"), EvaluationRunner(), files)
    made.dress("en", "light")
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    QApplication.processEvents()
    yield made
    lane().wait()
    made.close()
    made.window.close()
    QApplication.processEvents()
    made.window.deleteLater()  # or every later change of style sheet dresses this window too
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
