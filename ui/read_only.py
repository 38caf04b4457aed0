"""Says that a file can only be looked at, and offers a copy that can be edited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from advisor import api
from ui.dialogs.files import free_path
from ui.dialogs.message import message_box

if TYPE_CHECKING:
    from ui.desk_host import DeskHost


def offer_copy(desk: DeskHost, path: Path) -> QMessageBox:
    """Make the box; the copy is opened where a person wants it."""
    say = desk.texts.say
    box = message_box(say("window.read_only.why", file=path.name), desk.texts, desk.window)
    box.setIcon(QMessageBox.Icon.Information)
    box.buttons()[0].setText(say("window.read_only.look"))
    copy = box.addButton(say("window.read_only.copy"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: _copy(desk, path))
    return box


def _copy(desk: DeskHost, path: Path) -> None:
    proposed = free_path(api.default_folder(), path.stem)
    chosen = desk.files.where_to_save(desk.window, desk.texts, proposed)
    if chosen is None:
        return
    try:
        api.copy_engagement(path, chosen)
    except api.AdvisorError as error:
        desk.show_refusal(error.problems)
    else:
        desk.session.open(chosen)
