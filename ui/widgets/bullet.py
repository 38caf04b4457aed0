"""A line of a list: its sign stands before all lines of its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.label import Label
from ui.widgets.pane import Pane

_GAP = 8


class Bullet(Pane):
    """A sign and a text that may take several lines."""

    def __init__(self, text: str, sign: str = "•", role: str = "body") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(Label(sign, role), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(text, role, wrap=True), 1)
