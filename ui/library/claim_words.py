"""A claim of the debate as it is shown: who says what, when, with which interest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor import api
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.pane import Pane


def day_of(claim: api.Claim, texts: api.Texts) -> str:
    """Say when a claim was made, as far as its source tells."""
    return texts.day(claim.date) if claim.date else claim.in_language(texts.language).date_note


def speaker_line(claim: api.Claim, texts: api.Texts) -> str:
    """Say who speaks and when."""
    speaker = claim.in_language(texts.language).speaker
    return f"{claim.id} · {speaker} · {day_of(claim, texts)}"


def claim_card(claim: api.Claim, texts: api.Texts) -> QWidget:
    """Show one claim with its speaker, its day and its interest."""
    card = Card(role="panel")
    card.body.setContentsMargins(12, 10, 12, 10)
    card.body.setSpacing(4)
    card.add(Label(speaker_line(claim, texts), "caption", wrap=True))
    words = claim.in_language(texts.language)
    card.add(Label(words.statement, wrap=True))
    said = texts.say("window.library.interest_of", interest=words.interest)
    card.add(Label(said, "caption", wrap=True))
    return card


def conflict(claim: api.Claim, claims: Mapping[str, api.Claim], texts: api.Texts) -> list[QWidget]:
    """Show both sides of the conflicts of a claim; nothing where there is none."""
    if claim.sides:
        return _sides(claim, claims, texts)
    found: list[QWidget] = []
    for other in (claims[id_] for id_ in claim.conflicts_with):
        if not other.sides:
            found.append(claim_card(other, texts))
            continue
        statement = other.in_language(texts.language).statement
        found.append(Label(statement, "strong", wrap=True))
        found += _sides(other, claims, texts)
    return found


def _sides(claim: api.Claim, claims: Mapping[str, api.Claim], texts: api.Texts) -> list[QWidget]:
    return [
        _side(label, (claims[id_] for id_ in side.claims), texts)
        for side, label in zip(claim.sides, claim.in_language(texts.language).sides, strict=True)
    ]


def _side(label: str, claims: Iterable[api.Claim], texts: api.Texts) -> QWidget:
    made = Pane()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(6)
    column.addWidget(Label(f"▸ {label}", "strong", wrap=True))
    for claim in claims:
        column.addWidget(claim_card(claim, texts))
    return made
