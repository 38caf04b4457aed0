"""A card that shows one figure: what it is above, what bounds it beneath."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label, restyle
from ui.widgets.opens import opens
from ui.widgets.steady import keep_width


class FigureCard(Card):
    """A headline figure with what it is above and what bounds it beneath."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.body.setSpacing(4)
        self._figure = Label("—", "figure")
        self._change = ElidedLabel("caption")
        self._note = ElidedLabel("muted", lines=3)
        self.add(Label(caption, "muted"))
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.setSpacing(8)
        row.addWidget(self._figure)
        row.addWidget(self._change, 1, Qt.AlignmentFlag.AlignBottom)
        self.add(self._note)
        self.body.addStretch(1)

    def show_figure(self, figure: str, note: str, tone: str = "", *, change: str = "") -> None:
        """Show a figure, its note, a tone that the words repeat, and its change."""
        self._figure.setText(figure)
        keep_width(self._figure)
        self._figure.setAccessibleName(figure)
        self._figure.set_tone(tone)
        self._note.show_text(note)
        self._change.show_text(change)

    def let_open(self, hint: str, act: Callable[[], None]) -> None:
        """Let the figure be opened, by click or by key; ``hint`` says what that shows."""
        opens(self._figure, hint, act)

    def set_stale(self, *, stale: bool) -> None:
        """Grey a figure that does not follow yet."""
        if bool(self._figure.property("stale")) != stale:
            self._figure.setProperty("stale", stale)
            restyle(self._figure)
