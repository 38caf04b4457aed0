"""The head of the window: what page this is, and beside it whose file and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.elided_label import ElidedLabel
from ui.zoom import px

if TYPE_CHECKING:
    from advisor import api
    from ui.actions import Actions
    from ui.theme import Theme
    from ui.title_tools import TitleTools
    from ui.widgets.label import Label

_MARGINS = 48
"""At the left and the right, together."""
_TOOLS_HEIGHT = 36
"""Kept before the tools are there, so that nothing moves when they come."""


class TitleRow(QWidget):
    """Says where one is; the tools of every page join it when they are made."""

    language_chosen = Signal(str)
    saved: Label
    """Whether every edit has reached the file; there is none before the tools."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._tools: TitleTools | None = None
        self._is_narrow = False
        self._title = ElidedLabel("title")
        self._subtitle = ElidedLabel("muted")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 13, 24, 11)
        lines.setSpacing(4)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for line, words in ((self._first, self._title), (self._second, self._subtitle)):
            lines.addLayout(line)
            line.setSpacing(8)
            line.addWidget(words, 1)
        self._first.addStrut(px(_TOOLS_HEIGHT))

    def furnish(self, texts: api.Texts, theme: Theme, actions: Actions) -> None:
        """Bring the tools."""
        from ui.title_tools import TitleTools  # after the first paint  # noqa: PLC0415

        self._tools = TitleTools(texts, theme, actions)
        self._tools.language_chosen.connect(self.language_chosen)
        self._tools.set_narrow(narrow=self._is_narrow)
        self.saved = self._tools.saved
        self._first.addWidget(self._tools)
        self._second.addWidget(self._tools.whose)
        self._share()

    def show_page(self, title: str, subtitle: str) -> None:
        """Say which page this is."""
        self._title.show_text(title)
        self._subtitle.show_text(subtitle)
        self._share()

    def show_file(self, name: str) -> None:
        """Show the name of the open file; nothing where none is open."""
        if self._tools is not None:
            self._tools.show_file(name)
            self._share()

    def show_saved(self, words: str, *, failed: bool = False) -> None:
        """Say whether every edit has reached the file; nothing where none is open."""
        if self._tools is not None:
            self._tools.show_saved(words, failed=failed)
            self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Let the name of the file have what the words about the page leave."""
        if self._tools is not None:
            margins = self._first.spacing() + px(_MARGINS)
            room = self.width() - margins - self._subtitle.sizeHint().width()
            self._tools.fit_file(room)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave out what stands elsewhere too, where there is little room."""
        self._is_narrow = narrow
        if self._tools is not None:
            self._tools.set_narrow(narrow=narrow)
