"""A pane beneath or beside a table that says everything about one row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.side_by_side import SideBySide

_LEAST_ACROSS = 355
"""Pixels of width of a column; where there are fewer they stand beneath one another."""


class Detail(QScrollArea):
    """Columns of widgets that are laid out anew for each row."""

    def __init__(self, name: str, *, columns: int = 1) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = SideBySide(least=_LEAST_ACROSS * columns)
        inner.row.setContentsMargins(0, 0, 4, 0)
        self.columns = [Column() for _ in range(columns)]
        for column in self.columns:
            inner.add(column)
        self.setWidget(inner)


class Column(QFrame):
    """One column; what stands in it is exchanged as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(6)
        self._content: QWidget | None = None

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show other widgets, from the top."""
        content = Pane()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self.body.addWidget(content)


def facts(rows: Sequence[tuple[str, str]]) -> QWidget:
    """Lay out what is known, name by name; what is empty is left out."""
    made = Pane()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for place, (name, text) in enumerate((name, text) for name, text in rows if text):
        grid.addWidget(Label(name, "caption"), place, 0, top)
        value = Label(_breakable(text), "body", wrap=True)
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        value.setAccessibleName(f"{name}: {text}")
        grid.addWidget(value, place, 1, top)
    return made


def _breakable(text: str) -> str:
    """Let a long address break after its strokes."""
    return text.replace("/", "/\N{ZERO WIDTH SPACE}") if "://" in text else text
