"""One driver of the result: a slider over its range and the same figure to type."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.number_edit import NumberEdit

_STEPS = 200


class SliderRow(QWidget):
    """Moves one input between bounds; reports every step, and the end of a move."""

    moved = Signal(str, float)
    reset = Signal(str)
    refused = Signal(str)
    """Something typed that is no number."""

    def __init__(self, swing: api.Swing, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.swing = swing
        self._texts = texts
        self._low, self._high = _bounds(swing)
        self.slider = _QuietSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(_STEPS // 20)
        self.edit = NumberEdit(texts, percent=swing.unit == "share")
        self._value = ElidedLabel("caption")
        name = texts.say(swing.label)
        self._reset = button(
            texts.say("window.what_if.reset", input=name), role="icon", picture="reset", theme=theme
        )
        self._lay_out(name)
        self.show_value(swing.likely, moved=False)
        self.slider.valueChanged.connect(self._slide)
        self.edit.typed.connect(self._type)
        self.edit.committed.connect(self._type)
        self.edit.cleared.connect(lambda: self.reset.emit(swing.input))
        self._reset.clicked.connect(lambda: self.reset.emit(swing.input))

    def show_value(self, value: float, *, moved: bool) -> None:
        """Show where the input stands and whether that differs from the answers as saved."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((value - self._low) / (self._high - self._low) * _STEPS))
        self.edit.show_value(value)
        self._show_words(value)
        self._reset.setVisible(moved)

    def _slide(self, position: int) -> None:
        value = float(f"{self._low + (self._high - self._low) * position / _STEPS:.4g}")
        self.edit.show_value(value)
        self._show_words(value)
        self._reset.setVisible(True)
        self.moved.emit(self.swing.input, value)

    def _type(self, value: object) -> None:
        if isinstance(value, int | float):
            self.edit.set_wrong(wrong=False)
            self.show_value(float(value), moved=True)
            self.moved.emit(self.swing.input, float(value))
        else:
            self.edit.set_wrong(wrong=True)
            self.refused.emit(str(value))

    def _show_words(self, value: float) -> None:
        words = self._texts.quantity(value, self.swing.unit)
        self._value.show_text(words)
        self.slider.setAccessibleDescription(words)

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(name, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.slider)
        left.addWidget(self._value)
        row.addLayout(left, 1)
        row.addWidget(self._reset)
        self.edit.setFixedWidth(80)
        row.addWidget(self.edit)
        column.addLayout(row)
        self.slider.setAccessibleName(name)
        self.edit.setAccessibleName(self._texts.say("window.what_if.exact", input=name))


class _QuietSlider(QSlider):
    """A slider that the wheel of a scrolling page does not move."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _bounds(swing: api.Swing) -> tuple[float, float]:
    """Give the slider as much room beyond P10 and P90 as they lie apart, within what can be."""
    low = 2 * swing.low - swing.likely
    high = 2 * swing.high - swing.likely
    if swing.low >= 0:
        low = max(0.0, low)
    if swing.unit == "share" and swing.high <= 1:
        high = min(1.0, high)
    return (low, high) if high > low else (low - 1.0, low + 1.0)
