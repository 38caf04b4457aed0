"""What the verdict bar says of its own state: under way, how far, stopped, pinned."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from advisor import api
from ui.widgets.button import button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import set_plain_tip
from ui.widgets.pane import Pane

_FINE = 1000
_BAR_HEIGHT = 6


class VerdictState(Pane):
    """Words for the state, a bar for what takes longer, and the one thing that can be done."""

    stop_wanted = Signal()
    again_wanted = Signal()
    pin_wanted = Signal(bool)

    def __init__(self, texts: api.Texts) -> None:
        super().__init__()
        say = texts.say
        self._texts = texts
        self._shown: api.Progress | None = None
        self.words = ElidedLabel("caption", lines=2)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR_HEIGHT)
        self.bar.setAccessibleName(say("window.progress"))
        self.stop = button(say("window.stop"), role="quiet", name="stop_evaluation")
        self.again = button(say("window.again"), role="quiet", name="evaluate_again")
        self.pin = button(say("window.pin"), role="quiet", name="pin_baseline")
        self.pin.setCheckable(True)
        set_plain_tip(self.pin, say("window.pin_why"))
        self.pin.setEnabled(False)
        self.stop.clicked.connect(self.stop_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.pin.clicked.connect(self._pin)
        self._lay_out()
        self.show_progress(None, running=False)
        self.show_stopped(stopped=False)

    def show_words(self, words: str) -> None:
        """Say what the verdict shown stands for."""
        self.words.show_text(words)

    def show_progress(self, progress: api.Progress | None, *, running: bool) -> None:
        """Show how far what runs for longer has come; nothing runs: show nothing."""
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self._offer_pin()
        if running and progress is not None:
            self.bar.setRange(0, _FINE)
            self.bar.setValue(round(progress.share * _FINE))
            self.show_words(self._texts.say(progress.stage))
        elif running:
            self.bar.setRange(0, 0)  # it moves to and fro: nothing is known yet

    def show_stopped(self, *, stopped: bool) -> None:
        """Offer to evaluate after all, once somebody has stopped it."""
        self.again.setVisible(stopped)
        self._offer_pin()

    def show_pinned(self, *, pinned: bool) -> None:
        """Say whether changes are told against a pinned verdict."""
        self.pin.setChecked(pinned)
        self.pin.setText(self._texts.say("window.pinned" if pinned else "window.pin"))

    def _pin(self, pinned: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        self.show_pinned(pinned=pinned)
        self.pin_wanted.emit(pinned)

    def _offer_pin(self) -> None:
        """Give the place of the button to the more urgent one."""
        self.pin.setVisible(not (self._asks(self.stop) or self._asks(self.again)))

    @staticmethod
    def _asks(one: QPushButton) -> bool:
        return not one.isHidden()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(8)
        for made in (self.stop, self.again, self.pin):
            row.addWidget(made)
        row.addStretch(1)
        column.addStretch(1)
