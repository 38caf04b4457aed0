"""Asks where a file is to be read or written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from advisor import api
from ui.dialogs.message import message_box
from ui.privacy import hides_names, touches

ENDING = ".advisor"
PACK_ENDING = ".pack"
_LONGEST = 60
"""Signs of a proposed name: file systems take 255 bytes, and a lock's name is longer."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—/"), "-")  # noqa: RUF001 - what may stand between years


def _find_pack(parent: QWidget, texts: api.Texts) -> Path | None:
    kinds = f"{texts.say('window.pack_kind')} (*{PACK_ENDING})"
    return _found(parent, texts, "window.library.update", kinds)


def _find_table(parent: QWidget, texts: api.Texts) -> Path | None:
    return _found(parent, texts, "window.table_find", f"{texts.say('window.table_kind')} (*.csv)")


def _find_inventory(parent: QWidget, texts: api.Texts) -> Path | None:
    kinds = f"{texts.say('window.table_kind')} (*.csv *.tsv *.txt *.xlsx)"
    return _found(parent, texts, "window.inventory.import", kinds)


def _find_picture(parent: QWidget, texts: api.Texts) -> Path | None:
    kinds = f"{texts.say('window.report.logo.kind')} (*.png *.jpg *.jpeg *.bmp *.gif)"
    return _found(parent, texts, "window.report.logo.choose", kinds)


def _found(
    parent: QWidget, texts: api.Texts, title: str, kinds: str, folder: str = ""
) -> Path | None:
    if not may_show_files(parent, texts):
        return None
    chosen, _ = QFileDialog.getOpenFileName(parent, texts.say(title), folder, kinds)
    return Path(chosen) if chosen else None


def may_show_files(parent: QWidget, texts: api.Texts) -> bool:
    """Ask first where names are hidden: a list of files tells them, and no program can hide that.

    Returns:
        Whether the list is to be shown.
    """
    if not hides_names():
        return True
    box = message_box(texts.say("window.files_tell_names"), texts, parent)
    box.addButton(texts.say("window.update.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.buttonRole(box.clickedButton()) is QMessageBox.ButtonRole.AcceptRole


def proposed_name(proposed: Path, texts: api.Texts) -> Path:
    """Give the place that is proposed for a file; it tells no name that is hidden."""
    if not hides_names():
        return proposed
    folder = proposed.parent if not touches(str(proposed.parent)) else api.default_folder()
    return free_path(folder, texts.say("window.hidden_file"), proposed.suffix)


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
    where_is_picture: Callable[[QWidget, api.Texts], Path | None] = _find_picture
    """Where the client's mark is."""


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
    return _found(parent, texts, "window.action.open", kinds, str(api.default_folder()))


def _save(parent: QWidget, texts: api.Texts, proposed: Path) -> Path | None:
    if not may_show_files(parent, texts):
        return None
    title = texts.say("window.save_as")
    kinds = f"*{proposed.suffix}"
    place = str(proposed_name(proposed, texts))
    chosen, _ = QFileDialog.getSaveFileName(parent, title, place, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix == proposed.suffix else path.with_name(path.name + proposed.suffix)
