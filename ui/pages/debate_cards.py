"""Cards of the decision page about the debate: claims on trial, rules that speak, the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from advisor import api
from ui.charts.axes import with_axes
from ui.charts.chart_card import ChartCard
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.wrap_row import WrapRow

_ROWS_SHOWN = 8
_MAP_HEIGHT = 420
_CHOICE_WIDTH = 240
Entry = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]
"""Cells of a row, and the sentences that stand beneath the table when it is chosen, with roles."""


def debate_cards(
    evaluation: api.Evaluation,
    texts: api.Texts,
    theme: Theme,
    enter: Callable[[object, bool], None] = lambda _answers, _tried: None,
) -> Iterator[QWidget]:
    """Show what the debate says to this engagement; nothing where none was held against it.

    Each card is made when it is asked for: all at once they take longer than a click may wait.
    ``enter`` hears the answers that a view would set, and whether they are to be tried first.
    """
    if evaluation.claims is None or evaluation.debate is None:
        return
    chart = map_card(evaluation, texts, theme)
    if chart is not None:
        yield chart
    rules = RulesCard(evaluation, texts)
    rules.entered.connect(enter)
    yield rules
    yield TrialCard(evaluation, texts)


def map_card(evaluation: api.Evaluation, texts: api.Texts, theme: Theme) -> ChartCard | None:
    """Draw the map of sensitivity and industry-data demand; None where nothing stands on it."""
    model = api.chart_map(evaluation, texts)
    if model is None:
        return None
    chart = ChartCard(texts, theme, "map")
    chart.setFixedHeight(_MAP_HEIGHT)
    chart.show_model(with_axes(model, texts))
    return chart


class _Chosen(Card):
    """A card with a choice in its head, a table, and all about the row that is chosen."""

    def __init__(
        self,
        heading: tuple[str, str],
        choices: Sequence[tuple[str, str]],
        name: str,
        show: Callable[[str], None],
    ) -> None:
        super().__init__(*heading)
        self.choice = ChoiceField(tuple(choices))
        self.choice.name(name)
        self.choice.setFixedWidth(_CHOICE_WIDTH)
        self.choice.committed.connect(show)
        self.head.addWidget(self.choice)
        self.table = DataTable(heading[0], left=frozenset(range(4)))
        self.table.chosen.connect(self._look)
        self.add(self.table)
        self.about = Card(role="panel")
        self.about.body.setSpacing(4)
        self.add(self.about)
        self._labels: list[Label] = []
        self._entries: Sequence[Entry] = ()

    def show_entries(self, header: Sequence[str], entries: Sequence[Entry]) -> None:
        """Show rows, and all about the first of them."""
        self._entries = entries
        self.table.show_rows(header, [cells for cells, _ in entries])
        self.table.fit_height(most=_ROWS_SHOWN)
        self.table.setVisible(bool(entries))
        self.table.choose(0)
        self._look(0)

    def _look(self, row: int) -> None:
        for label in self._labels:
            self.about.body.removeWidget(label)
            label.hide()
            label.deleteLater()
        told = self._entries[row][1] if 0 <= row < len(self._entries) else ()
        self._labels = [Label(text, role, wrap=True) for text, role in told]
        for label in self._labels:
            self.about.add(label)
        self.about.setVisible(bool(told))


class TrialCard(_Chosen):
    """Claims on trial, conflicts with both sides, and what was not tested."""

    def __init__(self, evaluation: api.Evaluation, texts: api.Texts) -> None:
        say = texts.say
        self._say = say
        self._words = api.trial_words(evaluation, texts)
        shown = ("tried", "conflicts", "untested")
        super().__init__(
            (say("window.trial.title"), say("window.trial.note")),
            tuple((name, say(f"window.trial.show.{name}")) for name in shown),
            say("window.trial.choose"),
            self.show_part,
        )
        self.body.insertWidget(2, Label(self._words.counts(), wrap=True))
        self.choice.show_value("tried", given=True)
        self.show_part("tried")

    def show_part(self, part: str) -> None:
        """Show the claims that were tried, the conflicts, or the claims that were not tested."""
        show = {"tried": self._tried, "conflicts": self._conflicts, "untested": self._untested}
        show[part]()

    def _tried(self) -> None:
        entries = [
            (
                (claim, result),
                ((claim, "strong"), (who, "caption"), (result, "strong"), (why, "body")),
            )
            for claim, who, result, why in self._words.tried_rows()
        ]
        self.show_entries(self._header("claim", "result"), entries)

    def _untested(self) -> None:
        entries = [
            ((claim,), ((claim, "strong"), (who, "caption"), (why, "body")))
            for claim, who, why in self._words.untested_rows()
        ]
        self.show_entries(self._header("claim"), entries)

    def _conflicts(self) -> None:
        entries: list[Entry] = []
        for title, sides in self._words.conflicts(only_tried=False):
            told = [(title, "strong")]
            for side, voices, results in sides:
                told += [(f"▸ {side}", "strong"), (voices, "caption"), (results, "body")]
            entries.append(((title,), tuple(told)))
        self.show_entries(self._header("claim"), entries)

    def _header(self, *names: str) -> list[str]:
        return [self._say(f"trial.column.{name}") for name in names]


class RulesCard(_Chosen):
    """Rules of thumb that speak to the engagement, in the order of a view of the debate."""

    entered = Signal(object, bool)
    """Answers that the view would set, by path, and whether to try them without saving."""

    def __init__(self, evaluation: api.Evaluation, texts: api.Texts) -> None:
        say = texts.say
        self._evaluation, self._texts = evaluation, texts
        self._words = api.trial_words(evaluation, texts)
        self._views = evaluation.debate.views if evaluation.debate else ()
        super().__init__(
            (say("window.trial.rules"), say("window.trial.rules_note")),
            tuple((view.id, say(f"trial.view.{view.id}")) for view in self._views),
            say("window.trial.view"),
            self.show_view,
        )
        self.sets = Label("", "caption", wrap=True)
        self.add(self.sets)
        names = ("figure", "now", "then", "claim")
        self.changes = DataTable(say("trial.view.changes"), left=frozenset(range(len(names))))
        self._header = [say(f"trial.view.column.{name}") for name in names]
        self.add(self.changes)
        self.apply = button(say("window.view.apply"), role="primary", name="view_apply")
        self.compare = button(say("window.view.compare"), name="view_compare")
        self.apply.clicked.connect(lambda: self._enter(tried=False))
        self.compare.clicked.connect(lambda: self._enter(tried=True))
        self.add(WrapRow(self.apply, self.compare))
        self._view = "neutral"
        self.choice.show_value("neutral", given=True)
        self.show_view("neutral")

    def show_view(self, id_: str) -> None:
        """Show the rules in a view's order, and the figures that it would set."""
        say = self._texts.say
        view = next(one for one in self._views if one.id == id_)
        entries = [
            ((rule, favours, status), self._about(rule, who, when))
            for rule, who, favours, status, when in self._words.rule_rows(view.first)
        ]
        self.show_entries(
            [say(f"trial.column.{n}") for n in ("claim", "favours", "status")], entries
        )
        rows = api.view_rows(self._evaluation, id_, self._texts)
        self.sets.setText(say("trial.view.changes" if rows else "trial.view.no_changes"))
        self.changes.show_rows(self._header, rows)
        self.changes.fit_height()
        self.changes.setVisible(bool(rows))
        self._view = id_
        self.apply.setVisible(bool(rows))
        self.compare.setVisible(bool(rows))

    def _enter(self, *, tried: bool) -> None:
        self.entered.emit(api.view_answers(self._evaluation, self._view), tried)

    def _about(self, rule: str, who: str, when: str) -> tuple[tuple[str, str], ...]:
        against = [
            self._texts.say("trial.rules.pair", id=one, other=other)
            for one, other in self._words.contradictions()
            if rule in {one, other}
        ]
        return (
            (rule, "strong"),
            (who, "caption"),
            (when, "body"),
            *((text, "caption") for text in against),
        )
