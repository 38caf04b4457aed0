"""The words of the field, each explained in a sentence or two."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor import api
from ui.library.claim_words import claim_card
from ui.library.detail import Detail
from ui.library.finder import Finder, Finding
from ui.library.rows import Column
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.widgets.pane import Pane

_GROUPS = ("money", "serving", "hardware", "models", "decision", "data_and_law", "names")


class GlossaryTab(Pane):
    """Finds a word by any of its names, in any language."""

    def __init__(self, texts: api.Texts) -> None:
        super().__init__()
        self._texts = texts
        self._terms: Mapping[str, api.Term] = {}
        self._claims: Mapping[str, api.Claim] = {}
        self.detail = Detail(texts.say("window.library.detail"))
        self.finder: Finder[api.Term] = Finder(self._finding(), texts, self.detail, beside=True)
        self.finder.looked_at.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.finder)

    def show_terms(self, terms: Mapping[str, api.Term], claims: Mapping[str, api.Claim]) -> None:
        """Show the entries there are, by name in the reader's language."""
        self._terms, self._claims = terms, claims
        self.finder.show_rows(sorted(terms.values(), key=lambda t: self._name(t).casefold()))

    def _name(self, term: api.Term) -> str:
        return self._words(term).term

    def _words(self, term: api.Term) -> api.TermWords:
        return term.in_language(self._texts.language)

    def _look(self, term: api.Term | None) -> None:
        self.detail.setVisible(term is not None)
        if term is None:
            return
        say, texts = self._texts.say, self._texts
        others = (term.in_language(language).term for language in api.languages())
        named = dict.fromkeys((self._words(term).short, *others))
        names = " · ".join(name for name in named if name and name != self._name(term))
        widgets: list[QWidget] = [
            Label(self._name(term), "heading", wrap=True),
            Label(names, "caption", wrap=True),
            Label(self._words(term).explanation, "lead", wrap=True),
        ]
        if term.see:
            widgets.append(Label(say("window.library.see"), "caption"))
            widgets += [self._link(self._terms[id_]) for id_ in term.see if id_ in self._terms]
        cards = [claim_card(self._claims[id_], texts) for id_ in term.claims if id_ in self._claims]
        if cards:
            widgets += [Label(say("window.library.claims"), "heading"), *cards]
        self.detail.columns[0].show_widgets(widgets)

    def _link(self, term: api.Term) -> QWidget:
        made = button(self._name(term), role="quiet", name=f"see_{term.id}")
        made.clicked.connect(lambda: self.finder.go_to(term.id))
        line = Pane()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(made)
        row.addStretch(1)
        return line

    def _finding(self) -> Finding[api.Term]:
        say = self._texts.say
        return Finding(
            name=say("window.library.glossary"),
            hint=say("window.library.search_glossary"),
            kinds=tuple((group, say(f"window.term_group.{group}")) for group in _GROUPS),
            columns=(
                Column(say("window.library.term"), self._name, 210),
                Column(
                    say("window.library.short"), lambda t: self._words(t).short, 90, makes_way=1
                ),
                Column(
                    say("window.library.explanation"),
                    lambda t: self._words(t).explanation,
                ),
            ),
            words=lambda t: " ".join(
                (*t.names, t.explanation, *(words.explanation for words in t.translated.values()))
            ),
            kind=lambda t: t.group,
            key=lambda t: t.id,
            titles=lambda t: t.names,
        )
