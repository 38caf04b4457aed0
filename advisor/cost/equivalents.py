"""What counts in a plan beside money, told in money: a sum over workloads and phases."""

from __future__ import annotations

from typing import Protocol

from advisor.cost.context import Array, Context
from advisor.cost.layout import Placement
from advisor.options.option import DeploymentOption


class Equivalents(Protocol):
    """Money equivalents of the criteria, additive over workload × phase × option.

    `Costing` adds them to worth wherever it tells it; a linear programme reads the same terms
    from `mean`.
    """

    def mean(self, workload: str, phase: int, option: DeploymentOption) -> float:
        """Give what an option adds to expected worth in one phase (0 to 2) of a workload."""

    def total(self, placement: Placement) -> float:
        """Give what a placement adds to expected worth: the sum of its terms' means."""

    def rows(self, placement: Placement) -> Array:
        """Give what a placement adds to worth in every row, shape ``(rows,)``."""

    def inputs(self, placement: Placement) -> frozenset[str]:
        """Give the ids of the inputs that a placement's terms read."""

    def on(self, context: Context) -> Equivalents:
        """Give the same in other rows."""
