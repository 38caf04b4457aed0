"""Deletes what has left the window piece by piece, so that a click in between waits for one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.gradual import Gradual, is_building


def let_go(pieces: Sequence[QWidget], within: QObject) -> None:
    """Delete hidden widgets in this order, one each idle turn; stop what they still build."""
    for piece in pieces:
        for building in piece.findChildren(Gradual):
            building.stop()
    _Leaving(pieces, within).start()


def leave_undressed(widget: QWidget) -> None:
    """Keep a style sheet from dressing what is about to be replaced: that takes a second.

    Qt dresses anew every widget that counts as polished, whether it is in sight or not.
    """
    polished = Qt.WidgetAttribute.WA_WState_Polished
    for one in (widget, *widget.findChildren(QWidget)):
        one.setAttribute(polished, False)  # noqa: FBT003 - Qt's own order


class _Leaving(QObject):
    """Holds widgets that nobody sees any more, and goes with the last of them."""

    def __init__(self, pieces: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = list(pieces)
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._next)

    def start(self) -> None:
        """Begin with the next idle turn."""
        self._turns.start()

    def _next(self) -> None:
        if is_building():  # what takes their place is wanted first
            return
        if self._waiting:
            self._waiting.pop(0).deleteLater()
        else:
            self._turns.stop()
            self.deleteLater()
