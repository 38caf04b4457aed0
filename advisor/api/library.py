"""The reference catalogue for screens and commands: its versions, looked through and checked."""

from __future__ import annotations

import datetime as dt
import difflib
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.draft import Draft
from advisor.errors import AdvisorError, Problem
from advisor.resources import resource

if TYPE_CHECKING:
    from advisor.catalogue.browse import Entry
    from advisor.catalogue.catalogue import Catalogue
    from advisor.catalogue.library import Library

CATALOGUE_KINDS = ("figure", "price", "model", "accelerator", "template", "system")
PACKS_FOLDER = "LLM_DEPLOYMENT_ADVISOR_PACKS"
"""Environment variable that names the folder of applied packs in place of the person's own."""
_Stamp = tuple[tuple[str, int, int], ...]


def packs_folder() -> Path:
    """Give the folder of applied packs: one an administrator has set, else the person's own."""
    if given := os.environ.get(PACKS_FOLDER):
        return Path(given)
    from platformdirs import user_data_path  # noqa: PLC0415 - not where one is set

    return user_data_path("llm-deployment-advisor", appauthor=False) / "catalogue"


def whole_catalogue(version: str | None = None) -> Catalogue:
    """Give a version of the catalogue, the newest sound one by default.

    Raises:
        AdvisorError: When there is no such version here.
    """
    folder = packs_folder()
    return _catalogue(folder, _stamp(folder), version)


def sound_catalogue(version: str | None = None) -> Catalogue:
    """Give a version of the catalogue to evaluate with.

    Raises:
        AdvisorError: When there is no such version here, or when the newest is asked for and an
            applied pack is damaged: what was applied would silently be left out.
    """
    damaged = catalogue_library().damaged
    if damaged and version is None:
        raise AdvisorError(damaged)
    return whole_catalogue(version)


def catalogue_library() -> Library:
    """Give the shipped catalogue and the packs applied to it."""
    folder = packs_folder()
    return _library(folder, _stamp(folder))


def catalogue_versions() -> tuple[str, ...]:
    """Give every version of the catalogue that is here, the shipped one first."""
    return catalogue_library().versions


def catalogue_entries(
    as_of: dt.date, *, kinds: Sequence[str] = (), search: str = "", version: str | None = None
) -> tuple[Entry, ...]:
    """Give what the catalogue holds on a day, by kind and id.

    Args:
        as_of: The day; of each id the value that holds on it is given.
        kinds: ``figure``, ``price``, ``model``, ``accelerator``, ``template``, ``system``; empty
            gives all but systems, which carry no figures.
        search: Words that must all stand in id, name, vendor, source or note.
        version: Version of the catalogue; None is the newest.

    Raises:
        AdvisorError: When there is no such version here.
    """
    from advisor.catalogue.browse import holding, matching  # noqa: PLC0415

    found = holding(_entries(version, as_of, systems="system" in kinds), as_of)
    return tuple(matching((e for e in found if not kinds or e.kind in kinds), search))


def catalogue_entry(id_: str, as_of: dt.date) -> tuple[Entry, ...]:
    """Give every value an id ever had, the newest first; names of systems count as ids.

    Raises:
        AdvisorError: When nothing has that id; the nearest one is named.
    """
    from advisor.catalogue.browse import history_of  # noqa: PLC0415

    entries = list(_entries(None, as_of, systems=True))
    found = history_of(entries, id_)
    if not found:
        found = [e for e in entries if e.kind == "system" and e.label.casefold() == id_.casefold()]
    if not found:
        near = difflib.get_close_matches(id_, [entry.id for entry in entries], n=1, cutoff=0.5)
        nearest = near[0] if near else entries[0].id
        raise AdvisorError.at(id_, "problem.pack.no_entry", found=id_, nearest=nearest)
    return tuple(found)


def catalogue_history(as_of: dt.date) -> dict[tuple[str, str], tuple[Entry, ...]]:
    """Give every value that each id ever had, the newest first, by kind and id.

    One reading of the whole catalogue, for a screen that shows any of it on demand.
    """
    from advisor.catalogue.browse import history_of  # noqa: PLC0415

    grouped: dict[tuple[str, str], list[Entry]] = {}
    for entry in _entries(None, as_of, systems=True):
        grouped.setdefault((entry.kind, entry.id), []).append(entry)
    return {key: tuple(history_of(found, key[1])) for key, found in grouped.items()}


def own_figures(draft: Draft) -> dict[str, float]:
    """Give the likely value of each figure that the client has given instead of the catalogue's."""
    found: dict[str, float] = {}
    for path, answer in draft.standing().items():
        likely = answer.get("likely") if isinstance(answer, dict) else answer
        if path.startswith("figures.") and isinstance(likely, int | float):
            found[path.removeprefix("figures.")] = float(likely)
    return found


def check_catalogue(folder: Path | None = None) -> tuple[Problem, ...]:
    """Find everything that is wrong with a catalogue.

    Args:
        folder: Laid out as ``resources`` is; None checks the shipped catalogue and the packs
            applied to it.
    """
    from advisor.catalogue.check import check_catalogue as check  # noqa: PLC0415

    if folder is not None:
        return check(folder)
    library = catalogue_library()
    return (*check(resource()), *library.damaged, *library.aside)


def _entries(version: str | None, as_of: dt.date, *, systems: bool) -> list[Entry]:
    from advisor.catalogue.browse import entries_of, entries_of_systems  # noqa: PLC0415
    from advisor.catalogue.load import read_more  # noqa: PLC0415

    library = catalogue_library()
    found = [entry for reading in library.readings(version) for entry in entries_of(reading, as_of)]
    if systems:
        named = [placed.record for placed in read_more(resource())[0]]
        found += entries_of_systems(named, library.shipped.version, as_of)
    return found


def _stamp(folder: Path) -> _Stamp:
    """Give what tells one state of the folder of packs from another."""
    files = sorted(folder.glob("*.pack")) if folder.is_dir() else []
    states = ((file.name, file.stat()) for file in files)
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)


@lru_cache(maxsize=2)
def _library(folder: Path, _state: _Stamp) -> Library:
    from advisor.catalogue.library import open_library  # noqa: PLC0415

    return open_library(resource(), folder)


@lru_cache(maxsize=4)
def _catalogue(folder: Path, state: _Stamp, version: str | None) -> Catalogue:
    return _library(folder, state).catalogue(version)
