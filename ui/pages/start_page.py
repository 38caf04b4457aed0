"""Start: a new engagement, one that exists, or a sample."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor import api
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.icons import pixmap
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.text_field import TextField


class StartPage(Page):
    """Offers the three ways in and reports which one is taken."""

    new_wanted = Signal(str)
    """Title of the engagement to be made; may be empty."""
    open_wanted = Signal()
    sample_wanted = Signal(str)
    recent_wanted = Signal(str)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme)
        self.title = TextField()
        self.title.name(texts.say("question.title"))
        self.title.edit.setPlaceholderText(texts.say("window.start.title_hint"))
        self.title.edit.returnPressed.connect(self._new)
        self._lay_out()

    def _new(self) -> None:
        self.new_wanted.emit(self.title.edit.text().strip())

    def _lay_out(self) -> None:
        self.column.addWidget(self._hero())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._new_card(), 1)
        row.addWidget(self._open_card(), 1)
        self.column.addLayout(row)
        self.column.addWidget(self._samples_card())
        self.column.addStretch(1)

    def _hero(self) -> Card:
        say = self.texts.say
        card = Card(role="hero")
        card.body.setContentsMargins(28, 24, 28, 24)
        card.body.setSpacing(14)
        card.add(Label(say("window.start.question"), "title", wrap=True))
        card.add(Label(say("window.start.promise"), "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(28)
        for number, phase in enumerate(("verification", "integration", "innovation"), start=1):
            row.addWidget(self._phase(number, phase), 1)
        card.body.addLayout(row)
        return card

    def _phase(self, number: int, phase: str) -> QWidget:
        say = self.texts.say
        made = Pane()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        name = say(f"phase.{phase}")
        column.addWidget(Label(f"{number}  {name}", "strong"))
        column.addWidget(Label(say(f"window.start.{phase}"), "caption", wrap=True))
        column.addStretch(1)
        return made

    def _new_card(self) -> Card:
        say = self.texts.say
        card = Card(say("window.start.new"), say("window.start.new_note"))
        card.add(self.title)
        made = button(
            say("window.start.create"),
            role="primary",
            name="new",
            picture="new_file",
            theme=self.theme,
        )
        made.clicked.connect(self._new)
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        return card

    def _open_card(self) -> Card:
        say = self.texts.say
        card = Card(say("window.start.open"), say("window.start.open_note"))
        made = button(
            say("window.start.choose_file"), name="open", picture="open_file", theme=self.theme
        )
        made.clicked.connect(self.open_wanted)
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        return card

    def _samples_card(self) -> Card:
        say = self.texts.say
        card = Card(say("window.start.samples"), say("window.start.samples_note"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for sample in api.samples():
            row.addWidget(self._sample(sample), 1)
        card.body.addLayout(row)
        return card

    def _sample(self, sample: api.Sample) -> Card:
        say = self.texts.say
        card = Card(role="panel")
        title = say(sample.title)
        head = QHBoxLayout()
        shape = Label()
        shape.setPixmap(pixmap("chart", self.theme.tokens["accent"], 20))
        head.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(title, "strong", wrap=True), 1)
        card.body.addLayout(head)
        card.body.addStretch(1)
        made = button(say("window.start.open_sample"), name=f"sample_{sample.id}")
        made.setAccessibleName(f"{say('window.start.open_sample')}: {title}")
        made.clicked.connect(lambda: self.sample_wanted.emit(sample.id))
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return card
