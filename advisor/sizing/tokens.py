"""Demand: from business units to tasks, model calls and tokens, month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.design import Design
from advisor.model.assessment import Assessment
from advisor.model.workload import COUNTED
from advisor.sizing.pattern import Pattern, course, pattern_of

Array = NDArray[np.float64]
HOURS_PER_MONTH = 730.0
"""One month, by agreement (365 days × 24 h / 12)."""
DAYS_PER_MONTH = HOURS_PER_MONTH / 24


MADE_OF = (
    *("volume", "tasks_per_unit", "calls_per_task", "retry_share", "growth_per_year"),
    *("growth_ceiling", "growth_half_month", "prompt_tokens", "cached_share", "answer_tokens"),
    *("reasoning_tokens", "active_hours_per_month", "deferrable_share", "peak_to_mean"),
    *(f"{one}." for one in COUNTED),
)
"""Figures of a workload that its demand is made of, those by model as the beginning of their names;
what moves every volume stands beside them."""


PLAIN = Pattern()
"""Compound growth, every month alike."""


class Months:
    """Tasks of every month, reckoned when asked for, and anew once they were let go."""

    def __init__(self, make: Callable[[], Array]) -> None:
        """Reckon nothing yet."""
        self._make = make

    @cached_property
    def tasks(self) -> Array:
        """Tasks per month, shape ``(months, rows)``."""
        return self._make()

    def forget(self) -> None:
        """Let go of them."""
        vars(self).pop("tasks", None)


@dataclass(frozen=True)
class Demand:
    """What one workload asks for at full roll-out."""

    months: Months
    """Reckons ``tasks``: the months of all workloads are most of what a run would keep."""
    prompt: Array
    """Prompt tokens per task, cached ones included, shape ``(rows,)``."""
    cached: Array
    """Of these, tokens served from a cache, counted once."""
    output: Array
    """Answer and reasoning tokens per task."""
    prompt_per_call: Array
    output_per_call: Array
    fresh_per_call: Array
    """Prompt tokens of a call that no cache holds, on a host or in the engine on own machines."""
    deferrable: Array
    """Share that may wait for batch prices."""
    peak_per_mean: Array
    """Output tokens per second that machines must keep up with, for one task per month."""
    urgent_peak: Array
    """Of these, in the busiest hour, what cannot wait."""
    by_model: Mapping[str, Demand] = field(default_factory=dict)
    """The same of models whose tokens for a task the client counted; the months are the same."""

    def of(self, model: str) -> Demand:
        """Give what the workload asks of one model: what was counted with it, where it was."""
        return self.by_model.get(model, self)

    @property
    def tasks(self) -> Array:
        """Tasks per month, shape ``(months, rows)``."""
        return self.months.tasks

    def forget(self) -> None:
        """Let go of the months, which are reckoned again when they are asked for."""
        self.months.forget()


def demands_of(design: Design, assessment: Assessment, as_of: dt.date) -> dict[str, Demand]:
    """Work out every workload's demand over the horizon, by id.

    Args:
        design: The drawn inputs.
        assessment: What the client told.
        as_of: Day of the evaluation; month 0 lies in its month.
    """
    finance = assessment.finance
    return {
        one.id: demand_of(design, one.id, finance.horizon_months, pattern_of(one, finance, as_of))
        for one in assessment.workloads
    }


def demand_of(design: Design, workload: str, months: int, pattern: Pattern = PLAIN) -> Demand:
    """Work out a workload's demand at full roll-out.

    ``tasks = volume × tasks per unit × course of the volume``, by compound growth
    ``(1 + growth)^(t/12)``; ``calls = calls per task ×
    (1 + retry share)``; ``output = calls × (answer + reasoning)``; a call reads and writes at
    least one token. The deferrable part does not load the busiest hour, but all of it has to be
    done within the month: machines are never asked for less than the mean of all hours.

    Args:
        design: The drawn inputs.
        workload: Its id.
        months: Horizon, months.
        pattern: How the volume runs over the months.
    """
    prefix = f"workload.{workload}"
    base = design[f"{prefix}.volume"] * design[f"{prefix}.tasks_per_unit"] * design.volume_multiple
    every = Months(partial(_tasks, base, design, workload, months, pattern))
    plain = _asked(design, prefix, every, "")
    models = dict.fromkeys(
        one.id.removeprefix(f"{prefix}.{told}.")
        for one in design.ledger.all()
        for told in COUNTED
        if one.id.startswith(f"{prefix}.{told}.")
    )
    return replace(plain, by_model={m: _asked(design, prefix, every, m) for m in models})


def _asked(design: Design, prefix: str, months: Months, model: str) -> Demand:
    """Make demand with the tokens counted for a model; what was not counted is as assumed.

    What was counted for a task is spread evenly over its calls. The cached share stays.
    """

    def drawn(field: str) -> Array:
        return design[f"{prefix}.{field}"]

    calls = drawn("calls_per_task") * (1 + drawn("retry_share"))
    prompt_per_call = np.maximum(drawn("prompt_tokens"), 1.0)
    output_per_call = np.maximum(drawn("answer_tokens") + drawn("reasoning_tokens"), 1.0)
    read, written = (f"{one}.{model}" for one in COUNTED)
    if f"{prefix}.{read}" in design.ledger:
        prompt_per_call = np.maximum(drawn(read) / calls, 1.0)
    if f"{prefix}.{written}" in design.ledger:
        output_per_call = np.maximum(drawn(written) / calls, 1.0)
    prompt, output = calls * prompt_per_call, calls * output_per_call
    hours = np.clip(drawn("active_hours_per_month"), 1.0, HOURS_PER_MONTH)
    urgent = 1 - drawn("deferrable_share")
    busiest = output * urgent * drawn("peak_to_mean") / (hours * 3600)
    return Demand(
        months=months,
        prompt=prompt,
        cached=prompt * drawn("cached_share"),
        output=output,
        prompt_per_call=prompt_per_call,
        output_per_call=output_per_call,
        fresh_per_call=np.maximum(prompt_per_call * (1 - drawn("cached_share")), 1.0),
        deferrable=drawn("deferrable_share"),
        peak_per_mean=np.maximum(busiest, output / (HOURS_PER_MONTH * 3600)),
        urgent_peak=busiest,
    )


def _tasks(base: Array, design: Design, workload: str, months: int, pattern: Pattern) -> Array:
    return base * course(design, workload, months, pattern)
