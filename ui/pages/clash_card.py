"""The card that names rules which leave no plan together, and what would come nearest."""

from __future__ import annotations

from advisor import api
from ui.widgets.bullet import Bullet
from ui.widgets.card import Card
from ui.widgets.label import Label


def clash_card(evaluation: api.Evaluation, texts: api.Texts) -> Card | None:
    """Make the card; None where no rules clash."""
    said = api.clashes_said(evaluation, texts)
    if not said:
        return None
    card = Card(texts.say("clash.title"))
    for head, rules in said:
        card.add(Label(head, wrap=True))
        for rule in rules:
            card.add(Bullet(rule, role="caption"))
    return card
