"""Icons drawn from SVG files in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from advisor import api
from ui.zoom import px

_SCALE = 2  # pictures are drawn at twice their size, so that they stay sharp on dense screens


def pixmap(name: str, colour: str, size: int = 16) -> QPixmap:
    """Draw an icon in a colour; its size is the one at 100 %."""
    return _drawn(name, colour, px(size))


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # with the first icon  # noqa: PLC0415

    source = api.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    picture = QPixmap(size * _SCALE, size * _SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size * _SCALE, size * _SCALE))
    painter.end()
    picture.setDevicePixelRatio(_SCALE)
    return picture


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """Draw an icon for a button."""
    return QIcon(pixmap(name, colour, size))
