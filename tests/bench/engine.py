"""How long an evaluation takes, and its arithmetic against numpy streaming the same bytes once."""

import datetime as dt
import math
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from unittest import mock

import numpy as np

from advisor import api
from advisor.cost.cash_flow import Costing, Make, Present
from advisor.cost.context import Line
from tests.bench.reading import Reading, fastest

AS_OF = dt.date(2026, 11, 22)
ROWS, MORE_ROWS = 1024, 4096
SAMPLE = "travel-customer-service"
STREAMED_AT_ONCE = 64_000_000
"""Chosen by us: bytes of the buffer that is streamed, well above any cache."""


def readings() -> Iterator[Reading]:
    """Measure the engine on the samples that ship."""
    for sample in api.samples():
        seconds = fastest(partial(evaluate, sample.id, ROWS), repeats=3)
        yield Reading(f"engine.evaluate.{sample.id}", seconds * 1000, "ms at 1,024 rows")
    arithmetic = min((arithmetic_of_one_run() for _ in range(3)), key=lambda run: run[0])
    seconds, streamed = arithmetic
    yield Reading("engine.arithmetic_over_streaming", seconds / streaming(streamed), "ratio", 4.0)
    whole = fastest(partial(evaluate, SAMPLE, ROWS), repeats=3)
    yield Reading("engine.evaluate_over_streaming", whole / streaming(streamed), "ratio")
    few, many = (fastest(partial(evaluate, SAMPLE, n), repeats=3) for n in (ROWS, MORE_ROWS))
    exponent = math.log(many / few) / math.log(MORE_ROWS / ROWS)
    yield Reading("engine.growth_in_rows", exponent, "exponent", 1.0)


def evaluate(sample: str, rows: int) -> api.Evaluation:
    """Evaluate a sample as the program does."""
    draft = api.Draft(dict(api.sample_answers(sample)))
    return api.evaluate_draft(draft, as_of=AS_OF, samples=rows)


def arithmetic_of_one_run() -> tuple[float, int]:
    """Seconds spent making and discounting ledger lines in one evaluation, and their bytes."""
    spent = [0.0, 0]

    class Timed(Costing):
        """A costing that notes how long its own arithmetic takes."""

        def _present(self, key: Hashable, make: Make) -> Present:
            if key in self._pieces:
                return self._pieces[key]
            begun = time.perf_counter()
            present = super()._present(key, counted(make))
            spent[0] += time.perf_counter() - begun
            return present

    def counted(make: Make) -> Callable[[], Iterable[Line]]:
        lines = list(make())
        spent[1] += sum(line.amounts.nbytes for line in lines)
        return lambda: lines

    with mock.patch("advisor.evaluate.Costing", Timed):
        evaluate(SAMPLE, ROWS)
    return spent[0], int(spent[1])


def streaming(total: int) -> float:
    """Seconds that numpy takes to read ``total`` bytes of floats once, adding them up."""
    buffer = np.ones(STREAMED_AT_ONCE // 8)
    return fastest(lambda: np.add.reduce(buffer)) * total / buffer.nbytes
