"""Fitting the constants: robust least squares on the logarithm of the speed, with priors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from calibrate_constants import CONSTANTS, FIRST, FIXED, Constant
from numpy.typing import NDArray

from advisor.catalogue.speed_model import CLASSES, SpeedConstants
from advisor.sizing.rate import Table, table_rates, table_times

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
_ROUNDS_FIRST = 20


def usual_of(constants: Sequence[Constant]) -> Array:
    """Give the logarithms of the priors."""
    return np.log([one.usual for one in constants])


USUAL, USUAL_FIRST = usual_of(CONSTANTS), usual_of(FIRST)


@dataclass(frozen=True)
class Measured:
    """Measurements as arrays, with what they are grouped by."""

    table: Table
    log_speed: Array
    cells: tuple[tuple[str, str, str], ...]
    """Source, accelerator and model of each row."""
    importance: Array
    """1 for the headline scope, less for engines that only have constants of their own."""
    log_first: Array
    """Logarithm of the seconds to the first token; NaN where they have not been measured."""
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
            self.log_first[at],
            None if self.judge is None else _rows(self.judge, at),
        )


def _rows(table: Table, at: NDArray[np.intp]) -> Table:
    replica = replace(table.replica, **{k: v[at] for k, v in vars(table.replica).items()})
    arrays = {name: v[at] for name, v in vars(table).items() if name != "replica"}
    return Table(replica=replica, **arrays)


def constants_of(logs: Array, first: Array = USUAL_FIRST) -> SpeedConstants:
    """Turn the logarithms of ``CONSTANTS`` and ``FIRST`` into the constants."""
    values = np.exp(np.concatenate([logs, first]))
    told = zip((*CONSTANTS, *FIRST), values, strict=True)
    by_name = {(one.name, one.of): float(value) for one, value in told}
    singles = {name: value for (name, of), value in by_name.items() if not of}
    classes = {name: tuple(by_name[name, of] for of in known) for name, known in CLASSES.items()}
    return SpeedConstants(**FIXED, **singles, **classes)  # type: ignore[arg-type]


def predicted(table: Table, logs: Array) -> Array:
    """Give the logarithm of the predicted speed."""
    found: Array = np.log(table_rates(table, constants_of(logs)))
    return found


def predicted_first(table: Table, logs: Array, first: Array) -> Array:
    """Give the logarithm of the predicted seconds to the first token."""
    found: Array = np.log(table_times(table, constants_of(logs, first)).first)
    return found


def fitted(measured: Measured, start: Array, rounds: int) -> tuple[Array, Array]:
    """Fit the constants of the speed; give their logarithms and standard deviations."""

    def predict(logs: Array) -> Array:
        return predicted(measured.table, logs)

    return _solved(
        Target(predict, measured.log_speed, measured.weights(), CONSTANTS), start, rounds
    )


def fitted_first(measured: Measured, logs: Array, rounds: int) -> tuple[Array, Array]:
    """Fit the constants of the time to the first token, those of the speed given."""
    timed = measured.only(np.isfinite(measured.log_first))

    def predict(first: Array) -> Array:
        return predicted_first(timed.table, logs, first)

    return _solved(Target(predict, timed.log_first, timed.weights(), FIRST), USUAL_FIRST, rounds)


@dataclass(frozen=True)
class Target:
    """What is fitted: a prediction from logarithms of constants, to be near what was measured."""

    predict: Callable[[Array], Array]
    seen: Array
    weights: Array
    constants: tuple[Constant, ...]

    @property
    def usual(self) -> Array:
        """Logarithms of the priors."""
        return usual_of(self.constants)

    @property
    def spread(self) -> Array:
        """Standard deviations of the priors."""
        return np.array([one.spread for one in self.constants])

    def cost(self, at: Array, guess: Array) -> float:
        """Give what is to be least: robust squares of the miss, and squares off the priors."""
        miss = guess - self.seen
        size = np.abs(miss)
        loss = np.where(size < BEND, 0.5 * miss * miss, BEND * (size - 0.5 * BEND))
        prior = 0.5 * (((at - self.usual) / self.spread) ** 2).sum()
        return float((self.weights / NOISE**2 * loss).sum() + prior)

    def system(self, at: Array, guess: Array) -> tuple[Array, Array]:
        """Give slope and curvature of the cost, by differences."""
        moved = np.empty((guess.size, at.size))
        for column in range(at.size):
            beside = at.copy()
            beside[column] += _STEP
            moved[:, column] = (self.predict(beside) - guess) / _STEP
        miss = guess - self.seen
        pull = self.weights / NOISE**2 * np.minimum(1.0, BEND / np.maximum(np.abs(miss), 1e-9))
        slope = moved.T @ (pull * miss) + (at - self.usual) / self.spread**2
        curve = (moved * pull[:, np.newaxis]).T @ moved + np.diag(1 / self.spread**2)
        return slope, curve


def _solved(target: Target, start: Array, rounds: int) -> tuple[Array, Array]:
    """Minimise by Levenberg and Marquardt; give the logarithms and their standard deviations."""
    at = start.copy()
    guess = target.predict(at)
    cost, damping = target.cost(at, guess), 1e-2
    for _ in range(rounds):
        slope, curve = target.system(at, guess)
        for _ in range(_GIVE_UP):
            damped = curve + damping * np.diag(np.diag(curve))
            step = np.clip(np.linalg.solve(damped, -slope), -_LONGEST, _LONGEST)
            tried = target.predict(at + step)
            new = target.cost(at + step, tried)
            if new < cost:
                break
            damping *= 5
        else:
            break
        settled = cost - new < 1e-5 * cost
        at, guess, cost, damping = at + step, tried, new, max(damping / 5, 1e-6)
        if settled:
            break
    _, curve = target.system(at, guess)
    return at, np.sqrt(np.diag(np.linalg.inv(curve)))


Without = Mapping[str, Array]
"""Constants that have not seen a group, by the group's name."""


def without_each(measured: Measured, groups: Sequence[str], start: Array, rounds: int) -> Without:
    """Fit on all groups but one, in turn."""
    names = np.array(groups)
    return {
        name: fitted(measured.only(names != name), start, rounds)[0] for name in sorted(set(groups))
    }


def left_out(measured: Measured, groups: Sequence[str], without: Without) -> Array:
    """Predict each group with constants fitted on the others."""
    names = np.array(groups)
    found = np.empty(names.size)
    for name, logs in without.items():
        asked = measured.only(names == name)
        found[names == name] = predicted(asked.judge or asked.table, logs)
    return found


def times_left_out(
    measured: Measured, groups: Sequence[str], without: Without
) -> tuple[Array, Array]:
    """Predict the logarithms of both times of each group with constants fitted on the others."""
    names, timed = np.array(groups), np.isfinite(measured.log_first)
    first, following = np.full(names.size, np.nan), np.full(names.size, np.nan)
    for name, logs in without.items():
        here = (names == name) & timed
        if here.any():
            told, _ = fitted_first(measured.only(names != name), logs, _ROUNDS_FIRST)
            times = table_times(measured.only(here).table, constants_of(logs, told))
            first[here], following[here] = np.log(times.first), np.log(times.following)
    return first, following
