"""Finds a driver among all of them by typing part of its name."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from advisor import api
from ui.drivers import Driver
from ui.fuzzy import fit, folded
from ui.widgets.label import Label, set_plain_tip
from ui.widgets.line_edit import LineEdit
from ui.widgets.pane import Pane
from ui.zoom import px

_MOST = 30
_SEEN = 5
_ROW = 27
_FRAME = 12
_ID = Qt.ItemDataRole.UserRole


class DriverFinder(Pane):
    """A search box; beneath it what was found, while anything is sought."""

    chosen = Signal(str)

    def __init__(self, texts: api.Texts) -> None:
        super().__init__()
        self._texts = texts
        self._all: Mapping[str, Driver] = {}
        self.search = LineEdit()
        self.search.setObjectName("find_driver")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._choose_first)
        self.search.installEventFilter(self)
        self.found = QListWidget()
        self.found.setProperty("role", "models")
        self.found.setAccessibleName(texts.say("window.what_if.found"))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.itemActivated.connect(self._choose)
        self.found.itemClicked.connect(self._choose)
        self.found.installEventFilter(self)
        self.nothing = Label(texts.say("window.what_if.not_found"), "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.search, self.found, self.nothing):
            column.addWidget(widget)
        self._find()

    def show_drivers(self, drivers: Mapping[str, Driver]) -> None:
        """Take the drivers that there are to find, the most important first."""
        self._all = drivers
        hint = self._texts.say("window.what_if.search", count=len(drivers))
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self._find()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - named by Qt
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if watched is self.search and key == Qt.Key.Key_Down and self.found.count():
                self.found.setFocus()
                self.found.setCurrentRow(0)
                return True
            if key == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self.search.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        sought = folded(self.search.text()).split()
        fits = ((fit(sought, folded(one.name)), one) for one in self._all.values())
        ranked = sorted(
            ((rank, one) for rank, one in fits if rank is not None), key=lambda pair: -pair[0]
        )
        shown = [one for _, one in ranked[:_MOST]] if sought else []
        self.found.clear()
        for one in shown:
            item = QListWidgetItem(one.name)
            item.setData(_ID, one.input)
            set_plain_tip(item, one.name)
            self.found.addItem(item)
        self.found.setFixedHeight(px(_ROW) * min(_SEEN, max(1, len(shown))) + _FRAME)
        self.found.setVisible(bool(shown))
        self.nothing.setVisible(bool(sought) and not shown)

    def _choose_first(self) -> None:
        first = self.found.item(0)
        if first is not None:
            self._choose(first)

    def _choose(self, item: QListWidgetItem) -> None:
        chosen = str(item.data(_ID))
        self.search.clear()
        self.chosen.emit(chosen)
