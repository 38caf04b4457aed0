"""The palette itself: type, choose with the arrows, press Return."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from advisor import api
from ui.fuzzy import fit, folded
from ui.palette.entries import Entry
from ui.palette.entry_painter import ENTRY, EntryPainter
from ui.theme import Theme
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.zoom import px

_WIDTH, _HEIGHT = 680, 460
_MOST = 60
_AT_FIRST = 12
"""Rows that are shown before anything is typed."""
_WALK = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Palette(QDialog):
    """Finds entries and does the one that is chosen."""

    def __init__(
        self, entries: Sequence[Entry], texts: api.Texts, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        say = texts.say
        self.setObjectName("palette")
        self.setWindowTitle(say("window.action.palette"))
        self._entries = [(entry, entry.folded) for entry in entries]
        self._texts = texts
        self.search = LineEdit()
        self.search.setPlaceholderText(say("window.palette.hint"))
        self.search.setAccessibleName(say("window.palette.hint"))
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("role", "palette")
        self.list.setAccessibleName(say("window.palette.found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(EntryPainter(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._do)
        self.list.currentItemChanged.connect(self._tell)
        self._none = Label(say("window.palette.none"), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self._none)
        column.addWidget(Label(say("window.palette.keys"), "caption"))
        self.resize(px(_WIDTH), px(_HEIGHT))
        self._place(parent)
        self._find("")

    @property
    def found(self) -> list[Entry]:
        """What is shown, best first."""
        return [self.list.item(row).data(ENTRY) for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALK:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        sought = folded(typed).split()
        if sought:
            fits = [(fit(sought, title, entry.also), entry) for entry, title in self._entries]
            best = sorted(
                ((points, entry) for points, entry in fits if points is not None),
                key=lambda one: -one[0],
            )
            shown = [entry for _, entry in best[:_MOST]]
        else:
            shown = [entry for entry, _ in self._entries[:_AT_FIRST]]
        self.list.clear()
        for entry in shown:
            item = QListWidgetItem(entry.title, self.list)
            item.setData(ENTRY, entry)
            said = ", ".join(part for part in (entry.kind, entry.title, entry.note) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(shown))
        self._none.setVisible(not shown)

    def _tell(self, item: QListWidgetItem | None) -> None:
        """Let a screen reader say what is chosen: the focus stays where one types."""
        said = item.data(Qt.ItemDataRole.AccessibleTextRole) if item is not None else ""
        self.search.setAccessibleDescription(said or "")
        if said and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, said))

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            entry: Entry = item.data(ENTRY)
            self.accept()
            entry.act()

    def _place(self, parent: QWidget) -> None:
        """Stand in the upper middle of the window."""
        corner = parent.mapToGlobal(parent.rect().topLeft())
        left = corner.x() + (parent.width() - self.width()) // 2
        self.move(left, corner.y() + parent.height() // 8)
