"""A list of hardware is looked at, mapped and joins the engagement as one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import click, one_workload, start, wait_until
from ui.desk import Desk
from ui.dialogs.files import FileAsker
from ui.dialogs.inventory_dialog import InventoryDialog

LIST = "Kit,GPUs per server,Qty,Room\nL40S,8,2,Lyon\nH100-SXM,8,x,Lyon\n"


@pytest.fixture
def dialog(desk: Desk, folder: Path, qtbot: QtBot) -> InventoryDialog:
    """Choose a list whose accelerators stand under a heading nobody knows."""
    path = folder / "rooms.csv"
    path.write_text(LIST, encoding="utf-8")
    start(desk, **one_workload())
    asker = desk.files
    desk.files = FileAsker(
        asker.where_to_open, asker.where_to_save, where_is_inventory=lambda *_: path
    )
    desk.turn_to("hardware")
    click(desk.window, "import_list")
    wait_until(qtbot, lambda: desk.window.findChildren(InventoryDialog) != [])
    return desk.window.findChildren(InventoryDialog)[0]


def test_that_a_column_is_mapped_and_the_good_rows_join_as_one_step(
    dialog: InventoryDialog, desk: Desk
) -> None:
    assert not dialog.import_button.isEnabled()

    box = dialog.boxes["accelerator"]
    box.setCurrentIndex(box.findText("Kit"))
    assert dialog.reading.machines == 1
    fault = dialog.table.item(1, dialog.table.columnCount() - 1)
    assert fault is not None
    assert "x" in fault.text()
    dialog.import_button.click()

    draft = desk.session.draft
    (key,) = draft.keys("machines")
    (site,) = draft.keys("sites")
    assert draft.answers[f"machines.{key}.accelerator"] == "L40S"
    assert draft.answers[f"machines.{key}.site"] == site
    desk.session.undo()
    assert desk.session.draft.keys("machines") == ()


def test_that_a_column_serves_one_field(dialog: InventoryDialog) -> None:
    name, accelerator = dialog.boxes["name"], dialog.boxes["accelerator"]
    accelerator.setCurrentIndex(accelerator.findText("Kit"))

    name.setCurrentIndex(name.findText("Kit"))

    assert accelerator.currentIndex() == 0
    assert dialog.reading.machines == 0


def test_that_a_cancelled_list_changes_nothing(dialog: InventoryDialog, desk: Desk) -> None:
    dialog.reject()

    assert desk.session.draft.keys("machines") == ()


def test_that_a_file_that_is_no_list_says_why(desk: Desk, folder: Path) -> None:
    path = folder / "rooms.xlsx"
    path.write_bytes(b"nothing")
    start(desk, **one_workload())
    asker = desk.files
    desk.files = FileAsker(
        asker.where_to_open, asker.where_to_save, where_is_inventory=lambda *_: path
    )
    desk.turn_to("hardware")

    click(desk.window, "import_list")

    assert any("rooms.xlsx" in label for label in shown_labels(desk))


def shown_labels(desk: Desk) -> list[str]:
    return [label.text() for label in desk.window.findChildren(QLabel)]
