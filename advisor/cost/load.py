"""How much of some servers a load takes: in the busiest hour, on average, and what it misses.

What depends on the row alone is reckoned once; months are made as many at a time as are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from advisor.cost.asked import Asked
from advisor.cost.context import Array
from advisor.cost.course import Months, Of
from advisor.sizing.fleet import Capability
from advisor.sizing.tokens import HOURS_PER_MONTH

Loads = tuple[tuple[str, float], ...]
"""Workloads and the share of its full volume that each one puts on a pool."""
Able = Mapping[tuple[str, str], Capability]
"""What one unit does, by kind of server and workload; a kind that cannot serve is left out."""
Counts = tuple[int, ...]
"""Servers of each kind."""


def peak_load(
    asked: Asked, able: Able, kinds: Sequence[str], counts: Counts, loads: Loads, months: Months
) -> Array:
    """Give the busiest hour of each month as a share of what the servers keep within the target.

    Servers of several kinds share a load in proportion to what each does of it:
    ``Σ peak / Σ servers × goodput``. With one server this is the number of servers needed.

    Args:
        asked: What the workloads ask of the model that the servers run.
        able: What one unit does.
        kinds: Kinds of server.
        counts: Servers of each kind.
        loads: Workloads and their shares.
        months: Months, months.

    Returns:
        Shape ``(months, rows)``; above 1 the servers do not do.
    """
    return peak_of(asked, able, kinds, counts, loads)(months)


def peak_of(asked: Asked, able: Able, kinds: Sequence[str], counts: Counts, loads: Loads) -> Of:
    """Give what makes `peak_load` for some months."""
    parts = []
    for workload, share in loads:
        demand = asked.demand[workload]
        each = demand.peak_per_mean * share / _goodput(able, kinds, counts, workload)
        parts.append((demand.tasks, each))
    return sum_of(parts)


def mean_of(asked: Asked, able: Able, kinds: Sequence[str], counts: Counts, loads: Loads) -> Of:
    """Make the share of the servers kept busy, on average over all hours."""
    parts = []
    for workload, share in loads:
        demand = asked.demand[workload]
        rate = demand.output * share / (HOURS_PER_MONTH * 3600)
        parts.append((demand.tasks, rate / _maximum(able, kinds, counts, workload)))
    return sum_of(parts)


def sum_of(parts: Sequence[tuple[Array, Array]]) -> Of:
    """Add up courses of tasks times what each task asks for.

    Args:
        parts: Tasks over the whole horizon, ``(months, rows)``, and a factor, ``(rows,)``.
    """
    if not parts:
        return lambda months: np.zeros((months[1] - months[0], 1))
    (tasks, each), *others = parts

    def of(months: Months) -> Array:
        window = slice(*months)
        total: Array = tasks[window] * each
        one: Array | None = None
        for more, factor in others:
            one = np.multiply(more[window], factor, out=one)
            total += one
        return total

    return of


def missed_of(load: Array, peak_to_mean: Array) -> Array:
    """Give the share of demand that servers miss, from their load in the busiest hour.

    Load falls from its peak as a power curve of the share of hours that are busier, one whose
    mean is 1 and whose peak is ``k``, the peak to mean. Servers for a part ``r = 1 / load`` of
    the peak miss what lies above them: ``1 − k·r + (k−1)·r^(k/(k−1))``; for a level load,
    ``1 − r``. The curve is this program's choice, no source.

    Args:
        load: Busiest hour over what the servers keep, shape ``(months, rows)``.
        peak_to_mean: Of the loads together, shape ``(rows,)``, at least 1.
    """
    enough = load <= 1
    if enough.all():
        return np.zeros_like(load)
    # Reckoned everywhere: picking out the short ones takes longer than all the rest.
    part = np.maximum(load, np.ones_like(peak_to_mean))
    np.divide(1, part, out=part)
    bend = np.maximum(peak_to_mean - 1, 1e-6)
    missed = np.power(part, peak_to_mean / bend)
    missed *= bend
    part *= peak_to_mean
    missed -= part
    missed += 1
    np.maximum(missed, np.zeros_like(peak_to_mean), out=missed)
    np.copyto(missed, 0.0, where=enough)
    return missed


def missed_by(
    asked: Asked, able: Able, kinds: Sequence[str], counts: Counts, loads: Loads, months: Months
) -> Of:
    """Make the share of some loads that servers miss.

    What cannot wait misses what stands above the servers in its busy hours (`missed_of`). What can
    wait is done in all other hours; it is missed where the month as a whole is too short:
    ``max(urgent share × missed of it, 1 − 1 / mean load)``. Peaks are taken to fall together, and
    the loads to stand to each other as over all months. Arguments as in `peak_load`.
    """
    start, end = months
    peaks, means, urgent, every = (np.zeros(asked.design.rows.total) for _ in range(4))
    rush, level_parts = [], []
    for workload, share in loads:
        demand, done = asked.demand[workload], _goodput(able, kinds, counts, workload)
        rushed, level = demand.urgent_peak * share / done, demand.output * share / done
        level = level / (HOURS_PER_MONTH * 3600)
        rush.append((demand.tasks, rushed))
        level_parts.append((demand.tasks, level))
        total = demand.tasks[start:end].sum(axis=0)
        peaks += total * rushed
        means += total * rushed / asked.design[f"workload.{workload}.peak_to_mean"]
        urgent += total * level * (1 - demand.deferrable)
        every += total * level
    peak, mean = sum_of(rush), sum_of(level_parts)
    part = urgent / np.maximum(every, _LEAST)
    peak_to_mean = np.maximum(1.0, peaks / np.maximum(means, _LEAST))

    def of(some: Months) -> Array:
        missed = missed_of(peak(some), peak_to_mean)
        missed *= part
        even = mean(some)
        np.maximum(even, 1.0, out=even)
        np.divide(1, even, out=even)
        np.subtract(1, even, out=even)
        return np.maximum(missed, even, out=even)

    return of


def _goodput(able: Able, kinds: Sequence[str], counts: Counts, workload: str) -> Array:
    each = ((found.goodput, count) for found, count in _serving(able, kinds, counts, workload))
    return _together(each)


def _maximum(able: Able, kinds: Sequence[str], counts: Counts, workload: str) -> Array:
    each = ((found.maximum, count) for found, count in _serving(able, kinds, counts, workload))
    return _together(each)


def _serving(
    able: Able, kinds: Sequence[str], counts: Counts, workload: str
) -> Iterator[tuple[Capability, int]]:
    """Give the kinds of server that there are and that can serve a workload."""
    for kind, count in zip(kinds, counts, strict=True):
        if count and (kind, workload) in able:
            yield able[kind, workload], count


def _together(each: Iterable[tuple[Array, int]]) -> Array:
    done = [rate * count for rate, count in each]
    return np.asarray(sum(done)) if done else np.asarray(_NOTHING)


_LEAST = 1e-300
_NOTHING = 1e-12
"""Output tokens per second of no server: any load is far above it."""
