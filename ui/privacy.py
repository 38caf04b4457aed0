"""Keeps names of the client and of people out of sight, so that a projector tells them to nobody.

While names are hidden, stand-ins take their place in every text on the screen, and fields in which
a name stands show dots. What is written to disk keeps the names. Which names there are is learnt
in `ui.names_hidden`; the start page reads this module alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from advisor import api

CLIENT = ("title", "organisation.name")
"""Answers that name the client."""
OWNERS = tuple(f"phases.{phase}_owner" for phase in ("verification", "integration", "innovation"))
NAMING = frozenset({*CLIENT, *OWNERS})
"""Questions whose answers are names."""
_LEAST_FOLDED = 5
"""Letters from which on a name is found in capitals or small letters too; "An" would be "an"."""


class Veil:
    """Puts stand-ins in the place of names."""

    def __init__(self, stand_ins: Mapping[str, str]) -> None:
        """Take names and what is to stand in their place; the longest name is sought first."""
        self._stand_ins = {_as_sought(name): said for name, said in stand_ins.items()}
        longest = sorted(stand_ins, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_sought, longest))) if longest else None

    def __call__(self, text: str) -> str:
        """Give a text without names."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._stand_ins[_as_sought(found[0])], text)

    def touches(self, text: str) -> bool:
        """Say whether a name stands in a text."""
        return self._pattern is not None and self._pattern.search(text) is not None


class _Now:
    """What is hidden in the whole program."""

    hides = False
    veil = Veil({})


def hide_names(*, hides: bool, names: Mapping[str, str] | None = None) -> None:
    """Hide names from now on, each behind its stand-in, or hide nothing."""
    _Now.hides, _Now.veil = hides, Veil(names or {})


def shown(text: str) -> str:
    """Give a text as it may be shown now."""
    return _Now.veil(text)


def veil() -> Callable[[str], str]:
    """Give what hides names now, for work in the background."""
    return _Now.veil


def without_mark(draft: api.Draft) -> api.Draft:
    """Give a draft for a preview: while names are hidden, it is without the client's mark."""
    return draft.without("report.logo") if _Now.hides else draft


def touches(text: str) -> bool:
    """Say whether a name that is hidden now stands in a text."""
    return _Now.veil.touches(text)


def hides_names() -> bool:
    """Say whether names are hidden now."""
    return _Now.hides


def hide_in_field(edit: QLineEdit) -> None:
    """Show what stands in a field as dots where it is, or may become, a name to be hidden."""
    dots = _Now.hides and (edit.property("names_client") is True or _Now.veil.touches(edit.text()))
    mode = QLineEdit.EchoMode.Password if dots else QLineEdit.EchoMode.Normal
    if edit.echoMode() is not mode:
        edit.setEchoMode(mode)


def name_field(edit: QLineEdit) -> None:
    """Mark a field as one into which names are written."""
    edit.setProperty("names_client", True)  # noqa: FBT003 - Qt's own order
    hide_in_field(edit)


def _sought(name: str) -> str:
    """Give the pattern of a name that stands by itself, however wide the gaps in it are."""
    words = r"\s+".join(map(re.escape, name.split()))
    before = r"(?<![^\W_])" if _has_edge(name[0]) else ""
    after = r"(?![^\W_])" if _has_edge(name[-1]) else ""
    return f"{before}(?i:{words}){after}" if len(name) >= _LEAST_FOLDED else before + words + after


def _as_sought(name: str) -> str:
    return " ".join(name.split()).casefold()


def _has_edge(sign: str) -> bool:
    """Say whether words end where this sign does; Chinese ones run on."""
    return sign.isalnum() and not "\u2e80" <= sign <= "\u9fff"
