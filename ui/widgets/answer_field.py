"""What every control that takes an answer has in common."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from advisor import api


class AnswerField(QWidget):
    """A control that shows one answer and reports what a person makes of it."""

    typed = Signal(object)
    """The answer so far, while somebody is typing; not to be saved yet."""
    committed = Signal(object)
    """The answer, finished."""
    cleared = Signal()
    """The answer was taken away."""
    turned = Signal()
    """Another of several answers is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    @property
    def suffix(self) -> str:
        """What the question's path is followed by; nothing as a rule."""
        return ""

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        """Show an answer; ``given`` is false where there is none."""
        raise NotImplementedError

    def show_unit(self, unit: str) -> None:
        """Show the unit that the answer is in now; it may hang on other answers."""

    def show_used(self, text: str) -> None:
        """Show what is used where there is no answer."""

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark the control as holding something that cannot stand."""

    def describe(self, text: str) -> None:
        """Tell a screen reader more, at whatever takes the focus; a list keeps what it is about."""
        for part in self.findChildren(QWidget):
            if part.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus and part.accessibleName():
                about = part.accessibleName() if isinstance(part, QComboBox) else ""
                said = "\n".join(one for one in (about, text) if one)
                if part.accessibleDescription() != said:
                    part.setAccessibleDescription(said)

    def name(self, text: str) -> None:
        """Give the controls the question as their accessible name."""
        raise NotImplementedError
