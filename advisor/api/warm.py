"""What a window reads while it is idle, in parts that take a tenth of a second at most."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

_PARTS = (
    "babel.numbers",
    "babel.dates",
    "pydantic_core",
    "pydantic.fields",
    "pydantic.types",
    "advisor.model.record",
    "advisor.model.assessment",
    "advisor.draft",
    "advisor.questions",
    "advisor.evaluation.path",
    "advisor.evaluation",
    "advisor.api.answers",
    "advisor.api.derivations",
    "numpy",
    "sqlite_utils",
    "advisor.storage.workspace",
    "advisor.catalogue.catalogue",
)
"""Modules, what they rest on first."""


def warm_up_parts() -> tuple[Callable[[], object], ...]:
    """Give what to call, one after another, while nobody waits."""
    return tuple(partial(import_module, name) for name in _PARTS)
