"""The card that explains the difference between two scenarios."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from advisor import api
from ui.pages.probe_card import SideCard
from ui.side_work import Shown
from ui.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import Label
from ui.widgets.wrap_row import WrapRow

_WIDTH = 220
_SAVED = "-"
"""Stands for the answers as saved, which have no key."""


class CompareCard(SideCard):
    """Two choices, a button, and a bridge of steps that add up."""

    pair_chosen = Signal(str, str)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__("compare", texts, theme)
        self._keys = ("", "")
        self.before, self.after = ChoiceField(()), ChoiceField(())
        row = WrapRow()
        for place, (field, id_) in enumerate(((self.before, "from"), (self.after, "to"))):
            words = texts.say(f"window.scenarios.{id_}")
            field.name(words)
            field.setFixedWidth(_WIDTH)
            field.committed.connect(partial(self._choose, place))
            row.add(Label(words, "caption"))
            row.add(field)
        self.body.insertWidget(2, row)

    def show_choices(self, kept: Sequence[api.KeptScenario], pair: tuple[str, str]) -> None:
        """Offer the answers as saved and every scenario; say which two are compared."""
        saved = (_SAVED, self._texts.say("scenarios.as_saved"))
        choices: tuple[tuple[api.Answer, str], ...] = (
            saved,
            *((one.key, one.name) for one in kept),
        )
        known = {one.key for one in kept}
        self._keys = (pair[0] if pair[0] in known else "", pair[1] if pair[1] in known else "")
        for field, key in zip((self.before, self.after), self._keys, strict=True):
            field.show_value(_SAVED, given=True)
            field.offer(choices)
            field.show_value(key or _SAVED, given=True)

    def _choose(self, place: int, value: object) -> None:
        key = "" if value == _SAVED else str(value)
        before, after = self._keys
        self._keys = (key, after) if place == 0 else (before, key)
        self.pair_chosen.emit(*self._keys)

    def _state(self, shown: Shown) -> str:
        said = super()._state(shown)
        if said or shown.can_run:
            return said
        return self._texts.say("window.compare.same")

    def _parts(self, found: object | None) -> Iterator[QWidget]:
        if not isinstance(found, api.Bridge):
            return
        model = api.chart_bridge(found, self._texts)
        if model is None:
            yield Label(self._texts.say("window.bridge.no_plan"), wrap=True)
        else:
            yield self._chart(model)
