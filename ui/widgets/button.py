"""Push buttons with a role, an icon and an accessible name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from ui.privacy import shown
from ui.theme import Theme
from ui.widgets.icons import icon
from ui.widgets.label import set_plain_tip
from ui.zoom import px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ICONS = frozenset({"icon", "bare"})
"""Roles of buttons that show a picture alone, framed or not."""


class PushButton(QPushButton):
    """A button that Enter presses too, wherever it stands and whatever Enter does elsewhere."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's namespace by its long name: see ui/front.py
        if event.key() not in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        elif not event.isAutoRepeat():
            self.click()


def button(
    text: str, *, role: str = "", name: str = "", picture: str = "", theme: Theme | None = None
) -> QPushButton:
    """Make a button; one that is an icon says its text only to tips and screen readers."""
    text = shown(text)
    made = PushButton("" if role in _ICONS else text)
    made.setProperty("role", role)
    made.setObjectName(name)
    made.setAccessibleName(text)
    if role in _ICONS:
        set_plain_tip(made, text)
    if picture and theme is not None:
        colour = {"primary": "accent_text", "quiet": "accent"}.get(role, "text")
        made.setIcon(icon(picture, theme.tokens[colour]))
        made.setIconSize(QSize(px(16), px(16)))
    made.setAutoDefault(False)
    return made
