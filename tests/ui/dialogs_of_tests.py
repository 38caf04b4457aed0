"""Every dialog and window of the program for tests, opened as a person opens it: by keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.catalogue.pack_example import DAY, FIGURE, KEYS, content, sealed
from tests.ui.derivation.test_opening_figures import SAID
from tests.ui.desk_of_tests import wait_until
from tests.ui.pages_of_tests import begin, settle
from tests.ui.test_print_preview import page as sheet
from ui.derivation.panel import DerivationPanel
from ui.desk import Desk
from ui.dialogs.files import FileAsker
from ui.dialogs.inventory_dialog import InventoryDialog
from ui.help.shortcuts import ShortcutSheet
from ui.help.tour import Tour
from ui.library.update_dialog import PreviewDialog, RefusedDialog
from ui.palette.palette import Palette
from ui.widgets.data_table import DataTable
from ui.widgets.remark_panel import RemarkPanel
from ui.workshop.vote_window import VoteWindow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LIST = "GPU,GPUs per server,Qty,Room\nL40S,8,2,Lyon\nH100-SXM,8,x,Lyon\n"


class Room:
    """What an opener has to work with, and what it leaves: the control it was opened from."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.qtbot, self.desk, self.folder, self.monkeypatch = qtbot, desk, folder, monkeypatch
        self.origin: QWidget | None = None

    def begin(self, step: str) -> QWidget:
        """Turn to a page with something on it."""
        begin(self.qtbot, self.desk, step)
        self.desk.window.activateWindow()
        wait_until(self.qtbot, self.desk.window.isActiveWindow)
        return self.desk.window.book.page

    def press(self, widget: QWidget, key: Qt.Key = Key.Key_Space) -> None:
        """Put the focus somewhere and press a key there."""
        wait_until(self.qtbot, lambda: widget.isVisible() and widget.isEnabled())
        widget.setFocus()
        self.origin = QApplication.focusWidget()
        QTest.keyClick(widget, key)

    def press_button(self, name: str) -> None:
        """Press a button of the window by its name."""
        self.press(self.desk.window.findChild(QPushButton, name))

    def keys(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a shortcut of the window."""
        self.origin = QApplication.focusWidget()
        QTest.keyClick(self.desk.window.windowHandle(), key, modifiers)

    def find(self, kind: type[QWidget]) -> QWidget:
        """Wait for a window or a panel of a kind."""

        def shown() -> list[QWidget]:
            return [
                one
                for one in QApplication.allWidgets()
                if isinstance(one, kind) and one.isVisible()
            ]

        wait_until(self.qtbot, lambda: shown() != [], timeout=30_000)
        settle(self.qtbot, self.desk)
        (found,) = shown()
        return found


def open_inventory(room: Room) -> QWidget:
    room.begin("hardware")
    path = room.folder / "rooms.csv"
    path.write_text(LIST, encoding="utf-8")
    _answer_files(room, where_is_inventory=lambda *_: path)
    room.press_button("import_list")
    return room.find(InventoryDialog)


def open_vote(room: Room) -> QWidget:
    room.begin("workshop")
    room.press_button("ballots_vote")
    return room.find(VoteWindow)


def open_palette(room: Room) -> QWidget:
    _on_first_field(room)
    room.keys(Key.Key_K, CONTROL)
    return room.find(Palette)


def open_shortcuts(room: Room) -> QWidget:
    _on_first_field(room)
    room.keys(Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    return room.find(ShortcutSheet)


def open_tour(room: Room) -> QWidget:
    _on_first_field(room)
    room.origin = QApplication.focusWidget()
    room.desk.window.actions_["tour"].trigger()
    return room.find(Tour)


def open_preview(room: Room) -> QWidget:
    room.begin("report")
    room.monkeypatch.setattr(api, "render_report_pages", lambda *_, **__: [sheet(0xFF0000)])
    room.press_button("print_report")
    return room.find(QPrintPreviewDialog)


def open_update(room: Room) -> QWidget:
    _choose_pack(room, content())
    return room.find(PreviewDialog)


def open_refused_update(room: Room) -> QWidget:
    _choose_pack(room, content(figures=[{**FIGURE, "unit": "stones", "low": 9}]))
    return room.find(RefusedDialog)


def open_derivation(room: Room) -> QWidget:
    room.monkeypatch.setattr(api, "open_figure", lambda *_: SAID)
    page = room.begin("decision")
    table = page.findChildren(DataTable)[0]
    table.setCurrentCell(1, 1)
    room.press(table, Key.Key_Return)
    panel = room.find(DerivationPanel)
    wait_until(room.qtbot, lambda: panel.total.text() == "CN¥100")
    return panel


def open_remark(room: Room) -> QWidget:
    room.begin("organisation")
    room.press_button("note.finance.tax_rate")
    return room.find(RemarkPanel)


def open_message(room: Room) -> QWidget:
    (room.folder / "chosen.advisor").write_text("not ours")
    _on_first_field(room)
    room.keys(Key.Key_O, CONTROL)
    return room.find(QMessageBox)


OPENERS: Mapping[str, Callable[[Room], QWidget]] = {
    "inventory": open_inventory,
    "vote": open_vote,
    "palette": open_palette,
    "shortcuts": open_shortcuts,
    "tour": open_tour,
    "print preview": open_preview,
    "update": open_update,
    "refused update": open_refused_update,
    "derivation": open_derivation,
    "remark": open_remark,
    "message": open_message,
}
"""The dialogs, windows and panels, by what they are."""


def _on_first_field(room: Room) -> None:
    room.begin("organisation").findChild(QPushButton, "note.title").setFocus()


def _answer_files(room: Room, **answers: Callable[..., Path | None]) -> None:
    asker = room.desk.files
    room.desk.files = FileAsker(asker.where_to_open, asker.where_to_save, **answers)


def _choose_pack(room: Room, data: dict[str, object]) -> None:
    patch = room.monkeypatch.setattr
    room.monkeypatch.setenv("LLM_DEPLOYMENT_ADVISOR_PACKS", str(room.folder / "packs"))
    patch("advisor.catalogue.library.trusted_keys", lambda _: KEYS)
    patch("advisor.catalogue.packs.envelope.trusted_keys", lambda _: KEYS)
    patch(api, "today", lambda: DAY)
    room.begin("catalogue")
    path = room.folder / "update.pack"
    path.write_bytes(sealed(data))
    _answer_files(room, where_to_find=lambda *_: path)
    room.press_button("update")
