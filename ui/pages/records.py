"""Answers of one workload or one machine, as a group that can be added or copied."""

from __future__ import annotations

from advisor import api


def next_key(draft: api.Draft, group: str) -> str:
    """Give a key that no member of the group has."""
    taken = set(draft.keys(group))
    number = len(taken) + 1
    while f"{group[0]}{number}" in taken:
        number += 1
    return f"{group[0]}{number}"


def copy_of(draft: api.Draft, group: str, key: str, name: str) -> tuple[str, dict[str, api.Answer]]:
    """Give the answers of a copy under a new key and name."""
    new = next_key(draft, group)
    old = f"{group}.{key}."
    copied = {
        f"{group}.{new}.{path.removeprefix(old)}": value
        for path, value in draft.answers.items()
        if path.startswith(old)
    }
    copied[f"{group}.{new}.name"] = name
    return new, copied


def name_of(draft: api.Draft, group: str, key: str, unnamed: str) -> str:
    """Give the name a member goes by."""
    return str(draft.answers.get(f"{group}.{key}.name") or unnamed)


def problem_count(problems: tuple[api.Problem, ...] | list[api.Problem], prefix: str) -> int:
    """Count the errors beneath a prefix."""
    return sum(p.where.startswith(prefix) and p.severity == "error" for p in problems)
