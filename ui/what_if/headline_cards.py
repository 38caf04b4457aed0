"""The headline figures of what-if: recommended, cost, worth, break-even; sums of money open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from advisor import api
from ui.headline import Headline, changes, standing_of
from ui.widgets.even_grid import EvenGrid
from ui.widgets.figure_card import FigureCard

_NAMES = ("recommended", "cost", "worth", "break_even")
_LEAST_ACROSS = 200
_OPENING: dict[str, api.FigureKind] = {"cost": "net_present_cost", "worth": "worth"}


class HeadlineCards(EvenGrid):
    """Four cards in a row, or in two; while a figure moves they follow, and open once it rests."""

    figure_wanted = Signal(object)

    def __init__(self, texts: api.Texts) -> None:
        say = texts.say
        self.cards = {name: FigureCard(say(f"window.what_if.{name}")) for name in _NAMES}
        super().__init__(tuple(self.cards.values()), counts=(4, 2), least=_LEAST_ACROSS)
        self._texts = texts
        self._plan = ""
        for name in _OPENING:
            self.cards[name].let_open(say("window.derivation.opens"), partial(self._open, name))

    def show_headline(self, now: Headline, before: Headline | None, *, live: bool) -> None:
        """Show a verdict beside the one it is compared with."""
        self._plan = "" if live else now.leading or ""
        self._show_posture(now, before)
        plan = now.first
        worth, cost = changes(now, before, self._texts)
        self._show_band("cost", plan.cost if plan else None, cost, now.currency)
        self._show_band("worth", plan.worth if plan else None, worth, now.currency)
        self.cards["break_even"].set_stale(stale=live)

    def show_break_even(self, evaluation: api.Evaluation) -> None:
        """Show from which volume machines pay; it follows no live step."""
        self.cards["break_even"].show_figure(*api.break_even_headline(evaluation, self._texts))

    def _show_posture(self, now: Headline, before: Headline | None) -> None:
        say = self._texts.say
        leading = say(f"posture.{now.leading or 'none_feasible'}")
        share = api.chance(now.first.probability_best if now.first else 0.0)
        best = say("window.what_if.best_in", share=share, leading=leading)
        self.cards["recommended"].show_figure(
            say(f"posture.{now.posture}"),
            best if now.first else say("window.no_plan"),
            now.posture if now.leading == now.posture else "",
            change=self._rank(now, before),
        )

    def _rank(self, now: Headline, before: Headline | None) -> str:
        """Say where the plan went that leads in the baseline; empty where it leads still."""
        if before is None or before.leading is None or before.leading == now.leading:
            return ""
        return api.rank_said(standing_of(now), standing_of(before), self._texts)

    def _show_band(self, name: str, band: api.Band | None, change: str, currency: str) -> None:
        card = self.cards[name]
        if band is None:
            card.show_figure("—", self._texts.say("window.no_plan"))
            return
        low, high = api.Money(band.p10, currency), api.Money(band.p90, currency)
        card.show_figure(
            self._texts.money(band.p50, currency, compact=True),
            self._texts.say("window.band", low=low, high=high),
            change=change,
        )

    def _open(self, name: str) -> None:
        if self._plan:
            self.figure_wanted.emit(api.FigureRef(_OPENING[name], plan=self._plan))
