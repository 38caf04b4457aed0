"""HiGHS, told what to solve column by column and row by row; imported only when it is asked."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

INFINITE = math.inf
Flag = tuple[Hashable, bool]
"""A variable of nought or one, and the value that is meant."""
_SETTINGS: tuple[tuple[str, bool | int | float | str], ...] = (
    ("output_flag", False),
    ("threads", 1),
    ("parallel", "off"),
    ("random_seed", 0),
    ("mip_heuristic_effort", 0.0),
    ("mip_allow_restart", False),
    ("mip_rel_gap", 1e-9),
    ("mip_abs_gap", 1e-5),
    ("mip_feasibility_tolerance", 1e-7),
)
"""One thread and a fixed seed, so that the same programme has the same answer; good placements
come from elsewhere, so the solver looks for none."""


@dataclass
class Table:
    """Columns and rows as they are written down, before the solver takes them."""

    names: dict[Hashable, int] = field(default_factory=dict)
    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[float, float, list[int], list[float]]] = field(default_factory=list)

    def column(
        self, name: Hashable, worth: float = 0.0, upper: float = INFINITE, *, whole: bool = False
    ) -> int:
        """Add a variable from 0 up; ``worth`` is what one unit adds."""
        self.names[name] = len(self.cost)
        self.cost.append(worth)
        self.upper.append(upper)
        self.whole.append(whole)
        return self.names[name]

    def row(self, low: float, high: float, parts: Iterable[tuple[Hashable, float]]) -> int:
        """Add ``low ≤ Σ factor × variable ≤ high``, and give its number."""
        summed: dict[int, float] = {}
        for name, factor in parts:
            at = self.names[name]
            summed[at] = summed.get(at, 0.0) + factor
        self.rows.append((low, high, list(summed), list(summed.values())))
        return len(self.rows) - 1


@dataclass(frozen=True)
class Outcome:
    """What a run of the solver came to, in its own units."""

    bound: float
    values: Sequence[float]
    """By column; empty where the run found no solution."""
    reduced: Sequence[float]
    nodes: int


class Solver:
    """A programme in the solver's hands."""

    def __init__(self, table: Table, scale: float) -> None:
        """Hand over a table; ``scale`` turns money into the solver's units."""
        import highspy  # noqa: PLC0415 - only a search needs it: the window starts without it

        self._highs = highspy
        self._names = table.names
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in _SETTINGS:
            self._solver.setOptionValue(name, value)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(table.cost), len(table.rows)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.array(table.cost) * scale
        lp.col_lower_ = np.zeros(len(table.cost))
        lp.col_upper_ = np.array(table.upper)
        lp.row_lower_ = np.array([row[0] for row in table.rows])
        lp.row_upper_ = np.array([row[1] for row in table.rows])
        kinds = highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger
        lp.integrality_ = [kinds[one] for one in table.whole]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row[2]) for row in table.rows)])
        lp.a_matrix_.index_ = np.array([i for row in table.rows for i in row[2]], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([v for row in table.rows for v in row[3]])
        self._solver.passModel(lp)

    def limit(self, column: int, upper: float) -> None:
        """Change the upper limit of a variable."""
        self._solver.changeColBounds(column, 0.0, upper)

    def ask_for(self, row: int, least: float) -> None:
        """Change what a row comes to at least."""
        self._solver.changeRowBounds(row, least, INFINITE)

    def run(self, most_nodes: int, *, in_parts: bool = False) -> Outcome | None:
        """Solve as far as some nodes go; None where nothing keeps the rows.

        Args:
            most_nodes: Nodes of the tree, a limit that no clock has a part in.
            in_parts: Let whole numbers be in parts, which is quick and bounds all the same.
        """
        solver, status = self._solver, self._highs.HighsModelStatus
        solver.setOptionValue("mip_max_nodes", most_nodes)
        solver.setOptionValue("solve_relaxation", in_parts)
        solver.run()
        if solver.getModelStatus() in {status.kInfeasible, status.kUnboundedOrInfeasible}:
            return None
        info, found = solver.getInfo(), solver.getSolution()
        bound = info.objective_function_value if in_parts else info.mip_dual_bound
        feasible = self._highs.SolutionStatus.kSolutionStatusFeasible
        values = found.col_value if info.primal_solution_status == feasible else ()
        return Outcome(bound, values, found.col_dual, int(info.mip_node_count))

    def cut(
        self,
        parts: Sequence[tuple[Hashable, float]],
        least: float,
        flags: Sequence[Flag],
        weight: float,
    ) -> None:
        """Add ``Σ parts + weight × differences from the flags ≥ least``."""
        row = {self._names[name]: factor for name, factor in parts}
        for name, value in dict(flags).items():
            at = self._names[name]
            row[at] = row.get(at, 0.0) + (-weight if value else weight)
            least -= weight if value else 0.0
        index = np.array(list(row), dtype=np.int32)
        self._solver.addRow(least, INFINITE, len(row), index, np.array(list(row.values())))
