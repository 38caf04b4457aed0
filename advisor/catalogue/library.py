"""Every version of the catalogue that this installation can give: the shipped one and its packs.

A pack is kept as it came, in a folder of its own, and nothing is ever written over the shipped
files. So each version stays what it was, and an old evaluation can be run again to the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.load import read_catalogue
from advisor.catalogue.packs.content import Pack, follows_on, read_pack
from advisor.catalogue.packs.envelope import trusted_keys, unsealed
from advisor.catalogue.packs.rules import pack_problems
from advisor.catalogue.reading import Reading, assembled, joined
from advisor.errors import AdvisorError, Message, Problem, Value, message

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SUFFIX = ".pack"
"""Ending of a pack's file name."""


@dataclass(frozen=True)
class Library:
    """The shipped catalogue and the packs that follow it, oldest first."""

    shipped: Reading
    packs: tuple[Pack, ...] = ()
    damaged: tuple[Problem, ...] = ()
    """Packs of the folder that are not what was applied; nothing after them counts."""
    aside: tuple[Problem, ...] = ()
    """Packs of the folder that do not follow what is there, such as after a newer program."""

    @property
    def version(self) -> str:
        """The newest version."""
        return self.packs[-1].version if self.packs else self.shipped.version

    @property
    def versions(self) -> tuple[str, ...]:
        """Every version, oldest first."""
        return (self.shipped.version, *(pack.version for pack in self.packs))

    def readings(self, version: str | None = None) -> list[Reading]:
        """Give what each part of a version adds, the newest version by default, oldest first.

        Raises:
            AdvisorError: When there is no such version here.
        """
        wanted = self.version if version is None else version
        if wanted not in self.versions:
            known = ", ".join(self.versions)
            where = "catalogue"
            raise AdvisorError.at(where, "problem.pack.no_version", version=wanted, known=known)
        count = self.versions.index(wanted)
        return [self.shipped, *(pack.records for pack in self.packs[:count])]

    def reading(self, version: str | None = None) -> Reading:
        """Give everything that stands in a version, the newest one by default.

        Raises:
            AdvisorError: When there is no such version here.
        """
        return joined(self.readings(version))

    def catalogue(self, version: str | None = None) -> Catalogue:
        """Give a version of the catalogue, the newest one by default.

        Raises:
            AdvisorError: When there is no such version here.
        """
        return assembled(self.reading(version))


def open_library(root: Path, folder: Path) -> Library:
    """Read the shipped catalogue and the packs of a folder.

    Args:
        root: The folder ``resources``, which holds the catalogue and the keys that are trusted.
        folder: Where applied packs are kept; it need not be there.

    Raises:
        AdvisorError: When the shipped catalogue cannot be read. Packs that cannot be are told by
            the library.
    """
    shipped = read_catalogue(root)
    if shipped.problems:
        raise AdvisorError(shipped.problems)
    files = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    if not files:
        return Library(shipped)
    contents, damage = _opened(files, trusted_keys(root / "catalogue" / "keys"))
    packs, kept = _chain(shipped, contents, damage)
    version = packs[-1].version if packs else shipped.version
    left = sorted(contents.keys() - kept - damage.keys())
    return Library(
        shipped,
        tuple(packs),
        tuple(
            _told(file, "problem.pack.damaged", version, why=why) for file, why in damage.items()
        ),
        tuple(
            replace(_told(file, "problem.pack.aside", version), severity="warning") for file in left
        ),
    )


def _opened(
    files: Iterable[Path], keys: Mapping[str, Ed25519PublicKey]
) -> tuple[dict[Path, bytes], dict[Path, Message]]:
    """Give the signed content of each file, and why a file is damaged."""
    contents, damage = {}, {}
    for file in files:
        try:
            contents[file] = unsealed(file.read_bytes(), file.name, keys)
        except AdvisorError as error:
            damage[file] = error.problems[0].message
        except OSError:
            damage[file] = message("problem.pack.unreadable")
    return contents, damage


def _chain(
    shipped: Reading, contents: Mapping[Path, bytes], damage: dict[Path, Message]
) -> tuple[list[Pack], set[Path]]:
    """Give the packs that follow each other from the shipped version on, and their files."""
    packs: list[Pack] = []
    kept: set[Path] = set()
    version, hosts = shipped.version, shipped.hosts
    while True:
        follows = [f for f, c in contents.items() if f not in damage and follows_on(c, version)]
        if not follows:
            return packs, kept
        pack = read_pack(contents[follows[0]], follows[0].name, hosts)
        if pack.records.problems:
            damage[follows[0]] = pack.records.problems[0].message
            continue
        packs.append(pack)
        kept.add(follows[0])
        version, hosts = pack.version, pack.records.hosts


def _told(file: Path, id_: str, version: str, **values: Value) -> Problem:
    return Problem(str(file), Message(id_, {"file": file.name, "version": version, **values}))


def examined(
    sealed: bytes, name: str, library: Library, keys: Mapping[str, Ed25519PublicKey], as_of: dt.date
) -> Pack:
    """Give a pack that may be added to a library on a day.

    Raises:
        AdvisorError: When it may not; every fault is named.
    """
    content = unsealed(sealed, name, keys)
    pack = checked(content, name, library, as_of)
    if not pack.canonical:
        raise AdvisorError.at(name, "problem.pack.not_canonical")
    return pack


def checked(content: bytes, name: str, library: Library, as_of: dt.date) -> Pack:
    """Give the pack of a content that may be added to a library on a day.

    Raises:
        AdvisorError: When it may not; every fault is named.
    """
    before = library.reading()
    pack = read_pack(content, name, before.hosts)
    problems = pack_problems(pack, before, as_of)
    if problems:
        raise AdvisorError(problems)
    return pack
