"""The steps of the journey, in order, and the sections of questions each one asks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One entry of the stepper."""

    id: str
    sections: tuple[str, ...] = ()
    """Ids of the sections whose answers its progress counts."""
    badge: str = ""
    """Number of the phase it stands for."""


STEPS = (
    Step("start"),
    Step("organisation", ("organisation", "rules", "finance")),
    Step("workloads", ("workloads",), badge="1"),
    Step("hardware", ("machines", "sites", "systems", "candidates", "measurements"), badge="2"),
    Step("phases", ("phases",), badge="3"),
    Step("preferences", ("weights", "votes", "preferences")),
    Step("workshop"),
    Step("what_if"),
    Step("decision"),
    Step("report"),
)
BESIDE = (Step("express"),)
"""Another way through the same questions; the stepper does not show it."""
REFERENCE = (Step("catalogue"), Step("guide"))
"""What stands beside the journey and needs no engagement."""
