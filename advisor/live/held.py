"""The control in the hand steps from where the others rest: many moved ones cost what one does."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.evaluation import LiveReading
from advisor.inputs.ledger import Input
from advisor.live.step import Stepper


class Held:
    """Keeps what controls that rest have led to, for as long as they stay there."""

    def __init__(self, stepper: Stepper) -> None:
        """Start from where no control is moved."""
        self._first = stepper
        self._last: Mapping[str, Input] = {}
        self._rests: Mapping[str, Input] = {}
        self._near = stepper

    def step(self, changes: Mapping[str, Input]) -> LiveReading:
        """Read the plans with other ranges of some inputs, as a step of the first one would."""
        if not self._fits(changes):
            self._let_rest({i: one for i, one in changes.items() if self._last.get(i) == one})
        self._last = dict(changes)
        moving = {id_: one for id_, one in changes.items() if id_ not in self._rests}
        return self._first.read(self._near.under(moving), frozenset(changes))

    def _let_rest(self, rests: Mapping[str, Input]) -> None:
        """Step from where some controls rest; one that joins the others is all that is reckoned."""
        near, known = self._near, self._rests
        if not known.items() <= rests.items():
            near, known = self._first, {}
        joining = {id_: one for id_, one in rests.items() if id_ not in known}
        self._rests, self._near = rests, near.moved_to(joining) if joining else near

    def _fits(self, changes: Mapping[str, Input]) -> bool:
        """Whether all that rests is as it was, and no more than one control is moved beside it."""
        return self._rests.items() <= changes.items() and len(changes) <= len(self._rests) + 1
