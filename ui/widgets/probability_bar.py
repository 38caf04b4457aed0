"""The share of simulated futures in which each posture is best, as one bar and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

_HEIGHT = 10
_GAP = 2.0
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.Dense3Pattern,
    Qt.BrushStyle.BDiagPattern,
)  # a texture for each posture, so that colour is never the only signal


class ProbabilityBar(QWidget):
    """Segments as wide as their shares; the words stand beside it, in labels."""

    def __init__(self, theme: Theme, height: int = _HEIGHT) -> None:
        super().__init__()
        self._theme = theme
        self._shares: dict[str, float] = {}
        self._stale = False
        self._height = height
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Mapping[Any, float], *, words: str, stale: bool = False) -> None:
        """Show shares that sum to one; ``words`` say the same to a screen reader."""
        self._shares = dict(shares)
        self._stale = stale
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), self._height / 2, self._height / 2)
        painter.setClipPath(whole)
        painter.fillRect(self.rect(), self._theme.colour("border"))
        left = 0.0
        for (tone, share), pattern in zip(self._shares.items(), _PATTERNS, strict=False):
            width = share * self.width()
            self._segment(
                painter, QRectF(left, 0, max(0.0, width - _GAP), self._height), tone, pattern
            )
            left += width
        painter.end()

    def _segment(self, painter: QPainter, place: QRectF, tone: str, pattern: Qt.BrushStyle) -> None:
        colour = self._theme.colour("text_muted" if self._stale else tone)
        ground = QColor(colour)
        ground.setAlpha(90)
        painter.fillRect(place, ground)
        painter.fillRect(place, QBrush(colour, pattern))
