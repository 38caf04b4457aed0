"""Every action of the window, once, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from advisor import api

_SHORTCUTS: Mapping[str, tuple[str, ...]] = {
    "new": ("Ctrl+N",),
    "open": ("Ctrl+O",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
    "palette": ("Ctrl+K",),
    "next": ("Ctrl+PgDown",),
    "previous": ("Ctrl+PgUp",),
    "theme": ("Ctrl+T",),
    "projector": ("F9",),
    "hide_names": ("Ctrl+Shift+H",),
    "zoom_in": ("Ctrl++", "Ctrl+="),
    "zoom_out": ("Ctrl+-",),
    "zoom_reset": ("Ctrl+0",),
    "print": ("Ctrl+P",),
    "guide": ("Shift+F1",),
    "shortcuts": ("F1",),
    "tour": (),
    "quit": ("Ctrl+Q",),
}
GROUPS: Mapping[str, tuple[str, ...]] = {
    "file": ("new", "open", "print", "quit"),
    "edit": ("undo", "redo"),
    "go": ("palette", "next", "previous"),
    "look": ("theme", "projector", "hide_names", "zoom_in", "zoom_out", "zoom_reset"),
    "help": ("guide", "shortcuts", "tour"),
}
"""The actions as they stand in the menu and on the sheet of shortcuts."""
_CHECKABLE = frozenset({"projector", "hide_names"})
_NEEDS_FILE = frozenset({"undo", "redo", "next", "previous", "print"})


@dataclass(frozen=True)
class Actions:
    """The actions by name; the window gives them to menus, buttons and keys alike."""

    by_name: dict[str, QAction]

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def tell(self, name: str, words: str) -> None:
        """Say what an action would do now; buttons and palette repeat it."""
        self.by_name[name].setIconText(words)

    def say(self, texts: api.Texts) -> None:
        """Write the actions in a language."""
        for name, action in self.by_name.items():
            words = texts.say(f"window.action.{name}")
            action.setText(words)
            action.setIconText(words)


def make_actions(owner: QWidget) -> Actions:
    """Make every action and let its shortcut work anywhere in the window."""
    made: dict[str, QAction] = {}
    for name, keys in _SHORTCUTS.items():
        action = QAction(owner)
        action.setObjectName(f"action.{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setCheckable(name in _CHECKABLE)
        action.setEnabled(name not in _NEEDS_FILE)
        owner.addAction(action)
        made[name] = action
    return Actions(made)


def make_escape(owner: QWidget, act: Callable[[], None]) -> None:
    """Let a key lead back to the steps from anywhere in the window."""
    shortcut = QShortcut(QKeySequence("Alt+Home"), owner)
    shortcut.activated.connect(act)


def keys_of(action: QAction) -> str:
    """Give the keys of an action as the system writes them, all of them."""
    return written(*action.shortcuts())


def written(*keys: QKeySequence | str) -> str:
    """Write keys as the system does."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ·  ".join(QKeySequence(one).toString(native) for one in keys)
