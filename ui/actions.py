"""Every action of the window, once, with its shortcut."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from advisor import api

_SHORTCUTS: dict[str, QKeySequence.StandardKey | str] = {
    "new": QKeySequence.StandardKey.New,
    "open": QKeySequence.StandardKey.Open,
    "undo": QKeySequence.StandardKey.Undo,
    "redo": "Ctrl+Y",
    "theme": "Ctrl+T",
    "next": "Ctrl+PgDown",
    "previous": "Ctrl+PgUp",
    "quit": QKeySequence.StandardKey.Quit,
}


@dataclass(frozen=True)
class Actions:
    """The actions by name; the window gives them to menus, buttons and keys alike."""

    by_name: dict[str, QAction]

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def say(self, texts: api.Texts) -> None:
        """Write the actions in a language."""
        for name, action in self.by_name.items():
            action.setText(texts.say(f"window.action.{name}"))


def make_actions(owner: QWidget) -> Actions:
    """Make every action and let its shortcut work anywhere in the window."""
    made: dict[str, QAction] = {}
    for name, keys in _SHORTCUTS.items():
        action = QAction(owner)
        action.setObjectName(f"action.{name}")
        shortcuts = [QKeySequence(keys)]
        if name == "redo":
            shortcuts.append(QKeySequence("Ctrl+Shift+Z"))
        action.setShortcuts(shortcuts)
        action.setEnabled(name not in {"undo", "redo"})
        owner.addAction(action)
        made[name] = action
    return Actions(made)
