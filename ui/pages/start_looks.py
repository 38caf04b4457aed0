"""How the window looks: its language, its theme, and how large everything is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from advisor import api
from ui.theme import THEMES
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import Label
from ui.zoom import LEAST, MOST, STEP


class LooksCard(Card):
    """Reports which language, theme and size are wanted."""

    language_wanted = Signal(str)
    theme_wanted = Signal(str)
    zoom_wanted = Signal(int)

    def __init__(self, texts: api.Texts) -> None:
        super().__init__(texts.say("window.looks"))
        self._texts = texts
        spoken = tuple((code, texts.say(f"language.{code}")) for code in api.languages())
        self.language = ChoiceField(spoken)
        self.language.name(texts.say("window.language"))
        self.language.show_value(texts.language, given=True)
        self.language.committed.connect(lambda code: self.language_wanted.emit(str(code)))
        self.add(self.language)
        self._themes = {name: self._theme_button(name) for name in THEMES}
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.setSpacing(8)
        for made in self._themes.values():
            row.addWidget(made, 1)
        self._percent = Label("", "strong")
        self._smaller = button(texts.say("window.action.zoom_out"), name="smaller")
        self._smaller.setText("−")
        self._larger = button(texts.say("window.action.zoom_in"), name="larger")
        self._larger.setText("+")
        self._zoom = LEAST
        self._smaller.clicked.connect(lambda: self.zoom_wanted.emit(self._zoom - STEP))
        self._larger.clicked.connect(lambda: self.zoom_wanted.emit(self._zoom + STEP))
        size = QHBoxLayout()
        self.body.addLayout(size)
        size.setSpacing(8)
        size.addWidget(Label(texts.say("window.looks.size"), "body"))
        size.addStretch(1)
        for widget in (self._smaller, self._percent, self._larger):
            size.addWidget(widget)

    def show_looks(self, theme: str, zoom: int) -> None:
        """Show which looks are in force."""
        self._zoom = zoom
        for name, made in self._themes.items():
            made.setChecked(name == theme)
        self._percent.setText(self._texts.say("window.looks.percent", percent=str(zoom)))
        self._smaller.setEnabled(zoom > LEAST)
        self._larger.setEnabled(zoom < MOST)

    def _theme_button(self, name: str) -> QPushButton:
        made = button(self._texts.say(f"window.theme.{name}"), name=f"theme_{name}")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._choose(name))
        return made

    def _choose(self, name: str) -> None:
        self._themes[name].setChecked(True)
        self.theme_wanted.emit(name)
