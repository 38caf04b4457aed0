"""The right of the window's head: whose file this is, and what can be done from anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from advisor import api
from ui.actions import GROUPS, Actions
from ui.theme import Theme
from ui.widgets.action_button import ActionButton
from ui.widgets.button import button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.zoom import keep_size, px

_FILE_LEAST, _FILE_MOST = 120, 400
_LANGUAGE_WIDTH = 168
_GAP = 8


class TitleTools(QWidget):
    """Whose file this is, and the actions that stand on every page."""

    language_chosen = Signal(str)

    def __init__(self, texts: api.Texts, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._texts, self._theme, self._actions = texts, theme, actions
        self._is_narrow = False
        self.file = ElidedLabel("chip")
        keep_size(self.file)  # its width follows from that of the words beside it
        self.file.hide()
        self.saved = Label("", "saved")
        self.saved.hide()
        self._languages = self._language_field()
        self._lay_out()

    def show_file(self, name: str) -> None:
        """Show the name of the open file; nothing where none is open."""
        self.file.show_text(name)
        self._show_room()

    def fit_file(self, room: int) -> None:
        """Shorten the name of the file to the pixels that are left for it and what is saved."""
        beside = self.saved.sizeHint().width() + px(_GAP) if not self.saved.isHidden() else 0
        self.file.setMaximumWidth(max(px(_FILE_LEAST), min(px(_FILE_MOST), room - beside)))

    def show_saved(self, words: str, *, failed: bool = False) -> None:
        """Say whether every edit has reached the file; nothing where none is open."""
        self.saved.setText(f"{'⚠' if failed else '✓'} {words}" if words else "")
        self.saved.set_tone("error" if failed else "ok")
        self.saved.setVisible(bool(words))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave out what stands elsewhere too, where there is little room."""
        self._is_narrow = narrow
        self._show_room()

    def _show_room(self) -> None:
        self._languages.setVisible(not self._is_narrow)
        self.file.setVisible(bool(self.file.accessibleName()) and not self._is_narrow)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.whose = Pane()
        beneath = QHBoxLayout(self.whose)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(_GAP)
        for shown in (self.saved, self.file):
            beneath.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
        for name, picture in (
            ("undo", "undo"),
            ("redo", "redo"),
            ("palette", "search"),
            ("theme", "theme"),
            ("guide", "help"),
        ):
            row.addWidget(
                ActionButton(self._actions[name], self._theme, picture=picture, role="icon")
            )
        row.addWidget(self._menu_button())
        row.addWidget(self._languages)

    def _menu_button(self) -> QPushButton:
        made = button(
            self._texts.say("window.menu"),
            role="icon",
            name="menu",
            picture="menu",
            theme=self._theme,
        )
        menu = QMenu(made)
        for place, names in enumerate(GROUPS.values()):
            if place:
                menu.addSeparator()
            for name in names:
                menu.addAction(self._actions[name])
        made.setMenu(menu)
        return made

    def _language_field(self) -> ChoiceField:
        say = self._texts.say
        spoken = tuple((code, say(f"language.{code}")) for code in api.languages())
        field = ChoiceField(spoken)
        field.name(say("window.language"))
        field.setFixedWidth(_LANGUAGE_WIDTH)
        field.show_value(self._texts.language, given=True)
        field.committed.connect(lambda code: self.language_chosen.emit(str(code)))
        return field
