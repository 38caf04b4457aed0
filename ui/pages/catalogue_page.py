"""Catalogue: every figure with its source, the claims of the debate, the glossary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget

from advisor import api
from ui.library.claims_tab import ClaimsTab
from ui.library.entries_tab import EntriesTab, Shelf
from ui.library.glossary_tab import GlossaryTab
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.label import Label


class CataloguePage(Page):
    """Shows the reference shelf; asks for it when it is first seen."""

    shelf_wanted = Signal()
    update_wanted = Signal()

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme, scrolls=False)
        say = texts.say
        self._is_open = self._has_asked = False
        self._draft = api.Draft({})
        self.version = Label("", "strong")
        self.note = Label("", "caption", wrap=True)
        self.figures = EntriesTab(texts, theme)
        self.claims = ClaimsTab(texts)
        self.glossary = GlossaryTab(texts)
        self.figures.answered.connect(self.answered)
        self.figures.cleared.connect(self.cleared)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(say("window.step.catalogue"))
        self.tabs.addTab(self.figures, say("window.library.figures"))
        self.tabs.addTab(self.claims, say("window.library.claims_tab"))
        self.tabs.addTab(self.glossary, say("window.library.glossary"))
        self._lay_out()

    def show_open(self, *, opened: bool) -> None:
        """Let own figures be given, or not while no engagement is open."""
        self._is_open = opened
        self.figures.show_draft(self._draft, opened=opened)

    def show_draft(self, draft: api.Draft) -> None:
        self._draft = draft
        self.figures.show_draft(draft, opened=self._is_open)

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        self.figures.show_problems(problems)

    def show_version(self, version: str, day: api.Day) -> None:
        """Say which version of the catalogue is in use, and for which day."""
        self.version.setText(self.texts.say("window.library.version", version=version, day=day))

    def show_shelf(self, shelf: Shelf, terms: Mapping[str, api.Term]) -> None:
        """Show what has been read."""
        self.figures.show_shelf(shelf)
        self.claims.show_claims(shelf.claims)
        self.glossary.show_terms(terms, shelf.claims)

    def show_note(self, words: str) -> None:
        """Say what was done or is going on."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_asked:
            self._has_asked = True
            self.shelf_wanted.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.setSpacing(16)
        row.addWidget(self.version)
        row.addWidget(self.note, 1)
        row.addStretch(1)
        update = button(
            self.texts.say("window.library.update"),
            name="update",
            picture="open_file",
            theme=self.theme,
        )
        update.clicked.connect(self.update_wanted)
        row.addWidget(update)
        self.note.hide()
        self.column.addWidget(self.tabs, 1)
