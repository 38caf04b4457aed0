"""What the room said: weights side by side with their spread, ranges with their pool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.pane import Pane

_PARTS = ("low", "likely", "high")


class RevealedCard(Card):
    """Tables of everybody's weights and ranges; a pooled range can be taken over."""

    take_wanted = Signal(str)
    """Input id whose pooled range is to become the engagement's own figure."""

    def __init__(self, criteria: Sequence[str], texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts.say("workshop.revealed.title"), texts.say("workshop.revealed.note"))
        self._criteria, self._texts, self._theme = criteria, texts, theme
        self._content: QWidget | None = None
        self._labels: dict[str, api.InputRow | api.Swing] = {}
        self._draft = api.Draft({})

    def know(self, evaluation: api.Evaluation) -> None:
        """Learn what figures are called."""
        self._labels = {row.id: row for row in evaluation.inputs}
        self._labels |= {swing.input: swing for swing in evaluation.tornado}
        self.show_draft(self._draft)

    def show_draft(self, draft: api.Draft) -> None:
        """Show what is revealed; the card hides while there is nothing."""
        self._draft = draft
        parts = list(self._parts(draft))
        self.setVisible(bool(parts))
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.deleteLater()
        self._content = Pane()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in parts:
            column.addWidget(part)
        self.add(self._content)

    def _parts(self, draft: api.Draft) -> Iterator[QWidget]:
        votes = _votes(draft, self._criteria)
        if votes:
            yield Label(self._texts.say("workshop.revealed.weights"), "strong")
            yield self._weights(votes)
        for pool in api.opinions(draft):
            row = self._labels.get(pool.figure)
            yield Label(self._texts.say(row.label) if row else pool.figure, "strong")
            yield self._ranges(pool, row.unit if row else "")
            for name in pool.apart:
                said = self._texts.say("workshop.revealed.apart", name=name)
                yield Label(f"⚠ {said}", "warning", wrap=True)
            take = button(
                self._texts.say("workshop.revealed.take"),
                name=f"take.{pool.figure}",
                theme=self._theme,
            )
            take.clicked.connect(partial(self.take_wanted.emit, pool.figure))
            yield _to_the_left(take)

    def _weights(self, votes: dict[str, dict[str, float]]) -> DataTable:
        """Show each person's weights as shares of their own sum, and the room's mean and spread."""
        say, share = self._texts.say, self._texts.share
        shares = {name: _shares(weights) for name, weights in votes.items()}
        rows = []
        for criterion in self._criteria:
            told = [of.get(criterion, 0.0) for of in shares.values()]
            if any(told):
                mean = sum(told) / len(told)
                spread = say(
                    "workshop.revealed.from_to", low=api.Share(min(told)), high=api.Share(max(told))
                )
                rows.append((say(f"criterion.{criterion}"), *map(share, told), share(mean), spread))
        table = DataTable(say("workshop.revealed.weights"))
        header = (
            say("workshop.revealed.criterion"),
            *shares,
            say("workshop.revealed.mean"),
            say("workshop.revealed.spread"),
        )
        table.show_rows(header, rows)
        table.fit_height()
        return table

    def _ranges(self, pool: api.Pool, unit: str) -> DataTable:
        say = self._texts.say
        opinions = [(one.name, one.estimate) for one in pool.opinions]
        whole = [*opinions, (say("workshop.revealed.pooled"), pool.pooled)]
        rows = [
            (name, *(self._texts.quantity(getattr(estimate, part), unit) for part in _PARTS))
            for name, estimate in whole
        ]
        table = DataTable(say("workshop.revealed.title"))
        heads = (say("workshop.revealed.person"), *(say(f"window.estimate.{p}") for p in _PARTS))
        table.show_rows(heads, rows, bold=frozenset({len(rows) - 1}))
        table.fit_height()
        return table


def _votes(draft: api.Draft, criteria: Sequence[str]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for key in draft.keys("votes"):
        weights = {c: draft.answers.get(f"votes.{key}.{c}") for c in criteria}
        told = {c: float(w) for c, w in weights.items() if isinstance(w, int | float)}
        if any(told.values()):
            found[str(draft.answers.get(f"votes.{key}.name", key))] = told
    return found


def _shares(weights: dict[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {criterion: weight / total for criterion, weight in weights.items()}


def _to_the_left(widget: QWidget) -> QWidget:
    pane = Pane()
    row = QHBoxLayout(pane)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return pane
