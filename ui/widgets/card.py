"""A card: a framed surface with an optional heading."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label, restyle
from ui.widgets.opens import opens


class Card(QFrame):
    """A surface that holds what belongs together."""

    def __init__(self, heading: str = "", note: str = "", *, role: str = "card") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        if heading:
            self.head.addWidget(Label(heading, "heading", wrap=True), 1)
            self.body.addLayout(self.head)
        if note:
            self.body.addWidget(Label(note, "caption", wrap=True))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Place a widget beneath the others."""
        self.body.addWidget(widget, stretch)


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
        row.setSpacing(8)
        row.addWidget(self._figure)
        row.addWidget(self._change, 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.add(self._note)
        self.body.addStretch(1)

    def show_figure(self, figure: str, note: str, tone: str = "", *, change: str = "") -> None:
        """Show a figure, its note, a tone that the words repeat, and its change."""
        self._figure.setText(figure)
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
