"""The race between models: what was measured with each, and what a task costs with it."""

from __future__ import annotations

from advisor import api
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label


def race_card(evaluation: api.Evaluation, texts: api.Texts) -> Card:
    """Set the measured models side by side, or say how to enter the race."""
    say = texts.say
    card = Card(say("report.race.title"), say("window.race.note"))
    found = api.race_said(evaluation, texts)
    if found is None:
        card.add(Label(say("window.race.none"), "muted", wrap=True))
        return card
    table = DataTable(say("report.race.title"), left=frozenset({0, 1}))
    table.show_rows(found.heads, found.rows, wide=1)
    table.fit_height()
    card.add(table)
    card.add(Label(say("report.race.costs"), "caption", wrap=True))
    for source in found.sources:
        card.add(Label(source, "caption", wrap=True))
    return card
