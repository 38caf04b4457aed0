"""The large sample: 12 workloads that may each use 8 options, over 60 months.

Chosen so that gates leave 8 to each. One half stands within a target that the closed model for own
machines misses: two closed APIs, a host, an appliance, machines rented in three ways, machines
bought. The other half may leave the organisation's own or rented machines to nobody: licences and
appliances of both sides, machines rented in three ways, machines bought. Volumes and values are
made up for the measurement; prices and speeds are those that ship.
"""

import datetime as dt
from collections.abc import Mapping

from advisor import api
from advisor.api.library import whole_catalogue
from advisor.catalogue.catalogue import Catalogue
from advisor.model.assessment import Assessment

AS_OF = dt.date(2026, 11, 22)
WORKLOADS, OPTIONS, MONTHS, ROWS = 12, 8, 60, 8192
_KINDS = (
    "customer_service",
    "knowledge_base",
    "office_writing",
    "search_assistant",
    "data_questions",
    "medical",
)
_VOLUMES = (300_000, 200_000, 90_000, 400_000, 30_000, 25_000)
_SOURCE = "made up for a measurement of speed"
_LIKE = "travel-customer-service"
"""Sample whose answers on the organisation, its rules and its money are taken over."""


def answers(workloads: int = WORKLOADS, months: int = MONTHS) -> Mapping[str, api.Answer]:
    """Give the answers of the large sample, or of a smaller or larger one like it."""
    kept = api.sample_answers(_LIKE).items()
    told: dict[str, api.Answer] = {k: v for k, v in kept if not k.startswith("workloads.")}
    told |= {
        "title": "Large sample",
        "finance.horizon_months": months,
        "candidates.open_models": ["qwen3-30b-a3b"],
        "candidates.closed_models": ["qwen-plus", "qwen-flash"],
        "candidates.accelerator": "H20-96GB",
    }
    for number in range(workloads):
        told |= _workload(number)
    return told


def assessment(workloads: int = WORKLOADS, months: int = MONTHS) -> Assessment:
    """Give the large sample as the engine takes it."""
    return api.Draft(dict(answers(workloads, months))).completed()


def catalogue() -> Catalogue:
    """Give the figures that ship."""
    return whole_catalogue()


def _workload(number: int) -> Mapping[str, api.Answer]:
    kind = number % len(_KINDS)
    is_confidential = number % 2 == 1
    volume = _VOLUMES[kind] * (1 + number // len(_KINDS))
    prefix = f"workloads.w{number:03d}"
    return {
        f"{prefix}.name": f"Workload {number}",
        f"{prefix}.template": _KINDS[kind],
        f"{prefix}.volume": _range(volume * 0.6, volume, volume * 1.6),
        f"{prefix}.value_per_success": _range(2.0, 4.0, 8.0),
        f"{prefix}.failure_handling": ("lost", "repaired")[number // 2 % 2],
        f"{prefix}.data_class": "confidential" if is_confidential else "internal",
        f"{prefix}.ttft_s": 20.0 if is_confidential else 2.0,
        f"{prefix}.tpot_s": 0.1 if is_confidential else 0.03,
    }


def _range(low: float, likely: float, high: float) -> api.Answer:
    return {"low": low, "likely": likely, "high": high, "source": _SOURCE}
