"""A chart in its card: title, legend, and the table that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from advisor import api
from ui.charts.legend import Legend
from ui.charts.more_button import MoreButton
from ui.charts.picture import picture_of, save_picture
from ui.dialogs.files import ask_in_dialogs, free_path
from ui.privacy import hides_names, veil
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from ui.charts.plot import Plot


class ChartCard(Card):
    """Shows a ChartModel as a picture or as a table."""

    def __init__(self, texts: api.Texts, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._model: api.ChartModel | None = None
        self._plot: Plot | None = None
        self._title = ElidedLabel("heading")
        self._subtitle = ElidedLabel("caption", lines=3)
        self._legend = Legend(theme)
        text = texts.say("window.chart.table")
        self.as_table = button(
            text, role="quiet", name=f"table.{name}", picture="table", theme=theme
        )
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self._stack = QStackedWidget()
        self.table = DataTable(text)
        self._legend.toggled.connect(lambda _key, _on: self._hide_lines())
        self.more = MoreButton(texts, theme, name)
        self.more.copied.connect(self._copy)
        self.more.save_wanted.connect(self._save)
        self._texts = texts
        self._lay_out()

    def show_model(self, model: api.ChartModel) -> None:
        """Paint a model, or write its table when that is in sight; hidden names stay hidden."""
        if hides_names():
            model = api.reworded(model, veil())
        self._model = model
        self._title.show_text(model.title)
        self._subtitle.show_text(model.subtitle)
        self.table.setAccessibleName(model.title)
        self.as_table.setAccessibleName(f"{model.title}: {self.as_table.text()}")
        self.more.setAccessibleName(f"{model.title}: {self.more.words}")
        self._show()

    @property
    def model(self) -> api.ChartModel | None:
        """What is shown."""
        return self._model

    def follow(self, model: api.ChartModel) -> None:
        """Paint a model that bears the same names as the one in sight, as quickly as can be."""
        self._model = model
        if self.as_table.isChecked():
            self.table.show_rows(model.header, model.rows)
        elif self._plot is None:
            self._show()
        else:
            self._legend.show_lines(model)
            self._plot.show_model(model)

    def setFixedHeight(self, height: int) -> None:  # noqa: N802 - Qt's name
        """Be so high; only then does a column count it when it asks how high it must be."""
        super().setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _show(self) -> None:
        if self._model is None:
            return
        if self.as_table.isChecked():
            self._legend.hide()
            self.table.show_rows(self._model.header, self._model.rows)
            self._stack.setCurrentWidget(self.table)
        else:
            self._paint(self._model)

    def _paint(self, model: api.ChartModel) -> None:
        from ui.charts.plot import Plot  # noqa: PLC0415 - 400 ms, after the first paint

        if self._plot is None:
            self._plot = Plot(self._theme)
            self._stack.addWidget(self._plot)
        self._legend.show_lines(model)
        self._stack.setCurrentWidget(self._plot)
        self._plot.hide_lines(self._legend.hidden())
        self._plot.show_model(model)

    def _hide_lines(self) -> None:
        if self._plot is not None:
            self._plot.hide_lines(self._legend.hidden())

    def _copy(self) -> None:
        """Put the chart on the clipboard as a picture, or its table as text."""
        if self.as_table.isChecked():
            self.table.copy_rows()
            return
        with self._alone():
            QGuiApplication.clipboard().setPixmap(picture_of(self))

    def _save(self, ending: str) -> None:
        """Ask where, and write the chart there as a picture."""
        title = self._model.title if self._model is not None else ""
        proposed = free_path(api.default_folder(), title, ending)
        path = ask_in_dialogs().where_to_save(self, self._texts, proposed)
        if path is None:
            return
        try:
            with self._alone():
                save_picture(self, title, path)
        except api.AdvisorError as error:
            said = (self._texts.say(problem.message) for problem in error.problems)
            self._subtitle.show_text(" ".join(said))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Leave the buttons and the note of the hand out of a picture."""
        beside = [self.as_table, self.more]
        if self._plot is not None:
            self._plot.hover.hide()
        for widget in beside:
            widget.hide()
        try:
            yield
        finally:
            for widget in beside:
                widget.show()

    def _turn(self, _as_table: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        self._show()

    def _lay_out(self) -> None:
        self.body.setSpacing(4)
        self.head.addWidget(self._title, 1)
        self.head.addWidget(self.as_table)
        self.head.addWidget(self.more)
        self.add(self._subtitle)
        self.add(self._legend)
        self._stack.addWidget(self.table)
        ignored = QSizePolicy.Policy.Ignored
        self.setSizePolicy(ignored, ignored)
        self._stack.setSizePolicy(ignored, ignored)
        self.add(self._stack, 1)
