"""Which inputs move together: what drives one of a group drives the others in part."""

from __future__ import annotations

from collections.abc import Mapping

_BY_BEGINNING: Mapping[str, str] = {
    "purchase.": "accelerator_price",
    "rental.": "accelerator_price",
    "drift.hardware_price": "accelerator_drift",
    "drift.rental_price": "accelerator_drift",
    "price.": "api_price",
    "drift.api_price": "api_price",
    "salary.engineer": "wage",
    "drift.wage": "wage",
}
_BY_FIELD: Mapping[str, str] = {
    "volume": "volume",
    "growth_per_year": "growth",
    "growth_ceiling": "growth",
}
"""Fields of a workload."""
_ALONE = ("rental.keep_alive_s", "rental.cold_start_s")
"""Figures that are no prices, though their ids begin like some."""


def group_of(id_: str) -> str:
    """Give the group of an input, empty where it moves by itself.

    Args:
        id_: Id of the input; ``workload.<key>.<field>`` for one of a workload.
    """
    if id_.startswith("workload."):
        return _BY_FIELD.get(id_.split(".", 2)[2], "")
    if id_ in _ALONE:
        return ""
    return next((group for start, group in _BY_BEGINNING.items() if id_.startswith(start)), "")
