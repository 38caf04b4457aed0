"""Placements of greatest expected worth, with the proof that none is better or the gap to it.

The programme's terms are optimistic, so its optimum is a bound. What it proposes is reckoned by
the true costing; wherever that finds less, cuts say so for everything that is exactly alike, and
the programme is solved again, until bound and best placement meet or the effort is spent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from advisor.cost.cash_flow import Costing, Placement
from advisor.decision.programme.bounds import Bounds
from advisor.decision.programme.model import Model, Side, Solved
from advisor.decision.programme.search import Known, Search

EXACT = 1e-7
"""Share of what is at stake up to which bound and worth count as one."""


@dataclass(frozen=True)
class Effort:
    """How far a search goes; nothing in it depends on a clock."""

    columns: int
    """Variables of a programme that is solved whole; a larger one is only bounded, with parts of
    servers and of choices."""
    rounds: int
    """Times that a programme of a thousand variables is solved; smaller ones more often."""
    nodes: int = 2_000
    """Nodes of the solver's tree in one round."""

    def rounds_for(self, columns: int) -> int:
        """Give the rounds for a programme of so many variables: time grows with their square."""
        if columns > self.columns:
            return 0
        return min(_MOST_ROUNDS, max(1, round(self.rounds * (1000 / columns) ** 2)))


_MOST_ROUNDS = 300
AT_ONCE = Effort(columns=800, rounds=4)
"""What an evaluation spends on proof."""
THOROUGH = Effort(columns=6_000, rounds=20)
"""What a probe spends on it."""


@dataclass(frozen=True)
class Optimum:
    """The best placement found under a rule on its last phase."""

    placement: Placement
    worth: float
    bound: float
    """No placement under the rule is worth more."""
    is_proven: bool

    @property
    def gap(self) -> float:
        """What a better placement could be worth more at most."""
        return 0.0 if self.is_proven else max(0.0, self.bound - self.worth)


class Programme:
    """Seeks the best placements of one costing; what it learns serves every rule asked for."""

    def __init__(
        self,
        costing: Costing,
        bounds: Bounds,
        stands: Callable[[Placement], bool],
        effort: Effort,
    ) -> None:
        """Make the programme.

        Args:
            costing: Reckons plans.
            bounds: What placements are worth at most, with the terms it is told from.
            stands: Says whether a placement keeps the budget and the sites' caps.
            effort: How far each search goes.
        """
        self._effort = effort
        self.terms = bounds.terms
        self._model = Model(self.terms)
        self.known = Known(costing, self.terms, bounds.paths, stands)

    def best(
        self,
        side: Side,
        starts: Iterable[Placement] = (),
        keeps: Callable[[Placement], bool] = lambda _: True,
    ) -> Optimum | None:
        """Give the placement of greatest expected worth under a rule on the last phase.

        Args:
            side: The rule.
            starts: Placements under the rule to begin with.
            keeps: What the rule asks beyond the programme.
        """
        search = Search(self.known, self._model, keeps)
        for start in starts:
            search.consider(start)
        self._model.ask(side)
        solved, bound = self._model.relaxed(search.worth), float("inf")
        if solved is not None and solved.chosen:
            search.consider(self._placement(solved))
        rounds = self._effort.rounds_for(self._model.columns)
        while solved is not None:
            bound = min(bound, solved.bound)
            if bound - search.worth <= self._tolerance or not rounds:
                break
            rounds -= 1
            solved = self._model.solve(self._effort.nodes, search.worth)
            if solved is not None and solved.chosen:
                bound = min(bound, solved.bound)
                search.learn(self._placement(solved), solved)
        if solved is None:
            bound = search.worth
        if search.best is None:
            return None
        return Optimum(
            search.best,
            search.worth,
            max(bound, search.worth),
            is_proven=bound - search.worth <= self._tolerance
            and self.known.overstated <= self._tolerance,
        )

    def _placement(self, solved: Solved) -> Placement:
        options = self.terms.options
        return {
            w: (options[first], options[second], options[third])
            for w, (first, second, third) in solved.chosen.items()
        }

    @property
    def _tolerance(self) -> float:
        return EXACT * self._model.stake
