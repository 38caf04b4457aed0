"""How tests of the window collect garbage: as the program does."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from ui.background import lane


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Collect on the GUI thread, between tests, never while a thread works."""
    gc.disable()
    yield
    lane().wait()
    gc.collect(1)
