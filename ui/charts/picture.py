"""A chart as a picture: on the clipboard, or in a file as PNG or SVG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from advisor import api

_SHARP = 2
"""Pixels of a picture for one of the screen, so that it stays sharp on a slide."""


def picture_of(card: QWidget) -> QPixmap:
    """Draw a widget at twice its size."""
    picture = QPixmap(card.size() * _SHARP)
    picture.setDevicePixelRatio(_SHARP)
    card.render(picture)
    return picture


def png_of(card: QWidget) -> bytes:
    """Draw a widget as a PNG file's bytes."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture_of(card).save(buffer, "PNG")
    return bytes(kept.data())


def svg_of(card: QWidget, title: str) -> bytes:
    """Draw a widget as an SVG file's bytes."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    size: QSize = card.size()
    generator.setSize(size)
    generator.setViewBox(card.rect())
    generator.setTitle(title)
    painter = QPainter(generator)
    card.render(painter, QPoint())
    painter.end()
    buffer.close()
    return bytes(kept.data())


def save_picture(card: QWidget, title: str, path: Path) -> None:
    """Write a widget as SVG or PNG by the ending of the path, whole or not at all.

    Raises:
        AdvisorError: When the place cannot be written.
    """
    is_svg = path.suffix.lower() == ".svg"
    api.write_file(path, svg_of(card, title) if is_svg else png_of(card))
