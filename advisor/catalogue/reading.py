"""What stands in the catalogue's files and packs: records with their places, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from advisor.catalogue.catalogue import (
    Accelerator,
    ApiPrice,
    Catalogue,
    LanguageModel,
    Template,
)
from advisor.catalogue.criteria import CriteriaBook
from advisor.catalogue.experiments import Experiment
from advisor.catalogue.parameter import Figure
from advisor.catalogue.path_book import PathBook
from advisor.catalogue.speed_model import SpeedModel
from advisor.errors import Problem

_Record = TypeVar("_Record")
_Record_co = TypeVar("_Record_co", covariant=True)


@dataclass(frozen=True)
class Placed(Generic[_Record_co]):
    """A record and where it stands, as ``file:line``."""

    where: str
    record: _Record_co
    sound: bool = True
    """Whether every cell could be read; an unsound record is not looked at any further."""


@dataclass
class Reading:
    """Everything that stands in the files, each with its place, and what could not be read."""

    version: str = ""
    problems: list[Problem] = field(default_factory=list)
    figures: list[Placed[Figure]] = field(default_factory=list)
    accelerators: list[Placed[Accelerator]] = field(default_factory=list)
    models: list[Placed[LanguageModel]] = field(default_factory=list)
    prices: list[Placed[ApiPrice]] = field(default_factory=list)
    templates: list[Placed[Template]] = field(default_factory=list)
    shortlists: list[Placed[tuple[str, tuple[str, ...]]]] = field(default_factory=list)
    hosts: dict[str, str] = field(default_factory=dict)
    experiments: list[Placed[Experiment]] = field(default_factory=list)
    criteria: CriteriaBook | None = None
    """Only the shipped catalogue has one."""
    path_book: PathBook | None = None
    """Only the shipped catalogue has one."""
    speed: SpeedModel | None = None
    """Only the shipped catalogue has one."""


def joined(readings: Sequence[Reading]) -> Reading:
    """Put readings one behind the other; the version is that of the last."""
    whole = Reading()
    for each in readings:
        whole.version = each.version
        whole.problems += each.problems
        whole.figures += each.figures
        whole.accelerators += each.accelerators
        whole.models += each.models
        whole.prices += each.prices
        whole.templates += each.templates
        whole.shortlists += each.shortlists
        whole.experiments += each.experiments
        whole.hosts |= each.hosts
        whole.criteria = each.criteria or whole.criteria
        whole.speed = each.speed or whole.speed
        whole.path_book = each.path_book or whole.path_book
    return whole


def assembled(found: Reading) -> Catalogue:
    """Make the catalogue of what was read; of a model or accelerator the last record counts."""
    history: dict[str, list[Figure]] = {}
    for figure in sorted(_records(found.figures), key=lambda figure: figure.valid_from):
        history.setdefault(figure.id, []).append(figure)
    prices: dict[str, list[ApiPrice]] = {}
    for price in sorted(_records(found.prices), key=lambda price: price.figure.valid_from):
        prices.setdefault(price.model, []).append(price)
    return Catalogue(
        version=found.version,
        history={id_: tuple(values) for id_, values in history.items()},
        accelerators={record.id: record for record in _records(found.accelerators)},
        models={record.id: record for record in _records(found.models)},
        api_prices={model: tuple(listed) for model, listed in prices.items()},
        templates={record.id: record for record in _records(found.templates)},
        shortlists=dict(_records(found.shortlists)),
        speed=found.speed or SpeedModel(),
        experiments=tuple(_records(found.experiments)),
        criteria=found.criteria or CriteriaBook(),
        path_book=found.path_book or PathBook(),
    )


def _records(placed: Iterable[Placed[_Record]]) -> Iterable[_Record]:
    return (each.record for each in placed)
