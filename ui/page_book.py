"""The pages of the window, each made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from ui.pages.page import Page


class PageBook(QStackedWidget):
    """Keeps one page for each step; making and filling a page is somebody else's work."""

    def __init__(self, make: Callable[[str], Page]) -> None:
        super().__init__()
        self.make = make
        self._pages: dict[str, Page] = {}

    @property
    def page(self) -> Page:
        """The page in sight."""
        shown = self.currentWidget()
        if not isinstance(shown, Page):
            text = "no page has been turned to yet"
            raise TypeError(text)
        return shown

    def forget_others(self) -> None:
        """Let every page but the one in sight be made anew: what they were made from is old."""
        from ui.leaving import let_go  # not at start-up  # noqa: PLC0415

        kept = self.currentWidget()
        for step, page in list(self._pages.items()):
            if page is not kept:
                del self._pages[step]
                self.removeWidget(page)
                let_go([page], self)

    def turn_to(self, step: str) -> Page:
        """Show the page of a step, making it when it is new."""
        if step not in self._pages:
            self._pages[step] = self.make(step)
            self.addWidget(self._pages[step])
        self.setCurrentWidget(self._pages[step])
        return self._pages[step]
