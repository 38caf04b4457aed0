"""The verdict, always in sight at the bottom of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor import api
from ui.headline import Headline, changes, headline
from ui.settling import settling
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label, rule
from ui.widgets.opens import opens
from ui.widgets.pane import Pane
from ui.widgets.posture_mark import PostureMark
from ui.widgets.probability_bar import ProbabilityBar
from ui.widgets.steady import keep_width
from ui.widgets.verdict_state import VerdictState
from ui.widgets.wrap_row import WrapRow
from ui.zoom import keep_size, px

_HEIGHT = 108
_STATE = 132
_SHARES = (200, 304)
"""Room for the shares of three postures in two lines, and in one."""
_FIGURE = 152
"""Room for two amounts and what joins them."""
_LEAST_ROOM = (620, 1200, 860)
"""Widths of an enlarged window, at 100 %, from which worth, cost and state are shown."""


class VerdictBar(QFrame):
    """Shows the latest verdict; keeps it, greyed, with the reason, when there is no newer one."""

    figure_wanted = Signal(object)
    """A figure of the plan that leads is to be opened."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "verdict")
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(texts.say("window.verdict"))
        self._texts, self._theme = texts, theme
        self._shown: Headline | None = None
        self._baseline: Headline | None = None
        self._settle = ""
        self._settled = True
        self._live = False
        self._busy = False
        self._reason = ""
        self.posture = PostureMark(theme, "posture", 20)
        self.note = ElidedLabel("caption", lines=3)
        self._bar = ProbabilityBar(theme)
        self._shares = {posture: PostureMark(theme, "caption", 12) for posture in api.POSTURES}
        self.worth = _Figure(texts, partial(self._open, "worth"))
        self.cost = _Figure(texts, partial(self._open, "net_present_cost"))
        self.state = VerdictState(texts)
        self.state.setMinimumWidth(_STATE)
        self._parts: list[tuple[QWidget, int]] = []
        self._lay_out()
        self._show()

    def show_evaluation(self, evaluation: api.Evaluation | None, *, settled: bool) -> None:
        """Show a verdict; a preview says that it is one."""
        self._settled, self._live, self._reason = settled, False, ""
        self._shown = headline(evaluation, evaluation.currency) if evaluation else None
        self._settle = ""
        if evaluation is not None and evaluation.posture == "too_close":
            self._settle = settling(evaluation, self._texts, most=1)
        self.state.pin.setEnabled(evaluation is not None)
        self._show()

    def show_reading(self, reading: api.LiveReading) -> None:
        """Show what becomes of the verdict while a figure moves and the plans stay."""
        if self._shown is not None:
            self._settled, self._live, self._reason = False, True, ""
            self._shown = headline(reading, self._shown.currency)
            self._show()

    def show_baseline(self, baseline: Headline | None) -> None:
        """Tell changes against this verdict from now on."""
        self._baseline = baseline
        self._show()

    def show_reason(self, reason: str) -> None:
        """Keep the last verdict, greyed, and say why there is no newer one."""
        self._reason = reason
        self._show()

    def show_busy(self, *, busy: bool) -> None:
        """Say that a verdict is on its way."""
        self._busy = busy
        if not busy:
            self.state.show_progress(None, running=False)
        self.state.show_words(self._state_text())

    def show_room(self, width: float) -> None:
        """Leave out what stands on the decision page too, where the window is narrow."""
        for part, least in self._parts:
            part.setVisible(width >= least)
        self._best.setMinimumWidth(px(_SHARES[width >= _LEAST_ROOM[-1]]))

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
        self.note.setProperty("role", "warning" if stale else "caption")
        self.note.set_tone("warned" if stale else "")
        if self._shown is None:
            self._show_nothing()
        else:
            self._show_verdict(self._shown, stale=stale)
        self.state.show_words(self._state_text())

    def _show_nothing(self) -> None:
        say = self._texts.say
        self.posture.show_posture("none", say("window.verdict.none"), stale=True)
        self.note.show_text(f"⚠ {self._reason}" if self._reason else say("window.verdict.first"))
        self._bar.show_shares({}, words=say("window.verdict.none"))
        for posture, mark in self._shares.items():
            mark.show_posture(posture, say(f"posture.{posture}"), stale=True)
        for figure in (self.worth, self.cost):
            figure.show_band(None, "", "", stale=False)

    def _show_verdict(self, shown: Headline, *, stale: bool) -> None:
        say = self._texts.say
        name = say(f"posture.{shown.posture}")
        self.posture.show_posture(shown.posture, name, stale=stale)
        self.note.show_text(f"⚠ {self._reason}" if stale else self._why(shown))
        words = []
        for posture, mark in self._shares.items():
            share = api.chance(shown.shares[posture])
            said = say("window.verdict.share", posture=say(f"posture.{posture}"), share=share)
            mark.show_posture(posture, said, stale=stale)
            words.append(said)
        self._bar.show_shares(shown.shares, words=", ".join(words), stale=stale)
        worth, cost = ("", "") if stale else changes(shown, self._baseline, self._texts)
        plan = shown.first
        currency = shown.currency
        self.worth.show_band(plan.worth if plan else None, currency, worth, stale=stale)
        self.cost.show_band(plan.cost if plan else None, currency, cost, stale=stale)

    def _open(self, kind: api.FigureKind) -> None:
        """Ask for a figure, unless it is of no answer: while it moves, or has none any more."""
        shown = self._shown
        if shown is not None and shown.leading and not self._live and not self._reason:
            self.figure_wanted.emit(api.FigureRef(kind, plan=shown.leading))

    def _why(self, shown: Headline) -> str:
        say = self._texts.say
        leading = say(f"posture.{shown.leading or 'none_feasible'}")
        said = say(f"window.verdict.{shown.posture}", leading=leading)
        often = max(shown.shares, key=lambda posture: shown.shares[posture])
        if shown.posture == "too_close" and often != shown.leading:
            words = {"leading": leading, "often": say(f"posture.{often}")}
            said = say("window.verdict.close_split", **words)
        if shown.posture != "too_close" or self._live or not self._settle:
            return said
        return say("window.verdict.and_settle", said=said, settle=self._settle)

    def _state_text(self) -> str:
        say = self._texts.say
        if self._reason or self._shown is None:
            return say("window.computing") if self._busy else ""
        if self._live:
            return say("window.rechecking")
        if self._busy:
            return say("window.computing")
        return "" if self._settled else say("window.preview")

    def _lay_out(self) -> None:
        say = self._texts.say
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.setSpacing(14)
        layout.addWidget(_column(self.posture, self.note), 8)
        layout.addWidget(rule("upright"))
        shares = WrapRow(*self._shares.values())
        best = Label(say("window.verdict.best_in"), "caption", wrap=True)
        self._best = _column(best, self._bar, shares)
        keep_size(self._best)
        layout.addWidget(self._best, 4)
        worth = Label(say("window.verdict.worth"), "caption")
        cost = Label(say("window.verdict.cost"), "caption")
        parts = (_column(worth, self.worth), _column(cost, self.cost), self.state)
        for part, least in zip(parts, _LEAST_ROOM, strict=True):
            line = rule("upright")
            layout.addWidget(line)
            layout.addWidget(part, 1 if part is self.state else 0)
            self._parts += [(line, least), (part, least)]


