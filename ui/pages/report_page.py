"""Report: title and language, the pages as they will print, and the files to write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from advisor import api
from ui.pages.edition_settings import EditionSettings
from ui.pages.page import Page
from ui.privacy import name_field
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.gradual import Gradual
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.sheet import Sheet, SheetArea
from ui.widgets.text_field import TextField

_PANEL_WIDTH = 312


class ReportPage(Page):
    """Shows the pages of the report and reports that a file is wanted."""

    pages_wanted = Signal(str)
    """Language in which the pages are to be drawn."""
    export_wanted = Signal(str, str)
    """Ending of the file, and its language."""
    print_wanted = Signal()

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme, scrolls=False)
        say = texts.say
        self.language = texts.language
        self.title = TextField()
        self.title.name(say("question.title"))
        name_field(self.title.edit)
        self.title.committed.connect(lambda text: self.answered.emit("title", text))
        self.title.cleared.connect(lambda: self.cleared.emit("title"))
        spoken = tuple((code, say(f"language.{code}")) for code in api.languages())
        self.choice = ChoiceField(spoken)
        self.choice.name(say("window.report.language"))
        self.choice.show_value(texts.language, given=True)
        self.choice.committed.connect(self._turn)
        self.edition = EditionSettings(texts, theme)
        self._note = Label("", "caption", wrap=True)
        self._sheets = QVBoxLayout()
        self._building = Gradual(self)
        self._empty: Label | None = None
        self._evaluation: api.Evaluation | None = None
        self._draft = self._drawn = api.Draft()
        self._counted = ""
        self._lay_out()

    def show_draft(self, draft: api.Draft) -> None:
        self._draft = draft
        self.title.show_value(draft.answers.get("title"), given="title" in draft.answers)
        self.edition.show_draft(draft)
        self.show_age()

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        if settled:
            self._evaluation = evaluation
            self._ask()

    def show_pages(self, pages: Sequence[bytes], draft: api.Draft) -> None:
        """Show the pages of the report, given as PNG pictures, and of which answers they are."""
        self._empty = None
        self._drawn = draft
        while (item := self._sheets.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        sheets = (self._sheet(page, number) for number, page in enumerate(pages, start=1))
        self._building.begin(sheets, self._sheets)
        self._counted = self.texts.say("window.report.pages", count=len(pages))
        self.show_note(self._counted)
        self.show_age()

    def show_age(self) -> None:
        """Grey pages of an earlier state, and say that they are."""
        for sheet in self._area.sheets():
            sheet.show_older(older=self.is_older)
        warned = f"⚠ {self.texts.say('window.report.older')}"
        if self.is_older:
            self.show_note(warned)
        elif self._note.text() == warned:  # an undo has made them the newest again
            self.show_note(self._counted)

    def show_note(self, words: str) -> None:
        """Say what is going on, or what was written."""
        self._note.setText(words)

    @property
    def is_older(self) -> bool:
        """Whether the pages in sight are of other answers than those that stand."""
        return self._empty is None and self._drawn.answers != self._draft.answers

    def _sheet(self, page: bytes, number: int) -> Sheet:
        sheet = Sheet(page, self.texts.say("window.report.page", number=number))
        sheet.show_older(older=self.is_older)
        self._area.fit(sheet)
        return sheet

    def _turn(self, language: str) -> None:
        self.language = language
        self._ask()

    def _ask(self) -> None:
        if self._evaluation is not None:
            self.show_note(self.texts.say("window.report.drawing"))
            if self._empty is not None:
                self._empty.setText(self.texts.say("window.report.drawing"))
            self.pages_wanted.emit(self.language)

    def _lay_out(self) -> None:
        say = self.texts.say
        row = QHBoxLayout()
        self.column.addLayout(row, 1)
        row.setSpacing(12)
        row.addWidget(self._panel())
        frame = Card(say("window.report.preview"))
        inner = QWidget()
        inner.setLayout(self._sheets)
        self._sheets.setSpacing(16)
        self._sheets.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sheets.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty = Label(say("window.report.empty"), "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheets.addWidget(self._empty)
        self._area = SheetArea(inner)
        self._area.setAccessibleName(say("window.report.preview"))
        self._area.setProperty("role", "desk")
        frame.add(self._area, 1)
        row.addWidget(frame, 1)

    def _panel(self) -> Card:
        say = self.texts.say
        card = Card(say("window.report.settings"))
        card.setFixedWidth(_PANEL_WIDTH)
        card.add(_scrolling(self._wishes()), 1)
        card.body.addSpacing(8)
        for ending, role in (("pdf", "primary"), ("json", "")):
            made = button(
                say(f"window.report.{ending}"),
                role=role,
                name=f"export_{ending}",
                picture="export",
                theme=self.theme,
            )
            made.clicked.connect(
                lambda _=False, e=ending: self.export_wanted.emit(e, self.language)
            )
            card.add(made)
        printed = button(
            say("window.action.print"), name="print_report", picture="print", theme=self.theme
        )
        printed.clicked.connect(self.print_wanted)
        card.add(printed)
        card.add(self._note)
        return card

    def _wishes(self) -> Pane:
        """What the report is to be; it scrolls, so that the buttons beneath stay in sight."""
        wishes = Pane()
        column = QVBoxLayout(wishes)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for caption, field in (
            ("question.title", self.title),
            ("window.report.language", self.choice),
        ):
            column.addWidget(Label(self.texts.say(caption), "strong"))
            column.addWidget(field)
        column.addWidget(self.edition)
        column.addStretch(1)
        return wishes


def _scrolling(pane: Pane) -> QScrollArea:
    """Let a pane scroll where the window is lower than it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(pane)
    return area
