"""Makes a figure in a label something to open: by click or by Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.widgets.label import Label, restyle, set_plain_tip

OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Opens(QObject):
    """Listens to a label for what opens it."""

    def __init__(self, label: Label, act: Callable[[], None]) -> None:
        super().__init__(label)
        self._act = act
        label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - named by Qt
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        typed = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in OPENING_KEYS
        )
        if clicked or typed:
            self._act()
            return True
        return super().eventFilter(watched, event)


def opens(label: Label, hint: str, act: Callable[[], None]) -> None:
    """Let a label be opened; ``hint`` says what that shows."""
    label.setProperty("opens", True)  # noqa: FBT003 - Qt takes it so
    label.setCursor(Qt.CursorShape.PointingHandCursor)
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    label.setAccessibleName(label.text())
    label.setAccessibleDescription(hint)
    set_plain_tip(label, hint)
    _Opens(label, act)
    restyle(label)
