"""A widget that only holds others: no ground, no border."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Pane(QWidget):
    """Groups widgets without being seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
