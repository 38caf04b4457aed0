"""Keeps names of the client out of sight, so that a projector does not tell them to strangers."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from advisor import api

NAMES = ("title", "organisation.name")
"""Answers that name the client."""


def hide_names(page: QWidget, *, hides: bool) -> None:
    """Show what stands in fields that name the client as dots, or as it is."""
    mode = QLineEdit.EchoMode.Password if hides else QLineEdit.EchoMode.Normal
    for edit in page.findChildren(QLineEdit):
        if edit.property("names_client") and edit.echoMode() is not mode:
            edit.setEchoMode(mode)


def without_names(draft: api.Draft, instead: str) -> api.Draft:
    """Give a draft in which the client has no name."""
    for path in NAMES:
        if path in draft.answers:
            draft = draft.with_answer(path, instead)
    return draft
