"""Signed updates of the catalogue: previewed, applied, and made by whoever maintains them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.api.library import catalogue_library, own_figures, packs_folder
from advisor.draft import Draft
from advisor.errors import AdvisorError
from advisor.resources import resource

if TYPE_CHECKING:
    from advisor.catalogue.library import Library
    from advisor.catalogue.packs.changes import Preview
    from advisor.catalogue.packs.content import Pack


def preview_pack(path: Path, as_of: dt.date, draft: Draft | None = None) -> Preview:
    """Say what a pack would change, without applying it.

    Raises:
        AdvisorError: When it may not be applied; every fault is named.
    """
    from advisor.catalogue.packs.changes import preview  # noqa: PLC0415

    library = catalogue_library()
    pack = _examined(path, library, as_of)[1]
    return preview(pack, library.reading(), as_of, own_figures(draft) if draft else {})


def apply_pack(path: Path, as_of: dt.date) -> Preview:
    """Add a pack to the catalogue, whole or not at all; what stood before stays as it is.

    Returns:
        What it has changed.

    Raises:
        AdvisorError: When it may not be applied, or its copy cannot be written; then nothing has
            changed.
    """
    from advisor.catalogue.library import SUFFIX  # noqa: PLC0415
    from advisor.catalogue.packs.changes import preview  # noqa: PLC0415
    from advisor.storage.atomic import atomic_write  # noqa: PLC0415
    from advisor.storage.faults import disk_fault  # noqa: PLC0415

    library, folder = catalogue_library(), packs_folder()
    sealed, pack = _examined(path, library, as_of)
    changed = preview(pack, library.reading(), as_of)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise disk_fault(folder, error) from error
    atomic_write(folder / f"{pack.version}{SUFFIX}", sealed)
    return changed


def make_key_pair(path: Path) -> Path:
    """Make a key pair for signing packs: the private key at a path, the public one beside it.

    Returns:
        Path of the public key, which ends in ``.pub``.

    Raises:
        AdvisorError: When one of the two exists already or cannot be written.
    """
    from advisor.catalogue.packs.envelope import new_key_pair  # noqa: PLC0415
    from advisor.storage.atomic import atomic_write  # noqa: PLC0415

    public = path.with_name(f"{path.name}.pub")
    for file in (path, public):
        if file.exists():
            raise AdvisorError.at(str(file), "problem.pack.exists", file=file.name)
    for file, content in zip((path, public), new_key_pair(), strict=True):
        atomic_write(file, content)
    return public


def sign_pack(content: Path, key: Path, output: Path, as_of: dt.date) -> Pack:
    """Check the content of a pack against the catalogue here, sign it and write the pack.

    Raises:
        AdvisorError: When it could not be applied here on that day; every fault is named with its
            line. Then nothing is written.
    """
    from advisor.catalogue.library import checked  # noqa: PLC0415
    from advisor.catalogue.packs.envelope import private_key, seal  # noqa: PLC0415
    from advisor.catalogue.packs.strict_json import canonical, parsed  # noqa: PLC0415
    from advisor.storage.atomic import atomic_write  # noqa: PLC0415

    signing, given = private_key(key), _read(content)
    pack = checked(given, content.name, catalogue_library(), as_of)
    atomic_write(output, seal(canonical(parsed(given, content.name)[0]), signing))
    return pack


def _examined(path: Path, library: Library, as_of: dt.date) -> tuple[bytes, Pack]:
    from advisor.catalogue.library import examined  # noqa: PLC0415
    from advisor.catalogue.packs.envelope import trusted_keys  # noqa: PLC0415

    sealed, keys = _read(path), trusted_keys(resource("catalogue", "keys"))
    return sealed, examined(sealed, path.name, library, keys, as_of)


def _read(path: Path) -> bytes:
    from advisor.catalogue.packs.envelope import LARGEST  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise AdvisorError.at(str(path), "problem.pack.no_file", file=path.name) from error
