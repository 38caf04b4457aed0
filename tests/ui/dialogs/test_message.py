"""A box that has been read goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import one_workload, start
from ui.desk import Desk


def test_that_a_box_that_has_been_read_goes(desk: Desk, qtbot: QtBot) -> None:
    start(desk, **one_workload())
    missing = desk.session.path.with_name("gone.advisor")
    for _ in range(3):
        desk.open(missing)
        (box,) = desk.window.findChildren(QMessageBox)
        qtbot.waitUntil(box.isVisible)
        box.findChild(QPushButton).click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert desk.window.findChildren(QMessageBox) == []
