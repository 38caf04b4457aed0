"""The claims of the debate that a question rests on: each can be opened, by mouse and by key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from advisor import api
from ui.widgets.label import Label
from ui.widgets.opens import opens

_LONGEST = 90
"""Letters of a claim that stand in the menu."""


class ClaimsLabel(Label):
    """Names claims; of several a menu lets one be chosen."""

    wanted = Signal(str)
    """Id of the claim that is to be shown."""

    def __init__(self, claims: Sequence[str], texts: api.Texts) -> None:
        cited = ", ".join(claims)
        super().__init__(texts.say("window.question.claims", claims=cited), "caption", wrap=True)
        self._claims, self._texts = tuple(claims), texts
        opens(self, texts.say("window.question.open_claim"), self._open)

    def menu(self) -> QMenu:
        """Make the menu of the claims, each with how it begins."""
        made, known = QMenu(self), api.claims()
        for id_ in self._claims:
            words = known[id_].in_language(self._texts.language).statement
            shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
            text = f"{id_} · {shown}".replace("&", "&&")
            made.addAction(text, partial(self.wanted.emit, id_))
        made.aboutToHide.connect(made.deleteLater)
        return made

    def _open(self) -> None:
        if len(self._claims) == 1:
            self.wanted.emit(self._claims[0])
            return
        menu = self.menu()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])
