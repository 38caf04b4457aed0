"""The start page before there is a desk: what is seen first and takes a click.

Session, engine, actions, steps and the verdict bar are of no use before somebody has done
something. The front shows the window with its start page alone and keeps the places of the rest;
the desk is made when its first paint is done, or by the click or the key that comes before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from advisor import api
from ui.first_pages import join_start
from ui.main_window import MainWindow
from ui.pages.start_page import StartPage
from ui.privacy import hide_names
from ui.theme import is_latin, load_fonts
from ui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.settings import Settings

_WAKING = (QEvent.Type.ShortcutOverride, QEvent.Type.DragEnter)
"""What comes before a key or a file that only a desk knows to take."""


class Front(QObject):
    """Shows the start page and hands it to the desk."""

    painted = Signal()
    """The start page is in sight and takes a click; what it left out can be made."""

    def __init__(
        self, language: str, theme: str, settings: Settings, make_desk: Callable[[Front], Desk]
    ) -> None:
        super().__init__()
        self.settings = settings
        self.texts = api.texts_for(language)
        load_fonts(first_only=self._is_latin())
        self.wardrobe = Wardrobe()
        self.theme = self.wardrobe.dress(theme, settings.zoom)
        self._make_desk = make_desk
        self._is_painted = False
        self.window = MainWindow()
        hide_names(hides=settings.hides_names)
        page = StartPage(self.texts, self.theme)
        self.window.lay_out(self.texts, self.theme, lambda _: page)
        self.window.show_step(self.window.step)
        page.fill()
        join_start(page, settings, lambda: self.desk)
        self.painted.connect(lambda: QTimer.singleShot(0, page, page.offer_templates))
        self._heard = (self.window, page.title.edit)
        for widget in self._heard:
            widget.installEventFilter(self)

    @cached_property
    def desk(self) -> Desk:
        """The desk around the window, made when it is first needed."""
        load_fonts()
        made = self._make_desk(self)
        if self._is_painted:  # else the first paint is still listened for
            self._stop_listening()
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind in _WAKING:
            self.desk  # noqa: B018 - it is made when it is asked for
        elif kind == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            if "desk" in vars(self):
                self._stop_listening()
            self.painted.emit()
        return super().eventFilter(watched, event)

    def _stop_listening(self) -> None:
        for widget in self._heard:
            widget.removeEventFilter(self)

    def _is_latin(self) -> bool:
        """Say whether what is seen first needs no fonts of Chinese: neither our words nor names."""
        words = self.texts.say(f"language.{self.texts.language}")
        return all(is_latin(shown) for shown in (words, *map(str, self.settings.recent)))
