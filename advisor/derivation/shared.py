"""What a workload of a plan costs as a tree: its own lines, and its share of those it shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from advisor.cost.context import Array
from advisor.cost.line import Line
from advisor.cost.shares import Rule, Split, Splitter
from advisor.derivation.basis import figure, number
from advisor.derivation.lines import Lens, read_lines
from advisor.derivation.record import Part, made_of
from advisor.derivation.scene import Scene
from advisor.errors import Message, message

_COUNTED: dict[Rule, tuple[str, str]] = {
    "use": ("use_own", "use_all"),
    "months": ("months_own", "months_all"),
    "equally": ("one_workload", "all_workloads"),
}
"""What a share is a share of: this workload's, and all of them."""


def workload_cost(scene: Scene, splitter: Splitter, workload: str, lens: Lens) -> Part:
    """Add up what falls on a workload, line by line.

    Args:
        scene: A plan's lines.
        splitter: Splits them over its workloads.
        workload: Its id.
        lens: How lines are read.
    """
    costs = [line for line in scene.lines if not line.is_gain]
    groups: dict[str, dict[tuple[Rule, float, float], list[Line]]] = {}
    for line in costs:
        split = splitter.split(line)
        if workload in split.amounts:
            key = split.rule, *_likely(split, workload)
            groups.setdefault(line.key, {}).setdefault(key, []).append(line)
    parts = [
        scene.basis.sum(
            Message(f"line.{key}"), tuple(_falling(scene, key, of, lens)), scene.basis.currency
        )
        for key, of in sorted(groups.items())
    ]
    return scene.basis.sum(figure("all_lines"), parts, scene.basis.currency)


def _falling(
    scene: Scene, key: str, groups: dict[tuple[Rule, float, float], list[Line]], lens: Lens
) -> Iterator[Part]:
    """Give a line's stretches that are the workload's own, and its share of the others."""
    for (rule, own, every), lines in groups.items():
        parts = tuple(read_lines(scene, lines, lens))
        if own == every:
            yield from parts
        elif parts:
            yield _shared(scene, key, parts, (rule, own, every))


def _shared(
    scene: Scene, key: str, parts: Sequence[Part], counted: tuple[Rule, float, float]
) -> Part:
    rule, own, every = counted
    label = figure("before_share", line=Message(f"line.{key}"))
    whole = scene.basis.sum(label, parts, scene.basis.currency)
    names = (f"derivation.part.{name}" for name in _COUNTED[rule])
    count = tuple(number(name, amount) for name, amount in zip(names, (own, every), strict=True))
    share = made_of(figure("share_of_it"), "quotient", count, "share")
    rule_said = message(f"share.{rule}")
    return made_of(rule_said, "product", (whole, share), scene.basis.currency)


def _likely(split: Split, workload: str) -> tuple[float, float]:
    """Give what a workload has and what all have of it, in the likely case."""
    return _first(split.amounts[workload]), _first(split.total)


def _first(amounts: Array) -> float:
    return float(np.ravel(amounts)[0])
