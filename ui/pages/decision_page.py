"""Decision: the recommendation, what it rests on, and the path there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor import api
from ui.pages.clash_card import clash_card
from ui.pages.criteria_card import criteria_cards, money_alone
from ui.pages.debate_cards import debate_cards
from ui.pages.decision_parts import (
    LedgerCard,
    placement_card,
    plan_figures,
    plans_table,
    reasons_cards,
)
from ui.pages.machines_card import machines_card
from ui.pages.page import Page
from ui.pages.path_cards import advice_card, rests_cards, tripwires_card
from ui.pages.plan_charts import plan_charts
from ui.pages.probe_card import BridgeCard, ProbeCard, SideCard
from ui.pages.roadmap_card import roadmap_card
from ui.pages.side_cards import SideCards
from ui.pages.workload_costs_card import workload_costs_card
from ui.settling import settling
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.figure_cells import open_cells
from ui.widgets.gradual import Gradual
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.posture_mark import PostureMark
from ui.widgets.probability_bar import ProbabilityBar
from ui.widgets.side_by_side import SideBySide
from ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ui.side_work import Shown

_GATES_SHOWN = 10
_LEAST_ACROSS = 700
"""Below this width cards stand beneath one another."""
_KEPT = 2  # what is shown while there is no evaluation, and the latest


class DecisionPage(Page):
    """Reads an evaluation from the verdict down to the roadmap."""

    figure_wanted = Signal(object)
    """A figure of the answer that somebody wants to see opened."""
    view_wanted = Signal(object, bool)
    """Answers that a view of the debate would set, and whether to try them first."""
    work_wanted = Signal(str, bool)
    """``probe`` or ``bridge``, and whether it is to begin or to be stopped."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme)
        self._shown: api.Evaluation | None = None
        self._base: api.Evaluation | None = None
        self._ledger_posture = ""
        self._side = SideCards()
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                theme,
                "chart",
                texts.say("window.decision.empty"),
                texts.say("window.decision.empty_advice"),
            )
        )
        self.column.addWidget(self._stack)
        self._building = Gradual(self)
        self._building.done.connect(self._turn)

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        if not settled:
            return
        self._base, evaluation = evaluation, self._with_probe(evaluation)
        if evaluation is self._shown:
            return
        self._shown = evaluation
        content = Pane()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._forget_unfinished()
        self._stack.addWidget(content)
        if self._stack.currentIndex() == 0:  # there is an answer: nobody is told to ask for one
            self._stack.setCurrentWidget(content)
        self._building.begin(self._parts(evaluation), column)

    def show_work(self, name: str, shown: Shown) -> None:
        """Show how far the probe or the bridge has come, and what it found."""
        self._side.show_work(name, shown)
        if self._base is not None and self._with_probe(self._base) is not self._shown:
            self.show_evaluation(self._base, settled=True)

    def side_card(self, name: str) -> SideCard | None:
        """Give the newest card of the probe or of the bridge."""
        return self._side.newest(name)

    def show_pin(self, *, has_pin: bool) -> None:
        """Say whether there is a pinned answer to compare with."""
        self._side.show_pin(has_pin=has_pin)

    @property
    def is_complete(self) -> bool:
        """Whether everything of the latest evaluation is in sight."""
        return not self._building.is_busy

    def _with_probe(self, evaluation: api.Evaluation) -> api.Evaluation:
        """Give the answer with what was found about it, where that is of the same answers."""
        shown = self._side.work("probe")
        found = shown.found if shown is not None and not shown.is_stale else None
        if isinstance(found, api.Evaluation) and found.plans == evaluation.plans:
            return found
        return evaluation

    def _turn(self) -> None:
        """Show what has been built; until then the last evaluation stays."""
        self._side.turn()
        for old in (self._stack.widget(1) for _ in range(self._stack.count() - _KEPT)):
            self._forget(old)
        self._stack.setCurrentIndex(1)

    def _forget_unfinished(self) -> None:
        if self._building.is_busy:
            self._side.drop_coming()
            self._forget(self._stack.widget(self._stack.count() - 1))

    def _forget(self, content: QWidget | None) -> None:
        if content is not None:
            self._stack.removeWidget(content)
            content.deleteLater()

    def _parts(self, evaluation: api.Evaluation) -> Iterator[QWidget]:
        yield self._verdict(evaluation)
        clashes = clash_card(evaluation, self.texts)
        if clashes is not None:
            yield clashes
        if evaluation.plans:
            yield self._plans(evaluation)
            yield placement_card(evaluation, self.texts)
            yield from criteria_cards(evaluation, self.texts, self.theme)
        advice = advice_card(evaluation, self.texts)
        if advice is not None:
            yield advice
            yield from plan_charts(evaluation, self.texts, self.theme)
        machines = machines_card(evaluation, self.texts)
        if machines is not None:
            yield machines
        yield self._side_by_side(reasons_cards(evaluation, self.texts))
        yield self._side_by_side(tuple(rests_cards(evaluation, self.texts)))
        yield self._side_card("probe", ProbeCard(self.texts, self.theme))
        yield self._side_card("bridge", BridgeCard(self.texts, self.theme))
        yield from debate_cards(evaluation, self.texts, self.theme, self.view_wanted.emit)
        if evaluation.plans:
            yield self._ledger(evaluation)
        shared = workload_costs_card(evaluation, self.texts, self.figure_wanted.emit)
        if shared is not None:
            yield shared
        if evaluation.roadmap:
            opened = self.figure_wanted.emit
            yield roadmap_card(evaluation, self.texts, self.theme, opened)
        tripwires = tripwires_card(evaluation, self.texts)
        if tripwires is not None:
            yield tripwires
        if evaluation.gates:
            yield self._gates(evaluation)
        yield self._evidence(evaluation)

    def _side_card(self, name: str, card: SideCard) -> SideCard:
        card.begun.connect(self.work_wanted)
        return self._side.join(name, card)

    def _side_by_side(self, cards: Sequence[Card]) -> QWidget:
        row = SideBySide(least=_LEAST_ACROSS)
        for card in cards:
            row.add(card)
        return row

    def _verdict(self, evaluation: api.Evaluation) -> Card:
        say = self.texts.say
        card = Card(role="hero")
        card.body.setContentsMargins(28, 22, 28, 22)
        card.body.setSpacing(10)
        card.add(Label(say("window.decision.recommendation"), "caption"))
        mark = PostureMark(self.theme, "title", 28)
        mark.show_posture(evaluation.posture, say(f"posture.{evaluation.posture}"))
        card.add(mark)
        card.add(Label(say(f"window.decision.{evaluation.posture}"), "body", wrap=True))
        if evaluation.posture == "too_close":
            for why in evaluation.closeness:
                card.add(Label(say(why), "body", wrap=True))
            card.add(Label(settling(evaluation, self.texts), "strong", wrap=True))
        otherwise = money_alone(evaluation, self.texts)
        if otherwise:
            card.add(Label(otherwise, "strong", wrap=True))
        card.add(self._shares(evaluation))
        bar = ProbabilityBar(self.theme, 14)
        bar.show_shares(evaluation.probability_best, words=say("window.verdict.best_in"))
        card.body.insertWidget(card.body.count() - 1, bar)
        sure = say(
            "window.decision.sure",
            samples=evaluation.samples,
            error=100 * evaluation.simulation_error,
        )
        card.add(Label(sure, "caption", wrap=True))
        return card

    def _shares(self, evaluation: api.Evaluation) -> QWidget:
        say = self.texts.say
        shares = WrapRow(spacing=24)
        for posture in api.POSTURES:
            share = api.chance(evaluation.probability_best.get(posture, 0.0))
            mark = PostureMark(self.theme, "strong", 14)
            said = say("window.verdict.share", posture=say(f"posture.{posture}"), share=share)
            mark.show_posture(posture, said)
            shares.add(mark)
        return shares

    def _plans(self, evaluation: api.Evaluation) -> Card:
        say = self.texts.say
        card = Card(say("window.decision.plans"), say("window.decision.plans_note"))
        table = DataTable(say("window.decision.plans"))
        header, rows = plans_table(evaluation, self.texts)
        table.show_rows(header, rows, even=True)
        table.fit_height()
        opened = say("window.derivation.opens")
        open_cells(table, opened, plan_figures(evaluation), self.figure_wanted.emit)
        card.add(table)
        card.add(Label(say("window.derivation.hint"), "caption", wrap=True))
        for told in api.searches_said(evaluation, self.texts):
            card.add(Label(told, "caption", wrap=True))
        return card

    def _ledger(self, evaluation: api.Evaluation) -> Card:
        card = LedgerCard(evaluation, self.texts)
        card.turned.connect(self._remember)
        card.figure_wanted.connect(self.figure_wanted)
        card.show_plan(self._ledger_posture or evaluation.leading or evaluation.plans[0].posture)
        return card

    def _remember(self, posture: str) -> None:
        self._ledger_posture = posture

    def _gates(self, evaluation: api.Evaluation) -> Card:
        say = self.texts.say
        card = Card(say("window.decision.gates"), say("window.decision.gates_note"))
        names = api.option_names(evaluation, self.texts)
        columns = ("workload", "option", "rule", "reason")
        table = DataTable(say("window.decision.gates"), left=frozenset(range(len(columns))))
        table.show_rows(
            [say(f"window.gate.{column}") for column in columns],
            [
                (
                    evaluation.workload_names.get(gate.workload, gate.workload) or "—",
                    names.get(gate.option, gate.option),
                    say(f"rule.{gate.rule}"),
                    say(gate.reason),
                )
                for gate in evaluation.gates
            ],
            wide=3,
        )
        table.fit_height(most=_GATES_SHOWN)
        card.add(table)
        return card

    def _evidence(self, evaluation: api.Evaluation) -> Card:
        say = self.texts.say
        card = Card(say("window.decision.evidence"), say("window.decision.evidence_note"))
        shares = sorted(evaluation.evidence.share_of_variance_by_class.items(), key=lambda e: -e[1])
        table = DataTable(say("window.decision.evidence"))
        table.show_rows(
            (say("window.decision.evidence_class"), say("window.decision.evidence_share")),
            [(say(f"evidence.{name}"), self.texts.share(share, 1)) for name, share in shares],
        )
        table.fit_height()
        card.add(table)
        for warning in evaluation.warnings:
            card.add(Label(f"⚠ {say(warning)}", "caption", wrap=True))
        return card
