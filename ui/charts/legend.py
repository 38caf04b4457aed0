"""The names of the lines of a chart, each with a piece of its line; one press hides a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QToolTip

from advisor import api
from ui.theme import Theme
from ui.widgets.label import set_plain_tip
from ui.widgets.pane import Pane
from ui.zoom import px

_IN_ONE_ROW = 3
_COLUMNS = 2
_SAMPLE = 26
_GAP = 6
_EDGE = 3
_HIDDEN = 0.85
"""How much of its ink a hidden line's name keeps: it can be pressed, so it has to be read."""


class Legend(Pane):
    """A row of whole names, or two columns of shortened ones when there are many.

    A shortened name is read whole beneath the hand and beneath the focus.
    """

    toggled = Signal(str, bool)
    """Key of a line, and whether it is to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Sequence[tuple[str, str, str, str]] = ()
        self.keys: dict[str, LegendKey] = {}
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(16)
        self._layout.setVerticalSpacing(2)

    def show_lines(self, model: api.ChartModel) -> None:
        """Show the key of every line; those hidden before stay hidden."""
        wanted: Sequence[tuple[str, str, str, str]] = [
            *((x.key, x.label, x.tone, x.dash) for x in model.lines),
            *dict.fromkeys((x.key, x.key, x.tone, x.hatch) for x in model.spans),
        ]
        self.setVisible(bool(wanted))
        if wanted == self._shown:
            return
        hidden = self.hidden()
        self._shown, self.keys = wanted, {}
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        few = len(wanted) <= _IN_ONE_ROW
        for place, (key, label, tone, dash) in enumerate(wanted):
            made = LegendKey(label, tone, dash, self._theme, whole=few)
            made.setChecked(key not in hidden)
            made.toggled.connect(lambda on, key=key: self.toggled.emit(key, on))
            self.keys[key] = made
            row, column = (0, place) if few else divmod(place, _COLUMNS)
            self._layout.addWidget(made, row, column)
        for column in range(_IN_ONE_ROW + 1):
            free = column == _IN_ONE_ROW if few else column < _COLUMNS
            self._layout.setColumnStretch(column, int(free))

    def hidden(self) -> frozenset[str]:
        """Give the keys of the lines that are not to be shown."""
        return frozenset(key for key, made in self.keys.items() if not made.isChecked())


class LegendKey(QAbstractButton):
    """A piece of a line and its name; pressed down while the line is shown."""

    def __init__(self, label: str, tone: str, dash: str, theme: Theme, *, whole: bool) -> None:
        super().__init__()
        self._theme, self._tone, self._dash = theme, tone, dash
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        across = QSizePolicy.Policy.Maximum if whole else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        set_plain_tip(self, label)

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        words = metrics.horizontalAdvance(self.text()) + 2  # letters are wider by parts of a pixel
        return QSize(_SAMPLE + _GAP + words + 2 * _EDGE, metrics.height() + 2 * _EDGE)

    @property
    def written(self) -> str:
        """The name as it is written in the room there is."""
        return self._metrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self._place().width()
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._tell_whole)  # a tip goes with the event of the focus

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if QToolTip.text() == self.toolTip():
            QToolTip.hideText()

    def _tell_whole(self) -> None:
        if self.hasFocus() and self.written != self.text():
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        # With pyqtgraph, which comes after the first paint.
        from ui.charts.plot import DASHES  # noqa: PLC0415
        from ui.charts.spans_item import HATCHES, fill_span  # noqa: PLC0415

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() // 2
        if not self.isChecked():
            painter.setOpacity(_HIDDEN)
        colour = self._theme.colour(self._tone)
        if self._dash in HATCHES:
            place = QRectF(_EDGE, middle - 5, _SAMPLE - 2, 10)
            fill_span(painter, place, colour, self._dash, self._theme.colour("surface"))
        else:
            painter.setPen(QPen(colour, 2, DASHES[self._dash]))
            painter.drawLine(_EDGE, middle, _EDGE + _SAMPLE - 2, middle)
        self._write(painter)
        if self.hasFocus():
            painter.setOpacity(1.0)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _write(self, painter: QPainter) -> None:
        font = self.font()
        font.setPixelSize(px(12))
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(self._theme.colour("text_muted"))
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._place(), start, self.written)

    def _place(self) -> QRect:
        return self.rect().adjusted(_EDGE + _SAMPLE + _GAP, 0, -_EDGE, 0)

    def _metrics(self) -> QFontMetrics:
        font = self.font()
        font.setPixelSize(px(12))
        return QFontMetrics(font)
