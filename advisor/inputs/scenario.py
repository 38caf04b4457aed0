"""Scenarios of the debate on API prices: a shock in some month, and use that follows the price."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.compound import compounded
from advisor.inputs.design import Design

Array = NDArray[np.float64]
SHOCK = "scenario.price_shock"
"""What API prices are multiplied by from the month of the shock on; absent where none is tried."""
REBOUND = "scenario.volume_rebound"
"""Elasticity: how many percent more is used when API prices fall by one; absent where off."""

_ALONE = np.float64(1.0)


def api_price_index(
    design: Design, months: int, shock_month: int, over: Array | np.float64 = _ALONE
) -> Array:
    """Give API prices over those of month 0, the shock included where one is tried (C017–C020).

    Args:
        design: The drawn inputs.
        months: Horizon, months.
        shock_month: Month from which a shock holds.
        over: A factor of a year that the index is divided by as it grows, as a discount is.

    Returns:
        Shape ``(months, rows)``; ``(1 + drift)^(t/12)``, times the shock from its month on.
    """
    kept = np.maximum(1 + design["drift.api_price"], 0.0)  # of a price, after a year
    index = compounded(kept / over, months)
    if SHOCK in design.ledger:
        month = np.arange(months)[:, np.newaxis]
        index = index * np.where(month >= shock_month, design[SHOCK], 1.0)
    return index


def rebound(design: Design, months: int, shock_month: int) -> Array | None:
    """Give what use is multiplied by as API prices move; None where use does not follow them.

    ``index ^ -elasticity``, for every option alike: users look at the market's price. A price
    that rises above today's lowers use in the same way.

    Args:
        design: The drawn inputs.
        months: Horizon, months.
        shock_month: Month from which a price shock holds.

    Returns:
        Shape ``(months, rows)``, or None.
    """
    if REBOUND not in design.ledger:
        return None
    lowest = 1e-6  # a drift of -100 % a year would ask for infinite use
    index = np.maximum(api_price_index(design, months, shock_month), lowest)
    found: Array = index ** -design[REBOUND]
    return found
