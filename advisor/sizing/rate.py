"""Output tokens per second, and times to the first and the next token, of many configurations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.speed_model import SpeedConstants
from advisor.sizing.configuration import Configuration
from advisor.sizing.pace import decode_step, factor, prefill
from advisor.sizing.replica import Replica, stacked

Array = NDArray[np.float64]
_HELD = 0.6
"""Share of an answer that is in the cache on average, with what is kept ready beside it."""


@dataclass(frozen=True)
class Table:
    """Configurations as arrays, one row each."""

    replica: Replica
    replicas: Array
    room: Array
    prompt: Array
    output: Array
    concurrent: Array


def table_of(configurations: Sequence[Configuration]) -> Table:
    """Put configurations into arrays."""

    def column(name: str) -> Array:
        return np.array([getattr(one, name) for one in configurations], dtype=np.float64)

    names = ("replicas", "room", "prompt", "output", "concurrent")
    return Table(stacked([one.replica for one in configurations]), *map(column, names))


@dataclass(frozen=True)
class Times:
    """Mean times of requests that follow one another without a pause, as many as are asked for."""

    first: Array
    """Seconds to the first token; NaN where everything is queued at once."""
    following: Array
    """Seconds for each following token."""


def rates(configurations: Sequence[Configuration], constants: SpeedConstants) -> Array:
    """Predict the output tokens per second of all replicas of each configuration."""
    return table_rates(table_of(configurations), constants)


def table_rates(table: Table, constants: SpeedConstants) -> Array:
    """Predict the output tokens per second of all replicas of each row.

    As many sequences run as are asked for and as the memory holds; where none are named, as many
    as an engine takes when everything is queued at once.
    """
    one = table.replica
    batch = _batch(table, constants)
    step = decode_step(one, constants, batch, table.prompt + table.output / 2)
    reading = prefill(one, constants, batch, table.prompt)
    speed: Array = table.output / (reading + table.output * step / batch)
    return speed * table.replicas * factor(one, constants)


def table_times(table: Table, constants: SpeedConstants) -> Times:
    """Predict the times of each row's requests.

    A token follows after a step and the prompts that are read between two steps. The first one
    waits until memory takes the request, for the engine to take it up (a time and some steps), for
    part of the prompts that are read beside it, and for its own.
    """
    one, asked = table.replica, table.concurrent / table.replicas
    batch, left = _batch(table, constants), factor(one, constants)
    step = decode_step(one, constants, batch, table.prompt + table.output / 2)
    beside = prefill(one, constants, batch, table.prompt) / left
    following = np.asarray(step / left + batch * beside / table.output)
    waiting = np.maximum(asked / batch - 1, 0) * table.output * following
    taken_up = (
        constants.first_request_s
        + np.asarray(constants.first_steps)[one.engine] * following
        + constants.first_queue * (batch - 1) * beside
    )
    own = prefill(one, constants, 1.0, table.prompt) / left
    return Times(np.asarray(waiting + taken_up + own), following)


def _batch(table: Table, constants: SpeedConstants) -> Array:
    """Give the sequences that run at once in a replica."""
    one = table.replica
    kept = one.cache_bytes * one.accelerators / one.cache_split
    held = table.room / np.maximum(kept * (table.prompt + _HELD * table.output), 1e-9)
    asked = table.concurrent / table.replicas
    asked = np.where(np.isnan(asked), constants.most_sequences, asked)
    found: Array = np.maximum(np.minimum(asked, held), 1.0)
    return found