class _Figure(Pane):
    """A figure, by how much it lies above or below the baseline, and what bounds it."""

    def __init__(self, texts: api.Texts, act: Callable[[], None]) -> None:
        super().__init__()
        self.setMinimumWidth(_FIGURE)
        self._texts = texts
        self.figure = Label("—", "lead")
        opens(self.figure, texts.say("window.derivation.opens"), act)
        self.change = ElidedLabel("caption")
        self.band = ElidedLabel("caption", lines=2)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        row.addWidget(self.figure)
        row.addWidget(self.change, 1)
        column.addWidget(self.band)

    def show_band(self, band: api.Band | None, currency: str, change: str, *, stale: bool) -> None:
        """Show a figure; greyed when it is not that of the answers shown."""
        for label in (self.figure, self.band):
            label.setProperty("stale", stale)
            label.set_tone("none" if stale else "")
        self.change.show_text(change)
        written = self._texts.money(band.p50, currency, compact=True) if band else "—"
        self.figure.setText(written)
        keep_width(self.figure)
        self.figure.setAccessibleName(written)
        if band is None:
            self.band.show_text("")
            return
        low, high = (api.Money(amount, currency) for amount in (band.p10, band.p90))
        self.band.show_text(self._texts.say("window.band", low=low, high=high))


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
