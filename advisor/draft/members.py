"""What is said of a member of a group elsewhere, and goes when the member goes.

Keys are given again: what would stay behind would be read as said of the next member of that key.
"""

from __future__ import annotations

from collections.abc import Collection

from advisor.draft.paths import REPEATED, steps_of
from advisor.draft.set_aside import REMARKS

_INPUTS = {"workloads": "workload", "machines": "machine"}
"""How the ids of inputs name the groups of which there are some."""


def is_member(path: str) -> bool:
    """Say whether a path is that of a whole member, such as ``workloads.w1``."""
    group, _, key = path.partition(".")
    return group in REPEATED and bool(key) and "." not in key


def stands_below(path: str, prefix: str) -> bool:
    """Say whether a path is the prefix itself or lies below it."""
    return path == prefix or path.startswith(f"{prefix}.")


def gone_with(member: str, paths: Collection[str]) -> frozenset[str]:
    """Give the paths that go with a member.

    These are its answers, its figures, the remarks on either, what ballots estimate of it and what
    scenarios answer of it. A scenario that is left with no answer of its own goes whole.

    Args:
        member: Such as ``workloads.w1``.
        paths: Of all answers.
    """
    group, _, key = member.partition(".")
    figures = (f"figures.{_INPUTS[group]}.{key}",) if group in _INPUTS else ()
    gone = {
        path
        for path in paths
        if any(stands_below(said, one) for said in said_of(path) for one in (member, *figures))
    }
    touched = {".".join(path.split(".", 2)[:2]) for path in gone if path.startswith("scenarios.")}
    for scenario in touched:
        left = {path for path in paths if stands_below(path, scenario)} - gone
        if not any(stands_below(path, f"{scenario}.answers") for path in left):
            gone |= left
    return frozenset(gone)


def said_of(path: str) -> tuple[str, ...]:
    """Give the path and, where an answer stands in for another, the path of that one."""
    said = path.removeprefix(REMARKS)
    match steps_of(said):
        case ("scenarios", _, "answers", other):
            return said, other
        case ("ballots", _, "estimates", input_id):
            return said, f"figures.{input_id}"
    return (said,)
