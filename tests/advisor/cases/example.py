"""A small published case in round figures: a machine of 1,000 tokens a second against an API."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from advisor.cases.changed import checked
from advisor.cases.told import Case

MACHINE: Mapping[str, Any] = {
    "form": "bought",
    "price": 12_000,
    "tokens_per_s": 1000,
    "watts": 1000,
    "price_per_kwh": 0.1,
}
"""12,000 at once; 100 an hour of work and thousand kilowatts, so 0.1 an hour at full load."""
API: Mapping[str, Any] = {"form": "api", "input_per_mtok": 1, "output_per_mtok": 4}
WORK: Mapping[str, Any] = {"requests_per_month": 1000, "input_tokens": 8000, "output_tokens": 1000}
"""8 million tokens read and 1 million written: 12 a month at the API."""


def case(
    *,
    workload: Mapping[str, Any] = WORK,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    **answers: Any,
) -> Case:
    told = {
        "format": 1,
        "id": "example",
        "source": "made up",
        "day": dt.date(2026, 1, 1),
        "horizon_months": 24,
        "left_out": ("everything else",),
        "workload": workload,
        "options": options or {"machine": MACHINE, "api": API},
    }
    return checked(Case.model_validate(told | answers))
