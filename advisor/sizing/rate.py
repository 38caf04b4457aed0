"""Output tokens per second of many configurations at once."""

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


def rates(configurations: Sequence[Configuration], constants: SpeedConstants) -> Array:
    """Predict the output tokens per second of all replicas of each configuration."""
    return table_rates(table_of(configurations), constants)


def table_rates(table: Table, constants: SpeedConstants) -> Array:
    """Predict the output tokens per second of all replicas of each row.

    As many sequences run as are asked for and as the memory holds; where none are named, as many
    as an engine takes when everything is queued at once.
    """
    one = table.replica
    kept = one.cache_bytes * one.accelerators / one.cache_split
    held = table.room / np.maximum(kept * (table.prompt + _HELD * table.output), 1e-9)
    asked = table.concurrent / table.replicas
    asked = np.where(np.isnan(asked), constants.most_sequences, asked)
    batch = np.maximum(np.minimum(asked, held), 1.0)
    step = decode_step(one, constants, batch, table.prompt + table.output / 2)
    reading = prefill(one, constants, batch, table.prompt)
    speed: Array = table.output / (reading + table.output * step / batch)
    return speed * table.replicas * factor(one, constants)
