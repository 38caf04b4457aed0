"""Rules that leave nothing together, and what would come nearest to working."""

from __future__ import annotations

from advisor.errors import Message
from advisor.evaluation.names import Found, Posture


class ClashingRule(Found):
    """One rule of a clash."""

    rule: str
    """Key of the rule: ``data_class``, ``air_gap``, ``budget`` …"""
    label: Message
    nearest: Message
    """The nearest thing that would work."""


class Clash(Found):
    """A smallest set of rules that leave nothing: without any one of them something is left."""

    workload: str
    """Workload that is left without an option; empty where plans clash with caps."""
    posture: Posture | None = None
    """Side that is left without a plan; null where none is left at all."""
    rules: tuple[ClashingRule, ...]
    closest: str = ""
    """Option that the fewest rules keep out; empty where plans clash with caps."""
    kept_out_by: tuple[str, ...] = ()
    """The rules that keep it out."""
