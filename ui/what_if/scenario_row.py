"""One pinned scenario: its name to change, what it moves, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.line_edit import LineEdit
from ui.widgets.pane import Pane

_NAME_WIDTH = 260


class ScenarioRow(Pane):
    """Reports a new name, and that the scenario is to be applied or removed."""

    renamed = Signal(str, str)
    apply_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        say = texts.say
        self._texts = texts
        self._kept = api.KeptScenario("", "", {})
        self.name = LineEdit()
        self.name.setFixedWidth(_NAME_WIDTH)
        self.name.editingFinished.connect(self._rename)
        self.words = ElidedLabel("caption")
        self.apply = button(
            say("window.scenarios.apply"), name="apply_scenario", picture="keep", theme=theme
        )
        self.apply.clicked.connect(lambda: self.apply_wanted.emit(self._kept.key))
        self.remove = button(
            say("window.scenarios.remove"),
            name="remove_scenario",
            picture="remove",
            role="quiet",
            theme=theme,
        )
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self._kept.key))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.name)
        row.addWidget(self.words, 1)
        row.addWidget(self.apply)
        row.addWidget(self.remove)

    def show_scenario(self, kept: api.KeptScenario, words: str) -> None:
        """Show a scenario and what is to be said of it."""
        say = self._texts.say
        self._kept = kept
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(kept.name)
            self.name.setCursorPosition(0)
        self.name.setAccessibleName(say("window.scenarios.name_of", name=kept.name))
        self.apply.setAccessibleName(say("window.scenarios.apply_of", name=kept.name))
        self.remove.setAccessibleName(say("window.scenarios.remove_of", name=kept.name))
        self.words.show_text(words)

    def _rename(self) -> None:
        wanted = self.name.text().strip()
        self.name.setModified(False)
        if wanted and wanted != self._kept.name:
            self.renamed.emit(self._kept.key, wanted)
        else:
            self.name.setText(self._kept.name)
