"""What was found of courses, kept through changes that do not touch them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from advisor.cost.course import Course, touches

Found = TypeVar("Found")


class Kept(Generic[Found]):
    """What was found of courses, and of those before a change what it does not touch.

    Whether it does is asked of one course when that one is wanted: a step wants few of them.
    """

    def __init__(self) -> None:
        """Start with nothing found."""
        self._found: dict[Hashable, tuple[Found, tuple[str, ...]]] = {}
        self._before: Kept[Found] | None = None
        self._ids: frozenset[str] = frozenset()

    def known(self, key: Hashable) -> Found | None:
        """Give what was found of a course; None where nothing was, or a change touches it."""
        found = self.entry(key)
        return None if found is None else found[0]

    def put(self, course: Course, found: Found) -> Found:
        """Keep what was found of a course, and give it."""
        self._found[course.key] = found, course.made_of
        return found

    def keep(self, before: Kept[Found], ids: frozenset[str]) -> None:
        """Know what was known before a change of some inputs, as far as it does not touch it."""
        self._before, self._ids = before, ids

    def forget(self) -> None:
        """Know nothing any more."""
        self._found.clear()
        self._before = None

    def entry(self, key: Hashable) -> tuple[Found, tuple[str, ...]] | None:
        """Give what was found, and what that course is made of."""
        found = self._found.get(key)
        if found is None and self._before is not None:
            found = self._before.entry(key)
            if found is not None and touches(found[1], self._ids):
                return None
        return found
