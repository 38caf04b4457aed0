"""The roadmap: three phases side by side, each with its days, people, budget, work and gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from advisor import api
from ui.theme import Theme
from ui.widgets.bullet import Bullet
from ui.widgets.card import Card
from ui.widgets.label import Label, rule
from ui.widgets.opens import opens
from ui.widgets.posture_mark import PostureMark
from ui.widgets.side_by_side import SideBySide

_LEAST_ACROSS = 760
"""Below this width the phases stand beneath one another."""


def roadmap_card(
    evaluation: api.Evaluation, texts: api.Texts, theme: Theme, act: Callable[[object], None]
) -> Card:
    """Show the path of the leading plan; ``act`` opens the budget of a phase."""
    card = Card(texts.say("window.decision.roadmap"), texts.say("window.decision.roadmap_note"))
    row = SideBySide(least=_LEAST_ACROSS)
    for number, phase in enumerate(evaluation.roadmap, start=1):
        card_of_phase, budget = _phase(number, phase, evaluation, texts, theme)
        ref = api.FigureRef("phase_cost", plan=evaluation.leading or "", phase=phase.phase)
        opens(budget, texts.say("window.derivation.opens"), partial(act, ref))
        row.add(card_of_phase)
    card.add(row)
    return card


def phase_card(
    name: str, evaluation: api.Evaluation, texts: api.Texts, theme: Theme
) -> Card | None:
    """Show one phase of the path, such as beneath its questions; None while there is no path."""
    for number, phase in enumerate(evaluation.roadmap, start=1):
        if phase.phase == name:
            return _phase(number, phase, evaluation, texts, theme)[0]
    return None


def _phase(
    number: int, phase: api.RoadmapPhase, evaluation: api.Evaluation, texts: api.Texts, theme: Theme
) -> tuple[Card, Label]:
    say = texts.say
    card = Card(role="panel")
    card.add(Label(f"{number}  {say(f'phase.{phase.phase}')}", "heading", wrap=True))
    months = say("window.roadmap.months", start=phase.start_month + 1, end=phase.end_month)
    card.add(Label(months, "caption"))
    _dates(card, phase, texts)
    mark = PostureMark(theme, "strong", 14)
    mark.show_posture(phase.posture, say(f"posture.{phase.posture}"))
    card.add(mark)
    told = _budget(card, phase, evaluation.currency, texts)
    people = [api.staff_said(one, texts) for one in phase.people]
    _list(card, "window.roadmap.people", "•", people, texts)
    activities = [say(one.text) for one in phase.activities]
    _list(card, "window.roadmap.activities", "•", activities, texts)
    deliverables = [say(one.text) for one in phase.deliverables]
    _list(card, "window.roadmap.deliverables", "▸", deliverables, texts)
    criteria = [say(one.text) for one in phase.exit_criteria]
    _list(card, "window.roadmap.gate", "☐", criteria, texts)
    card.body.addStretch(1)
    return card, told


def _dates(card: Card, phase: api.RoadmapPhase, texts: api.Texts) -> None:
    """Say when the phase starts, when its gate is held, and who answers for it."""
    if phase.starts is not None and phase.gate is not None and phase.gate_month is not None:
        said = texts.say(
            "window.roadmap.starts",
            start=api.Month(phase.starts),
            gate=api.Month(phase.gate),
            month=phase.gate_month,
        )
        card.add(Label(said, "caption", wrap=True))
    if phase.owner is not None:
        owner = api.owner_said(phase.owner, texts)
        card.add(Label(texts.say("window.roadmap.owner", name=owner), "caption", wrap=True))


def _budget(card: Card, phase: api.RoadmapPhase, currency: str, texts: api.Texts) -> Label:
    """Say what the phase costs, and each level of it; give what opens."""

    def money(amount: float) -> str:
        return texts.money(amount, currency, compact=True)

    budget = phase.budget
    said = texts.say("window.roadmap.budget_both", middle=money(budget.p50), high=money(budget.p90))
    told = Label(said, wrap=True)
    card.add(told)
    if phase.cap is not None:
        kept = api.cap_said(phase.cap, currency, texts)
        card.add(Label(texts.say("window.roadmap.cap", cap=kept), "caption", wrap=True))
    for one in phase.budget_by_level:
        if one.cost.p90 > 0:
            line = texts.say(
                "window.roadmap.level",
                level=texts.say(f"level.{one.level}"),
                middle=money(one.cost.p50),
                high=money(one.cost.p90),
            )
            card.add(Label(line, "caption", wrap=True))
    return told


def _list(card: Card, heading: str, sign: str, lines: Sequence[str], texts: api.Texts) -> None:
    if not lines:
        return
    card.add(rule())
    card.add(Label(texts.say(heading), "overline", wrap=True))
    for line in lines:
        card.add(Bullet(line, sign))
