"""Everything about one figure: value, source, age, history, claims, the client's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from advisor import api
from ui.library.claim_words import claim_card
from ui.library.detail import Detail, facts
from ui.library.names import amount_of, mark_of, say_or, value_of
from ui.library.own_figure import OwnFigureForm
from ui.theme import Theme
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

_OWNED = frozenset({"figure", "price"})
"""Kinds that the calculation takes from the client under the catalogue's own id."""
_CLAIM = re.compile(r"\bC[0-9]{3}\b")


class EntryDetail(Detail):
    """Three columns: value and source, the own figure with description and history, the claims."""

    own_given = Signal(str, object)
    """Id and figure."""
    own_withdrawn = Signal(str)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts.say("window.library.detail"), columns=3)
        self._texts, self._id = texts, ""
        self._known, middle, self._claims = self.columns
        self.own_heading = Label(texts.say("window.library.own"), "heading")
        self.own_note = Label("", "caption", wrap=True)
        self.form = OwnFigureForm(texts, theme)
        self.form.given.connect(lambda own: self.own_given.emit(self._id, own))
        self.form.withdrawn.connect(lambda: self.own_withdrawn.emit(self._id))
        for widget in (self.own_heading, self.own_note, self.form):
            middle.body.addWidget(widget)
        self._past = middle

    def show_entry(
        self, entry: api.Entry, name: str, history: Sequence[api.Entry], claims: Sequence[api.Claim]
    ) -> None:
        """Show an entry."""
        say = self._texts.say
        self._id = entry.id
        head = [
            Label(name, "heading", wrap=True),
            Label(value_of(entry, self._texts), "lead", wrap=True),
        ]
        self._known.show_widgets([*head, facts(self._about(entry))])
        self._past.show_widgets([facts(self._described(entry)), *self._history(history)])
        cards = [claim_card(claim, self._texts) for claim in claims]
        none = [] if cards else [Label(say("window.library.no_claims"), "muted", wrap=True)]
        self._claims.show_widgets([Label(say("window.library.claims"), "heading"), *cards, *none])

    def show_own(self, entry: api.Entry, name: str, own: api.Answer, *, opened: bool) -> None:
        """Show the client's own figure, where one can be given."""
        owned = entry.kind in _OWNED
        self.form.setVisible(owned and opened)
        reason = "closed" if owned else "elsewhere" if entry.kind == "template" else "fixed"
        self.own_note.setText(
            "" if owned and opened else self._texts.say(f"window.no_own.{reason}")
        )
        self.own_note.setVisible(not (owned and opened))
        self.form.show_figure(entry, name, own)

    def _about(self, entry: api.Entry) -> list[tuple[str, str]]:
        texts = self._texts
        say = texts.say
        review = texts.day(entry.review_by) if entry.review_by else ""
        licence = {"source": entry.source, "licence": entry.licence}
        return [
            (say("command.catalogue.column.id"), entry.id),
            (say("command.catalogue.column.evidence"), mark_of(entry.evidence, texts)),
            (say("command.catalogue.column.valid_from"), self._valid(entry)),
            (
                say("command.catalogue.column.retrieved"),
                say("command.catalogue.age", day=texts.day(entry.retrieved), days=entry.age_days),
            ),
            (
                say("command.catalogue.column.review_by"),
                f"⚠ {say('command.catalogue.stale', day=review)}" if entry.stale else review,
            ),
            (say("command.catalogue.column.agreement"), self._agreement(entry)),
            (say("command.catalogue.column.source"), say("command.catalogue.source", **licence)),
            (say("window.library.locator"), entry.locator),
            (say("window.library.url"), entry.url),
            (say("command.catalogue.column.note"), entry.note),
            (say("command.catalogue.column.came_with"), entry.came_with),
        ]

    def _agreement(self, entry: api.Entry) -> str:
        agreeing, compared = entry.sources_agreeing, entry.sources_compared
        if agreeing is None or compared is None:
            return ""
        said = {"agreeing": agreeing, "compared": compared}
        return self._texts.say("command.catalogue.agreement", **said)

    def _valid(self, entry: api.Entry) -> str:
        day = self._texts.day(entry.valid_from)
        return self._texts.say(f"window.basis.{entry.basis}", day=day)

    def _described(self, entry: api.Entry) -> list[tuple[str, str]]:
        texts = self._texts
        return [
            (say_or(texts, f"window.fact.{name}", name), self._fact(value))
            for name, value in entry.facts.items()
        ]

    def _fact(self, value: str | float) -> str:
        if isinstance(value, bool):
            return self._texts.say("window.yes" if value else "window.no")
        return value if isinstance(value, str) else self._texts.number(value)

    def _history(self, history: Sequence[api.Entry]) -> list[QWidget]:
        texts, say = self._texts, self._texts.say
        heading = Label(say("window.library.history"), "heading")
        if len(history) < 2:
            return [heading, Label(say("window.library.one_value"), "muted", wrap=True)]
        table = DataTable(say("window.library.history"), left=frozenset(range(3)))
        names = ("valid_from", "value", "source")
        table.show_rows(
            [say(f"command.catalogue.column.{name}") for name in names],
            [
                (
                    texts.day(one.valid_from),
                    amount_of(one.kind, one.likely, one.unit, texts) or one.note,
                    one.source,
                )
                for one in history
            ],
            wide=2,
        )
        table.fit_height(most=8)
        return [heading, table]


def claims_behind(entry: api.Entry, claims: Mapping[str, api.Claim]) -> tuple[api.Claim, ...]:
    """Give the claims that an entry rests on: those it names, and those that name it."""
    named = _CLAIM.findall(" ".join((entry.id, entry.source, entry.locator, entry.note)))
    naming = [claim.id for claim in claims.values() if claim.figure == entry.id]
    found = dict.fromkeys((*named, *naming))
    return tuple(claims[id_] for id_ in found if id_ in claims)
