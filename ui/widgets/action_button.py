"""A button that stands for an action: the same words, the same keys, enabled together."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction

from ui.theme import Theme
from ui.widgets.button import PushButton
from ui.widgets.icons import icon
from ui.widgets.label import set_plain_tip
from ui.zoom import px


class ActionButton(PushButton):
    """Follows its action; as an icon it says its words in its tip and to screen readers."""

    def __init__(self, action: QAction, theme: Theme, *, picture: str = "", role: str = "") -> None:
        super().__init__()
        self._action = action
        self._is_icon = role == "icon"
        self.setProperty("role", role)
        self.setObjectName(action.objectName().removeprefix("action."))
        self.setAutoDefault(False)
        if picture:
            self.setIcon(icon(picture, theme.tokens["text"]))
            self.setIconSize(QSize(px(16), px(16)))
        self.clicked.connect(self._pressed)
        action.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Take over what the action says of itself."""
        action = self._action
        self.setEnabled(action.isEnabled())
        self.setAccessibleName(action.iconText())
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        set_plain_tip(self, f"{action.iconText()} ({keys})" if keys else action.iconText())
        if not self._is_icon:
            self.setText(action.text())

    def _pressed(self) -> None:
        self._action.trigger()
