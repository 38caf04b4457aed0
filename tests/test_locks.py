"""The locks: complete, hashed, free of addresses, and in step with what else names packages."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"(?m)^([a-z0-9][a-z0-9-]*)==([^ ;\\]+)")
LOCKS = ("requirements.lock", "requirements-dev.lock")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_that_a_lock_installs_from_any_index(lock: str) -> None:
    assert "://" not in text_of(lock)
    assert "index" not in text_of(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_that_every_pin_is_hashed(lock: str) -> None:
    blocks = re.split(r"(?m)^(?=[a-z0-9])", text_of(lock))[1:]

    assert len(blocks) > 20
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_that_the_development_lock_contains_the_runtime_lock() -> None:
    runtime, development = (set(PIN.findall(text_of(lock))) for lock in LOCKS)

    assert runtime - development == set()


def test_that_the_lock_fulfils_every_declared_dependency() -> None:
    declared = tomllib.loads(text_of("pyproject.toml"))["project"]["dependencies"]
    pinned = dict(PIN.findall(text_of("requirements.lock")))

    unfulfilled = [
        text
        for text in declared
        if not Requirement(text).specifier.contains(pinned.get(Requirement(text).name, "0"))
    ]
    assert unfulfilled == []


def test_that_the_notices_name_every_runtime_package_in_its_version() -> None:
    notices = text_of("THIRD_PARTY_NOTICES.md")
    pins = dict(reversed(PIN.findall(text_of("requirements.lock"))))

    assert [name for name, pin in pins.items() if f"| {name} | {pin} |" not in notices] == []
