"""For whom the report is, which parts it holds, and whose mark stands on its first page."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.zoom import px

_CHOSEN = "chosen"
_ROWS_SHOWN = 6
_ROW_HEIGHT = 27


class EditionSettings(Pane):
    """Asks what the report is to be; says nothing by itself of what it holds."""

    answered_all = Signal(object)
    """Answers to save as one step."""
    logo_wanted = Signal()
    cleared = Signal(str)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        say = texts.say
        self._say = say
        named = (*api.report_editions(), _CHOSEN)
        spoken = tuple((one, say(f"window.report.audience.{one}")) for one in named)
        self.audience = ChoiceField(spoken)
        self.audience.name(say("window.report.audience"))
        self.audience.committed.connect(self._take_audience)
        self.parts = QListWidget()
        self.parts.setProperty("role", "models")
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.parts.setAccessibleName(say("window.report.parts"))
        for part in api.report_parts(api.Draft({})):
            item = QListWidgetItem(say(f"report.part.{part}"), self.parts)
            item.setData(Qt.ItemDataRole.UserRole, part)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.parts.setFixedHeight(px(_ROW_HEIGHT * _ROWS_SHOWN + 12))
        self.parts.itemChanged.connect(lambda _: self._take_parts())
        self.choose = button(say("window.report.logo.choose"), name="choose_logo", theme=theme)
        self.choose.clicked.connect(self.logo_wanted)
        self.remove = button(say("window.report.logo.remove"), name="remove_logo", theme=theme)
        self.remove.clicked.connect(lambda: self.cleared.emit("report.logo"))
        self._lay_out()

    def show_draft(self, draft: api.Draft) -> None:
        """Show what is wanted of the report."""
        self.audience.show_value(api.report_edition(draft), given=True)
        wanted = api.report_parts(draft)
        with QSignalBlocker(self.parts):
            for item in self._items():
                held = wanted[item.data(Qt.ItemDataRole.UserRole)]
                item.setCheckState(Qt.CheckState.Checked if held else Qt.CheckState.Unchecked)
        self.remove.setEnabled("report.logo" in draft.answers)

    def _take_audience(self, audience: str) -> None:
        """Take what readers of a kind ask for; whoever chooses parts goes on from what stands."""
        if audience == _CHOSEN:
            self.parts.setFocus()
        else:
            self.answered_all.emit({"report.audience": audience, "report.parts": None})

    def _take_parts(self) -> None:
        ticked = [i for i in self._items() if i.checkState() is Qt.CheckState.Checked]
        named = [item.data(Qt.ItemDataRole.UserRole) for item in ticked]
        self.answered_all.emit({"report.parts": named or None})

    def _items(self) -> list[QListWidgetItem]:
        return [self.parts.item(row) for row in range(self.parts.count())]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self._say("window.report.audience"), "strong"))
        column.addWidget(self.audience)
        column.addWidget(Label(self._say("window.report.parts"), "strong"))
        column.addWidget(self.parts)
        column.addWidget(Label(self._say("window.report.logo"), "strong"))
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(8)
        row.addWidget(self.choose, 1)
        row.addWidget(self.remove)
