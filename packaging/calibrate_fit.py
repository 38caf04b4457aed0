"""Fitting the constants: robust least squares on the logarithm of the speed, with priors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from calibrate_constants import CONSTANTS, FIXED
from numpy.typing import NDArray

from advisor.catalogue.speed_model import CLASSES, SpeedConstants
from advisor.sizing.rate import Table, table_rates

Array = NDArray[np.float64]
NOISE = 0.2
"""Standard deviation of the logarithm that a good prediction misses by."""
BEND = 0.15
"""Beyond this miss of the logarithm a row pulls no stronger (Huber)."""
CROWD = 0.6
"""A cell of n rows weighs n to the power of 1 minus this."""
_STEP = 1e-4
_LONGEST = 0.7
_GIVE_UP = 8
USUAL = np.log([one.usual for one in CONSTANTS])
SPREAD = np.array([one.spread for one in CONSTANTS])


@dataclass(frozen=True)
class Measured:
    """Measurements as arrays, with what they are grouped by."""

    table: Table
    log_speed: Array
    cells: tuple[tuple[str, str, str], ...]
    """Source, accelerator and model of each row."""
    importance: Array
    """1 for the headline scope, less for engines that only have constants of their own."""
    judge: Table | None = None
    """What is predicted of a row that is left out, where that is not what was measured."""

    def weights(self) -> Array:
        """Weigh cells rather than rows: a few grids are very large."""
        counts = Counter(self.cells)
        found = np.array([counts[cell] for cell in self.cells], dtype=np.float64) ** -CROWD
        weights: Array = found / found.mean() * self.importance
        return weights

    def only(self, chosen: NDArray[np.bool_]) -> Measured:
        """Give some of the rows."""
        at = np.flatnonzero(chosen)
        return Measured(
            _rows(self.table, at),
            self.log_speed[at],
            tuple(self.cells[i] for i in at),
            self.importance[at],
            None if self.judge is None else _rows(self.judge, at),
        )


def _rows(table: Table, at: NDArray[np.intp]) -> Table:
    replica = replace(table.replica, **{k: v[at] for k, v in vars(table.replica).items()})
    arrays = {name: v[at] for name, v in vars(table).items() if name != "replica"}
    return Table(replica=replica, **arrays)


def constants_of(logs: Array) -> SpeedConstants:
    """Turn the logarithms of ``CONSTANTS`` into the constants."""
    by_name = {
        (one.name, one.of): float(value) for one, value in zip(CONSTANTS, np.exp(logs), strict=True)
    }
    singles = {one.name: by_name[one.name, ""] for one in CONSTANTS if not one.of}
    classes = {name: tuple(by_name[name, of] for of in known) for name, known in CLASSES.items()}
    return SpeedConstants(**FIXED, **singles, **classes)  # type: ignore[arg-type]


def predicted(table: Table, logs: Array) -> Array:
    """Give the logarithm of the predicted speed."""
    found: Array = np.log(table_rates(table, constants_of(logs)))
    return found


def fitted(measured: Measured, start: Array, rounds: int) -> tuple[Array, Array]:
    """Fit by Levenberg and Marquardt; give the logarithms and their standard deviations."""
    weights, at = measured.weights() / NOISE**2, start.copy()
    guess = predicted(measured.table, at)
    cost, damping = _cost(at, guess - measured.log_speed, weights), 1e-2
    for _ in range(rounds):
        slope, curve = _system(measured, at, guess, weights)
        for _ in range(_GIVE_UP):
            damped = curve + damping * np.diag(np.diag(curve))
            step = np.clip(np.linalg.solve(damped, -slope), -_LONGEST, _LONGEST)
            tried = predicted(measured.table, at + step)
            new = _cost(at + step, tried - measured.log_speed, weights)
            if new < cost:
                break
            damping *= 5
        else:
            break
        settled = cost - new < 1e-5 * cost
        at, guess, cost, damping = at + step, tried, new, max(damping / 5, 1e-6)
        if settled:
            break
    _, curve = _system(measured, at, guess, weights)
    return at, np.sqrt(np.diag(np.linalg.inv(curve)))


def _cost(at: Array, miss: Array, weights: Array) -> float:
    size = np.abs(miss)
    loss = np.where(size < BEND, 0.5 * miss * miss, BEND * (size - 0.5 * BEND))
    return float((weights * loss).sum() + 0.5 * (((at - USUAL) / SPREAD) ** 2).sum())


def _system(measured: Measured, at: Array, guess: Array, weights: Array) -> tuple[Array, Array]:
    """Give slope and curvature of the cost, by differences."""
    moved = np.empty((guess.size, at.size))
    for column in range(at.size):
        beside = at.copy()
        beside[column] += _STEP
        moved[:, column] = (predicted(measured.table, beside) - guess) / _STEP
    miss = guess - measured.log_speed
    pull = weights * np.minimum(1.0, BEND / np.maximum(np.abs(miss), 1e-9))
    slope = moved.T @ (pull * miss) + (at - USUAL) / SPREAD**2
    curve = (moved * pull[:, np.newaxis]).T @ moved + np.diag(1 / SPREAD**2)
    return slope, curve


def left_out(measured: Measured, groups: Sequence[str], start: Array, rounds: int) -> Array:
    """Predict each group with constants fitted on the others."""
    names = np.array(groups)
    found = np.empty(names.size)
    for name in sorted(set(groups)):
        without, _ = fitted(measured.only(names != name), start, rounds)
        asked = measured.only(names == name)
        found[names == name] = predicted(asked.judge or asked.table, without)
    return found
