"""From which volume on one option of a case costs less than another, its machines run at each."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from advisor.cases.machines import as_one
from advisor.cases.run import Reckoned, Runs, reckon
from advisor.cases.told import Choice, Question
from advisor.cost.context import Array
from advisor.inputs.design import SWEEP
from advisor.uncertainty.bands import monthly_cost
from advisor.uncertainty.volumes import Threshold, cheaper_from

_LOOKED_AT = {"fixed": (-4, 4, 500), "growing": (-4, 4, 2500)}
"""Powers of ten around the case's volume that are looked through, and how many volumes: costs of
a fixed number of machines bend at their capacity only, growing ones jump."""
_BY_RUNS = (-2, 4, 600)
"""The same where each volume takes a run of the engine."""


def threshold(runs: Runs, asked: Question) -> Threshold:
    """Find the requests a month from which one option costs no more than another.

    With ``machines = "fixed"`` both keep the machines that the case's volume takes, as
    publications reckon, and the capacity beside it says whether they can serve so much; with
    "growing" whole machines are added as the volume asks for them.
    """
    low, high, count = _LOOKED_AT[asked.machines]
    if any(_grows(runs.choice(name), asked) for name in (asked.of, asked.against)):
        low, high, count = _BY_RUNS
    points = np.geomspace(10.0**low, 10.0**high, count)
    of, against = (_costs(runs, name, asked) for name in (asked.of, asked.against))

    def gap(volumes: Array) -> Array:
        return against(volumes) - of(volumes)

    found = cheaper_from(gap, points * runs.month.requests)
    capacity = runs.run(asked.of).capacity if asked.machines == "fixed" else None
    servers = max(1, runs.sizing(asked.of).servers) if capacity is not None else 1
    return Threshold(found, None if capacity is None else capacity * servers)


def _costs(runs: Runs, name: str, asked: Question) -> Callable[[Array], Array]:
    """Give what an option costs over the horizon at many volumes, by as many rows of the engine."""
    choice, month = as_one(runs.choice(name)), runs.month
    fixed = asked.machines == "fixed"
    if choice.form == "rented" and fixed:
        servers = runs.sizing(name).servers
        rent = {
            field: told * servers
            for field in ("price_per_hour", "price_per_month")
            if (told := getattr(choice, field)) is not None
        }
        choice = choice.model_copy(update=rent)
    unlimited = choice.form == "rented" and fixed

    def costs(volumes: Array) -> Array:
        if _grows(choice, asked):
            each = [reckon(runs.case, choice, month.times(v / month.requests)) for v in volumes]
            return np.array([float(_paid(one, asked)[0]) for one in each])
        found = []
        for start in range(0, volumes.size, SWEEP.size):
            some = volumes[start : start + SWEEP.size]
            rows = np.append(some, np.full(SWEEP.size - some.size, some[-1])) / month.requests
            one = reckon(runs.case, choice, month, multiples=rows, unlimited=unlimited)
            swept = _paid(one, asked)[one.context.design.rows.volume_sweep]
            found.append(swept[: some.size])
        return np.concatenate(found)

    return costs


def _grows(choice: Choice, asked: Question) -> bool:
    """Say whether whole machines are bought with the volume: their number is not the row's own."""
    return choice.form in {"bought", "appliance", "licence"} and asked.machines == "growing"


def _paid(one: Reckoned, asked: Question) -> Array:
    """Give the cost over the horizon, shape ``(rows,)``."""
    if asked.discounted:
        return one.costing.present(one.placement).cost
    return np.asarray(monthly_cost(one.context, one.lines).sum(axis=0))
