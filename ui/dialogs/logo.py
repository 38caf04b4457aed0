"""Reads the client's mark from a picture: made small, and kept as lines of base64."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from advisor import api

_WIDE, _HIGH = 600, 240  # pixels: four centimetres on paper, sharp
_LARGEST = 150_000  # bytes that the engagement keeps of it
_LINE = 76  # letters, as base64 is written (RFC 2045)


def logo_of(path: Path) -> list[api.Answer]:
    """Give a picture as the engagement keeps it: a small PNG, whatever it was before.

    Raises:
        AdvisorError: When the file is no picture.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    picture = reader.read()
    if picture.isNull():
        raise api.AdvisorError.at(path.name, "window.report.logo.refused", file=path.name)
    wide, high = min(_WIDE, picture.width()), min(_HIGH, picture.height())
    while len(kept := _png(_within(picture, wide, high))) > _LARGEST:
        wide, high = wide * 3 // 4, high * 3 // 4
    return _lines(kept)


def _within(picture: QImage, wide: int, high: int) -> QImage:
    return picture.scaled(
        wide,
        high,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _png(picture: QImage) -> bytes:
    for key in picture.textKeys():
        picture.setText(key, "")
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(held, QByteArray(b"PNG")).write(picture)
    return bytes(held.data().data())


def _lines(picture: bytes) -> list[api.Answer]:
    from base64 import b64encode  # with a picture only  # noqa: PLC0415

    letters = b64encode(picture).decode("ascii")
    return [letters[at : at + _LINE] for at in range(0, len(letters), _LINE)]
