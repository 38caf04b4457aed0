"""One swing weight: a slider from 0 to 100, the same number to type, what it is worth in money."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QSlider, QWidget

from advisor import api
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label, set_plain_tip
from ui.widgets.number_edit import NumberEdit

_REST_MS = 500  # after the last key that moves a slider, before it counts as an answer


class WeightRow(QWidget):
    """Asks for one weight; reports every step, and the answer when it rests."""

    moved = Signal(str, float)
    committed = Signal(str, object)
    cleared = Signal(str)

    def __init__(self, criterion: str, texts: api.Texts) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.criterion = criterion
        say = texts.say
        self.slider = _QuietSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, api.MOST_WEIGHT)
        self.slider.setPageStep(10)
        self.edit = NumberEdit(texts)
        self._money = Label("", "caption")
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._settle)
        self._lay_out(say(f"criterion.{criterion}"), say(f"criterion.{criterion}.swing"))
        set_plain_tip(self, say(f"criterion.{criterion}.beyond"))
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self._settle)
        self.edit.typed.connect(self._type)
        self.edit.committed.connect(lambda value: self.committed.emit(criterion, value))
        self.edit.cleared.connect(lambda: self.cleared.emit(criterion))

    def show_value(self, value: api.Answer) -> None:
        """Show the answer as saved, right or wrong; nothing where there is none."""
        self.edit.show_value(value)
        number = value if isinstance(value, int | float) else 0
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(max(0, min(api.MOST_WEIGHT, number))))

    @property
    def value(self) -> api.Answer:
        """Give the weight, None where nobody gave one, or the text that is no number."""
        return self.edit.value()

    def check(self) -> bool:
        """Mark the number where it cannot stand; whether it can."""
        value = self.value
        good = value is None or (isinstance(value, int | float) and 0 <= value <= api.MOST_WEIGHT)
        self.set_wrong(wrong=not good)
        return good

    def show_money(self, text: str) -> None:
        """Say what the whole swing is worth."""
        self._money.setText(text)

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark the number."""
        self.edit.set_wrong(wrong=wrong)

    def _slide(self, value: int) -> None:
        self.edit.show_value(value)
        self.moved.emit(self.criterion, float(value))
        if not self.slider.isSliderDown():
            self._rest.start()

    def _settle(self) -> None:
        self._rest.stop()
        self.committed.emit(self.criterion, self.slider.value())

    def _type(self, value: object) -> None:
        if isinstance(value, int | float) and 0 <= value <= api.MOST_WEIGHT:
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(value))
            self.moved.emit(self.criterion, float(value))

    def _lay_out(self, name: str, swing: str) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        self.edit.setFixedWidth(64)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._money.setFixedWidth(96)
        self._money.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label, words = Label(name, "strong", wrap=True), ElidedLabel("caption", lines=2)
        words.show_text(swing)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.slider, 0, 1)
        grid.addWidget(self.edit, 0, 2)
        grid.addWidget(self._money, 0, 3)
        grid.addWidget(words, 1, 0, 1, 4)
        grid.setColumnMinimumWidth(0, 176)
        grid.setColumnStretch(1, 1)
        self.slider.setAccessibleName(name)
        self.slider.setAccessibleDescription(swing)
        self.edit.setAccessibleName(name)


class _QuietSlider(QSlider):
    """A slider that the wheel of a scrolling page does not move."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
