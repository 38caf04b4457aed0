"""Push buttons with a role, an icon and an accessible name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from ui.privacy import shown
from ui.theme import Theme
from ui.widgets.label import set_plain_tip
from ui.zoom import px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ICONS = frozenset({"icon", "bare"})
"""Roles of buttons that show a picture alone, framed or not."""
_DRESSED = {("primary", "new_file"), ("", "open_file")}
"""Roles and pictures of the start page, which the style sheet brings: ``QIcon`` in Python takes
4 ms, most of it for the 151 names of icons that it knows."""


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
        made.setIconSize(QSize(px(16), px(16)))
        if (role, picture) in _DRESSED:
            made.setProperty("picture", picture)
        else:
            from ui.widgets.icons import icon  # not on the start page  # noqa: PLC0415

            colour = {"primary": "accent_text", "quiet": "accent"}.get(role, "text")
            made.setIcon(icon(picture, theme.tokens[colour]))
    made.setAutoDefault(False)
    return made
