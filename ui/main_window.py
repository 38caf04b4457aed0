"""The window: steps at the left, the page in the middle, the verdict at the bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from advisor import api
from ui.actions import make_actions
from ui.focus_order import move_focus
from ui.page_book import PageBook
from ui.pages.page import Page
from ui.sidebar import Sidebar
from ui.steps import REFERENCE, STEPS
from ui.theme import Theme
from ui.title_row import TitleRow
from ui.widgets.stepper import StepMark
from ui.zoom import factor

if TYPE_CHECKING:
    from ui.widgets.verdict_bar import VerdictBar

_SIZE = (1440, 900)
_LEAST = (1100, 680)
_VERDICT_HEIGHT = 108
_NARROW = 1040
"""Below this width, in pixels at 100 %, the steps fold to a rail."""
_ENDING = ".advisor"


class MainWindow(QMainWindow):
    """Lays out the frame around the pages and reports what is chosen in it."""

    step_chosen = Signal(str)
    language_chosen = Signal(str)
    file_dropped = Signal(object)
    """Path of an engagement that was dropped on the window."""
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.actions_ = make_actions(self)
        self.setWindowIcon(QIcon(str(api.resource("icons", "logo.svg"))))
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        self.step = STEPS[0].id
        self._escape = QShortcut(QKeySequence("Alt+Home"), self)
        self._escape.activated.connect(self._go_to_steps)

    def dress(
        self,
        texts: api.Texts,
        theme: Theme,
        make_page: Callable[[str], Page],
        make_verdict: Callable[[], VerdictBar],
    ) -> None:
        """Build the frame in a language and a theme; pages and verdict come when looked at."""
        self._texts, self._make_verdict = texts, make_verdict
        self.actions_.say(texts)
        self.setWindowTitle(texts.say("window.name"))
        self.sidebar = Sidebar(texts, theme, self.actions_)
        self.stepper, self.reference = self.sidebar.stepper, self.sidebar.reference
        self.stepper.chosen.connect(lambda row: self.step_chosen.emit(STEPS[row].id))
        self.reference.chosen.connect(lambda row: self.step_chosen.emit(REFERENCE[row].id))
        self.book = PageBook(make_page)
        self._verdict: VerdictBar | None = None
        self._place = _verdict_place(texts)
        self.head = TitleRow(texts, theme, self.actions_)
        self.head.language_chosen.connect(self.language_chosen)
        self.setCentralWidget(self._frame())  # the old one goes: taking it out restyles it all
        self._fold()

    @property
    def verdict(self) -> VerdictBar:
        """The bar at the bottom, made when something is first shown on it."""
        if self._verdict is None:
            self._verdict = self._make_verdict()
            self._column.replaceWidget(self._place, self._verdict)
            self._place.deleteLater()
            self._verdict.show_room(self._room())
        return self._verdict

    def show_step(self, step: str) -> Page:
        """Turn to the page of a step."""
        self.step = step
        for steps, shown in ((STEPS, self.stepper), (REFERENCE, self.reference)):
            ids = [known.id for known in steps]
            row = ids.index(step) if step in ids else -1
            shown.choose(row)
            self.sidebar.show_row(shown, row)
        say = self._texts.say
        self.head.show_page(say(f"window.title.{step}"), say(f"window.subtitle.{step}"))
        return self.book.turn_to(step)

    def show_marks(self, marks: Sequence[StepMark]) -> None:
        """Show the progress of the steps."""
        self.stepper.show_marks(marks)

    def show_file(self, name: str, *, opened: bool) -> None:
        """Show the name of the open file, here and in the title of the window."""
        said = self._texts.say("window.name")
        self.setWindowTitle(f"{name} · {said}" if name else said)
        self.head.show_file(name)
        self.stepper.set_open(opened=opened)
        for action in ("next", "previous"):
            self.actions_[action].setEnabled(opened)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and order
        frame = self.centralWidget()
        moved = frame is not None and move_focus(frame, forward=forward)
        return moved or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _engagements(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = _engagements(event)
        if found:
            event.acceptProposedAction()
            self.file_dropped.emit(found[0])

    def _go_to_steps(self) -> None:
        self.stepper.setFocus()

    def _fold(self) -> None:
        """Give the page room: fold the steps to a rail where the window is narrow."""
        if self.centralWidget() is None:
            return
        room = self._room()
        self.sidebar.set_narrow(narrow=room < _NARROW)
        self.head.set_narrow(narrow=room < _NARROW)
        if self._verdict is not None:
            self._verdict.show_room(room)

    def _room(self) -> float:
        """Give the width in pixels at 100 %; what is not enlarged fits the smallest window."""
        return self.width() / factor() if factor() > 1 else float(_SIZE[0])

    def _frame(self) -> QWidget:
        frame = QWidget()
        frame.setObjectName("background")
        across = QHBoxLayout(frame)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.sidebar)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.book, 1)
        self._column.addWidget(self._place)
        across.addLayout(self._column, 1)
        return frame


def _verdict_place(texts: api.Texts) -> QFrame:
    """Keep the place of the verdict bar until there is something to show on it."""
    place = QFrame()
    place.setProperty("role", "verdict")
    place.setFixedHeight(_VERDICT_HEIGHT)
    place.setAccessibleName(texts.say("window.verdict"))
    return place


def _engagements(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix == _ENDING]
