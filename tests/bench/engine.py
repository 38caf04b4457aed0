"""How long an evaluation takes, and the ledger's arithmetic against numpy streaming its bytes.

The arithmetic is the time spent reckoning every piece of the standing plans of the large sample,
lines made and discounted, in rows in which nothing has been reckoned yet; servers are decided and
sized before. Its bytes are those of the arrays of months by rows that it really makes: every
result of an operation on what is counted in months and rows, as a second run notes them. Sums over
months and what is kept by row alone make no such array and count as time only. Streaming is numpy
adding up a buffer of many times any cache once, at the same bytes. Of both the fastest of twelve
counts.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from advisor import api
from advisor.answer import Run, answer
from advisor.cost.cash_flow import Costing
from advisor.cost.context import Array, Context
from advisor.evaluate import prepared, reading_anew, run_of
from advisor.sizing.tokens import Months
from tests.bench import large
from tests.bench.reading import Reading, fastest

AS_OF = large.AS_OF
ROWS = 1024
SAMPLE = "travel-customer-service"
SEED = 1
STREAMED_AT_ONCE = 256_000_000
"""Chosen by us: bytes of the buffer that is streamed, well above any cache."""


def readings() -> Iterator[Reading]:
    """Measure the engine on the samples that ship, and on the large one."""
    for sample in api.samples():
        seconds = fastest(partial(evaluate, sample.id, ROWS), repeats=3)
        yield Reading(f"engine.evaluate.{sample.id}", seconds * 1000, "ms at 1,024 rows")
    run = large_run()
    check(run)
    unit, streamed = arithmetic(run)
    yield Reading("engine.arithmetic", unit * 1000, "ms, large sample")
    yield Reading("engine.arithmetic_over_streaming", unit / streaming(streamed), "ratio", 4.0)
    settled = fastest(lambda: read(large_run()), repeats=2)
    yield Reading("engine.settled_step", settled * 1000, "ms, large sample, search included")
    yield Reading("engine.settled_step_over_arithmetic", settled / unit, "ratio")
    told = fastest(lambda: read(run), repeats=3)
    yield Reading("engine.answer", told * 1000, "ms, large sample, read from a run")
    yield Reading("engine.answer_over_arithmetic", told / unit, "ratio")


def evaluate(sample: str, rows: int) -> api.Evaluation:
    """Evaluate a sample as the program does."""
    draft = api.Draft(dict(api.sample_answers(sample)))
    return api.evaluate_draft(draft, as_of=AS_OF, samples=rows)


def large_run(
    workloads: int = large.WORKLOADS, months: int = large.MONTHS, rows: int = large.ROWS
) -> Run:
    """Reckon the large sample, or one like it."""
    told = large.assessment(workloads, months)
    return run_of(told, large.catalogue(), as_of=AS_OF, samples=rows, seed=SEED)


def read(run: Run) -> api.Evaluation:
    """Read a run into an answer."""
    return answer(run, version="bench", as_of=AS_OF, seed=SEED)


def check(run: Run) -> None:
    """Make sure that gates leave as many options to each workload as the sample is meant to have.

    Raises:
        ValueError: When the catalogue has moved on and the sample has to be chosen anew.
    """
    found = {len(options) for options in run.choices.admitted.values()}
    if found != {large.OPTIONS}:
        text = f"workloads of the large sample have {sorted(found)} options"
        raise ValueError(text)


def arithmetic(run: Run, repeats: int = 12) -> tuple[float, int]:
    """Give the seconds spent on the pieces of a run's plans, and the bytes of what they make."""
    times = []
    for _ in range(repeats):
        there = unreckoned(run)
        begun = time.perf_counter()
        for plan in run.plans.values():
            there.present(plan.placement)
        times.append(time.perf_counter() - begun)
    there = unreckoned(run)
    noted = Noted.of_tables(there.context)
    for plan in run.plans.values():
        there.present(plan.placement)
    return min(times), noted[0]


def unreckoned(run: Run) -> Costing:
    """Give what reckons a run's plans in the same rows: servers decided, no piece reckoned."""
    _, context_of = prepared(run.context.assessment, large.catalogue(), as_of=AS_OF)
    there = reading_anew(run.search, context_of(run.context.design.rows.samples, SEED))
    for plan in run.plans.values():
        there.layout(plan.placement)
    return there


class Noted(np.ndarray):
    """An array of months by rows that notes the bytes of all that is made from it."""

    made: list[int]

    @classmethod
    def of_tables(cls, context: Context) -> list[int]:
        """Note from now on what is made from a context's tasks and factors; give the count."""
        made = [0]

        def noted(table: Array) -> Noted:
            found = table.view(cls)
            found.made = made
            return found

        context.demand = {
            id_: replace(one, months=Months(partial(noted, one.tasks)))
            for id_, one in context.demand.items()
        }
        for index in ("", "api_price", "wage", "electricity", "rental_price"):
            context.prices._discounted[index] = noted(context.prices.discounted(index))
        return made

    def __array_finalize__(self, source: object) -> None:
        """Keep the count in views."""
        self.made = getattr(source, "made", [0])

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **named: Any) -> Any:
        plain = [one.view(np.ndarray) if isinstance(one, Noted) else one for one in inputs]
        if "out" in named:
            named["out"] = tuple(
                one.view(np.ndarray) if isinstance(one, Noted) else one for one in named["out"]
            )
        found = getattr(ufunc, method)(*plain, **named)
        if method != "__call__" or np.ndim(found) != self.ndim:
            return found
        self.made[0] += found.nbytes
        again = found.view(Noted)
        again.made = self.made
        return again


def streaming(total: int) -> float:
    """Seconds that numpy takes to read ``total`` bytes of floats once, adding them up."""
    buffer = np.ones(STREAMED_AT_ONCE // 8)
    return fastest(lambda: np.add.reduce(buffer)) * total / buffer.nbytes
