"""One answer of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from advisor import api
from ui.privacy import shown
from ui.widgets.answer_field import AnswerField
from ui.widgets.label import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class ChoiceBox(QComboBox):
    """A combo box that the wheel of a scrolling page does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Say what is chosen here in the description too: on Linux the name is what is chosen."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(AnswerField):
    """A choice by value; the entry ``unanswered``, if any, stands for no answer."""

    def __init__(self, choices: tuple[tuple[api.Answer, str], ...], unanswered: str = "") -> None:
        super().__init__()
        self.box = ChoiceBox()
        self.row.addWidget(self.box, 1)
        self._values: list[api.Answer] = []
        if unanswered:
            self._values.append(None)
            self.box.addItem(unanswered)
        for value, text in choices:
            self._values.append(value)
            self.box.addItem(shown(text))
        self.box.currentIndexChanged.connect(self._commit)
        self.setFocusProxy(self.box)

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        wanted = value if given and value != "" else None  # "" is how "not known" is kept
        with QSignalBlocker(self.box):
            if wanted not in self._values:
                self._values.append(wanted)
                self.box.addItem(shown(str(wanted)))
            self.box.setCurrentIndex(self._values.index(wanted))

    def offer(self, choices: tuple[tuple[api.Answer, str], ...]) -> None:
        """Offer other choices, and what stands already."""
        chosen = self._values[self.box.currentIndex()] if self._values else None
        first = [(None, self.box.itemText(0))] if self._values[:1] == [None] else []
        with QSignalBlocker(self.box):
            self.box.clear()
            self._values = []
            for value, text in (*first, *choices):
                self._values.append(value)
                self.box.addItem(shown(text))
        self.show_value(chosen, given=chosen is not None)

    def show_used(self, text: str) -> None:
        if self._values and self._values[0] is None:
            self.box.setItemText(0, shown(text))

    def set_wrong(self, *, wrong: bool) -> None:
        if bool(self.box.property("wrong")) != wrong:
            self.box.setProperty("wrong", wrong)
            restyle(self.box)

    def name(self, text: str) -> None:
        self.box.setAccessibleName(text)

    def _commit(self, index: int) -> None:
        value = self._values[index]
        if value is None:
            self.cleared.emit()
        else:
            self.committed.emit(value)
