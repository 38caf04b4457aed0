"""Every figure of the catalogue: found, told with its source and its age, replaced by one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from advisor import api
from ui.library.entry_detail import EntryDetail, claims_behind
from ui.library.finder import Finder, Finding
from ui.library.names import mark_of, models_by_id, name_of, value_of
from ui.library.own_figure import own_value
from ui.library.rows import Column
from ui.theme import Theme
from ui.widgets.pane import Pane

_PREFIX = "figures."


@dataclass(frozen=True)
class Shelf:
    """What the catalogue holds on a day."""

    entries: Sequence[api.Entry]
    history: Mapping[tuple[str, str], Sequence[api.Entry]]
    claims: Mapping[str, api.Claim]


class EntriesTab(Pane):
    """Finds figures; passes on what a person makes of them."""

    answered = Signal(str, object)
    cleared = Signal(str)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._shelf = Shelf((), {}, {})
        self._names: dict[str, str] = {}
        self._draft = api.Draft({})
        self._is_open = False
        self._entry: api.Entry | None = None
        self.detail = EntryDetail(texts, theme)
        self.detail.own_given.connect(self._take)
        self.detail.own_withdrawn.connect(lambda id_: self.cleared.emit(_PREFIX + id_))
        self.finder: Finder[api.Entry] = Finder(self._finding(), texts, self.detail, beside=False)
        self.finder.looked_at.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.finder)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what the catalogue holds."""
        self._shelf = shelf
        self._names = models_by_id(shelf.entries)
        self.finder.show_rows(shelf.entries)

    def show_draft(self, draft: api.Draft, *, opened: bool) -> None:
        """Show the client's own figures beside the catalogue's."""
        self._draft, self._is_open = draft, opened
        self.finder.table.rows.say_again()
        self._show_own()

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        """Say what is wrong with the own figure in sight."""
        if self._entry is not None:
            path = _PREFIX + self._entry.id
            self.detail.form.show_problems([p for p in problems if p.where == path])

    def _name(self, entry: api.Entry) -> str:
        return name_of(entry, self._texts, self._names)

    def _own(self, entry: api.Entry) -> api.Answer:
        return self._draft.answers.get(_PREFIX + entry.id)

    def _take(self, id_: str, own: api.Answer) -> None:
        """Report a figure, or say at once why it cannot stand; then nothing is saved."""
        path = _PREFIX + id_
        try:
            found = self._draft.with_answer(path, own).problems()
        except api.AdvisorError as error:
            found = error.problems
        mine = [problem for problem in found if problem.where.startswith(path)]
        self.detail.form.show_problems(mine)
        if not mine:
            self.answered.emit(path, own)

    def _look(self, entry: api.Entry | None) -> None:
        self._entry = entry
        self.detail.setVisible(entry is not None)
        if entry is None:
            return
        history = self._shelf.history.get((entry.kind, entry.id), (entry,))
        claims = claims_behind(entry, self._shelf.claims)
        self.detail.show_entry(entry, self._name(entry), history, claims)
        self._show_own()

    def _show_own(self) -> None:
        entry = self._entry
        if entry is not None:
            own, name = self._own(entry), self._name(entry)
            self.detail.show_own(entry, name, own, opened=self._is_open)

    def _age(self, entry: api.Entry) -> str:
        age = self._texts.say("window.library.days", days=entry.valid_days)
        return f"{age}  ⚠ {self._texts.say('window.library.stale')}" if entry.stale else age

    def _agreement(self, entry: api.Entry) -> str:
        agreeing, compared = entry.sources_agreeing, entry.sources_compared
        if agreeing is None or compared is None:
            return ""
        return self._texts.say("window.library.agree", agreeing=agreeing, compared=compared)

    def _words(self, entry: api.Entry) -> str:
        known = [str(entry.facts.get(name, "")) for name in ("vendor", "aliases", "host")]
        said = (self._name(entry), entry.id, entry.label, entry.source, entry.note, *known)
        return " ".join(said)

    def _finding(self) -> Finding[api.Entry]:
        texts, say = self._texts, self._texts.say

        def column(name: str) -> str:
            return say(f"command.catalogue.column.{name}")

        return Finding(
            name=say("window.library.figures"),
            hint=say("window.library.search_figures"),
            kinds=tuple((kind, say(f"window.entry_kind.{kind}")) for kind in api.CATALOGUE_KINDS),
            columns=(
                Column(say("window.library.name"), self._name),
                Column(column("value"), lambda e: value_of(e, texts), 272),
                Column(
                    column("override"),
                    lambda e: own_value(self._own(e), e.unit, texts),
                    132,
                    makes_way=1,
                ),
                Column(column("evidence"), lambda e: mark_of(e.evidence, texts), 124, makes_way=2),
                Column(column("valid_from"), lambda e: texts.day(e.valid_from), 126, makes_way=4),
                Column(say("window.library.age"), self._age, 138, makes_way=3),
                Column(column("agreement"), self._agreement, 90, makes_way=5),
            ),
            words=self._words,
            kind=lambda e: e.kind,
            key=lambda e: f"{e.kind} {e.id}",
        )
