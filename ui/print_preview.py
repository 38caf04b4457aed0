"""The report as it comes out of a printer: its pages, on the paper that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QGraphicsView, QLineEdit, QToolButton, QWidget

from advisor import api
from ui.report_work import drawing
from ui.zoom import px

if TYPE_CHECKING:
    from ui.desk_host import DeskHost

_DPI = 200  # sharp on paper; a page of A4 takes some 15 MB while it is painted
_SIZE = (1000, 800)
_ZOOM_WIDTH = 110


class Sheets(QObject):
    """The pages, held as PNG and painted one at a time; and the printer, which Qt does not hold."""

    def __init__(self, pages: Sequence[bytes], printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._printer = printer  # it has to outlive the dialog that it is shown in

    def paint(self, printer: QPrinter) -> None:
        """Put each page on a sheet of its own, as large as it goes without being cut."""
        painter = QPainter(printer)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        first, last = self._wanted(printer)
        for number, page in enumerate(self._pages[first:last]):
            if number:
                printer.newPage()
            picture = QImage.fromData(page)
            room = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
            room.moveTo(0, 0)
            share = min(room.width() / picture.width(), room.height() / picture.height())
            wide, high = picture.width() * share, picture.height() * share
            left = (room.width() - wide) / 2
            painter.drawImage(QRectF(left, 0, wide, high), picture)
        painter.end()

    def _wanted(self, printer: QPrinter) -> tuple[int, int]:
        """Give the range of pages somebody chose in the dialog; all as a rule."""
        first, last = printer.fromPage(), printer.toPage()
        return (first - 1, last) if first else (0, len(self._pages))


def preview(desk: DeskHost) -> None:
    """Draw the pages in the background, then show them in the system's preview."""
    evaluation = desk.settled
    if evaluation is None:
        problem = api.Problem("", api.message("window.report.empty"))
        desk.show_refusal((problem,))
        return
    job = drawing(evaluation, desk.session.draft, desk.texts.language, _DPI, desk.window)
    job.done.connect(lambda pages: show_preview(pages, desk.texts, desk.window).open())
    job.refused.connect(desk.show_refusal)
    job.start()


def show_preview(pages: Sequence[bytes], texts: api.Texts, parent: QWidget) -> QPrintPreviewDialog:
    """Make the preview of pages; it prints to any printer, or to a file where there is none."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(texts.say("window.action.print"))
    sheets = Sheets(pages, printer, dialog)
    dialog.paintRequested.connect(sheets.paint)
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(parent.window().activateWindow)
    dialog.resize(px(_SIZE[0]), px(_SIZE[1]))
    _let_keys_reach(dialog, texts)
    return dialog


def _let_keys_reach(dialog: QPrintPreviewDialog, texts: api.Texts) -> None:
    """Put right what Qt leaves out: its buttons take no focus, its fields have no names."""
    for tool in dialog.findChildren(QToolButton):
        tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    zoom, number = texts.say("window.print.zoom"), texts.say("window.print.page")
    for edit in dialog.findChildren(QLineEdit):
        edit.setAccessibleName(zoom if isinstance(edit.parent(), QComboBox) else number)
    for box in dialog.findChildren(QComboBox):
        box.setAccessibleName(zoom)
        box.setAccessibleDescription(zoom)
        box.setMinimumWidth(px(_ZOOM_WIDTH))
    for view in dialog.findChildren(QGraphicsView):
        view.setAccessibleName(texts.say("window.report.preview"))
        if (whole := view.parentWidget()) is not None:
            whole.setAccessibleName(texts.say("window.report.preview"))
