"""The window: steps at the left, the page in the middle, the verdict at the bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from advisor import api
from ui.actions import Actions, make_actions
from ui.page_book import PageBook
from ui.pages.page import Page
from ui.steps import REFERENCE, STEPS
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icons import pixmap
from ui.widgets.label import Label, rule
from ui.widgets.stepper import StepMark, Stepper
from ui.widgets.verdict_bar import VerdictBar

_SIDEBAR = 268
_FILE_WIDTH = 220
_SIZE = (1440, 900)
_LEAST = (1100, 680)


class MainWindow(QMainWindow):
    """Lays out the frame around the pages and reports what is chosen in it."""

    step_chosen = Signal(str)
    language_chosen = Signal(str)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.actions_ = make_actions(self)
        self.setWindowIcon(QIcon(str(api.resource("icons", "logo.svg"))))
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self.step = STEPS[0].id

    def dress(self, texts: api.Texts, theme: Theme, make_page: Callable[[str], Page]) -> None:
        """Build everything in the window in a language and a theme."""
        self._texts, self._theme = texts, theme
        self.actions_.say(texts)
        self.setWindowTitle(texts.say("window.name"))
        self.stepper = Stepper(theme, texts.say("window.steps"))
        self.stepper.chosen.connect(lambda row: self.step_chosen.emit(STEPS[row].id))
        self.reference = Stepper(theme, texts.say("window.reference"))
        self.reference.show_marks([StepMark(texts.say(f"window.step.{s.id}")) for s in REFERENCE])
        self.reference.chosen.connect(lambda row: self.step_chosen.emit(REFERENCE[row].id))
        self.book = PageBook(make_page)
        self.verdict = VerdictBar(texts, theme)
        self.title = Label("", "title")
        self.subtitle = ElidedLabel("muted")
        self.file = ElidedLabel("chip")
        self.file.setMaximumWidth(_FILE_WIDTH)
        self.file.hide()
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
        self.setCentralWidget(self._frame())

    def show_step(self, step: str) -> Page:
        """Turn to the page of a step."""
        self.step = step
        for steps, shown in ((STEPS, self.stepper), (REFERENCE, self.reference)):
            ids = [known.id for known in steps]
            shown.choose(ids.index(step) if step in ids else -1)
        self.title.setText(self._texts.say(f"window.title.{step}"))
        self.subtitle.show_text(self._texts.say(f"window.subtitle.{step}"))
        return self.book.turn_to(step)

    def show_marks(self, marks: Sequence[StepMark]) -> None:
        """Show the progress of the steps."""
        self.stepper.show_marks(marks)

    def show_file(self, name: str) -> None:
        """Show the name of the open file."""
        self.file.show_text(name)
        self.file.setVisible(bool(name))
        self.stepper.set_open(opened=bool(name))
        for made in self._walk:
            made.setEnabled(bool(name))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _frame(self) -> QWidget:
        frame = QWidget()
        frame.setObjectName("background")
        across = QHBoxLayout(frame)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._sidebar())
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addWidget(self.book, 1)
        column.addWidget(self.verdict)
        across.addLayout(column, 1)
        return frame

    def _sidebar(self) -> QFrame:
        say = self._texts.say
        bar = QFrame()
        bar.setProperty("role", "sidebar")
        bar.setFixedWidth(_SIDEBAR)
        column = QVBoxLayout(bar)
        column.setContentsMargins(12, 22, 12, 16)
        column.setSpacing(16)
        brand = QHBoxLayout()
        brand.setContentsMargins(10, 0, 0, 0)
        brand.setSpacing(10)
        logo = Label()
        logo.setPixmap(pixmap("logo", self._theme.tokens["accent"], 28))
        brand.addWidget(logo)
        brand.addWidget(Label(say("window.brand"), "brand", wrap=True), 1)
        column.addLayout(brand)
        column.addWidget(self.stepper)
        column.addWidget(rule())
        column.addWidget(self.reference)
        column.addStretch(1)
        self._walk = [
            self._action_button("previous", role=""),
            self._action_button("next", role=""),
        ]
        row = QHBoxLayout()
        for made in self._walk:
            row.addWidget(made, 1)
        column.addLayout(row)
        column.addWidget(Label(say("window.offline"), "caption", wrap=True))
        return bar

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 18, 24, 14)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        row.addLayout(words, 1)
        row.addWidget(self.file, 0, Qt.AlignmentFlag.AlignVCenter)
        for name in ("undo", "redo", "theme"):
            row.addWidget(self._action_button(name, role="icon"))
        row.addWidget(self._languages())
        return row

    def _action_button(self, name: str, *, role: str) -> QPushButton:
        action = self.actions_[name]
        picture = name if role == "icon" else ""
        made = button(action.text(), role=role, name=name, picture=picture, theme=self._theme)
        made.clicked.connect(action.trigger)
        made.setEnabled(action.isEnabled())
        action.enabledChanged.connect(made.setEnabled)
        return made

    def _languages(self) -> ChoiceField:
        say = self._texts.say
        spoken = tuple((code, say(f"language.{code}")) for code in api.languages())
        field = ChoiceField(spoken)
        field.name(say("window.language"))
        field.setFixedWidth(140)
        field.show_value(self._texts.language, given=True)
        field.committed.connect(lambda code: self.language_chosen.emit(str(code)))
        return field


__all__ = ["Actions", "MainWindow"]
