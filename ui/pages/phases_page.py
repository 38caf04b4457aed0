"""Independent innovation: the path in three phases, and how far one means to go oneself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker

from advisor import api
from ui.pages.own_models_card import ROUTES
from ui.pages.question_page import QuestionPage
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox

_PATH = "candidates.forms"


class PhasesPage(QuestionPage):
    """Asks for the calendar, and which models of one's own are to be compared."""

    def __init__(self, sections: Sequence[api.Section], texts: api.Texts, theme: Theme) -> None:
        super().__init__(sections, texts, theme, step="phases")
        self._others: list[str] = []
        self.routes = {form: CheckBox(texts.say(f"form.{form}")) for form in ROUTES}
        self.column.insertWidget(self.column.count() - 2, self._ambition())

    def show_draft(self, draft: api.Draft) -> None:
        super().show_draft(draft)
        given = draft.answers.get(_PATH)
        wanted = [str(one) for one in given] if isinstance(given, list | tuple) else []
        self._others = [one for one in wanted if one not in self.routes]
        for form, box in self.routes.items():
            with QSignalBlocker(box):
                box.setChecked(form in wanted)

    def _ambition(self) -> Card:
        say = self.texts.say
        card = Card(say("window.own.title"), say("window.own.routes_lead"))
        for form, box in self.routes.items():
            box.setObjectName(f"own.{form}")
            box.clicked.connect(self._take)
            card.add(box)
        return card

    def _take(self) -> None:
        """Report which forms are to be compared; those that stand elsewhere are kept."""
        ticked = [form for form, box in self.routes.items() if box.isChecked()]
        if wanted := [*self._others, *ticked]:
            self.answered.emit(_PATH, wanted)
        else:
            self.cleared.emit(_PATH)
