"""Organisation: who decides, under which rules; and an invitation to the short way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from advisor import api
from ui.pages.question_page import QuestionPage
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import Label


class OrganisationPage(QuestionPage):
    """Asks what it is told to ask, and says that there is a short way."""

    step_wanted = Signal(str)

    def __init__(self, sections: Sequence[api.Section], texts: api.Texts, theme: Theme) -> None:
        super().__init__(sections, texts, theme, step="organisation")
        self.column.insertWidget(0, self._invitation())

    def _invitation(self) -> Card:
        say = self.texts.say
        card = Card(role="panel")
        made = button(say("window.express.start"), name="express", theme=self.theme)
        made.clicked.connect(lambda: self.step_wanted.emit("express"))
        card.body.setContentsMargins(16, 10, 16, 10)
        row = QHBoxLayout()
        card.body.addLayout(row)
        row.setSpacing(16)
        row.addWidget(Label(say("window.express.invite"), "muted", wrap=True), 1)
        row.addWidget(made)
        return card
