"""Golden pictures: what a page looked like when somebody last looked at it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

FOLDER = Path(__file__).parent / "golden"
VERSION = FOLDER / "qt_version.txt"


def version_of_pictures() -> str:
    """Give the version of Qt that painted the golden pictures."""
    return VERSION.read_text(encoding="utf-8").strip()


def paint(window: QWidget) -> QImage:
    """Take a picture of a window as it stands."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def keep(picture: QImage, name: str) -> None:
    """Make a picture the golden one."""
    FOLDER.mkdir(exist_ok=True)
    picture.save(str(FOLDER / f"{name}.png"), "PNG", 0)
    VERSION.write_text(f"{qVersion()}\n", encoding="utf-8")


def differences(picture: QImage, name: str, folder: Path) -> str:
    """Say where a picture and the golden one differ; nothing where they are the same.

    The new picture, and one in which what differs is red, are put into the folder.
    """
    golden = QImage(str(FOLDER / f"{name}.png")).convertToFormat(QImage.Format.Format_RGB32)
    if golden == picture:
        return ""
    new, marked = folder / f"{name}.png", folder / f"{name}.difference.png"
    picture.save(str(new))
    if golden.size() != picture.size():
        return f"{name}: size {golden.size().toTuple()} became {picture.size().toTuple()}; {new}"
    count, box = _mark(golden, picture, marked)
    return f"{name}: {count} pixels within {box} differ; see {new} and {marked}"


def _mark(golden: QImage, picture: QImage, path: Path) -> tuple[int, tuple[int, int, int, int]]:
    marked = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    marked = marked.convertToFormat(QImage.Format.Format_RGB32)
    found = [
        (x, y)
        for y in range(picture.height())
        if golden.constScanLine(y) != picture.constScanLine(y)
        for x in range(picture.width())
        if golden.pixel(x, y) != picture.pixel(x, y)
    ]
    painter = QPainter(marked)
    painter.setPen(QColor(Qt.GlobalColor.red))
    for x, y in found:
        painter.drawPoint(x, y)
    painter.end()
    marked.save(str(path))
    across, down = [x for x, _ in found], [y for _, y in found]
    return len(found), (min(across), min(down), max(across), max(down))
