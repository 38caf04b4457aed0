"""What the chosen machines can do: a table of models, and the response times of the chosen one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from advisor import api
from ui.charts.chart_card import ChartCard
from ui.pages.records import name_of
from ui.privacy import shown
from ui.problem_words import say_problem
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.gradual import Gradual
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.wrap_row import WrapRow

_SHOWN = 8
_CHART_HEIGHT = 380
_CHOOSER_WIDTH = 280
_LEFT = frozenset({0, 6})


class CapacityPanel(Pane):
    """Asks by signal for what it shows; a draft that has not changed is asked about once."""

    fits_wanted = Signal(str, str)
    """Key of the machine, and of the workload that it is judged on or ""."""
    chart_wanted = Signal(str, str, str)
    """Key of the machine, id of the model, key of the workload or ""."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._draft, self._machine = api.Draft({}), ""
        self._asked: tuple[api.Draft, str, str] | None = None
        self._is_ready = True
        self._fits: Sequence[api.Fit] = ()
        self._model = ""
        self._writing = Gradual(self)
        self._card = Card(
            texts.say("window.inventory.fits"), texts.say("window.inventory.fits_note")
        )
        self.workload = ChoiceBox()
        self.workload.setAccessibleName(texts.say("window.capacity.workload"))
        self.workload.setFixedWidth(_CHOOSER_WIDTH)
        self.workload.currentIndexChanged.connect(lambda _index: self._judge_anew())
        self._table = DataTable(texts.say("window.inventory.fits"), left=_LEFT)
        self._table.chosen.connect(self._choose)
        self.chart = ChartCard(texts, theme, "capacity")
        self.nothing = Label(texts.say("window.capacity.none"), "muted", wrap=True)
        self.note = Label("", "muted", wrap=True)
        self._lay_out()

    @property
    def fits(self) -> DataTable:
        """The table of models, with every row of it."""
        self._writing.finish()
        return self._table

    @property
    def draft(self) -> api.Draft:
        """The answers that it asks about."""
        return self._draft

    def show_draft(self, draft: api.Draft, machine: str) -> None:
        """Take the answers; nothing is asked before `ask`."""
        self._draft, self._machine = draft, machine
        say, kept = self._texts.say, self._workload
        with QSignalBlocker(self.workload):
            self.workload.clear()
            self.workload.addItem(say("window.capacity.typical"), "")
            for key in draft.keys("workloads"):
                name = name_of(draft, "workloads", key, say("window.unnamed"))
                self.workload.addItem(shown(name), key)
            self.workload.setCurrentIndex(max(0, self.workload.findData(kept)))

    def ask(self) -> None:
        """Ask what fits, unless that has been asked."""
        wanted = (self._draft, self._machine, self._workload)
        if wanted != self._asked:
            self._asked, self._is_ready = wanted, True
            self.fits_wanted.emit(self._machine, self._workload)

    def show_fits(self, fits: Sequence[api.Fit]) -> None:
        """Show which models fit and what they do, then ask for the times of one of them."""
        if not self._is_ready:  # what was asked of other answers
            return
        self.note.hide()
        fitting = [fit.model for fit in fits if fit.fits]
        if self._model not in fitting:
            self._model = fitting[0] if fitting else ""
        if not fitting:
            self.chart.hide()
        self.nothing.setVisible(bool(fits) and not fitting)
        self._writing.work(self._written(fits))

    def show_unready(self) -> None:
        """Say that the machine's answers are to stand first; figures of other answers go."""
        self._asked, self._is_ready = None, False
        self._clear(self._texts.say("window.capacity.unready"))

    def show_waiting(self) -> None:
        """Say that what is asked for is still being worked out."""
        if self._is_ready:
            say, is_filled = self._texts.say, self._table.rowCount() > 0
            earlier, first = "window.capacity.waiting.earlier", "window.capacity.waiting"
            self._tell(say(earlier if is_filled else first))

    def show_refused(self, problems: Sequence[api.Problem]) -> None:
        """Say why nothing could be worked out; figures of other answers go."""
        self._asked = None
        if self._is_ready:
            self._clear("\n".join(say_problem(one, self._texts) for one in problems))

    def _clear(self, words: str) -> None:
        """Show no figures, and why; the model that was chosen is kept."""
        for widget in (self.chart, self.nothing):
            widget.hide()
        self._writing.work(self._written(()))
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.note.setText(words)
        self.note.show()

    def _written(self, fits: Sequence[api.Fit]) -> Iterator[None]:
        """Write the rows a few at a time: there are as many as models."""
        say = self._texts.say
        rows = []
        for fit in fits:
            rows.append(self._row(fit))
            yield
        columns = ("model", "speed", "capacity", "concurrent", "users", "energy", "verdict")
        header = [say(f"window.fit.{column}") for column in columns]
        self._fits = fits
        self._table.show_rows(header, rows, wide=len(columns) - 1)
        self._table.fit_height(most=_SHOWN)
        models = [fit.model for fit in fits]
        if self._model in models:
            self._table.choose(models.index(self._model))
            yield
            self.chart_wanted.emit(self._machine, self._model, self._workload)

    def show_chart(self, chart: api.ChartModel | None) -> None:
        """Show the response times of the chosen model, if it has any."""
        self.chart.setVisible(chart is not None and self._is_ready)
        if chart is not None and self._is_ready:
            self.chart.show_model(chart)

    @property
    def _workload(self) -> str:
        return str(self.workload.currentData() or "")

    def _judge_anew(self) -> None:
        if self._is_ready:
            self.ask()

    def _choose(self, row: int) -> None:
        fit = self._fits[row]
        if fit.fits and fit.model != self._model:
            self._model = fit.model
            self.chart_wanted.emit(self._machine, self._model, self._workload)

    def _row(self, fit: api.Fit) -> tuple[str, ...]:
        say, texts = self._texts.say, self._texts
        served = fit.served
        sign = "✓" if fit.fits else "✕"
        verdict = f"{sign}  {say(fit.reason)}"
        if served is None or fit.tokens_per_second is None:
            return (fit.name, *("—" for _ in range(5)), verdict)
        speed = texts.number(fit.tokens_per_second, 0)
        if not served.holds:
            return (fit.name, speed, say("window.fit.misses"), "—", "—", "—", verdict)
        kept = texts.number(served.output_tokens_per_s, 0)
        counts = [texts.number(_rough(count)) for count in (served.concurrent, served.users)]
        return (fit.name, speed, kept, *counts, texts.number(served.kwh_per_mtok), verdict)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        asked = Label(self._texts.say("window.capacity.workload"), "muted")
        self._card.head.addWidget(WrapRow(asked, self.workload))
        self._card.add(self._table)
        for label in (self.nothing, self.note):
            self._card.add(label)
            label.hide()
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chart.setFixedHeight(_CHART_HEIGHT)
        self.chart.hide()
        column.addWidget(self._card)
        column.addWidget(self.chart)


def _rough(count: float) -> float:
    """Leave two digits of a count that is not known better."""
    return float(f"{count:.2g}")
