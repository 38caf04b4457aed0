"""How long a live step takes on the large sample, in the worker's process, by what is moved.

A step is read in the futures of the search at once, cost over time among it, and in those of the
evaluation once the control rests (``finer``). Each driver is moved 12 times, by another amount each
time, and its fastest step kept; of the drivers of a kind the 95th percentile is told, in ms and
over the engine's arithmetic.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count

import numpy as np

from advisor.answer import Run
from advisor.inputs.ledger import Input
from advisor.live.reading import evaluated
from advisor.live.rest import in_few_rows
from advisor.live.step import Stepper
from tests.bench.engine import arithmetic, large_run, read
from tests.bench.reading import Reading, fastest

REPEATS = 12
BY_KIND: Mapping[str, Callable[[Input], bool]] = {
    "api_price": lambda one: one.id.startswith("price."),
    "rental_price": lambda one: one.id.startswith("rental.") and one.unit[:3].isupper(),
    "wage": lambda one: one.id.startswith("salary.engineer."),
    "volume": lambda one: one.id.startswith("workload.") and one.id.endswith(".volume"),
    "discount_rate": lambda one: one.id == "finance.discount_rate",
    "throughput": lambda one: one.id.startswith("throughput."),
}
"""What tells the drivers of a kind; the unit of a price begins with its currency."""
OF_ONE_FAMILY = ("api_price", "rental_price")
_STEPS = count(1)


def readings() -> Iterator[Reading]:
    """Measure steps of every kind of driver."""
    run = large_run()
    unit, _ = arithmetic(run)
    told = evaluated(read(run))
    stepper = Stepper(in_few_rows(run), told)
    found = {kind: steps(run, stepper, chosen) for kind, chosen in BY_KIND.items()}
    finer = Stepper(run, told, stepper.inputs)
    for kind in ("api_price", "volume"):
        slow = float(np.quantile(steps(run, finer, BY_KIND[kind]), 0.95))
        yield Reading(f"live.finer.{kind}", slow * 1000, "ms p95, large sample, while it rests")
    family = [seconds for kind in OF_ONE_FAMILY for seconds in found[kind]]
    for kind, times in {"one_option_family": family, **found}.items():
        slow = float(np.quantile(times, 0.95))
        yield Reading(f"live.step.{kind}", slow * 1000, "ms p95, large sample")
        yield Reading(f"live.step.{kind}_over_arithmetic", slow / unit, "ratio")


def steps(run: Run, stepper: Stepper, chosen: Callable[[Input], bool]) -> list[float]:
    """Seconds of the fastest step of each driver of a kind."""
    drivers = [one for one in run.context.design.ledger.all() if chosen(one)]
    return [fastest(lambda one=one: stepper.step(moved(one)), REPEATS) for one in drivers]


def moved(one: Input) -> Mapping[str, Input]:
    """Move an input by a little, never twice by the same."""
    factor = 1 + 0.001 * next(_STEPS)
    low, likely, high = one.low * factor, one.likely * factor, one.high * factor
    return {one.id: replace(one, low=low, likely=likely, high=high)}
