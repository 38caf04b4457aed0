"""The claims of the debate: found, with both sides of every conflict."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor import api
from ui.library.claim_words import claim_card, conflict, day_of
from ui.library.detail import Detail, facts
from ui.library.finder import Finder, Finding
from ui.library.names import amount_of, say_or
from ui.library.rows import Column
from ui.widgets.label import Label
from ui.widgets.pane import Pane

_TYPES = (
    "number", "factor", "rule", "phase", "scenario", "option", "risk", "system", "counter",
)  # fmt: skip


class ClaimsTab(Pane):
    """Finds claims; shows who says so, who contradicts, and what each of them sells."""

    def __init__(self, texts: api.Texts) -> None:
        super().__init__()
        self._texts = texts
        self._claims: Mapping[str, api.Claim] = {}
        self.detail = Detail(texts.say("window.library.detail"))
        self.finder: Finder[api.Claim] = Finder(self._finding(), texts, self.detail, beside=True)
        self.finder.looked_at.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.finder)

    def show_claims(self, claims: Mapping[str, api.Claim]) -> None:
        """Show the claims there are."""
        self._claims = claims
        self.finder.show_rows(tuple(claims.values()))

    def _look(self, claim: api.Claim | None) -> None:
        self.detail.setVisible(claim is not None)
        if claim is None:
            return
        say = self._texts.say
        widgets: list[QWidget] = [
            Label(f"{claim.id} · {say(f'window.claim_type.{claim.type}')}", "heading"),
            claim_card(claim, self._texts),
            facts(self._about(claim)),
        ]
        against = conflict(claim, self._claims, self._texts)
        heading = "window.library.sides" if claim.sides else "window.library.conflicts"
        widgets += [Label(say(heading), "heading"), *against] if against else []
        self.detail.columns[0].show_widgets(widgets)

    def _about(self, claim: api.Claim) -> list[tuple[str, str]]:
        texts, say = self._texts, self._texts.say
        untestable = f"claim.not_testable.{claim.not_testable}" if claim.not_testable else ""
        note = _words(claim, texts).date_note if claim.date else ""
        return [
            (say("window.library.states"), self._figures(claim)),
            (say("window.library.not_tested"), say_or(texts, untestable, "") if untestable else ""),
            (say("command.catalogue.column.note"), note),
            (say("command.catalogue.column.source"), ", ".join(claim.sources)),
            (say("window.library.locator"), claim.locator),
        ]

    def _figures(self, claim: api.Claim) -> str:
        amounts = dict.fromkeys(n for n in (claim.low, claim.likely, claim.high) if n is not None)
        if not amounts:
            return ""
        try:
            return " – ".join(amount_of("claim", n, claim.unit, self._texts) for n in amounts)
        except LookupError:  # a unit that only the claim's own words know
            numbers = " – ".join(self._texts.number(n) for n in amounts)
            return f"{numbers} ({claim.unit})"

    def _finding(self) -> Finding[api.Claim]:
        texts, say = self._texts, self._texts.say
        return Finding(
            name=say("window.library.claims_tab"),
            hint=say("window.library.search_claims"),
            kinds=tuple((kind, say(f"window.claim_type.{kind}")) for kind in _TYPES),
            columns=(
                Column(say("command.catalogue.column.id"), lambda c: c.id, 64),
                Column(say("window.library.statement"), lambda c: _words(c, texts).statement),
                Column(
                    say("window.library.speaker"),
                    lambda c: _words(c, texts).speaker,
                    150,
                    makes_way=1,
                ),
                Column(say("window.library.day"), lambda c: day_of(c, texts), 130, makes_way=2),
            ),
            words=_sought,
            kind=lambda c: c.type,
            key=lambda c: c.id,
        )


def _words(claim: api.Claim, texts: api.Texts) -> api.ClaimWords:
    return claim.in_language(texts.language)


def _sought(claim: api.Claim) -> str:
    """Give the words by which a claim is found: English and every other language."""
    said = (claim.in_language("en"), *claim.translated.values())
    return " ".join((claim.id, *(f"{w.statement} {w.speaker} {w.interest}" for w in said)))
