"""What every page has in common: a scrolling column, three things to show, what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from advisor import api
    from ui.headline import Headline
    from ui.theme import Theme


class Page(QWidget):
    """Lays out, shows, reports by signal; decides nothing."""

    answered = Signal(str, object)
    answered_all = Signal(object)
    cleared = Signal(str)
    previewed = Signal(object)
    """Answers by path that are not to be saved yet."""
    claim_wanted = Signal(str)
    """A claim of the debate is to be shown in the catalogue."""

    def __init__(self, texts: api.Texts, theme: Theme, *, scrolls: bool = True) -> None:
        super().__init__()
        self.texts, self.theme = texts, theme
        self.column = QVBoxLayout()
        self.column.setContentsMargins(24, 0, 24, 24)
        self.column.setSpacing(12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        if scrolls:
            outer.addWidget(self._scroll_area())
        else:
            outer.addLayout(self.column)

    def show_draft(self, draft: api.Draft) -> None:
        """Show the answers as saved."""

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        """Show what is wrong with them."""

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        """Show what the engine answers."""

    def show_reading(self, reading: api.LiveReading) -> None:
        """Show what becomes of the answer while a figure moves and the plans stay."""

    def show_baseline(self, baseline: Headline | None) -> None:
        """Tell changes against this verdict from now on."""

    def _scroll_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setProperty("focusPolicy", "NoFocus")  # by name: see ui/front.py
        area.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        inner = QWidget()
        inner.setLayout(self.column)
        area.setWidget(inner)
        return area
