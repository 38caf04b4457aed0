"""Icons drawn from SVG files in the colours of the theme."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtGui import QIcon, QPixmap

from advisor import api
from ui.zoom import px

_SIZE = re.compile(r'width="\d+" height="\d+"')
_SCALE = 2  # pictures are drawn at twice their size, so that they stay sharp on dense screens


def pixmap(name: str, colour: str, size: int = 16) -> QPixmap:
    """Draw an icon in a colour; its size is the one at 100 %."""
    return _drawn(name, colour, px(size))


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int) -> QPixmap:
    source = api.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    pixels = size * _SCALE
    drawn = _SIZE.sub(f'width="{pixels}" height="{pixels}"', source, count=1)
    picture = QPixmap()
    picture.loadFromData(drawn.replace("currentColor", colour).encode(), "svg")
    picture.setDevicePixelRatio(_SCALE)
    return picture


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """Draw an icon for a button."""
    return QIcon(pixmap(name, colour, size))
