"""What-if: move the drivers that matter most and see what becomes of the verdict."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advisor import api
from ui.charts.chart_card import ChartCard
from ui.headline import Headline, changes, headline
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card, FigureCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.plan_bars import PlanBars
from ui.widgets.slider_row import SliderRow

_MOST_SLIDERS = 8
_DRIVERS_WIDTH = 288
_LEAST_CHART = 236  # pixels of height; in a smaller window the page scrolls


class WhatIfPage(Page):
    """Sliders at the left, headline figures above, the plans and three charts beneath."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme, scrolls=False)
        self.sliders: dict[str, SliderRow] = {}
        self._moved: dict[str, api.Answer] = {}
        self._base: api.Evaluation | None = None
        self._baseline: Headline | None = None
        self._saved = api.Draft({})
        self._stack = QStackedWidget()
        say = texts.say
        self._figures = {
            name: FigureCard(say(f"window.what_if.{name}"))
            for name in ("recommended", "cost", "worth", "break_even")
        }
        self.charts = {
            name: ChartCard(texts, theme, name)
            for name in ("cost_over_time", "break_even", "tornado")
        }
        self.bars = PlanBars(texts, theme)
        self.keep = button(say("window.what_if.keep"), role="primary", name="keep")
        self.keep.clicked.connect(self._keep)
        self.reset = button(say("window.what_if.reset_all"), name="reset")
        self.reset.clicked.connect(self._reset_all)
        self._lay_out()
        self._show_moved()

    def show_draft(self, draft: api.Draft) -> None:
        if draft.answers != self._saved.answers:
            self._moved = {}
        self._saved = draft
        self._show_moved()

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        if settled:
            self._base = evaluation
            self._show_sliders(evaluation)
        self._stack.setCurrentIndex(1)
        self._show_headline(headline(evaluation, evaluation.currency), live=False)
        self._figures["break_even"].show_figure(*api.break_even_headline(evaluation, self.texts))
        self.charts["cost_over_time"].show_model(api.chart_cost_over_time(evaluation, self.texts))
        self.charts["break_even"].show_model(api.chart_break_even(evaluation, self.texts))
        tornado = evaluation if settled or self._base is None else self._base
        self.charts["tornado"].show_model(api.chart_tornado(tornado, self.texts))

    def show_reading(self, reading: api.LiveReading) -> None:
        if self._base is not None:
            self._show_headline(headline(reading, self._base.currency), live=True)

    def try_answers(self, answers: Mapping[str, api.Answer]) -> None:
        """Try answers without saving them; they can be kept or taken back like a slider's."""
        self._moved |= answers
        self._show_moved()
        self.previewed.emit(dict(self._moved))

    def show_baseline(self, baseline: Headline | None) -> None:
        self._baseline = baseline
        self.bars.show_baseline(baseline)

    def _show_sliders(self, evaluation: api.Evaluation) -> None:
        known = {swing.input: swing for swing in evaluation.tornado}
        rows = {row.id: row for row in evaluation.inputs}
        for swing in evaluation.tornado:
            if len(self.sliders) < _MOST_SLIDERS and swing.input not in self.sliders:
                self._add_slider(swing)
        for input_id, slider in self.sliders.items():
            value = known[input_id].likely if input_id in known else None
            if value is None and input_id in rows:
                value = rows[input_id].likely
            if value is not None and input_id not in self._moved_inputs():
                slider.show_value(value, moved=False)

    def _add_slider(self, swing: api.Swing) -> None:
        slider = SliderRow(swing, self.texts, self.theme)
        slider.moved.connect(self._move)
        slider.reset.connect(self._reset_one)
        self.sliders[swing.input] = slider
        self._drivers.insertWidget(self._drivers.count() - 1, slider)

    def _move(self, input_id: str, value: float) -> None:
        self._moved[f"figures.{input_id}"] = value
        self._show_moved()
        self.previewed.emit(dict(self._moved))

    def _reset_one(self, input_id: str) -> None:
        self._moved.pop(f"figures.{input_id}", None)
        self._after_reset()

    def _reset_all(self) -> None:
        self._moved = {}
        self._after_reset()

    def _after_reset(self) -> None:
        self._show_moved()
        if self._base is not None:
            self._show_sliders(self._base)
        self.previewed.emit(dict(self._moved))

    def _keep(self) -> None:
        kept, self._moved = self._moved, {}
        self.answered_all.emit(kept)

    def _moved_inputs(self) -> set[str]:
        return {path.removeprefix("figures.") for path in self._moved}

    def _show_moved(self) -> None:
        self.keep.setEnabled(bool(self._moved))
        self.reset.setEnabled(bool(self._moved))
        self._state.setText(
            self.texts.say("window.what_if.moved", count=len(self._moved))
            if self._moved
            else self.texts.say("window.what_if.as_saved")
        )

    def _show_headline(self, now: Headline, *, live: bool) -> None:
        say = self.texts.say
        self._figures["recommended"].show_figure(
            say(f"posture.{now.posture}"),
            say(
                "window.what_if.best_in",
                share=api.Share(now.first.probability_best if now.first else 0.0),
                leading=say(f"posture.{now.leading or 'none_feasible'}"),
            ),
            now.posture if now.leading == now.posture else "",
        )
        plan = now.first
        worth, cost = changes(now, self._baseline, self.texts)
        self._show_band("cost", plan.cost if plan else None, cost, now.currency)
        self._show_band("worth", plan.worth if plan else None, worth, now.currency)
        self._figures["break_even"].set_stale(stale=live)
        self.bars.show_headline(now, live=live)

    def _show_band(self, name: str, band: api.Band | None, change: str, currency: str) -> None:
        card = self._figures[name]
        if band is None:
            card.show_figure("—", self.texts.say("window.no_plan"))
            return
        low, high = api.Money(band.p10, currency), api.Money(band.p90, currency)
        card.show_figure(
            self.texts.money(band.p50, currency, compact=True),
            self.texts.say("window.band", low=low, high=high),
            change=change,
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for card in self._figures.values():
            row.addWidget(card, 1)
        content = Pane()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._drivers_card())
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.addWidget(self.charts["cost_over_time"], 0, 0)
        grid.addWidget(self.bars, 0, 1)
        grid.addWidget(self.charts["break_even"], 1, 0)
        grid.addWidget(self.charts["tornado"], 1, 1)
        grid.setRowMinimumHeight(0, _LEAST_CHART)
        grid.setRowMinimumHeight(1, _LEAST_CHART)
        grid.setRowStretch(0, 10)
        grid.setRowStretch(1, 11)
        grid.setColumnStretch(0, 13)
        grid.setColumnStretch(1, 10)
        body.addLayout(grid, 1)
        column.addLayout(body, 1)
        say = self.texts.say
        self._stack.addWidget(
            EmptyState(
                self.theme,
                "chart",
                say("window.decision.empty"),
                say("window.decision.empty_advice"),
            )
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._stack.addWidget(area)
        self.column.addWidget(self._stack, 1)

    def _drivers_card(self) -> Card:
        card = Card(self.texts.say("window.what_if.drivers"), self.texts.say("window.what_if.note"))
        card.setFixedWidth(_DRIVERS_WIDTH)
        inner = QWidget()
        self._drivers = QVBoxLayout(inner)
        self._drivers.setContentsMargins(0, 4, 8, 4)
        self._drivers.setSpacing(12)
        self._drivers.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        card.add(area, 1)
        self._state = Label("", "caption", wrap=True)
        card.add(self._state)
        row = QHBoxLayout()
        row.addWidget(self.reset)
        row.addWidget(self.keep, 1)
        card.body.addLayout(row)
        return card
