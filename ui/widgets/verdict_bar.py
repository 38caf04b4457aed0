"""The verdict, always in sight at the bottom of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor import api
from ui.settling import settling
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label, rule
from ui.widgets.pane import Pane
from ui.widgets.posture_mark import PostureMark
from ui.widgets.probability_bar import ProbabilityBar

_HEIGHT = 98


class VerdictBar(QFrame):
    """Shows the latest verdict; keeps it, greyed, with the reason, when there is no newer one."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "verdict")
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(texts.say("window.verdict"))
        self._texts, self._theme = texts, theme
        self._evaluation: api.Evaluation | None = None
        self._settled = True
        self._reason = ""
        self.posture = PostureMark(theme, "posture", 20)
        self.note = ElidedLabel("caption", lines=3)
        self._bar = ProbabilityBar(theme)
        self._shares = {posture: PostureMark(theme, "caption", 12) for posture in api.POSTURES}
        self._worth = Label("—", "lead")
        self._worth_band = Label("", "caption")
        self._cost = Label("—", "lead")
        self._cost_band = Label("", "caption")
        self.state = Label("", "caption")
        self.saved = Label("", "caption")
        self._lay_out()
        self._show()

    def show_evaluation(self, evaluation: api.Evaluation | None, *, settled: bool) -> None:
        """Show a verdict; a preview says that it is one."""
        self._evaluation, self._settled, self._reason = evaluation, settled, ""
        self._show()

    def show_reason(self, reason: str) -> None:
        """Keep the last verdict, greyed, and say why there is no newer one."""
        self._reason = reason
        self._show()

    def show_busy(self, *, busy: bool) -> None:
        """Say that a verdict is on its way."""
        self.state.setText(self._texts.say("window.computing") if busy else self._state_text())

    def show_saved(self, text: str) -> None:
        """Say when the last edit reached the file."""
        self.saved.setText(text)

    @property
    def reason(self) -> str:
        """Why there is no newer verdict; empty when there is."""
        return self._reason

    @property
    def is_stale(self) -> bool:
        """Whether the verdict shown is not that of the answers shown."""
        return bool(self._reason)

    def _show(self) -> None:
        stale = bool(self._reason)
        for label in (self._worth, self._cost, self._worth_band, self._cost_band):
            label.setProperty("stale", stale)
            label.set_tone("none" if stale else "")
        self.note.setProperty("role", "warning" if stale else "caption")
        self.note.set_tone("warned" if stale else "")
        if self._evaluation is None:
            self._show_nothing()
        else:
            self._show_verdict(self._evaluation, stale=stale)
        self.state.setText(self._state_text())

    def _show_nothing(self) -> None:
        say = self._texts.say
        self.posture.show_posture("none", say("window.verdict.none"), stale=True)
        self.note.show_text(f"⚠ {self._reason}" if self._reason else say("window.verdict.first"))
        self._bar.show_shares({}, words=say("window.verdict.none"))
        for posture, mark in self._shares.items():
            mark.show_posture(posture, say(f"posture.{posture}"), stale=True)

    def _show_verdict(self, evaluation: api.Evaluation, *, stale: bool) -> None:
        say = self._texts.say
        name = say(f"posture.{evaluation.posture}")
        self.posture.show_posture(evaluation.posture, name, stale=stale)
        self.note.show_text(f"⚠ {self._reason}" if stale else self._why(evaluation))
        words = []
        for posture, mark in self._shares.items():
            share = api.Share(evaluation.probability_best.get(posture, 0.0))
            said = say("window.verdict.share", posture=say(f"posture.{posture}"), share=share)
            mark.show_posture(posture, said, stale=stale)
            words.append(said)
        self._bar.show_shares(evaluation.probability_best, words=", ".join(words), stale=stale)
        plan = next((p for p in evaluation.plans if p.posture == evaluation.leading), None)
        self._show_band(self._worth, self._worth_band, plan.worth if plan else None)
        self._show_band(self._cost, self._cost_band, plan.net_present_cost if plan else None)

    def _why(self, evaluation: api.Evaluation) -> str:
        say = self._texts.say
        leading = say(f"posture.{evaluation.leading or 'none_feasible'}")
        said = say(f"window.verdict.{evaluation.posture}", leading=leading)
        if evaluation.posture != "too_close":
            return said
        return say(
            "window.verdict.and_settle", said=said, settle=settling(evaluation, self._texts, most=1)
        )

    def _show_band(self, figure: Label, note: Label, band: api.Band | None) -> None:
        if band is None or self._evaluation is None:
            figure.setText("—")
            note.setText("")
            return
        money = [api.Money(amount, self._evaluation.currency) for amount in (band.p10, band.p90)]
        figure.setText(self._texts.money(band.p50, self._evaluation.currency, compact=True))
        note.setText(self._texts.say("window.band", low=money[0], high=money[1]))

    def _state_text(self) -> str:
        if self._evaluation is None:
            return ""
        return "" if self._settled else self._texts.say("window.preview")

    def _lay_out(self) -> None:
        say = self._texts.say
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.setSpacing(24)
        layout.addWidget(_column(self.posture, self.note), 6)
        layout.addWidget(rule("upright"))
        shares = Pane()
        row = QHBoxLayout(shares)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for mark in self._shares.values():
            row.addWidget(mark)
        row.addStretch(1)
        best = Label(say("window.verdict.best_in"), "caption")
        layout.addWidget(_column(best, self._bar, shares), 7)
        layout.addWidget(rule("upright"))
        worth = Label(say("window.verdict.worth"), "caption")
        layout.addWidget(_column(worth, self._worth, self._worth_band), 3)
        layout.addWidget(rule("upright"))
        cost = Label(say("window.verdict.cost"), "caption")
        layout.addWidget(_column(cost, self._cost, self._cost_band), 3)
        layout.addWidget(_column(self.state, self.saved), 2)


def _column(*widgets: QWidget) -> QWidget:
    column = Pane()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(3)
    layout.addStretch(1)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return column
