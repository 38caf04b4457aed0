"""What is let go of goes back to the system, where its allocator keeps it."""

from __future__ import annotations

import ctypes
import gc
import sys
import weakref

import pytest

from advisor.live.memory import give_back


class _Ring:
    """Something that holds itself, so that only a collection finds it."""

    def __init__(self) -> None:
        self.itself = self


def test_that_what_holds_itself_is_collected() -> None:
    gc.disable()
    try:
        ring = weakref.ref(_Ring())
        assert ring() is not None
        give_back()
        assert ring() is None
    finally:
        gc.enable()


def test_that_linux_is_asked_to_take_back_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int | None] = []

    class Library:
        def malloc_trim(self, keep: ctypes.c_size_t) -> None:
            asked.append(keep.value)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Library())
    give_back()

    assert asked == [0]


@pytest.mark.parametrize(("platform", "library"), [("linux", object()), ("win32", None)])
def test_that_a_system_without_such_a_call_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, platform: str, library: object
) -> None:
    def loaded(_name: None) -> object:
        assert platform == "linux"
        return library

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", loaded)
    give_back()
