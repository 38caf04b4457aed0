"""Carbon beside the cost: what the machines of a plan draw, by the intensity of the grid.

No money is made of it. Machines that are owned or bought count; what hosts and landlords draw for
a client they do not publish.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.machines import drawn_kw
from advisor.cost.pool import Pool
from advisor.sizing.tokens import HOURS_PER_MONTH


def carbon_kg(context: Context, pools: Sequence[Pool]) -> Array | None:
    """Give the carbon dioxide equivalent of a plan's own machines over the horizon.

    ``kW drawn × PUE × 730 h × g/kWh / 1000``, month by month.

    Returns:
        Kilograms, shape ``(rows,)``; None where the plan runs no machine of its own.
    """
    own = [pool for pool in pools if pool.option.is_bought and pool.spans]
    if not own:
        return None
    drawn = np.zeros(context.design.rows.total)
    for pool in own:
        for span in pool.spans:
            drawn += drawn_kw(context, pool, span).sum(axis=0)
    intensity = context.design[f"carbon.{context.assessment.organisation.region}"]
    hours = HOURS_PER_MONTH * context.design["pue.on_premises"]
    return np.asarray(drawn * hours * intensity / 1000)
