"""Asks where a file is to be read or written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from advisor import api

ENDING = ".advisor"
PACK_ENDING = ".pack"
_LONGEST = 60
"""Signs of a proposed name: file systems take 255 bytes, and a lock's name is longer."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—/"), "-")  # noqa: RUF001 - what may stand between years


def _find_pack(parent: QWidget, texts: api.Texts) -> Path | None:
    kinds = f"{texts.say('window.pack_kind')} (*{PACK_ENDING})"
    chosen, _ = QFileDialog.getOpenFileName(parent, texts.say("window.library.update"), "", kinds)
    return Path(chosen) if chosen else None


def _find_table(parent: QWidget, texts: api.Texts) -> Path | None:
    kinds = f"{texts.say('window.table_kind')} (*.csv)"
    title = texts.say("window.table_find")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def _find_inventory(parent: QWidget, texts: api.Texts) -> Path | None:
    kinds = f"{texts.say('window.table_kind')} (*.csv *.tsv *.txt *.xlsx)"
    title = texts.say("window.inventory.import")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


@dataclass(frozen=True)
class FileAsker:
    """The questions about files; tests answer them without a dialog."""

    where_to_open: Callable[[QWidget, api.Texts], Path | None]
    where_to_save: Callable[[QWidget, api.Texts, Path], Path | None]
    where_to_find: Callable[[QWidget, api.Texts], Path | None] = _find_pack
    """Where an update of the catalogue is."""
    where_is_table: Callable[[QWidget, api.Texts], Path | None] = _find_table
    """Where a table of benchmark results is."""
    where_is_inventory: Callable[[QWidget, api.Texts], Path | None] = _find_inventory
    """Where a list of hardware is."""


def ask_in_dialogs() -> FileAsker:
    """Ask a person."""
    return FileAsker(_open, _save)


def free_path(folder: Path, name: str, ending: str = ENDING) -> Path:
    """Give a path in a folder that no file has yet."""
    kept = "".join(sign for sign in name.translate(_DASHES) if sign.isalnum() or sign in " -_")
    kept = kept[:_LONGEST].strip()
    path = folder / f"{kept or 'engagement'}{ending}"
    number = 2
    while path.exists():
        path = folder / f"{kept or 'engagement'} {number}{ending}"
        number += 1
    return path


def _open(parent: QWidget, texts: api.Texts) -> Path | None:
    kinds = f"{texts.say('window.file_kind')} (*{ENDING})"
    folder = str(api.default_folder())
    chosen, _ = QFileDialog.getOpenFileName(parent, texts.say("window.action.open"), folder, kinds)
    return Path(chosen) if chosen else None


def _save(parent: QWidget, texts: api.Texts, proposed: Path) -> Path | None:
    title = texts.say("window.save_as")
    kinds = f"*{proposed.suffix}"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix == proposed.suffix else path.with_name(path.name + proposed.suffix)
