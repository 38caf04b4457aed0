"""Seconds of a step and of a prompt by how many are at work, with all else reckoned beforehand.

A search for the highest load asks dozens of times how long a step takes, each time with other
numbers at work on the same replica. Most terms of ``pace.py`` do not depend on that number, and
the others are a line in it and in the share of experts that it meets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.speed_model import SpeedConstants
from advisor.sizing.pace import CHUNK, TOGETHER, decode_step, prefill_terms, step_terms
from advisor.sizing.replica import Replica
from advisor.sizing.throughput import Request

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Steps:
    """One replica, shape ``(rows,)``, or several, ``(replicas, rows)``; seconds where not told."""

    none: Array
    """Of a step without anybody at work."""
    each: Array
    """That one at work adds to a step."""
    all_met: Array
    """That a step takes longer where it meets every expert."""
    missed: Array
    """Logarithm of the share of experts that a step without anybody would miss."""
    missed_each: Array
    """What one at work adds to it, never above 0."""
    always: Array
    """Of reading a prompt, however many are read together."""
    alone: Array
    """Of reading a prompt, shared by those that are read together."""
    a_pass: Array
    """Of a pass over the weights, which short prompts share."""
    passes: Array
    """Passes that a prompt takes at the least."""

    def step(self, batch: Array) -> Array:
        """Give the seconds of one step with so many at work."""
        found = self.each * batch
        found += self.none
        if self.all_met.any():
            met = self.missed_each * batch
            met += self.missed
            np.expm1(met, out=met)
            met *= self.all_met
            found -= met
        return found

    def read(self, batch: Array) -> Array:
        """Give the seconds that one prompt takes of the replica's time with so many at work."""
        share = np.maximum(batch, 1.0)
        np.minimum(share, TOGETHER, out=share)
        np.divide(1.0, share, out=share)
        found = self.alone * share
        found += self.always
        np.maximum(share, self.passes, out=share)
        np.minimum(share, 1.0, out=share)
        share *= self.a_pass
        found += share
        return found


@dataclass(frozen=True)
class Asked:
    """The same of a replica whose steps are no line in the number at work."""

    replica: Replica
    constants: SpeedConstants
    context: Array
    slower: Array
    reading: Steps

    def step(self, batch: Array) -> Array:
        """Give the seconds of one step with so many at work."""
        found = decode_step(self.replica, self.constants, batch, self.context)
        return np.asarray(found * self.slower)

    def read(self, batch: Array) -> Array:
        """Give the seconds that one prompt takes of the replica's time with so many at work."""
        return self.reading.read(batch)


def steps_of(replica: Replica, c: SpeedConstants, request: Request, slower: Array) -> Steps | Asked:
    """Reckon whatever does not depend on how many are at work.

    Args:
        replica: The replica.
        c: Constants.
        request: What is asked of it.
        slower: True seconds over reckoned ones, shape ``(rows,)``.
    """
    context = request.prompt + request.output / 2
    line = step_terms(replica, c, context)
    none, each, all_met = line if line is not None else (0.0, 0.0, 0.0)
    always, alone, a_pass = prefill_terms(replica, c, request.read, request.whole)
    log = np.log1p(-np.asarray(replica.expert_share, dtype=float))

    def rows(value: object) -> Array:
        return np.broadcast_to(np.asarray(value, dtype=float), slower.shape)

    found = Steps(
        none=none * slower,
        each=each * slower,
        all_met=all_met * slower,
        missed=rows(log * (1 - c.expert_spread)),
        missed_each=rows(log * c.expert_spread),
        always=always * slower,
        alone=alone * slower,
        a_pass=a_pass * slower,
        passes=rows(request.read / CHUNK),
    )
    return found if line is not None else Asked(replica, c, context, slower, found)


def stacked(several: Sequence[Steps]) -> Steps:
    """Put replicas on a leading axis."""
    return Steps(
        **{
            one.name: np.array([getattr(each, one.name) for each in several])
            for one in fields(Steps)
        }
    )
