"""What can be done with a chart: copied, or saved as a picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from advisor import api
from ui.theme import Theme
from ui.widgets.button import PushButton
from ui.widgets.icons import icon
from ui.widgets.label import set_plain_tip

_ENDINGS = (".png", ".svg")


class MoreButton(PushButton):
    """A button with a menu; it says what it does to tips and screen readers."""

    copied = Signal()
    save_wanted = Signal(str)
    """Ending of the file, with its point."""

    def __init__(self, texts: api.Texts, theme: Theme, name: str) -> None:
        super().__init__("")
        self.words = texts.say("window.chart.more")
        self.setObjectName(f"more.{name}")
        self.setProperty("role", "menu")
        self.setAccessibleName(self.words)
        self.setIcon(icon("export", theme.tokens["accent"]))
        set_plain_tip(self, self.words)
        self.setAutoDefault(False)
        menu = QMenu(self)
        menu.addAction(self._action(texts.say("window.chart.copy"), self.copied.emit))
        for ending in _ENDINGS:
            said = texts.say("window.chart.save", kind=ending[1:].upper())
            menu.addAction(self._action(said, partial(self.save_wanted.emit, ending)))
        self.setMenu(menu)

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        made = QAction(text, self)
        made.triggered.connect(lambda _checked=False: act())
        return made
