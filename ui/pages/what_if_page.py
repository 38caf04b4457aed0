"""What-if: move any driver, see what becomes of the verdict, and set scenarios side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
)

from advisor import api
from ui.charts.chart_card import ChartCard
from ui.drivers import Driver, drivers_of
from ui.headline import Headline, headline
from ui.pages.compare_card import CompareCard
from ui.pages.page import Page
from ui.problem_words import say_problem
from ui.side_work import Shown
from ui.theme import Theme
from ui.what_if.charts_grid import ChartsGrid
from ui.what_if.drivers_card import DriversBeside, DriversCard
from ui.what_if.headline_cards import HeadlineCards
from ui.what_if.scenario_work import ShownScenarios
from ui.what_if.scenarios_panel import ScenariosPanel
from ui.what_if.scenarios_tab import ScenariosTab
from ui.widgets.empty_state import EmptyState
from ui.widgets.gradual import Gradual
from ui.widgets.pane import Pane
from ui.widgets.plan_bars import PlanBars

_CHARTS = ("cost_over_time", "break_even", "tornado", "utilisation")


class WhatIfPage(Page):
    """Sliders at the left, figures and charts beside them; scenarios on a tab of their own."""

    figure_wanted = Signal(object)
    scenario_pinned = Signal()
    evaluate_wanted = Signal(bool)
    """Whether scenarios are to be evaluated, or that is to stop."""
    pair_chosen = Signal(str, str)
    compare_wanted = Signal(bool)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme, scrolls=False)
        self._moved: dict[str, api.Answer] = {}
        self._base: api.Evaluation | None = None
        self._reading: api.LiveReading | None = None
        self._drivers: dict[str, Driver] = {}
        self._baseline: Headline | None = None
        self._saved = api.Draft({})
        self._stack = QStackedWidget()
        self.tabs = QTabWidget()
        self.figures = HeadlineCards(texts)
        self._charts = {name: ChartCard(texts, theme, name) for name in _CHARTS}
        self._drawing = Gradual(self)
        self.bars = PlanBars(texts, theme)
        self.drivers = DriversCard(texts, theme)
        self._kept = ScenariosTab(texts, theme, lambda: self.compare)
        self.sliders = self.drivers.sliders
        self.keep, self.reset = self.drivers.keep, self.drivers.reset_all
        self._connect()
        self._lay_out()
        self._show_moved()

    def show_draft(self, draft: api.Draft) -> None:
        if draft.answers != self._saved.answers:
            self._moved = {}
        self._saved = draft
        self._show_sliders()
        self._show_moved()

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        wrong = {problem.where: say_problem(problem, self.texts) for problem in problems}
        for input_id, row in self.sliders.items():
            path = self._path(input_id)
            row.show_wrong(wrong.get(path, "") if path in self._moved else "")

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        if settled:
            self._base = evaluation
            self._drivers = drivers_of(evaluation, self.texts)
            self._show_sliders()
            self._kept.tell("base", lambda: self.scenarios.show_evaluation(evaluation))
        self._reading = None
        self._stack.setCurrentIndex(1)
        self._show_headline(headline(evaluation, evaluation.currency), live=False)
        self.figures.show_break_even(evaluation)
        tornado = evaluation if settled or self._base is None else self._base
        self._drawing.work(self._drawn(evaluation, tornado))

    def _drawn(self, evaluation: api.Evaluation, tornado: api.Evaluation) -> Iterator[None]:
        """Draw one chart after the other; clicks and moves of a slider are heard in between."""
        for name in _CHARTS:
            make = getattr(api, f"chart_{name}")
            model = make(tornado if name == "tornado" else evaluation, self.texts)
            yield
            self._charts[name].show_model(model)
            if name == "utilisation":  # a plan that calls or rents has nothing to fill
                self._grid.show_chart(self._charts[name], shown=bool(model.lines))
            yield

        self._kept.panel  # noqa: B018 - it is made when it is asked for

    @cached_property
    def compare(self) -> CompareCard:
        """The card that sets two scenarios side by side."""
        return CompareCard(self.texts, self.theme)

    @property
    def scenarios(self) -> ScenariosPanel:
        """What is shown of scenarios."""
        return self._kept.panel

    @property
    def charts(self) -> Mapping[str, ChartCard]:
        """The charts by name, all of them drawn."""
        self._drawing.finish()
        return self._charts

    def show_reading(self, reading: api.LiveReading) -> None:
        if self._base is not None:
            self._reading = reading
            self._show_headline(headline(reading, self._base.currency), live=True)
            self._move_courses()

    def show_baseline(self, baseline: Headline | None) -> None:
        self._baseline = baseline
        self.bars.show_baseline(baseline)
        self._kept.tell("baseline", lambda: self.scenarios.show_baseline(baseline))

    def show_scenarios(self, shown: ShownScenarios, pair: tuple[str, str]) -> None:
        """Show what is known of the scenarios, and which two are compared."""
        said = self.texts.say("window.what_if.tab_scenarios", count=len(shown.kept))
        self.tabs.setTabText(1, said)
        self._kept.tell("pair", lambda: self.compare.show_choices(shown.kept, pair))
        self._kept.tell("scenarios", lambda: self.scenarios.show_scenarios(shown))

    def show_compared(self, shown: Shown) -> None:
        """Show how far the comparison of two scenarios has come, or what it found."""
        self._kept.tell("compared", lambda: self.compare.show_work(shown))

    def try_answers(self, answers: Mapping[str, api.Answer]) -> None:
        """Try answers without saving them; they can be kept or taken back like a slider's."""
        self._moved |= answers
        self._show_sliders()
        self._show_moved()
        self.previewed.emit(dict(self._moved))

    def _move_courses(self) -> None:
        """Let the cost over time follow the control; the other charts wait for the answer."""
        card, reading = self.charts["cost_over_time"], self._reading
        before, base = card.model, self._base
        if reading is None or not reading.cost_over_time or before is None or base is None:
            return
        table = card.as_table.isChecked()
        card.follow(api.cost_over_time_moved(before, base, reading, self.texts, with_table=table))

    def _path(self, input_id: str) -> str:
        return f"figures.{input_id}"

    def _show_sliders(self) -> None:
        """Show every driver where it stands, or where it was moved to."""
        if not self._drivers:
            return
        moved: dict[str, float] = {}
        for path, told in self._moved.items():
            value = told.get("likely") if isinstance(told, dict) else told
            if path.startswith("figures.") and isinstance(value, int | float):
                moved[path.removeprefix("figures.")] = float(value)
        self.drivers.show_drivers(self._drivers, moved)

    def _move(self, input_id: str, value: float) -> None:
        self._moved[self._path(input_id)] = value
        self._show_moved()
        self.previewed.emit(dict(self._moved))

    def _reset_one(self, input_id: str) -> None:
        if self._moved.pop(self._path(input_id), None) is not None:
            self._after_reset()

    def _reset_all(self) -> None:
        self._moved = {}
        self._after_reset()

    def _after_reset(self) -> None:
        self._show_moved()
        self._show_sliders()
        self.previewed.emit(dict(self._moved))

    def _keep(self) -> None:
        kept, self._moved = self._moved, {}
        self.answered_all.emit(kept)

    def _pin(self, typed: str) -> None:
        """Keep what was moved as a scenario, or say why that cannot be."""
        name = typed or self._name_of_moved()
        try:
            answers = api.pin_scenario(self._saved, name, self._moved)
        except api.AdvisorError as error:
            self._say(f"⚠ {self.texts.say(error.problems[0].message)}")
            return
        self._moved = {}
        self.drivers.name.clear()
        self.answered_all.emit(answers)
        self._say(self.texts.say("window.what_if.pinned", name=name))
        self.scenario_pinned.emit()

    def _name_of_moved(self) -> str:
        """Call a scenario by the first driver that was moved, and how many others were."""
        path, told = next(iter(self._moved.items()))
        driver = self._drivers.get(path.removeprefix("figures."))
        value = told.get("likely") if isinstance(told, dict) else told
        first = path
        if driver is not None and isinstance(value, int | float):
            said = self.texts.quantity(float(value), driver.unit)
            first = self.texts.say("window.what_if.auto_name", driver=driver.name, value=said)
        others = len(self._moved) - 1
        more = self.texts.say("window.what_if.auto_more", first=first, count=others)
        return more if others else first

    def _rename(self, key: str, name: str) -> None:
        try:
            answers = api.rename_scenario(self._saved, key, name)
        except api.AdvisorError as error:
            self.scenarios.show_refused(self.texts.say(error.problems[0].message))
        else:
            self.answered_all.emit(answers)

    def _apply(self, key: str) -> None:
        kept = next(one for one in api.scenarios_kept(self._saved) if one.key == key)
        self.answered_all.emit(dict(kept.answers))

    def _show_moved(self) -> None:
        count = len(self._moved)
        said = "window.what_if.moved" if count else "window.what_if.as_saved"
        self._say(self.texts.say(said, count=count))

    def _say(self, words: str) -> None:
        self.drivers.show_moved(len(self._moved), words)

    def _show_headline(self, now: Headline, *, live: bool) -> None:
        self.figures.show_headline(now, self._baseline, live=live)
        self.bars.show_headline(now, live=live)

    def _connect(self) -> None:
        self.charts["cost_over_time"].as_table.toggled.connect(self._move_courses)
        self.figures.figure_wanted.connect(self.figure_wanted)
        self.drivers.moved.connect(self._move)
        self.drivers.reset.connect(self._reset_one)
        self.drivers.keep.clicked.connect(self._keep)
        self.drivers.reset_all.clicked.connect(self._reset_all)
        self.drivers.pin_wanted.connect(self._pin)
        self._kept.made.connect(self._connect_kept)

    def _connect_kept(self) -> None:
        panel, compare = self.scenarios, self.compare
        panel.run_wanted.connect(self.evaluate_wanted)
        panel.renamed.connect(self._rename)
        panel.apply_wanted.connect(self._apply)
        panel.remove_wanted.connect(lambda key: self.cleared.emit(f"scenarios.{key}"))
        compare.pair_chosen.connect(self.pair_chosen)
        compare.begun.connect(lambda _name, begins: self.compare_wanted.emit(begins))

    def _lay_out(self) -> None:
        say = self.texts.say
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(say("window.what_if.tabs"))
        self.tabs.addTab(self._drivers_tab(), say("window.what_if.tab_drivers"))
        self.tabs.addTab(self._kept, say("window.what_if.tab_scenarios", count=0))
        empty = say("window.decision.empty"), say("window.decision.empty_advice")
        self._stack.addWidget(EmptyState(self.theme, "chart", *empty))
        self._stack.addWidget(self.tabs)
        self.column.addWidget(self._stack, 1)

    def _drivers_tab(self) -> QScrollArea:
        content = Pane()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.figures)
        charts = self.charts
        first = (charts["cost_over_time"], self.bars, charts["break_even"], charts["tornado"])
        self._grid = ChartsGrid((*first, charts["utilisation"]))
        column.addWidget(DriversBeside(self.drivers, self._grid), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area
