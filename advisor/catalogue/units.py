"""The closed list of units: a figure in any other unit is refused.

Money units start with a currency code; what follows the stroke is what the money buys.
"""

from __future__ import annotations

from typing import get_args

from advisor.model.organisation import Currency

CURRENCIES: frozenset[str] = frozenset(get_args(Currency))
"""Currencies a figure may be in: those of an assessment."""

PRICED_BY: frozenset[str] = frozenset(
    {"", "USD", "kWh", "kW-month", "year", "accelerator-hour", "accelerator", "appliance", "Mtok",
     "task", "system", "sample", "device", "GB"}
)  # fmt: skip
"""What may stand after the stroke of a money unit; none for a sum."""

PLAIN: frozenset[str] = frozenset(
    {"share", "share/year", "ratio", "month", "person-month", "person-day", "FTE", "accelerator",
     "task/unit", "call/task", "token/call", "hour/month", "task/month", "gCO2e/kWh", "W", "kW",
     "GB", "sample", "minute", "second", "U/accelerator", "GB/s", "TFLOPS"}
)  # fmt: skip
"""Units that are no money."""


def is_unit(text: str) -> bool:
    """Say whether a text is a unit of the closed list.

    Examples:
        >>> is_unit("CNY/kWh"), is_unit("share"), is_unit("EUR"), is_unit("percent")
        (True, True, True, False)
    """
    currency, stroke, per = text.partition("/")
    if currency in CURRENCIES:
        return bool(per or not stroke) and per in PRICED_BY
    return text in PLAIN


def currency_of(unit: str) -> str | None:
    """Give the currency of a money unit, None for other units."""
    currency = unit.partition("/")[0]
    return currency if currency in CURRENCIES else None
