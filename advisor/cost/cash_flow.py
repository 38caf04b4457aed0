"""The cash flow of a whole plan: its workloads' tokens, its shared machines, its people, once.

A plan is a placement: an option for each workload and phase. Its pieces are reckoned once and
kept, so that trying another placement costs only what is new in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from advisor.cost.context import Array, Context, Line
from advisor.cost.equivalents import Equivalents
from advisor.cost.judged import Judge, Judged
from advisor.cost.layout import Layout, Placement, Planner
from advisor.cost.pieces import Make, Part, groups_of, names_its_plan
from advisor.cost.pool import Pool
from advisor.cost.present import Present, present_of, together
from advisor.cost.spending import PHASE_COUNT, spent
from advisor.cost.tax import taxed
from advisor.cost.usage import Segment
from advisor.inputs.scope import ServerType
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import Capability, capability

__all__ = ["Costing", "Make", "Placement", "Present"]


class Costing:
    """Reckons plans; keeps the present value of each piece it has reckoned."""

    def __init__(self, context: Context, judge: Judge | None = None) -> None:
        """Start with nothing reckoned; ``judge`` stands in for sizing where speeds are stated."""
        self.context = context
        self.equivalents: Equivalents | None = None
        """What counts beside money; set before plans are sought, None for money only."""
        self._judged = Judged(context, judge)
        self._pieces: dict[Hashable, Present] = {}
        self._made: dict[Hashable, tuple[Line, ...]] = {}
        self._means: dict[Hashable, float] = {}
        self._spent: dict[Hashable, Array] = {}
        self._planner = Planner(context, self._judged.serving)

    def capability(
        self, option: DeploymentOption, kind: ServerType, workload: str
    ) -> Capability | None:
        """Give what one unit of a kind of server does for a workload; None: it does not fit."""
        return self._judged.capability(option, kind, workload)

    def as_decided(
        self, option: DeploymentOption, kind: ServerType, workload: str, rows: Context
    ) -> Capability | None:
        """Say for other rows what a unit does, cut and admitted as here."""
        here = self.capability(option, kind, workload)
        if here is None:
            return None
        demand = rows.demand[workload].of(option.model.id)
        width = here.fit.accelerators
        targets = self.targets(workload)
        there = capability(rows.design, option, kind, workload, demand, targets, width=width)
        return None if there is None else replace(there, share_met=here.share_met)

    def keep(self, decided: Costing) -> None:
        """Take over the servers that were decided in other rows, and what counts beside money."""
        self._planner.keep(decided._planner)
        if decided.equivalents is not None:
            self.equivalents = decided.equivalents.on(self.context)

    def forget(self) -> None:
        """Let go of the pieces kept; the servers that were decided stay, and the context's sums."""
        self._pieces.clear()
        self._made.clear()
        self._means.clear()
        self._spent.clear()
        self._planner.forget()

    def targets(self, workload: str) -> tuple[float, float]:
        """Give the seconds to the first token and per following one that users accept."""
        return self._judged.targets(workload)

    def layout(self, placement: Placement) -> Layout:
        """Decide the machines and months of a plan."""
        return self._planner.lay_out(placement)

    def pools(self, placement: Placement) -> tuple[Pool, ...]:
        """Decide the machines of a plan, owned ones handed out in the order of option ids."""
        return tuple(self._planner.lay_out(placement).pools.values())

    def segments(self, placement: Placement) -> tuple[Segment, ...]:
        """Give who serves which workload when, waiting for machines included."""
        return self._planner.lay_out(placement).segments

    def present(self, placement: Placement) -> Present:
        """Give a plan's present values from the pieces kept."""
        pieces = [self._present(key, make) for key, make in self._parts(placement)]
        return self._together(pieces, placement)

    def spent(self, placement: Placement) -> Array:
        """Give what a plan costs in each phase, undiscounted, ``(3, rows)``, from pieces kept."""
        found = np.zeros((PHASE_COUNT, self.context.design.rows.total))
        for key, make in self._parts(placement):
            if key not in self._spent:
                self._spent[key] = spent(self.context, make())
            found += self._spent[key]
        return found

    def reckoned(self, placement: Placement) -> tuple[tuple[Line, ...], Present]:
        """Give every line of a plan, and its present values; plans share the lines alike."""
        lines: list[Line] = []
        pieces = []
        for key, make in self._parts(placement):
            made = self._made.get(key)
            if made is None:
                made = tuple(make())
                if not names_its_plan(key):
                    self._made[key] = made
            lines += made
            pieces.append(self._present(key, partial(tuple, made)))
        return tuple(lines), self._together(pieces, placement)

    def lines(self, placement: Placement) -> list[Line]:
        """Give every line of a plan."""
        return [line for _, make in self._parts(placement) for line in make()]

    def expected_worth(self, placement: Placement) -> float:
        """Give a plan's mean worth over the random futures, from the means kept.

        The same as the mean of `present`, but for the last digits, in a tenth of the time.
        """
        total, means = 0.0, self._means
        for key, parts in groups_of(self.context, self._planner.lay_out(placement), placement):
            mean = means.get(key)
            if mean is None:
                mean = means[key] = sum(self._mean(piece, make) for piece, make in parts())
            total += mean
        return total if self.equivalents is None else total + self.equivalents.total(placement)

    def worth_by_group(self, placement: Placement) -> tuple[Layout, list[tuple[Hashable, float]]]:
        """Give a plan's machines and months, and the mean worth of each of its groups of pieces.

        A search reads from them what each part of a plan is truly worth; criteria stand apart.
        """
        layout, found = self._planner.lay_out(placement), []
        for key, parts in groups_of(self.context, layout, placement):
            if key not in self._means:
                self._means[key] = sum(self._mean(piece, make) for piece, make in parts())
            found.append((key, self._means[key]))
        return layout, found

    def mean_of(self, key: Hashable, make: Make) -> float:
        """Give the mean worth of a piece over the random futures, by the key it has in a plan."""
        if self.context.assessment.finance.tax_rate is None:
            return self._mean(key, make)
        return self._mean(key, lambda: taxed(self.context, make()))

    def _mean(self, key: Hashable, make: Make) -> float:
        """Give a piece's mean worth over the random futures; of its rows nothing is kept."""
        piece = "mean", key
        if piece not in self._means:
            self._means[piece] = sum(map(self.context.expected, make()))
        return self._means[piece]

    def _beside(self, placement: Placement) -> Array | None:
        return None if self.equivalents is None else self.equivalents.rows(placement)

    def _parts(self, placement: Placement) -> Iterator[Part]:
        """Give each piece of a plan: what tells it from others, and how to make its lines."""
        for _, parts in groups_of(self.context, self._planner.lay_out(placement), placement):
            yield from parts()

    def _together(self, pieces: Sequence[Present], placement: Placement) -> Present:
        return together(pieces, self.context.design.rows.total, self._beside(placement))

    def _present(self, key: Hashable, make: Make) -> Present:
        if key not in self._pieces:
            self._pieces[key] = present_of(self.context, make())
        return self._pieces[key]
