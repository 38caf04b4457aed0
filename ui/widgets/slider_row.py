"""One driver of the result: a slider over its range and the same figure to type."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from advisor import api
from ui.drivers import Driver
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.number_edit import NumberEdit

_STEPS = 200
_EDIT_WIDTH = 76


class SliderRow(QWidget):
    """Moves one input over its range; a figure beyond it can be typed."""

    moved = Signal(str, float)
    reset = Signal(str)
    removed = Signal(str)
    refused = Signal(str)
    """Something typed that is no number."""

    def __init__(self, driver: Driver, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.driver = driver
        self._texts = texts
        self._span = driver.span
        self.slider = _QuietSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(_STEPS // 20)
        self.slider.setEnabled(self._span is not None)
        self.edit = NumberEdit(texts, percent=driver.is_share)
        self._value = ElidedLabel("caption")
        self._wrong = Label("", "warning", wrap=True)
        self._wrong.hide()
        say, name = texts.say, driver.name
        self._reset = button(
            say("window.what_if.reset", input=name), role="icon", picture="reset", theme=theme
        )
        self._remove = button(
            say("window.what_if.remove", input=name), role="icon", picture="remove", theme=theme
        )
        self._lay_out(name)
        self.show_value(driver.likely, moved=False)
        self.slider.valueChanged.connect(self._slide)
        self.edit.typed.connect(self._type)
        self.edit.committed.connect(self._type)
        self.edit.cleared.connect(lambda: self.reset.emit(driver.input))
        self._reset.clicked.connect(lambda: self.reset.emit(driver.input))
        self._remove.clicked.connect(lambda: self.removed.emit(driver.input))

    def begin(self) -> None:
        """Let the keyboard move it."""
        (self.slider if self._span is not None else self.edit).setFocus()

    def take(self, driver: Driver) -> None:
        """Follow an answer in which the input has another range."""
        self.driver, self._span = driver, driver.span
        self.slider.setEnabled(self._span is not None)
        self.show_value(driver.likely, moved=False)

    def show_value(self, value: float, *, moved: bool) -> None:
        """Show where the input stands and whether that differs from the answers as saved."""
        if self._span is not None:
            low, high = self._span
            with QSignalBlocker(self.slider):
                self.slider.setValue(round((value - low) / (high - low) * _STEPS))
        self.edit.show_value(value)
        self._show_words(value)
        self._reset.setVisible(moved)
        if not moved:
            self.show_wrong("")

    def show_wrong(self, reason: str) -> None:
        """Say beneath it why what was typed cannot stand."""
        self.edit.set_wrong(wrong=bool(reason))
        self._wrong.setText(reason)
        self._wrong.setVisible(bool(reason))

    def _slide(self, position: int) -> None:
        if self._span is None:
            return
        low, high = self._span
        value = float(f"{low + (high - low) * position / _STEPS:.4g}")
        self.edit.show_value(value)
        self._show_words(value)
        self._reset.setVisible(True)
        self.moved.emit(self.driver.input, value)

    def _type(self, value: object) -> None:
        if isinstance(value, int | float):
            self.show_wrong("")
            self.show_value(float(value), moved=True)
            self.moved.emit(self.driver.input, float(value))
        else:
            self.edit.set_wrong(wrong=True)
            self.refused.emit(str(value))

    def _show_words(self, value: float) -> None:
        words = self._texts.quantity(value, self.driver.unit)
        if self._span is not None and not self._span[0] <= value <= self._span[1]:
            low, high = (self._texts.quantity(end, self.driver.unit) for end in self._span)
            beyond = self._texts.say("window.what_if.beyond", low=low, high=high)
            words = f"{words} · {beyond}"
        self._value.show_text(words)
        self.slider.setAccessibleDescription(words)

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setSpacing(4)
        head.addWidget(Label(name, wrap=True), 1)
        head.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        left = QVBoxLayout()
        row.addLayout(left, 1)
        left.setSpacing(0)
        left.addWidget(self.slider)
        left.addWidget(self._value)
        row.addWidget(self._reset)
        self.edit.setFixedWidth(_EDIT_WIDTH)
        row.addWidget(self.edit)
        column.addWidget(self._wrong)
        self.slider.setAccessibleName(name)
        self.edit.setAccessibleName(self._texts.say("window.what_if.exact", input=name))


class _QuietSlider(QSlider):
    """A slider that the wheel of a scrolling page does not move."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
