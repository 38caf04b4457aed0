"""What counts beside money: swing weights from 0 to 100, and orders to start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import Label, set_plain_tip
from ui.widgets.pane import Pane
from ui.widgets.weight_row import WeightRow
from ui.widgets.wrap_row import WrapRow

_GROUP = "weights"


class WeightsCard(Card):
    """Asks which swing matters most, and how much the others do."""

    answered = Signal(str, object)
    answered_all = Signal(object)
    cleared = Signal(str)
    moved = Signal(object)
    """All weights while one of them moves, by criterion."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        say = texts.say
        super().__init__(say("section.weights"), say("window.weights.note"))
        self._texts, self._theme = texts, theme
        self._given: dict[str, float] = {}
        self.rows = {criterion: WeightRow(criterion, texts) for criterion in api.CRITERIA}
        self._problem = Label("", "problem", wrap=True)
        self._problem.hide()
        self.add(self._starts())
        for criterion, row in self.rows.items():
            row.moved.connect(self._move)
            row.committed.connect(lambda c, value: self.answered.emit(f"{_GROUP}.{c}", value))
            row.cleared.connect(lambda c: self.cleared.emit(f"{_GROUP}.{c}"))
            row.setObjectName(f"weight_{criterion}")
            self.add(row)
        self.add(self._problem)
        self.body.addStretch(1)

    def show_draft(self, draft: api.Draft) -> None:
        """Show the weights as saved."""
        self._given = {}
        for criterion, row in self.rows.items():
            value = draft.answers.get(f"{_GROUP}.{criterion}")
            row.show_value(value)
            if isinstance(value, int | float):
                self._given[criterion] = float(value)

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        """Say beneath the weights what is wrong with them."""
        mine = [one for one in problems if one.where.startswith(f"{_GROUP}.")]
        wrong = {one.where.removeprefix(f"{_GROUP}.") for one in mine}
        for criterion, row in self.rows.items():
            row.set_wrong(wrong=criterion in wrong)
        self._problem.setText("\n".join(self._texts.say(one.message) for one in mine))
        self._problem.setVisible(bool(mine))

    def show_money(self, money: Mapping[str, str]) -> None:
        """Say what each swing is worth in money."""
        for criterion, row in self.rows.items():
            row.show_money(money.get(criterion, ""))

    def _move(self, criterion: str, value: float) -> None:
        self._given[criterion] = value
        self.moved.emit(dict(self._given))

    def _starts(self) -> QWidget:
        say = self._texts.say
        pane, row = Pane(), WrapRow()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(Label(say("window.weights.start"), "caption", wrap=True))
        column.addWidget(row)
        for order in api.priority_orders():
            made = button(say(f"order.{order.id}.short"), name=f"order_{order.id}")
            cited = ", ".join(order.claims)
            set_plain_tip(made, say("report.cited", text=say(f"order.{order.id}"), claims=cited))
            given = {f"{_GROUP}.{c}": weight for c, weight in order.weights.items()}
            made.clicked.connect(partial(self._start_from, given))
            row.add(made)
        clear = button(say("window.weights.clear"), role="quiet", name="clear_weights")
        clear.clicked.connect(lambda: self.cleared.emit(_GROUP))
        row.add(clear)
        return pane

    def _start_from(self, given: Mapping[str, api.Answer], _clicked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt hands it over so
        self.answered_all.emit(dict(given))
