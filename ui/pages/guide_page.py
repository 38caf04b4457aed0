"""The guide: chapters at the left, found by words; the one that is read at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advisor import api
from ui.fuzzy import folded
from ui.help.chapters import Block, Chapter, chapters
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.pane import Pane

_LIST_WIDTH = 290
_LINE = 720
"""Pixels at 100 % that a line of text takes at most, so that the eye finds the next one."""
_ID = int(Qt.ItemDataRole.UserRole)


class GuidePage(Page):
    """Shows the guide, which ships with the program and needs no network."""

    step_wanted = Signal(str)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme, scrolls=False)
        say = texts.say
        self._chapters = {chapter.id: chapter for chapter in chapters(texts.language)}
        self.search = LineEdit()
        self.search.setPlaceholderText(say("window.guide.search"))
        self.search.setAccessibleName(say("window.guide.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.list = QListWidget()
        self.list.setProperty("role", "models")
        self.list.setAccessibleName(say("window.guide.chapters"))
        self.list.currentItemChanged.connect(self._turn)
        self._none = Label(say("window.guide.none"), "muted", wrap=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(say("window.step.guide"))
        self._lay_out()
        self._find("")

    def show_chapter(self, chapter: str) -> None:
        """Show one chapter, whatever was searched for before."""
        self.search.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == chapter:
                self.list.setCurrentRow(row)

    def _find(self, typed: str) -> None:
        sought = folded(typed).split()
        found = [
            chapter
            for chapter in self._chapters.values()
            if all(word in folded(chapter.words) for word in sought)
        ]
        current = self.list.currentItem()
        shown = current.data(_ID) if current else ""
        with QSignalBlocker(self.list):
            self.list.clear()
            for chapter in found:
                item = QListWidgetItem(chapter.title, self.list)
                item.setData(_ID, chapter.id)
        self._none.setVisible(not found)
        ids = [chapter.id for chapter in found]
        if found:
            self.list.setCurrentRow(ids.index(shown) if shown in ids else 0)

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._area.setWidget(self._sheet(self._chapters[item.data(_ID)]))
            self._area.verticalScrollBar().setValue(0)

    def _sheet(self, chapter: Chapter) -> QWidget:
        """Lay a chapter out in lines no longer than are read well.

        The pane is bounded, not each label: a label's height is worked out for the width that its
        column offers it, whatever its own bound.
        """
        sheet, pane = QWidget(), Pane()
        pane.setMaximumWidth(_LINE)
        across = QHBoxLayout(sheet)
        across.setContentsMargins(20, 12, 20, 24)
        across.addWidget(pane, 1)
        across.addStretch(0)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Label(chapter.title, "title", wrap=True))
        for block in chapter.blocks:
            column.addWidget(self._block(block))
        column.addStretch(1)
        return sheet

    def _block(self, block: Block) -> QWidget:
        if block.kind == "step":
            return self._step(block.text)
        if block.kind == "heading":
            heading = Label(block.text, "lead", wrap=True)
            heading.setContentsMargins(0, 10, 0, 0)
            return heading
        if block.kind in ("item", "numbered"):
            return self._item(block)
        if block.kind == "hint":
            card = Card(role="panel")
            card.add(Label(block.text, wrap=True))
            return card
        return Label(block.text, "reading", wrap=True)

    def _item(self, block: Block) -> QWidget:
        row = Pane()
        across = QHBoxLayout(row)
        across.setContentsMargins(8, 0, 0, 0)
        across.setSpacing(10)
        mark = Label(f"{block.number}." if block.number else "•", "reading")
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(Label(block.text, "reading", wrap=True), 1)
        return row

    def _step(self, step: str) -> QWidget:
        name = self.texts.say(f"window.step.{step}")
        made = button(self.texts.say("window.guide.open_page", page=name), name=f"to_{step}")
        made.clicked.connect(partial(self._go, step))
        row = Pane()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 4, 0, 0)
        across.addWidget(made)
        across.addStretch(1)
        return row

    def _go(self, step: str) -> None:
        self.step_wanted.emit(step)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        self.column.addLayout(row, 1)
        row.setSpacing(12)
        left = Pane()
        left.setFixedWidth(_LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.search, self.list, self._none):
            column.addWidget(widget)
        column.setStretch(1, 1)
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        card.add(self._area, 1)
        row.addWidget(left)
        row.addWidget(card, 1)
