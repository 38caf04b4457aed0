"""The first tour: five places of the window, each with a sentence or two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from advisor import api
from ui.focus_order import move_focus
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.zoom import px

_WIDTH = 380
_GAP = 14
_EDGE = 4


class Tour(QFrame):
    """A card beside the part of the window it tells of; Escape ends it, Tab stays on it."""

    ended = Signal()

    def __init__(
        self,
        stops: Sequence[tuple[str, Callable[[], QWidget]]],
        texts: api.Texts,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self.setProperty("role", "tour")
        self._stops, self._texts, self._window = stops, texts, window
        self._at = 0
        self._before: QWidget | None = None
        self._frame = QFrame(window)
        self._frame.setProperty("role", "spotlight")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count = Label("", "overline")
        self._heading = Label("", "lead", wrap=True)
        self._words = Label("", wrap=True)
        say = texts.say
        self.skip = button(say("window.tour.skip"), role="quiet", name="tour_skip")
        self.back = button(say("window.action.previous"), name="tour_back")
        self.next = button("", role="primary", name="tour_next")
        self.skip.clicked.connect(self.end)
        self.back.clicked.connect(lambda: self._go(self._at - 1))
        self.next.clicked.connect(lambda: self._go(self._at + 1))
        self._lay_out()
        window.installEventFilter(self)

    def begin(self) -> None:
        """Show the first stop."""
        self._before = QApplication.focusWidget()
        self._go(0)

    def end(self) -> None:
        """Go away for good, and give the focus back to what had it."""
        self._window.removeEventFilter(self)
        has_focus = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self._frame.deleteLater()
        self.hide()
        if has_focus and self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.deleteLater()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and order
        return move_focus(self, forward=forward) or super().focusNextPrevChild(forward)

    def _go(self, to: int) -> None:
        if to >= len(self._stops):
            self.end()
            return
        self._at = max(0, to)
        say = self._texts.say
        name, _ = self._stops[self._at]
        last = self._at == len(self._stops) - 1
        self._count.setText(say("window.tour.at", number=self._at + 1, of=len(self._stops)))
        self._heading.setText(say(f"window.tour_heading.{name}"))
        self._words.setText(say(f"window.tour_words.{name}"))
        self.setAccessibleName(self._heading.text())
        self.setAccessibleDescription(self._words.text())
        text = say("window.tour.done" if last else "window.action.next")
        self.next.setText(text)
        self.next.setAccessibleName(text)
        self.next.setAccessibleDescription(f"{self._heading.text()}. {self._words.text()}")
        self.back.setVisible(self._at > 0)
        self.skip.setVisible(not last)
        self._place()
        self._frame.show()
        self._frame.raise_()
        self.show()
        self.raise_()
        self.next.setFocus()

    def _place(self) -> None:
        """Stand beside the part that is told of, inside the window."""
        target = self._stops[self._at][1]()
        corner = target.mapTo(self._window, QPoint(0, 0))
        spot = QRect(corner, target.size()).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        spot = spot.intersected(self._window.rect())
        self._frame.setGeometry(spot)
        self.setFixedWidth(px(_WIDTH))
        self.adjustSize()
        room, gap = self._window.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP), px(_GAP)
        x, y = spot.right() + gap, spot.top()
        if x + self.width() > room.right():
            x = spot.right() - self.width() - gap
            above = spot.top() - self.height() - gap
            beneath = spot.bottom() + gap
            y = above if above > room.top() else beneath
            if beneath + self.height() > room.bottom() and above <= room.top():
                y = spot.center().y() - self.height() // 2
        x = max(room.left(), min(x, room.right() - self.width()))
        y = max(room.top(), min(y, room.bottom() - self.height()))
        self.move(x, y)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(8)
        for label in (self._count, self._heading, self._words):
            column.addWidget(label)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(8)
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
