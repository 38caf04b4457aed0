"""A timer that everybody in the room can read."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceBox
from ui.widgets.label import Label

_MINUTES = (2, 5, 10, 15, 20, 30)
_SECOND_MS = 1000


class Countdown(Card):
    """Counts minutes down; says in words when they are over, and makes no noise."""

    ended = Signal()

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts.say("workshop.timer.title"), texts.say("workshop.timer.note"))
        self._texts = texts
        self.left = Label("", "figure")
        self.left.setAccessibleName(texts.say("workshop.timer.title"))
        self.box = ChoiceBox()
        self.box.setAccessibleName(texts.say("workshop.timer.minutes"))
        self.box.addItems([texts.say("workshop.timer.choice", minutes=m) for m in _MINUTES])
        self.box.setCurrentIndex(1)
        self.box.currentIndexChanged.connect(self.reset)
        self.start = button(texts.say("workshop.timer.start"), name="timer_start", theme=theme)
        self.start.clicked.connect(self._turn)
        again = button(texts.say("workshop.timer.reset"), role="quiet", name="timer_reset")
        again.clicked.connect(self.reset)
        self._seconds = 0
        self._clock = QTimer(self, interval=_SECOND_MS)
        self._clock.timeout.connect(self.tick)
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.setSpacing(12)
        widgets: tuple[QWidget, ...] = (self.left, self.box, self.start, again)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.reset()

    def reset(self) -> None:
        """Stand at the chosen minutes again, at rest."""
        self._clock.stop()
        self._seconds = _MINUTES[self.box.currentIndex()] * 60
        self._show()

    def tick(self) -> None:
        """Count one second."""
        self._seconds = max(0, self._seconds - 1)
        if not self._seconds:
            self._clock.stop()
            self.ended.emit()
        self._show()

    def _turn(self) -> None:
        if self._clock.isActive():
            self._clock.stop()
        elif self._seconds:
            self._clock.start()
        else:
            self.reset()
        self._show()

    def _show(self) -> None:
        over = not self._seconds
        minutes, seconds = divmod(self._seconds, 60)
        said = self._texts.say("workshop.timer.over") if over else f"{minutes}:{seconds:02d}"
        self.left.setText(said)
        self.left.set_tone("warning" if over else "")
        state = "pause" if self._clock.isActive() else "start"
        self.start.setText(self._texts.say(f"workshop.timer.{state}"))
        self.start.setAccessibleName(self.start.text())
