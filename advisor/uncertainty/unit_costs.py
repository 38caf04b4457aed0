"""Cost by what is served: for a million tokens, read or written or both, and for a task."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from advisor.cost.context import Array, Context

Counted = Literal["all", "input", "output"]
MILLION = 1e6


@dataclass(frozen=True)
class Served:
    """What some workloads ask for in some months, shape ``(rows,)`` each."""

    tasks: Array
    input_tokens: Array
    """Prompt tokens, cached ones included, counted once."""
    output_tokens: Array
    """Answer and reasoning tokens."""

    def tokens(self, counted: Counted) -> Array:
        """Give the tokens of one kind, or of both."""
        if counted == "all":
            return self.input_tokens + self.output_tokens
        return self.input_tokens if counted == "input" else self.output_tokens


def served(
    context: Context, workloads: Iterable[str], start: int = 0, end: int | None = None
) -> Served:
    """Add up what workloads ask for at full roll-out, from a month to before another."""
    rows = context.design.rows.total
    tasks, read, written = np.zeros((3, rows))
    for workload in workloads:
        demand = context.demand[workload]
        done = demand.tasks[start:end].sum(axis=0)
        tasks += done
        read += done * demand.prompt
        written += done * demand.output
    return Served(tasks, read, written)


def per_million(cost: Array, done: Served, counted: Counted = "all") -> Array:
    """Give the cost of a million tokens when all cost is laid on one kind of them, or on both."""
    return np.asarray(cost / done.tokens(counted) * MILLION)


def split_per_million(cost: Array, done: Served, output_over_input: float) -> tuple[Array, Array]:
    """Share a cost between tokens read and written at a stated ratio of their prices.

    ``cost = price × (input + ratio × output)``.

    Args:
        cost: Shape ``(rows,)``.
        done: What it was paid for.
        output_over_input: How many times a token written costs one that is read, above 0.

    Returns:
        Cost of a million input tokens and of a million output tokens.
    """
    at_input = cost / (done.input_tokens + output_over_input * done.output_tokens) * MILLION
    return at_input, at_input * output_over_input


def per_task(cost: Array, done: Served) -> Array:
    """Give the cost of one task."""
    return np.asarray(cost / done.tasks)
