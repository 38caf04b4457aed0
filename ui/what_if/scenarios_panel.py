"""Scenarios side by side: a table, two charts, and what can be done with each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advisor import api
from ui.charts.chart_card import ChartCard
from ui.headline import Headline, headline, standing_of
from ui.theme import Theme
from ui.what_if.scenario_row import ScenarioRow
from ui.what_if.scenario_work import ShownScenarios
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.pane import Pane

_FINE = 1000
_ROW = 34  # pixels of height of a bar
_AROUND = 170  # pixels that title, legend, axis and margins take
_LEAST_HEAD = 60
_GAP = 32  # pixels of a column beside its name, which is bold
_FIGURES: tuple[Literal["worth", "net_present_cost"], ...] = ("worth", "net_present_cost")


class ScenariosPanel(QStackedWidget):
    """Says what to do while there is none."""

    run_wanted = Signal(bool)
    """Whether the evaluation is to begin or to be stopped."""
    renamed = Signal(str, str)
    apply_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, texts: api.Texts, theme: Theme, beneath: QWidget) -> None:
        """Lay out; ``beneath`` stands below what was found."""
        super().__init__()
        say = texts.say
        self._texts, self._theme = texts, theme
        self._shown = ShownScenarios()
        self._base: api.Evaluation | None = None
        self._heads: tuple[str, ...] = ()
        self._baseline: Headline | None = None
        self.run = button(say("window.scenarios.run"), role="primary", name="scenarios_run")
        self.run.clicked.connect(lambda: self.run_wanted.emit(True))  # noqa: FBT003 - a signal
        self.cancel = button(say("window.probe.cancel"), name="scenarios_cancel")
        self.cancel.clicked.connect(lambda: self.run_wanted.emit(False))  # noqa: FBT003
        self.bar = QProgressBar()
        self.bar.setRange(0, _FINE)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(say("window.scenarios.progress"))
        self.words = Label("", "caption", wrap=True)
        name = say("window.scenarios.table")
        self.table = DataTable(name, left=frozenset({0}))
        self.note = Label("", "caption", wrap=True)
        self.charts = {figure: ChartCard(texts, theme, figure) for figure in _FIGURES}
        self.rows: dict[str, ScenarioRow] = {}
        self._beneath = beneath
        self._lay_out()

    def show_scenarios(self, shown: ShownScenarios) -> None:
        """Show what is known of the scenarios."""
        self._shown = shown
        self._show()

    def show_evaluation(self, evaluation: api.Evaluation) -> None:
        """Take the answer of the answers as saved."""
        self._base = evaluation
        self._show()

    def show_baseline(self, baseline: Headline | None) -> None:
        """Tell differences against this verdict from now on."""
        self._baseline = baseline
        self._show()

    def show_refused(self, words: str) -> None:
        """Say why something could not be done."""
        self.words.setText(f"⚠ {words}" if words else "")
        self.words.setVisible(bool(words))

    def _show(self) -> None:
        shown = self._shown
        self.setCurrentIndex(1 if shown.kept else 0)
        self.run.setVisible(not shown.running)
        self.cancel.setVisible(bool(shown.running))
        self.bar.setVisible(bool(shown.running))
        self.bar.setValue(round(shown.share * _FINE))
        self.words.setText("\n".join(self._said()))
        self.words.setVisible(bool(self.words.text()))
        self._show_rows()
        self._show_results()

    def _said(self) -> Iterator[str]:
        """Say what runs, what is of earlier answers, what is still to be done, what failed."""
        shown, say = self._shown, self._texts.say
        names = {one.key: one.name for one in shown.kept}
        comma = say("report.semicolon")
        if shown.running:
            stage = say(shown.stage or "window.probe.starting")
            yield say("window.scenarios.running", name=shown.running, stage=stage)
            return
        if shown.stale:
            stale = comma.join(name for key, name in names.items() if key in shown.stale)
            yield f"⚠ {say('window.scenarios.stale', names=stale)}"
        if shown.open:
            yield say("window.scenarios.open", names=comma.join(shown.open))
        for key, problems in shown.problems.items():
            reason = say(problems[0].message)
            yield f"⚠ {say('window.scenarios.refused', name=names[key], reason=reason)}"

    def _show_rows(self) -> None:
        wanted = {one.key: one for one in self._shown.kept}
        for key in [key for key in self.rows if key not in wanted]:
            row = self.rows.pop(key)
            self._manage.removeWidget(row)
            row.hide()
            row.deleteLater()
        for key, one in wanted.items():
            if key not in self.rows:
                self.rows[key] = self._new_row()
                self._manage.addWidget(self.rows[key])
            self.rows[key].show_scenario(one, self._words(one))

    def _words(self, one: api.KeptScenario) -> str:
        """Say how much a scenario moves, and when it was evaluated."""
        say, found = self._texts.say, self._shown.results.get(one.key)
        moved = say("window.scenarios.count_moved", count=len(one.answers))
        if found is None or found.as_of is None:
            return moved
        day = say("window.scenarios.evaluated", day=self._texts.day(found.as_of))
        return say("report.dot").join((moved, day))

    def _new_row(self) -> ScenarioRow:
        row = ScenarioRow(self._texts, self._theme)
        row.renamed.connect(self.renamed)
        row.apply_wanted.connect(self.apply_wanted)
        row.remove_wanted.connect(self.remove_wanted)
        return row

    def _show_results(self) -> None:
        """Fill the table and the charts; columns of earlier answers say so by their name."""
        base, shown = self._base, self._shown
        results = [shown.results[one.key] for one in shown.kept if one.key in shown.results]
        first = api.read_scenario(base, base) if base else shown.base
        for widget in (self.table, self.note, *self.charts.values(), self._beneath):
            widget.setVisible(bool(results) and first is not None)
        if first is None or not results:
            return
        name = "scenarios.as_saved"
        pinned = self._baseline
        if base and pinned is not None and pinned != headline(base, base.currency):
            first, name = standing_of(pinned), "window.scenarios.pinned_base"
        named = [
            one.model_copy(update={"name": f"{one.name} ⚠"}) if one.key in shown.stale else one
            for one in results
        ]
        currency = base.currency if base else shown.currency
        self._fill((first, *named), self._texts.say(name), currency)

    def _fill(
        self, standings: tuple[api.ScenarioResult, ...], baseline: str, currency: str
    ) -> None:
        table = api.scenarios_table(standings, baseline, currency, self._texts)
        head = ("",) * len(standings)
        moved = (self._texts.say("scenarios.moved"), *head)
        rows = [*table.rows[: table.moved], moved, *table.rows[table.moved :]]
        self.table.show_rows(table.header, rows, bold=frozenset({0, table.moved}), even=True)
        self._heads = table.header
        self._name_columns()
        self.table.fit_height()
        self.note.setText(table.note)
        self.note.setVisible(bool(table.note))
        for figure, card in self.charts.items():
            model = api.chart_scenarios(standings, baseline, figure, currency, self._texts)
            card.setVisible(model is not None)
            if model is not None:
                card.setFixedHeight(_AROUND + _ROW * len(standings))
                card.show_model(model)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_columns()

    def _name_columns(self) -> None:
        """Shorten names to their columns, which are all as wide; the tip holds them whole."""
        room = max(_LEAST_HEAD, self.table.viewport().width() // max(1, len(self._heads)) - _GAP)
        metrics = self.table.horizontalHeader().fontMetrics()
        for column, name in enumerate(self._heads):
            short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            self.table.shorten_head(column, short, name)

    def _lay_out(self) -> None:
        say = self._texts.say
        advice = say("window.scenarios.empty_advice", most=api.MOST_SCENARIOS)
        self.addWidget(EmptyState(self._theme, "chart", say("window.scenarios.empty"), advice))
        inner = Pane()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = Card(say("window.scenarios.title"), say("window.scenarios.note"))
        row = QHBoxLayout()
        card.body.addLayout(row)
        row.setSpacing(12)
        for widget in (self.run, self.cancel):
            row.addWidget(widget)
        row.addWidget(self.bar, 1)
        row.addStretch(0)
        card.add(self.words)
        card.add(self.table)
        card.add(self.note)
        column.addWidget(card)
        charts = QHBoxLayout()
        column.addLayout(charts)
        charts.setSpacing(12)
        for chart in self.charts.values():
            charts.addWidget(chart, 1)
        manage = Card(say("window.scenarios.manage"))
        self._manage = QVBoxLayout()
        self._manage.setSpacing(8)
        manage.body.addLayout(self._manage)
        column.addWidget(manage)
        column.addWidget(self._beneath)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.addWidget(area)
