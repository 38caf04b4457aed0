"""The window: steps at the left, the page in the middle, the verdict at the bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from advisor import api
from ui.page_book import PageBook
from ui.places_kept import place_of_steps, place_of_verdict
from ui.title_row import TitleRow
from ui.zoom import factor

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from ui.actions import Actions
    from ui.pages.page import Page
    from ui.sidebar import Sidebar
    from ui.theme import Theme
    from ui.widgets.stepper import StepMark, Stepper
    from ui.widgets.verdict_bar import VerdictBar

_FIRST = "start"
_SIZE = (1440, 900)
_LEAST = (1100, 680)
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

    actions_: Actions
    sidebar: Sidebar
    stepper: Stepper
    reference: Stepper

    def __init__(self) -> None:
        super().__init__()
        self._is_furnished = False
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        self.step = _FIRST

    def equip(self) -> None:
        """Bring what the window does by keys; none of it is seen."""
        from PySide6.QtGui import QIcon  # after the first paint  # noqa: PLC0415

        from ui.actions import make_actions, make_escape  # noqa: PLC0415

        self.actions_ = make_actions(self)
        make_escape(self, self._go_to_steps)
        self.setWindowIcon(QIcon(str(api.resource("icons", "logo.svg"))))

    def lay_out(self, texts: api.Texts, theme: Theme, make_page: Callable[[str], Page]) -> None:
        """Lay out the title and a page; keep the places of what furnishes the frame."""
        self._texts, self._theme = texts, theme
        self._is_furnished = False
        self.setWindowTitle(texts.say("window.name"))
        self.book = PageBook(make_page)
        self._verdict: VerdictBar | None = None
        self._place = place_of_verdict(texts.say("window.verdict"))
        self._steps_place = place_of_steps(narrow=self._is_narrow())
        self.head = TitleRow()
        self.head.language_chosen.connect(self.language_chosen)
        self._show_frame()

    def furnish(
        self, make_page: Callable[[str], Page], make_verdict: Callable[[], VerdictBar]
    ) -> None:
        """Bring the steps and the tools; from now on pages and verdict are made so."""
        from ui.sidebar import Sidebar  # after the first paint  # noqa: PLC0415
        from ui.steps import REFERENCE, STEPS  # noqa: PLC0415

        self.book.make, self._make_verdict = make_page, make_verdict
        self.actions_.say(self._texts)
        self.sidebar = Sidebar(self._texts, self._theme, self.actions_)
        self.stepper, self.reference = self.sidebar.stepper, self.sidebar.reference
        self.stepper.chosen.connect(lambda row: self.step_chosen.emit(STEPS[row].id))
        self.reference.chosen.connect(lambda row: self.step_chosen.emit(REFERENCE[row].id))
        self._across.replaceWidget(self._steps_place, self.sidebar)
        self._steps_place.deleteLater()
        self.head.furnish(self._texts, self._theme, self.actions_)
        self._is_furnished = True
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
        if self._is_furnished:
            self.sidebar.show_step(step)
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
        from ui.focus_order import move_focus  # after the first paint  # noqa: PLC0415

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
        self.head.set_narrow(narrow=self._is_narrow())
        if self._is_furnished:
            self.sidebar.set_narrow(narrow=self._is_narrow())
        if self._verdict is not None:
            self._verdict.show_room(self._room())

    def _room(self) -> float:
        """Give the width in pixels at 100 %."""
        return self.width() / factor()

    def _is_narrow(self) -> bool:
        return self._room() < _NARROW

    def _show_frame(self) -> None:
        """Show the new frame; the old one stays a child: taking it out would restyle it all."""
        old = self.centralWidget()
        layout = self.layout() if old is not None else None  # asking makes every kind: 1 ms
        if old is not None and layout is not None:
            from ui.leaving import let_go  # not at start-up  # noqa: PLC0415
            from ui.pages.page import Page  # noqa: PLC0415

            layout.removeWidget(old)  # or Qt deletes it, with every page, in one go
            old.hide()
            let_go([*old.findChildren(Page), old], self)
        frame = self._frame()
        self.setCentralWidget(frame)
        frame.lower()  # first among the children: who looks for a widget finds the one in sight

    def _frame(self) -> QWidget:
        frame = QWidget()
        frame.setObjectName("background")
        across = self._across = QHBoxLayout(frame)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._steps_place)
        self._column = QVBoxLayout()
        across.addLayout(self._column, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.book, 1)
        self._column.addWidget(self._place)
        return frame


def _engagements(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix == _ENDING]
