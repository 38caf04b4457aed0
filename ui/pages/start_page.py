"""Start: a new engagement, one that exists, or a sample; and how the window is to look."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor import api
from ui.pages.page import Page
from ui.pages.start_looks import LooksCard
from ui.pages.start_recent import RecentList
from ui.privacy import name_field
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.text_field import TextField
from ui.zoom import keep_size, px

_MOST_COLUMNS = 3
_AROUND = 84
"""Pixels of the margins of page and card."""
_LEFT, _RIGHT = 3, 2
_ROW, _TICK, _GAP, _EDGES = 24, 16, 8, 2
"""A check box as the style sheet has it: height, tick, gap, and both edges of the tick."""
_LEAST_ACROSS = 960
"""Below this width cards stand beneath one another."""


class StartPage(Page):
    """Offers the ways in and reports which one is taken."""

    new_wanted = Signal(str, object)
    """Title of the engagement to be made, which may be empty, and its first answers."""
    express_wanted = Signal(str, object)
    """The same; the short way is to follow."""
    open_wanted = Signal()
    sample_wanted = Signal(str)
    recent_wanted = Signal(object)
    forget_wanted = Signal(object)
    """Path to be taken off the list of recent files."""
    keep_wanted = Signal(bool)
    """Whether recent files are to be listed."""
    language_wanted = Signal(str)
    theme_wanted = Signal(str)
    zoom_wanted = Signal(int)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme)
        self.title = TextField()
        self.title.name(texts.say("question.title"))
        name_field(self.title.edit)
        self.title.edit.setPlaceholderText(texts.say("window.start.title_hint"))
        self.title.edit.returnPressed.connect(self._new)
        self.templates: dict[str, CheckBox] = {}
        self._grid = QGridLayout()
        self._room = Pane()
        keep_size(self._room)  # in pixels of the screen already
        self._columns = 0
        self.recent = RecentList(texts, theme)
        self.recent.open_wanted.connect(self.open_wanted)
        self.recent.recent_wanted.connect(self.recent_wanted)
        self.recent.forget_wanted.connect(self.forget_wanted)
        self.recent.keep_wanted.connect(self.keep_wanted)
        self.looks = LooksCard(texts)
        self.looks.language_wanted.connect(self.language_wanted)
        self.looks.theme_wanted.connect(self.theme_wanted)
        self.looks.zoom_wanted.connect(self.zoom_wanted)

    def show_recent(self, paths: Sequence[Path], *, keeps: bool, hidden: bool) -> None:
        """Show the files opened last."""
        self.recent.show_paths(paths, keeps=keeps, hidden=hidden)

    def show_looks(self, theme: str, zoom: int) -> None:
        """Show how the window looks."""
        self.looks.show_looks(theme, zoom)

    def offer_templates(self) -> None:
        """Offer the templates; they are many, so that it is done once the page is in sight."""
        for template in api.templates():
            box = CheckBox(self.texts.say(f"template.{template}"))
            box.setObjectName(f"template_{template}")
            self.templates[template] = box
        self._grid.removeWidget(self._room)
        self._room.deleteLater()
        self._columns = 0
        self._place_templates()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        stacked = self.width() < px(_LEAST_ACROSS)
        for row in (self._halves, self._phases):
            row.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._place_templates()

    def _new(self) -> None:
        self.new_wanted.emit(*self._first_answers())

    def _express(self) -> None:
        self.express_wanted.emit(*self._first_answers())

    def _first_answers(self) -> tuple[str, dict[str, api.Answer]]:
        answers: dict[str, api.Answer] = {}
        chosen = [(name, box) for name, box in self.templates.items() if box.isChecked()]
        for number, (template, box) in enumerate(chosen, start=1):
            answers[f"workloads.w{number}.template"] = template
            answers[f"workloads.w{number}.name"] = box.text()
        return self.title.edit.text().strip(), answers

    def fill(self) -> None:
        """Lay the page out, best where it stands: moving a page works all of it out once more."""
        self.column.addWidget(self._hero())
        row = self._halves = QHBoxLayout()
        self.column.addLayout(row)
        row.setSpacing(12)
        left = QVBoxLayout()
        row.addLayout(left, _LEFT)
        left.setSpacing(12)
        left.addWidget(self._new_card())
        left.addWidget(self._samples_card())
        left.addStretch(1)
        right = QVBoxLayout()
        row.addLayout(right, _RIGHT)
        right.setSpacing(12)
        right.addWidget(self.recent)
        right.addWidget(self.looks)
        right.addStretch(1)
        self.column.addStretch(1)

    def _hero(self) -> Card:
        say = self.texts.say
        card = Card(role="hero")
        card.body.setContentsMargins(28, 16, 28, 18)
        card.body.setSpacing(8)
        card.add(Label(say("window.start.question"), "title", wrap=True))
        card.add(Label(say("window.start.promise"), "muted", wrap=True))
        row = self._phases = QHBoxLayout()
        card.body.addLayout(row)
        row.setSpacing(28)
        for number, phase in enumerate(("verification", "integration", "innovation"), start=1):
            row.addWidget(self._phase(number, phase), 1)
        return card

    def _phase(self, number: int, phase: str) -> QWidget:
        say = self.texts.say
        made = Pane()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(f"{number}  {say(f'phase.{phase}')}", "strong"))
        column.addWidget(Label(say(f"window.start.{phase}"), "caption", wrap=True))
        column.addStretch(1)
        return made

    def _new_card(self) -> Card:
        say = self.texts.say
        card = Card(say("window.start.new"), say("window.start.new_note"))
        card.add(self.title)
        card.add(Label(say("window.start.templates"), "strong", wrap=True))
        card.body.addLayout(self._grid)
        self._grid.addWidget(self._room)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        made = button(
            say("window.start.create"),
            role="primary",
            name="new",
            picture="new_file",
            theme=self.theme,
        )
        made.clicked.connect(self._new)
        short = button(say("window.express.start"), name="new_express", theme=self.theme)
        short.clicked.connect(self._express)
        row = QHBoxLayout()
        card.body.addLayout(row)
        row.setSpacing(8)
        row.addWidget(made)
        row.addWidget(short)
        row.addStretch(1)
        return card

    def _place_templates(self) -> None:
        """Place the templates; until they are offered, keep their room."""
        stacked = self.width() < px(_LEAST_ACROSS)
        room = (self.width() - px(_AROUND)) * (1.0 if stacked else _LEFT / (_LEFT + _RIGHT))
        fitting = (
            count
            for count in range(_MOST_COLUMNS, 1, -1)
            if sum(self._widths_in(count)) + px(12) * count <= room
        )
        columns = next(fitting, 1)
        if columns == self._columns:
            return
        self._columns = columns
        for place, box in enumerate(self.templates.values()):
            self._grid.addWidget(box, *divmod(place, columns))
        if not self.templates:
            gaps = self._grid.horizontalSpacing() * (columns - 1)
            rows = math.ceil(len(self._widths) / columns)
            self._room.setMinimumSize(sum(self._widths_in(columns)) + gaps, px(_ROW) * rows)

    def _widths_in(self, columns: int) -> list[int]:
        return [max(self._widths[at::columns], default=0) for at in range(columns)]

    @cached_property
    def _widths(self) -> list[int]:
        """How wide each template will be, so that nothing moves when they come."""
        metrics, tick = self.fontMetrics(), px(_TICK) + px(_GAP) + _EDGES
        words = (self.texts.say(f"template.{template}") for template in api.templates())
        return [metrics.size(0, said).width() + tick for said in words]

    def _samples_card(self) -> Card:
        say = self.texts.say
        card = Card(say("window.start.samples"), say("window.start.samples_note"))
        row = QHBoxLayout()
        card.body.addLayout(row)
        row.setSpacing(12)
        for sample in api.samples():
            row.addWidget(self._sample(sample), 1)
        return card

    def _sample(self, sample: api.Sample) -> Card:
        say = self.texts.say
        card = Card(role="panel")
        card.body.setContentsMargins(14, 10, 14, 12)
        title = say(sample.title)
        card.add(Label(title, "strong", wrap=True))
        card.body.addStretch(1)
        made = button(say("window.start.open_sample"), name=f"sample_{sample.id}")
        made.setAccessibleName(f"{say('window.start.open_sample')}: {title}")
        made.clicked.connect(lambda: self.sample_wanted.emit(sample.id))
        card.add_left(made)
        return card
