"""The tab of scenarios, whose panel is made when it is looked at, or when nobody waits."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.what_if.scenarios_panel import ScenariosPanel
from ui.widgets.pane import Pane


class ScenariosTab(Pane):
    """Remembers what the panel is to be told for as long as there is none."""

    made = Signal()
    """The panel is there; its signals can be heard from now on."""

    def __init__(self, texts: api.Texts, theme: Theme, beneath: Callable[[], QWidget]) -> None:
        """Keep a place; ``beneath`` makes what stands below what was found."""
        super().__init__()
        self._texts, self._theme, self._beneath = texts, theme, beneath
        self._missed: dict[str, Callable[[], object]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @cached_property
    def panel(self) -> ScenariosPanel:
        """The panel, which shows at once what it has missed."""
        panel = self.__dict__["panel"] = ScenariosPanel(self._texts, self._theme, self._beneath())
        missed, self._missed = self._missed, {}
        for tell in missed.values():
            tell()
        self._column.addWidget(panel)
        self.made.emit()
        return panel

    def tell(self, what: str, tell: Callable[[], object]) -> None:
        """Tell the panel now, or once it is there the last that was said of each thing."""
        if "panel" in self.__dict__:
            tell()
        else:
            self._missed[what] = tell

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel  # noqa: B018 - it is made when it is asked for
