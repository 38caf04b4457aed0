"""The roadmap: three phases side by side, each with its months, budget, work and gate."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from advisor import api
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.label import Label, rule
from ui.widgets.opens import opens
from ui.widgets.posture_mark import PostureMark


def roadmap_card(
    evaluation: api.Evaluation, texts: api.Texts, theme: Theme, act: Callable[[object], None]
) -> Card:
    """Show the path of the leading plan; ``act`` opens the budget of a phase."""
    card = Card(texts.say("window.decision.roadmap"), texts.say("window.decision.roadmap_note"))
    row = QHBoxLayout()
    row.setSpacing(12)
    for number, phase in enumerate(evaluation.roadmap, start=1):
        card_of_phase, budget = _phase(number, phase, evaluation, texts, theme)
        ref = api.FigureRef("phase_cost", plan=evaluation.leading or "", phase=phase.phase)
        opens(budget, texts.say("window.derivation.opens"), partial(act, ref))
        row.addWidget(card_of_phase, 1)
    card.body.addLayout(row)
    return card


def _phase(
    number: int, phase: api.RoadmapPhase, evaluation: api.Evaluation, texts: api.Texts, theme: Theme
) -> tuple[Card, Label]:
    say = texts.say
    card = Card(role="panel")
    card.add(Label(f"{number}  {say(f'phase.{phase.phase}')}", "heading", wrap=True))
    months = say("window.roadmap.months", start=phase.start_month + 1, end=phase.end_month)
    card.add(Label(months, "caption"))
    mark = PostureMark(theme, "strong", 14)
    mark.show_posture(phase.posture, say(f"posture.{phase.posture}"))
    card.add(mark)
    budget = phase.budget
    money = {
        end: texts.money(getattr(budget, f"p{end}"), evaluation.currency, compact=True)
        for end in (10, 50, 90)
    }
    said = say("window.band_of", middle=money[50], low=money[10], high=money[90])
    told = Label(say("window.roadmap.budget", budget=said), wrap=True)
    card.add(told)
    card.add(rule())
    card.add(Label(say("window.roadmap.activities"), "overline"))
    for activity in phase.activities:
        card.add(Label(f"•  {say(activity.text)}", wrap=True))
    card.add(rule())
    card.add(Label(say("window.roadmap.gate"), "overline"))
    for criterion in phase.exit_criteria:
        card.add(Label(f"☐  {say(criterion.text)}", wrap=True))
    card.body.addStretch(1)
    return card, told
