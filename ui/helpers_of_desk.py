"""What helps a person at the desk: palette, shortcuts, guide, tour, print; read when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.steps import STEPS

if TYPE_CHECKING:
    from ui.desk_host import DeskHost
    from ui.help.tour import Tour
    from ui.pages.page import Page


class HelpersOfDesk(QObject):
    """Opens the helpers over the window."""

    def __init__(self, desk: DeskHost) -> None:
        super().__init__()
        self._desk = desk
        self._tour: Tour | None = None

    def open_palette(self) -> None:
        """Let a person find anything by typing."""
        from ui.palette.entries import entries_of  # noqa: PLC0415 - with the first palette
        from ui.palette.palette import Palette  # noqa: PLC0415

        desk = self._desk
        self.end_tour()
        self._open(Palette(entries_of(desk), desk.texts, desk.theme, desk.window))

    def open_shortcuts(self) -> None:
        """Show every key."""
        from ui.help.shortcuts import ShortcutSheet  # noqa: PLC0415 - with the first look

        desk = self._desk
        sheet = ShortcutSheet(desk.window.actions_, desk.texts, desk.window)
        sheet.guide_wanted.connect(self.open_guide)
        self._open(sheet)

    def open_guide(self) -> None:
        """Show the chapter of the guide that the page in sight is about."""
        from ui.help.chapters import chapter_of  # noqa: PLC0415 - with the first look

        self.open_chapter(chapter_of(self._desk.window.step))

    def open_chapter(self, chapter: str) -> None:
        """Show a chapter of the guide."""
        self._desk.turn_to("guide")
        show: Callable[[str], object] | None = getattr(
            self._desk.window.book.page, "show_chapter", None
        )
        if show is not None and chapter:
            show(chapter)

    def open_term(self, term: str) -> None:
        """Show an entry of the glossary."""
        self._find_in_catalogue("glossary", term)

    def open_claim(self, claim: str) -> None:
        """Show a claim of the debate."""
        self._find_in_catalogue("claims", claim)

    def turn_if_open(self, step: str) -> None:
        """Turn to a step that can be turned to now."""
        if self._desk.session.is_open or step in {STEPS[0].id, "catalogue"}:
            self._desk.turn_to(step)

    def greet(self) -> None:
        """Show the tour to who has never seen it, unless work has begun."""
        if not self._desk.settings.has_toured and not self._desk.session.is_open:
            self.open_tour()

    def open_tour(self) -> None:
        """Show five places of the window."""
        from ui.help.tour import Tour  # noqa: PLC0415 - once, as a rule

        desk, window = self._desk, self._desk.window
        self.end_tour()
        stops: tuple[tuple[str, Callable[[], QWidget]], ...] = (
            ("start", lambda: window.book),
            ("steps", lambda: window.stepper),
            ("verdict", lambda: window.verdict),
            ("head", lambda: window.head),
            ("help", lambda: window.reference),
        )
        self._tour = Tour(stops, desk.texts, window)
        self._tour.ended.connect(self._toured)
        self._tour.begin()

    def end_tour(self) -> None:
        """Take the tour away, where one is under way."""
        if self._tour is not None:
            self._tour.end()

    def print_report(self) -> None:
        """Show the report as it will come out of a printer."""
        from ui.print_preview import preview  # noqa: PLC0415 - Qt's printing, when wanted

        preview(self._desk)

    def offer_print(self, page: Page) -> None:
        """Let the report page ask for a print."""
        wanted = getattr(page, "print_wanted", None)
        if wanted is not None:
            wanted.connect(self.print_report)

    def _toured(self) -> None:
        self._tour = None
        self._desk.settings.has_toured = True

    def _find_in_catalogue(self, tab: str, key: str) -> None:
        from ui.pages.catalogue_page import CataloguePage  # noqa: PLC0415 - as in desk_pages

        self._desk.turn_to("catalogue")
        page = self._desk.window.book.page
        if isinstance(page, CataloguePage):
            shown = page.glossary if tab == "glossary" else page.claims
            page.tabs.setCurrentWidget(shown)
            shown.finder.go_to(key)
            shown.finder.table.setFocus()

    def _open(self, dialog: QWidget) -> None:
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415

        if isinstance(dialog, QDialog):
            dialog.finished.connect(self._desk.window.activateWindow)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
