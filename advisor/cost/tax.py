"""Tax on profit, kept simple; only where the client gives a rate.

What is spent lowers the tax of the month it is spent in, and value that tasks bring raises it: the
organisation is taken to have profit to set costs against. What is bought is written off evenly
over its life at the likely value, and what stands in the books at the horizon is written off
there, since a sale at the end is taxed in full. Value-added tax is left out: businesses recover
it. No allowances, no losses carried on, no delay between cost and tax.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from advisor.cost.context import Array, Context, Line
from advisor.cost.line import Course, Flow

CAPITAL = frozenset(
    {"hardware_purchase", "hardware_install", "appliance_purchase", "licence_one_off"}
)
"""Lines that are written off over the life of hardware."""
GAINS = frozenset({"benefit", "hardware_resale", "owned_resale_credit"})
"""Lines of money that comes in."""


def taxed(context: Context, lines: Iterable[Line]) -> Iterator[Line]:
    """Give lines and the tax that goes with each of them; they alone where there is no rate."""
    rate = context.assessment.finance.tax_rate
    for line in lines:
        yield line
        if rate:
            yield _written_off(context, line, rate) if line.key in CAPITAL else _tax(line, rate)


def _tax(line: Line, rate: float) -> Line:
    key = "tax_on_value" if line.key in GAINS else "tax_saved"
    if isinstance(line.flow, Flow):
        flow: Array | Flow = Flow(-rate * line.flow.factor, line.flow.course)
    else:
        flow = -rate * line.flow
    return replace(line, key=key, flow=flow, taxed=line.key)


def _written_off(context: Context, line: Line, rate: float) -> Line:
    """Spread the tax that a purchase saves over its life, the rest of it at the horizon."""
    life = max(1, round(float(context.design["hardware.life_months"][0])))
    start, end = line.start, min(line.start + life, context.calendar.horizon)

    def values() -> Array:
        parts = np.full((end - start, 1), 1 / life)
        parts[-1] += 1 - (end - start) / life
        return parts

    course = Course(("written off", start, end, life), start, end, values)
    saved = -rate * np.asarray(line.amounts).sum(axis=0)
    ids = (*line.inputs, "hardware.life_months")
    flow = Flow(saved, course)
    return replace(line, key="tax_saved", flow=flow, inputs=ids, taxed=line.key)
