"""Cards beneath the questions of a step: its rules, its map, its machines, its routes, its gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from advisor import api
from ui.pages.clash_card import clash_card
from ui.pages.decision_parts import placement_card
from ui.pages.machines_card import machines_card
from ui.pages.own_models_card import ladder_card, own_models_card
from ui.pages.phase_cost_card import phase_cost_card
from ui.pages.race_card import race_card
from ui.pages.roadmap_card import phase_card
from ui.theme import Theme
from ui.widgets.bullet import Bullet
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

_CAPS = ("condition_of.budget", "condition_of.phase_budget")
"""What the recommendation rests on that a cap on money asks for."""
_Part = Callable[[api.Evaluation, api.Texts, Theme], QWidget | None]


def parts_of(
    step: str, evaluation: api.Evaluation, texts: api.Texts, theme: Theme
) -> Iterator[QWidget]:
    """Make the cards of a step, one after another; a step without any has none."""
    for make in _PARTS.get(step, ()):
        part = make(evaluation, texts, theme)
        if part is not None:
            yield part


def rules_card(evaluation: api.Evaluation, texts: api.Texts) -> Card:
    """Say of every rule in force which forms of deployment it keeps out, and for what."""
    say = texts.say
    card = Card(say("window.rules.title"), say("window.rules.note"))
    card.add(_kept_out(evaluation, texts))
    caps = [one.text for one in evaluation.conditions if one.text.id in _CAPS]
    if caps:
        card.add(Label(say("window.rules.caps"), "overline"))
        for cap in caps:
            card.add(Bullet(say(cap)))
    if evaluation.rule_prices:
        card.add(Label(say("window.probe.rules"), "overline"))
        for one in evaluation.rule_prices:
            card.add(Bullet(say(api.rule_said(one, evaluation.currency))))
    return card


def _kept_out(evaluation: api.Evaluation, texts: api.Texts) -> QWidget:
    """Set the rules in force beside what they keep out; say so where there is none."""
    say = texts.say
    if not evaluation.gates:
        return Label(say("report.gates.none"), wrap=True)
    table = DataTable(say("window.rules.title"), left=frozenset(range(3)))
    rules = dict.fromkeys(gate.rule for gate in evaluation.gates)
    table.show_rows(
        (say("window.gate.rule"), say("report.gates.options"), say("report.gates.workloads")),
        [_rule(rule, evaluation, texts) for rule in rules],
        wide=1,
    )
    table.fit_height()
    return table


def agenda_card(evaluation: api.Evaluation, texts: api.Texts) -> Card | None:
    """Say which experiments are worth paying for, or how to find out; None without a plan."""
    if not evaluation.plans:
        return None
    say, known = texts.say, evaluation.evppi
    card = Card(say("window.agenda.title"))
    if known is None:
        card.add(Label(say("window.agenda.unknown"), "muted", wrap=True))
        return card
    worth = [one for one in known.agenda if one.worth is not None]
    for one in worth:
        card.add(Bullet(say(api.item_said(one, evaluation.currency))))
    if not worth:
        card.add(Label(say("window.agenda.none"), wrap=True))
    return card


def _rule(rule: str, evaluation: api.Evaluation, texts: api.Texts) -> tuple[str, str, str]:
    """Say a rule, how many options of each form it keeps out, and for which workloads."""
    say, names = texts.say, evaluation.workload_names
    gates = [gate for gate in evaluation.gates if gate.rule == rule]
    kept_out = {gate.option for gate in gates}
    counts: dict[str, int] = {}
    for option in evaluation.options:
        if option.id in kept_out:
            counts[option.form] = counts.get(option.form, 0) + 1
    forms = (
        say("window.rules.form", form=say(f"form.{form}"), count=count)
        for form, count in counts.items()
    )
    workloads = dict.fromkeys(names.get(g.workload, g.workload) for g in gates if g.workload)
    whole = not workloads or len(workloads) == len(names) > 1
    told = say("report.gates.all") if whole else say("report.list").join(workloads)
    return say(f"rule.{rule}"), say("report.semicolon").join(forms), told


def _rules(evaluation: api.Evaluation, texts: api.Texts, _theme: Theme) -> QWidget:
    return rules_card(evaluation, texts)


def _clash(evaluation: api.Evaluation, texts: api.Texts, _theme: Theme) -> QWidget | None:
    return clash_card(evaluation, texts)


def _map(evaluation: api.Evaluation, texts: api.Texts, theme: Theme) -> QWidget | None:
    from ui.pages.debate_cards import map_card  # charts come with it  # noqa: PLC0415

    return map_card(evaluation, texts, theme)


def _agenda(evaluation: api.Evaluation, texts: api.Texts, _theme: Theme) -> QWidget | None:
    return agenda_card(evaluation, texts)


def _placement(evaluation: api.Evaluation, texts: api.Texts, _theme: Theme) -> QWidget | None:
    return placement_card(evaluation, texts) if evaluation.plans else None


def _machines(evaluation: api.Evaluation, texts: api.Texts, _theme: Theme) -> QWidget | None:
    return machines_card(evaluation, texts)


def _race(evaluation: api.Evaluation, texts: api.Texts, _theme: Theme) -> QWidget:
    return race_card(evaluation, texts)


def _own_models(evaluation: api.Evaluation, texts: api.Texts, _theme: Theme) -> QWidget | None:
    return own_models_card(evaluation, texts)


def _ladder(evaluation: api.Evaluation, texts: api.Texts, _theme: Theme) -> QWidget:
    return ladder_card(evaluation, texts)


def _costs(name: str, evaluation: api.Evaluation, texts: api.Texts, _theme: Theme) -> Card | None:
    return phase_cost_card(name, evaluation, texts)


def _of_phase(name: str) -> tuple[_Part, _Part]:
    """Give what every phase shows: what it costs by each plan, and the way to its gate."""
    return partial(_costs, name), partial(phase_card, name)


_PARTS: Mapping[str, tuple[_Part, ...]] = {
    "organisation": (_rules, _clash),
    "workloads": (_map, _agenda, *_of_phase("verification")),
    "hardware": (_placement, _race, _machines, *_of_phase("integration")),
    "phases": (_ladder, _own_models, *_of_phase("innovation")),
}
