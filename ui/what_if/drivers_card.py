"""The card of drivers: find one, move it, pin what was moved, keep it or take it back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from advisor import api
from ui.drivers import Driver
from ui.theme import Theme
from ui.what_if.driver_finder import DriverFinder
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import Label, set_plain_tip
from ui.widgets.line_edit import LineEdit
from ui.widgets.side_by_side import SideBySide
from ui.widgets.slider_row import SliderRow
from ui.zoom import NO_LIMIT, keep_size, px

_MOST_AT_FIRST = 8
_WIDTH = 288
_LEAST_ACROSS = 780
"""Below this width the drivers stand above the charts."""
_LEAST_HEIGHT = 480
"""Of the card there; its drivers scroll."""


class DriversCard(Card):
    """Sliders in the order of their swings; any driver joins them by the search box."""

    moved = Signal(str, float)
    reset = Signal(str)
    pin_wanted = Signal(str)
    """Name that was typed for the scenario; empty for one of its own making."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        say = texts.say
        super().__init__(say("window.what_if.drivers"), say("window.what_if.note"))
        keep_size(self)
        self._texts, self._theme = texts, theme
        self._all: Mapping[str, Driver] = {}
        self.sliders: dict[str, SliderRow] = {}
        self.finder = DriverFinder(texts)
        self.finder.chosen.connect(self._choose)
        self.state = Label("", "caption", wrap=True)
        self.name = LineEdit()
        self.name.setObjectName("scenario_name")
        self.name.setPlaceholderText(say("window.what_if.scenario_name"))
        self.name.setAccessibleName(say("window.what_if.scenario_name"))
        self.name.returnPressed.connect(self._pin)
        self.pin = button(say("window.what_if.pin"), name="pin_scenario")
        set_plain_tip(self.pin, say("window.what_if.pin_why"))
        self.pin.clicked.connect(self._pin)
        self.keep = button(say("window.what_if.keep"), role="primary", name="keep")
        self.reset_all = button(say("window.what_if.reset_all"), name="reset")
        self._lay_out()

    def show_drivers(self, drivers: Mapping[str, Driver], moved: Mapping[str, float]) -> None:
        """Take the drivers of an answer; those in sight follow it unless somebody moved them."""
        self._all = drivers
        self.finder.show_drivers(drivers)
        for input_id in [] if self.sliders else list(drivers)[:_MOST_AT_FIRST]:
            self._add(drivers[input_id])
        for input_id in moved:
            if input_id in drivers and input_id not in self.sliders:
                self._add(drivers[input_id])
        for input_id, row in self.sliders.items():
            if input_id in moved:
                row.show_value(moved[input_id], moved=True)
            elif input_id in drivers:
                row.take(drivers[input_id])
        self._sort()

    def show_moved(self, count: int, words: str) -> None:
        """Say how much was moved, or what became of it."""
        for one in (self.keep, self.reset_all, self.pin):
            one.setEnabled(count > 0)
        self.state.setText(words)

    def _choose(self, input_id: str) -> None:
        if input_id not in self.sliders:
            self._add(self._all[input_id])
            self._sort()
        row = self.sliders[input_id]
        QTimer.singleShot(0, row, lambda: self._show_row(row))

    def _show_row(self, row: SliderRow) -> None:
        self._area.ensureWidgetVisible(row)
        row.begin()

    def _add(self, driver: Driver) -> None:
        row = SliderRow(driver, self._texts, self._theme)
        row.moved.connect(self.moved)
        row.reset.connect(self.reset)
        row.removed.connect(self._remove)
        self.sliders[driver.input] = row

    def _remove(self, input_id: str) -> None:
        row = self.sliders.pop(input_id)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.reset.emit(input_id)
        self.finder.search.setFocus()

    def _sort(self) -> None:
        """Put the sliders in the order of the drivers; what is no driver any more goes last."""
        places = {input_id: place for place, input_id in enumerate(self._all)}
        order = sorted(self.sliders, key=lambda one: places.get(one, len(places)))
        for place, input_id in enumerate(order):
            row = self.sliders[input_id]
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)

    def _pin(self) -> None:
        if self.pin.isEnabled():
            self.pin_wanted.emit(self.name.text().strip())

    def _lay_out(self) -> None:
        self.add(self.finder)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 4, 6, 4)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self.add(self._area, 1)
        self.add(self.state)
        pinning = QHBoxLayout()
        self.body.addLayout(pinning)
        pinning.setSpacing(8)
        pinning.addWidget(self.name, 1)
        pinning.addWidget(self.pin)
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.setSpacing(8)
        row.addWidget(self.reset_all)
        row.addWidget(self.keep, 1)


class DriversBeside(SideBySide):
    """The card of drivers beside the charts, or above them and as wide."""

    def __init__(self, drivers: DriversCard, charts: QWidget) -> None:
        super().__init__(least=_LEAST_ACROSS)
        self._drivers = drivers
        self.add(drivers, 0)
        self.add(charts)
        self.turned(stacked=False)

    def turned(self, *, stacked: bool) -> None:
        self._drivers.setMinimumWidth(0 if stacked else px(_WIDTH))
        self._drivers.setMaximumWidth(NO_LIMIT if stacked else px(_WIDTH))
        self._drivers.setMinimumHeight(px(_LEAST_HEIGHT) if stacked else 0)
