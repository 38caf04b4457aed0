"""What a window reads while it is idle, in parts that take a tenth of a second at most."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
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
_LATER = (
    "advisor.catalogue.claims",
    "advisor.trial.coordinates",
    "advisor.report.chart_map",
    "advisor.report.trial_said",
    "advisor.report.trial_section",
)
"""Modules of what a verdict is shown with."""


def warm_up_parts() -> tuple[Callable[[], object], ...]:
    """Give what to call, one after another, while nobody waits."""
    return tuple(partial(import_module, name) for name in _PARTS)


def warm_up_later() -> tuple[Callable[[], object], ...]:
    """Give what to call after that, for the cards of the first verdict."""
    return (*(partial(import_module, name) for name in _LATER), _claims)


def _claims() -> None:
    from advisor.api.debate import claims  # 70 ms with the files  # noqa: PLC0415
    from advisor.errors import AdvisorError  # noqa: PLC0415

    with suppress(AdvisorError):  # whoever asks for a claim hears of damage
        claims()
