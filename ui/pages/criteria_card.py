"""Worth beside money alone: what each plan scores, what it adds, whose weights would turn it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from advisor import api
from ui.charts.chart_card import ChartCard
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.zoom import px

_FRAME = 150
_ROW = 34


def criteria_cards(evaluation: api.Evaluation, texts: api.Texts, theme: Theme) -> Iterator[QWidget]:
    """Show what counts beside money; nothing where nobody weighed anything."""
    said, say = api.say_criteria(evaluation, texts), texts.say
    if said is None:
        return
    card = Card(say("window.decision.criteria"), said.swing)
    for title, told, left in (
        ("report.criteria.scores", said.scores, frozenset({0})),
        ("report.criteria.verdicts", said.verdicts, frozenset({0, 1, 3, 4})),
    ):
        if told.rows:
            table = DataTable(say(title), left=left)
            last = len(told.rows) - 1
            bold = frozenset({last}) if told is said.scores else frozenset()
            table.show_rows(told.header, told.rows, bold=bold)
            table.fit_height()
            card.add(Label(say(title), "strong"))
            card.add(table)
    if said.firm:
        card.add(Label(said.firm, "body", wrap=True))
    yield card
    model = api.chart_weights(evaluation, texts)
    if model is not None:
        chart = ChartCard(texts, theme, model.id)
        chart.setFixedHeight(px(_FRAME + _ROW * len(model.rows)))
        chart.show_model(model)
        yield chart


def money_alone(evaluation: api.Evaluation, texts: api.Texts) -> str:
    """Say who would lead on money alone, where that is another posture; else nothing."""
    verdicts = evaluation.criteria.verdicts if evaluation.criteria else ()
    for one in verdicts:
        if one.id == "money" and one.turns and one.leading is not None:
            posture = texts.say(f"posture.{one.leading}")
            return texts.say("window.decision.money_alone", posture=posture)
    return ""
