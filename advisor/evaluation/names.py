"""The words of the answer: postures, phases, forms, and a figure's band."""

from __future__ import annotations

from typing import Literal

from advisor.model.record import Record

Posture = Literal["open", "closed", "hybrid"]
Verdict = Literal["open", "closed", "hybrid", "too_close", "none_feasible"]
PhaseName = Literal["verification", "integration", "innovation"]
PHASES: tuple[PhaseName, ...] = ("verification", "integration", "innovation")
POSTURES: tuple[Posture, ...] = ("open", "closed", "hybrid")
Form = Literal[
    "closed_api",
    "closed_licence",
    "closed_appliance",
    "open_hosted",
    "open_rented",
    "open_owned",
    "open_appliance",
    "closed_tuned",
    "open_tuned",
    "closed_routed",
    "hybrid_routed",
    "open_private_cloud",
    "open_device",
    "industry_adapted",
    "industry_scratch",
    "closed_adapted",
]


class Found(Record, defer_build=True):
    """A record of the answer; what checks it is made when the first one is.

    The window is sent answers that have been checked, and is spared the 50 ms of making it.
    """


class Band(Found):
    """A figure over the random rows."""

    p10: float
    p50: float
    p90: float
    mean: float
