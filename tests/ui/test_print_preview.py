"""Tests that the report is printed page by page."""

import gc
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import start
from ui.desk import Desk
from ui.print_preview import Sheets, show_preview


def page(colour: int) -> bytes:
    picture = QImage(210, 297, QImage.Format.Format_RGB32)
    picture.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_that_every_page_comes_out_on_a_sheet_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    Sheets([page(0xFF0000), page(0x00FF00), page(0x0000FF)], printer, holder).paint(printer)

    written = (tmp_path / "printed.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == 3


def test_that_a_chosen_range_of_pages_is_printed_alone(qtbot: QtBot, tmp_path: Path) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)

    Sheets([page(0xFF0000), page(0x00FF00), page(0x0000FF)], printer, holder).paint(printer)

    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 2


def test_that_the_preview_opens_and_its_printer_lives_as_long_as_it(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()

    show_preview([page(0xFF0000), page(0x00FF00)], api.texts_for("en"), holder).open()
    gc.collect()
    qtbot.wait(20)
    dialog = QApplication.activeModalWidget()

    assert isinstance(dialog, QPrintPreviewDialog)
    assert dialog.printer().isValid()
    dialog.reject()


def test_that_there_is_nothing_to_print_without_a_file(desk: Desk) -> None:
    before = desk.window.actions_["print"].isEnabled()

    start(desk)

    assert not before
    assert desk.window.actions_["print"].isEnabled()
