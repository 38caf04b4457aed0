"""How the time of a reading grows in rows, months and workloads; drawn as log–log lines.

What is measured are draws, demand, what machines do and every piece of one plan, in so many rows,
months and workloads. The plan puts the workloads in turn on each of the options of the large
sample, so that it is made alike at every size. The search is left out: it tries as many placements
as it has to; the whole evaluation's growth in workloads is told beside, without a budget. An
exponent is the slope of a straight line through the logarithms; 1 is linear. `make growth` draws
`growth.svg`.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.context import Context
from advisor.decision.choices import choices_of
from advisor.evaluate import prepared, reading_anew
from tests.bench import large
from tests.bench.engine import AS_OF, SEED, large_run, read
from tests.bench.growth_plot import plot
from tests.bench.reading import Reading, fastest

PICTURE = Path(__file__).with_name("growth.svg")
ROWS = (2048, 4096, 8192, 16384)
MONTHS = (15, 30, 60, 120)
WORKLOADS = (3, 6, 12, 24)
SEARCHED = (3, 6, 12)
FEW_ROWS, DECIDING_ROWS = 8192, 256
"""Rows in which months and workloads are varied; rows in which servers are decided."""
Points = Mapping[int, float]
"""Seconds by size."""


def readings() -> Iterator[Reading]:
    """Measure the exponents."""
    for name, points in measured().items():
        yield Reading(f"engine.growth_in_{name}", exponent(points), "exponent", 1.0)
    whole = {size: fastest(partial(evaluated, size), repeats=1) for size in SEARCHED}
    yield Reading("engine.growth_in_workloads_searched", exponent(whole), "exponent")


def measured() -> Mapping[str, Points]:
    """Seconds by rows, months and workloads."""
    middle = planned(large.WORKLOADS, large.MONTHS)
    return {
        "rows": {size: seconds(middle, size) for size in ROWS},
        "months": {size: seconds(planned(large.WORKLOADS, size), FEW_ROWS) for size in MONTHS},
        "workloads": {size: seconds(planned(size, large.MONTHS), FEW_ROWS) for size in WORKLOADS},
    }


Planned = tuple[Costing, Placement, Callable[..., Context]]
"""A plan, what decided its servers, and what makes rows."""


def planned(workloads: int, months: int) -> Planned:
    """Put workloads in turn on each of their options, through all phases."""
    told = large.assessment(workloads, months)
    options, context_of = prepared(told, large.catalogue(), as_of=AS_OF)
    deciding = Costing(context_of(DECIDING_ROWS, SEED, swings=False))
    admitted = choices_of(told, options, deciding).admitted
    placement = {
        workload: (may[number // 2 % len(may)],) * 3
        for number, (workload, may) in enumerate(admitted.items())
    }
    deciding.layout(placement)
    return deciding, placement, context_of


def seconds(plan: Planned, rows: int) -> float:
    """Seconds in which a plan is read in so many rows, the fastest of a few."""
    deciding, placement, context_of = plan

    def step() -> None:
        reading_anew(deciding, context_of(rows, SEED)).present(placement)

    return fastest(step, repeats=4)


def evaluated(workloads: int) -> None:
    """Evaluate a sample like the large one, search and answer included."""
    read(large_run(workloads, rows=FEW_ROWS))


def exponent(points: Points) -> float:
    """Give the slope of the logarithm of the seconds over that of the size."""
    sizes, times = np.log(list(points)), np.log(list(points.values()))
    return float(np.polyfit(sizes, times, 1)[0])


def labelled(found: Mapping[str, Points]) -> Mapping[str, Sequence[tuple[float, float]]]:
    """Name each line with its exponent."""
    return {
        f"{name.replace('_', ' ')}: exponent {exponent(points):.2f}": list(points.items())
        for name, points in found.items()
    }


def main() -> int:
    """Measure and draw."""
    title = "Seconds to read a plan, over rows, months and workloads"
    PICTURE.write_text(plot(title, labelled(measured())), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
