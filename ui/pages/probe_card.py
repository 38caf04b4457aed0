"""The card that examines what would change the answer, and the one that explains a difference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from advisor import api
from ui.charts.chart_card import ChartCard
from ui.theme import Theme
from ui.widgets.bullet import Bullet
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.pane import Pane

if TYPE_CHECKING:
    from ui.side_work import Shown

_FINE = 1000
_MOST_SAID = 3
_MOST_RULES = 6
_MOST_AGENDA = 3
_ROW = 30  # pixels of height of a bar
_AROUND = 150  # pixels that title, axis and margins take
_WORDS = {
    "probe": ("window.probe.title", "window.probe.note", "window.probe.run"),
    "bridge": ("window.bridge.title", "window.bridge.note", "window.bridge.run"),
    "compare": ("window.compare.title", "window.compare.note", "window.compare.run"),
}


class SideCard(Card):
    """A button, a bar while it runs, a way to stop it, and what was found beneath."""

    begun = Signal(str, bool)
    """Name of the work, and whether it is to begin or to be stopped."""

    def __init__(self, name: str, texts: api.Texts, theme: Theme) -> None:
        say = texts.say
        title, note, run = _WORDS[name]
        super().__init__(say(title), say(note))
        self._name, self._texts, self._theme = name, texts, theme
        self._shown: object | None = None
        self.run = button(say(run), role="primary", name=f"{name}_run")
        self.run.clicked.connect(lambda: self._tell(begins=True))
        self.cancel = button(say("window.probe.cancel"), name=f"{name}_cancel")
        self.cancel.clicked.connect(lambda: self._tell(begins=False))
        self.bar = QProgressBar()
        self.bar.setRange(0, _FINE)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(say("window.probe.progress"))
        self.words = Label("", "caption", wrap=True)
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.setSpacing(12)
        row.addWidget(self.run)
        row.addWidget(self.cancel)
        row.addWidget(self.bar, 1)
        row.addStretch(0)
        self.add(self.words)
        self.found = Pane()
        self._column = QVBoxLayout(self.found)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(8)
        self.add(self.found)

    def show_work(self, shown: Shown) -> None:
        """Show how far it is and what was found, greyed where the answers have changed."""
        say = self._texts.say
        self.run.setVisible(not shown.is_running)
        self.run.setEnabled(shown.can_run)
        self.cancel.setVisible(shown.is_running)
        self.bar.setVisible(shown.is_running)
        self.bar.setValue(round((shown.progress.share if shown.progress else 0.0) * _FINE))
        self.words.setText(self._state(shown))
        self.words.setVisible(bool(self.words.text()))
        if shown.found is not self._shown:
            self._shown = shown.found
            self._rebuild(shown.found)
        self.found.setVisible(shown.found is not None)
        self.found.setEnabled(not shown.is_stale)
        if shown.found is not None and self._name == "probe":
            self.run.setText(say("window.probe.again"))
            self.run.setAccessibleName(self.run.text())

    def _tell(self, *, begins: bool) -> None:
        self.begun.emit(self._name, begins)

    def _state(self, shown: Shown) -> str:
        say = self._texts.say
        if shown.is_running:
            return say(shown.progress.stage if shown.progress else "window.probe.starting")
        if shown.problems:
            return say(shown.problems[0].message)
        if shown.found is not None and shown.is_stale:
            return f"⚠ {say('window.probe.earlier')}"
        return ""

    def _rebuild(self, found: object | None) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for widget in self._parts(found):
            self._column.addWidget(widget)

    def _parts(self, found: object | None) -> Iterator[QWidget]:
        raise NotImplementedError

    def _chart(self, model: api.ChartModel) -> ChartCard:
        chart = ChartCard(self._texts, self._theme, model.id)
        chart.setFixedHeight(_AROUND + _ROW * max(4, len(model.y.ticks)))
        chart.show_model(model)
        return chart

    def _said(self, heading: str, lines: list[str]) -> Iterator[QWidget]:
        yield Label(self._texts.say(heading), "overline")
        for line in lines:
            yield Bullet(line)


class ProbeCard(SideCard):
    """Flips, prices of rules, stable weights, and what knowing more would be worth."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__("probe", texts, theme)

    def _parts(self, found: object | None) -> Iterator[QWidget]:
        if not isinstance(found, api.Evaluation):
            return
        say = self._texts.say
        flips = [say(api.flip_said(one)) for one in (found.flips or ())[:_MOST_SAID]]
        yield from self._said("window.probe.flips", flips or [say("probe.flip.none")])
        model = api.chart_flips(found, self._texts)
        if model is not None:
            yield self._chart(model)
        rules = [say(api.rule_said(r, found.currency)) for r in (found.rule_prices or ())]
        yield from self._said(
            "window.probe.rules", rules[:_MOST_RULES] or [say("window.probe.no_rules")]
        )
        yield from self._weights(found)
        yield from self._knowing(found)

    def _weights(self, found: api.Evaluation) -> Iterator[QWidget]:
        stable = found.criteria.stability if found.criteria else None
        if stable is None or not stable.intervals:
            return
        say = self._texts.say
        lines = [
            say(
                "window.probe.weight",
                criterion=say(f"criterion.{one.criterion}"),
                low=api.Share(one.low),
                high=api.Share(one.high),
                share=api.Share(one.share),
            )
            for one in stable.intervals
        ]
        yield from self._said("window.probe.weights", lines)

    def _knowing(self, found: api.Evaluation) -> Iterator[QWidget]:
        value, say = found.evppi, self._texts.say
        if value is None:
            return
        evpi = say(
            "window.probe.evpi",
            evpi=api.Money(value.evpi, found.currency),
            error=api.Money(value.evpi_error, found.currency),
            count=value.placements,
            futures=value.futures,
        )
        worth = [one for one in value.agenda if one.worth is not None][:_MOST_AGENDA]
        lines = [evpi, *(say(api.item_said(one, found.currency)) for one in worth)]
        yield from self._said("window.probe.knowing", lines)


class BridgeCard(SideCard):
    """From the pinned answer to this one, as steps that add up."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__("bridge", texts, theme)
        self._has_pin = False

    def show_pin(self, *, has_pin: bool) -> None:
        """Say whether there is an answer to compare with."""
        self._has_pin = has_pin

    def _state(self, shown: Shown) -> str:
        said = super()._state(shown)
        if said or shown.can_run:
            return said
        say = self._texts.say
        return say("window.bridge.same" if self._has_pin else "window.bridge.none_pinned")

    def _parts(self, found: object | None) -> Iterator[QWidget]:
        if not isinstance(found, api.Bridge):
            return
        model = api.chart_bridge(found, self._texts)
        if model is None:
            yield Label(self._texts.say("window.bridge.no_plan"), wrap=True)
        else:
            yield self._chart(model)
