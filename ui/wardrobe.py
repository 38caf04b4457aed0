"""Dresses the application in a theme and a zoom, and never twice in the same."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea

from ui.theme import Theme, apply_theme, load_theme
from ui.zoom import Zoomer


class Wardrobe:
    """Knows what the application wears: dressing it is most of the time of a switch."""

    def __init__(self) -> None:
        self._worn: tuple[str, float] | None = None
        self._zoomer: Zoomer | None = None

    def dress(self, name: str, zoom: int) -> Theme:
        """Put on a theme, enlarged to so many percent; what is made from now on follows."""
        theme = load_theme(name)
        application = QApplication.instance()
        wanted = name, theme.scale * zoom / 100
        if wanted != self._worn and isinstance(application, QApplication):
            self._worn = wanted
            if self._zoomer is None:
                self._zoomer = Zoomer(application)
            self._zoomer.set_factor(wanted[1])
            _lay_aside(application)
            apply_theme(application, theme)
        return theme


def _lay_aside(application: QApplication) -> None:
    """Let nobody dress or lay out what fills a window now: it is made anew with every change."""
    for window in application.topLevelWidgets():
        frame = window.centralWidget() if isinstance(window, QMainWindow) else None
        if frame is not None:
            from ui.leaving import leave_undressed  # not at start-up  # noqa: PLC0415

            frame.hide()  # or tables and wrapped texts are measured anew for either sheet
            for area in frame.findChildren(QScrollArea):
                area.setWidgetResizable(False)  # or it asks all within how high it is
            leave_undressed(frame)
