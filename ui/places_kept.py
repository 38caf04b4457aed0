"""The places that parts of the window keep until they are made, so that nothing moves then."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from ui.zoom import keep_size, px

WIDE, NARROW = 268, 76
"""Width of the steps at 100 %, unfolded and as a rail."""
_VERDICT_HEIGHT = 108


def place_of_steps(*, narrow: bool) -> QFrame:
    """Keep the place of the steps at the left."""
    place = _place("sidebar")
    place.setFixedWidth(px(NARROW if narrow else WIDE))
    keep_size(place)  # in pixels of the screen already
    return place


def place_of_verdict(name: str) -> QFrame:
    """Keep the place of the verdict bar until there is something to show on it."""
    place = _place("verdict")
    place.setFixedHeight(_VERDICT_HEIGHT)
    place.setAccessibleName(name)
    return place


def _place(role: str) -> QFrame:
    place = QFrame()
    place.setProperty("role", role)
    return place
