"""The cards of work beside an evaluation: those in sight, and those built to take their place."""

from __future__ import annotations

from collections.abc import Iterator

from ui.pages.probe_card import BridgeCard, SideCard
from ui.side_work import Shown


class SideCards:
    """Keeps what the probe and the bridge have found while the cards that show it come and go."""

    def __init__(self) -> None:
        self._in_sight: dict[str, SideCard] = {}
        self._coming: dict[str, SideCard] = {}
        self._work: dict[str, Shown] = {}
        self._has_pin = False

    def work(self, name: str) -> Shown | None:
        """Give how far the probe or the bridge has come."""
        return self._work.get(name)

    def newest(self, name: str) -> SideCard | None:
        """Give the newest card of a name."""
        return next(self._named(name), None)

    def join(self, name: str, card: SideCard) -> SideCard:
        """Take up a card that is being built, and show on it what is known."""
        self._coming[name] = card
        if isinstance(card, BridgeCard):
            card.show_pin(has_pin=self._has_pin)
        if name in self._work:
            card.show_work(self._work[name])
        return card

    def turn(self) -> None:
        """Those that were being built are in sight now; the others go."""
        self._in_sight, self._coming = self._coming, {}

    def drop_coming(self) -> None:
        """Forget those being built: their page will not be finished."""
        self._coming = {}

    def show_work(self, name: str, shown: Shown) -> None:
        """Show how far the probe or the bridge has come, and what it found."""
        self._work[name] = shown
        for card in self._named(name):
            card.show_work(shown)

    def show_pin(self, *, has_pin: bool) -> None:
        """Say whether there is a pinned answer to compare with."""
        self._has_pin = has_pin
        for card in self._named("bridge"):
            if isinstance(card, BridgeCard):
                card.show_pin(has_pin=has_pin)

    def _named(self, name: str) -> Iterator[SideCard]:
        both = (self._coming.get(name), self._in_sight.get(name))
        return (card for card in both if card is not None)
