"""Reading the shipped catalogue from its folder: every fault of every file is told at once.

Reading checks that each cell is what its column says. Whether the whole hangs together (units,
order of days and of low and high, references) is ``advisor.catalogue.check``'s part; the tests
and the build run it, so that opening the program need not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from advisor.catalogue.accelerators import read_accelerators
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.criteria import CriteriaBook, read_criteria, read_orders
from advisor.catalogue.experiments import read_experiment
from advisor.catalogue.figures import figures_of_table, figures_of_toml
from advisor.catalogue.language_models import read_language_models
from advisor.catalogue.path_book import (
    ITEM_FILES,
    PathBook,
    read_path_items,
    read_role_lines,
    read_watches,
)
from advisor.catalogue.prices import read_hosts, read_prices
from advisor.catalogue.quality import Score, read_scores
from advisor.catalogue.reading import Placed, Reading, assembled
from advisor.catalogue.speed_model import read_speed_model
from advisor.catalogue.systems import NamedSystem, read_systems
from advisor.catalogue.tables import Faults
from advisor.catalogue.templates import read_shortlists, read_template
from advisor.catalogue.toml_tables import TomlTable, read_toml
from advisor.errors import AdvisorError, Problem

_Record = TypeVar("_Record")
_Read = TypeVar("_Read")


def load_catalogue(root: Path) -> Catalogue:
    """Read the whole catalogue.

    Args:
        root: The folder ``resources``, which holds ``catalogue`` and ``scenarios``.

    Returns:
        The catalogue, prices and values of figures oldest first.

    Raises:
        AdvisorError: With every fault of every file, each with file and line.
    """
    found = read_catalogue(root)
    if found.problems:
        raise AdvisorError(found.problems)
    return assembled(found)


def read_catalogue(root: Path) -> Reading:
    """Read every file; what cannot be read is among the problems, the rest among the records."""
    folder, found = root / "catalogue", Reading()
    found.version = _read(folder / "catalogue.toml", _version, found) or ""
    hosts = found.hosts = _read(folder / "hosts.csv", read_hosts, found) or {}
    found.accelerators = _rows(folder / "accelerators.csv", read_accelerators, found)
    found.models = _rows(folder / "language_models.csv", read_language_models, found)
    found.prices = _rows(
        folder / "api_prices.csv", lambda file, faults: read_prices(file, hosts, faults), found
    )
    found.figures = _rows(folder / "figures.csv", figures_of_table, found)
    for file in sorted((folder / "figures").glob("*.toml")):
        found.figures += _rows(file, figures_of_toml, found)
    for file in sorted((root / "scenarios").glob("*.toml")):
        before = len(found.problems)
        template = _read(file, read_template, found)
        sound = len(found.problems) == before
        found.templates += [Placed(file.name, template, sound)] if template else []
    for file in sorted((root / "experiments").glob("*.toml")):
        experiment = _read(file, read_experiment, found)
        found.experiments += [Placed(file.name, experiment)] if experiment else []
    if (root / "roadmap").is_dir():
        found.path_book = _path_book(root / "roadmap", found)
    if (root / "criteria").is_dir():
        found.criteria = CriteriaBook(
            rules=_read(root / "criteria" / "criteria.toml", read_criteria, found) or {},
            orders=_read(root / "criteria" / "orders.toml", read_orders, found) or (),
        )
    found.shortlists = _rows(folder / "shortlists.toml", read_shortlists, found)
    if (folder / "sizing").is_dir():
        found.speed = _read(folder / "sizing" / "speed_model.toml", read_speed_model, found)
    return found


def _read(file: Path, reader: Callable[[Path, Faults], _Read], into: Reading) -> _Read | None:
    """Read a file into one thing, None when it is not there."""
    faults = Faults(file)
    try:
        found = reader(file, faults)
    except OSError:
        faults.note(0, "problem.catalogue.no_file", file=file.name)
        found = None
    except UnicodeDecodeError:
        faults.note(0, "problem.catalogue.not_utf8", file=file.name)
        found = None
    into.problems += faults.problems
    return found


def read_more(root: Path) -> tuple[list[Placed[NamedSystem]], list[Placed[Score]], list[Problem]]:
    """Read what start-up does without: named systems and published scores, with all faults."""
    folder, found = root / "catalogue", Reading()
    systems = _rows(folder / "systems.csv", read_systems, found)
    scores = _rows(folder / "quality.csv", read_scores, found)
    return systems, scores, found.problems


def _rows(
    file: Path,
    reader: Callable[[Path, Faults], Iterable[tuple[int, _Record]]],
    into: Reading,
) -> list[Placed[_Record]]:
    """Read a file into records with their places."""

    def placed(file: Path, faults: Faults) -> list[Placed[_Record]]:
        found, before = [], 0
        for line, record in reader(file, faults):
            now = len(faults.problems)
            found.append(Placed(f"{file.name}:{line}", record, sound=now == before))
            before = now
        return found

    return _read(file, placed, into) or []


def _path_book(folder: Path, into: Reading) -> PathBook:
    """Read what roadmaps are made of."""
    items = [_read(folder / name, read_path_items, into) or () for name in ITEM_FILES]
    return PathBook(
        items=tuple(one for each in items for one in each),
        watches=_read(folder / "watch.toml", read_watches, into) or (),
        roles=_read(folder / "people.toml", read_role_lines, into) or (),
    )


def _version(file: Path, faults: Faults) -> str:
    found, lines = read_toml(file, faults)
    return TomlTable(found, "", lines, faults).text("version")
