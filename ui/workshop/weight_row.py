"""One criterion of a ballot: what its swing is, a slider, and the same number to type."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from advisor import api
from ui.widgets.label import Label
from ui.widgets.number_edit import NumberEdit

_MOST = 100
_EDIT_WIDTH = 72
_NAME_WIDTH = 300


class WeightRow(QWidget):
    """Says nothing until somebody moves it: untouched is no weight."""

    def __init__(self, criterion: str, texts: api.Texts) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.criterion = criterion
        name = texts.say(f"criterion.{criterion}")
        self.slider = _QuietSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _MOST)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(name)
        self.edit = NumberEdit(texts)
        self.slider.valueChanged.connect(lambda value: self.edit.show_value(float(value)))
        self.edit.setAccessibleName(texts.say("workshop.vote.weight", criterion=name))
        self.edit.setFixedWidth(_EDIT_WIDTH)
        self.edit.committed.connect(self._typed)
        self.edit.cleared.connect(self.clear)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(name, "strong"))
        words.addWidget(Label(texts.say(f"criterion.{criterion}.swing"), "caption", wrap=True))
        holder = QWidget()
        holder.setObjectName("plain")
        holder.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(_NAME_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addWidget(holder)
        row.addWidget(self.slider, 1)
        row.addWidget(self.edit)

    @property
    def value(self) -> api.Answer:
        """Give the weight, None where nobody gave one, or the text that is no number."""
        return self.edit.value()

    def clear(self) -> None:
        """Forget the weight."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(0)
        self.edit.show_value(None)
        self.edit.set_wrong(wrong=False)

    def check(self) -> bool:
        """Mark the field where its weight cannot stand; whether it can."""
        value = self.value
        good = value is None or (isinstance(value, int | float) and 0 <= value <= _MOST)
        self.edit.set_wrong(wrong=not good)
        return good

    def _typed(self, value: object) -> None:
        if self.check() and isinstance(value, int | float):
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(float(value)))


class _QuietSlider(QSlider):
    """A slider that the wheel of a scrolling page does not move."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
