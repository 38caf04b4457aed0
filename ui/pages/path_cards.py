"""Cards of the way on: advice by workload, conditions and risks, and what reopens the decision."""

from __future__ import annotations

from collections.abc import Iterator

from advisor import api
from ui.widgets.bullet import Bullet
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable

_SHOWN = (0, 1, 2, 3, 4)  # where to look stands in the report
_LEADS = 3  # who would lead then: only where any tripwire says it
_ROWS = 14


def advice_card(evaluation: api.Evaluation, texts: api.Texts) -> Card | None:
    """Say the recommendation workload by workload; None without one."""
    if not evaluation.advice:
        return None
    say = texts.say
    card = Card(say("window.decision.advice"), say("window.decision.advice_note"))
    for one in evaluation.advice:
        card.add(Bullet(api.advice_said(one, evaluation, texts)))
    return card


def rests_cards(evaluation: api.Evaluation, texts: api.Texts) -> Iterator[Card]:
    """Say what the recommendation rests on, and which risks of the debate the plan runs."""
    say = texts.say
    if evaluation.conditions:
        card = Card(say("window.decision.conditions"))
        for one in evaluation.conditions:
            card.add(Bullet(_cited(say(one.text), one.claims)))
        card.body.addStretch(1)
        yield card
    if evaluation.risks:
        card = Card(say("window.decision.risks"), say("window.decision.risks_note"))
        for risk in evaluation.risks:
            card.add(Bullet(_cited(say(risk.text), risk.claims)))
        card.body.addStretch(1)
        yield card


def tripwires_card(evaluation: api.Evaluation, texts: api.Texts) -> Card | None:
    """List what reopens the decision, with its line and who watches it; None without any."""
    if not evaluation.tripwires:
        return None
    say = texts.say
    card = Card(say("window.tripwires.title"), say("window.tripwires.note"))
    leads = any(one.becomes is not None for one in evaluation.tripwires)
    columns = [at for at in _SHOWN if leads or at != _LEADS]
    rows = [api.tripwire_row(one, texts) for one in evaluation.tripwires]
    table = DataTable(say("window.tripwires.title"), left=frozenset(range(len(columns))))
    table.show_rows(
        [say(f"tripwire.column.{api.TRIPWIRE_COLUMNS[at]}") for at in columns],
        [[row[at] for at in columns] for row in rows],
        wide=0,
    )
    table.fit_height(most=_ROWS)
    card.add(table)
    return card


def _cited(said: str, claims: tuple[str, ...]) -> str:
    return f"{said}   [{', '.join(claims)}]" if claims else said
