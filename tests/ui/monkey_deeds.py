"""What random hands do to this program: pages, looks, files, dialogs, the window itself."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from advisor import api
from tests.ui.monkey_hands import Act, Note, asks
from tests.ui.monkey_words import NONE, ODD_TEXTS, OPENERS
from tests.ui.monkey_worker import MOODS, MoodyWorker
from ui.desk import Desk
from ui.steps import BESIDE, REFERENCE, STEPS
from ui.theme import THEMES

SIZES = ((1100, 680), (1440, 900), (1920, 1080), (1280, 720), (1101, 1400), (1, 1), (2560, 700))
"""The least is asked for too: the window knows its own."""


class Deeds:
    """What a person could do to this program on purpose, at the wrong moment."""

    def __init__(self, desk: Desk, random: Random, folder: Path, note: Note) -> None:
        self._desk, self._random, self._folder, self._note = desk, random, folder, note
        self.acts: tuple[Act, ...] = (
            (7, self._turn),
            (2, self._open_something),
            (0.8, self._resize),
            (0.3, self._language),
            (0.2, self._theme),
            (0.2, self._zoom),
            (0.8, self._drop),
            (0.3, self._open_sample),
            (0.3, self._reopen),
            (0.15, self._close_window),
            (0.3, self._hesitate),
        )

    def begin(self) -> None:
        """Start with a sample, a language, a theme and a size that the seed chooses."""
        self._open_sample()
        desk, random = self._desk, self._random
        desk.dress(random.choice(api.languages()), random.choice(THEMES))
        self._resize()

    def _turn(self) -> None:
        if asks():
            return
        steps = [step.id for step in (*STEPS, *BESIDE, *REFERENCE)]
        if not self._desk.session.is_open:
            if self._random.random() < 0.5:
                self._open_sample()
                return
            steps = ["start", "catalogue", "guide"]
        step = self._random.choice(steps)
        self._note(f"turn to {step}")
        self._desk.turn_to(step)

    def _open_something(self) -> None:
        """Open a window, a dialog or a list that random clicks seldom find."""
        if asks():
            return
        step, name = self._random.choice(OPENERS)
        if step and not self._desk.session.is_open:
            return
        if step:
            self._desk.turn_to(step)
            QApplication.processEvents()
        found = self._desk.window.findChildren(QPushButton, name)
        pressed = [one for one in found if one.isEnabled() and one.isVisible()]
        self._note(f"open {name} on {step}, {len(pressed)} such")
        if pressed:
            self._random.choice(pressed).click()
        elif name in self._desk.window.actions_.by_name:
            self._desk.window.actions_[name].trigger()

    def _resize(self) -> None:
        size = self._random.choice(SIZES)
        self._note(f"resize to {size}")
        self._desk.window.resize(*size)
        if self._random.random() < 0.2:
            self._note("the whole screen, and back")
            self._desk.window.showMaximized()
            QApplication.processEvents()
            self._desk.window.showNormal()

    def _language(self) -> None:
        if not asks():
            code = self._random.choice(api.languages())
            self._note(f"speak {code}")
            self._desk.window.language_chosen.emit(code)

    def _theme(self) -> None:
        """Change looks whatever stands open: a shortcut of the system reaches it too."""
        theme = self._random.choice(THEMES)
        self._note(f"dress in {theme}")
        self._desk.dress(self._desk.texts.language, theme)

    def _zoom(self) -> None:
        percent = self._random.choice((100, 110, 150, 200))
        self._note(f"zoom to {percent}")
        self._desk.zoom(percent)

    def _drop(self) -> None:
        """Drop a file, several, a folder, a picture or words where the pointer happens to be."""
        if asks():
            return
        mime, what = self._dragged()
        window = self._desk.window
        place = QPoint(
            self._random.randrange(window.width()), self._random.randrange(window.height())
        )
        self._note(f"drop {what} at {place.toTuple()}")
        _drop(window, place, mime)

    def _dragged(self) -> tuple[QMimeData, str]:
        mime = QMimeData()
        if self._random.random() < 0.15:
            text = self._random.choice(ODD_TEXTS)
            mime.setText(text)
            return mime, f"words {text[:20]!r}"
        here = sorted(self._folder.iterdir())
        paths = self._random.sample(here, min(len(here), self._random.choice((1, 1, 1, 3))))
        if self._random.random() < 0.2:
            paths = [self._folder / "gone.advisor"]
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return mime, ", ".join(path.name for path in paths)

    def _open_sample(self) -> None:
        if not asks():
            sample = self._random.choice(api.samples()).id
            self._note(f"open the sample {sample}")
            self._desk.open_sample(sample)

    def _reopen(self) -> None:
        """Close the file and open it again: what was saved stands."""
        session = self._desk.session
        if session.path is None or asks():
            return
        session.leaving.emit()  # what is half typed is given before the file is closed
        path, answers = session.path, session.draft.answers
        self._note(f"reopen {path.name}")
        session.close()
        QApplication.processEvents()
        self._desk.open(path)
        assert session.draft.answers == answers, path.name

    def _close_window(self) -> None:
        """Close the window, during an evaluation too, and show it again as at a new start."""
        desk, path = self._desk, self._desk.session.path
        if asks():
            return
        self._note("close the window")
        desk.window.close()
        QApplication.processEvents()
        assert not desk.session.is_open
        QTest.qWait(self._random.choice((0, 30)))
        desk.window.show()
        desk.window.activateWindow()
        if path is not None and self._random.random() < 0.7:
            desk.open(path)

    def _hesitate(self) -> None:
        """Let the engine take its time from now on, refuse, or be quick again."""
        MoodyWorker.mood = self._random.choice(MOODS)
        self._note(f"the engine is {MoodyWorker.mood}")


def _drop(window: QWidget, place: QPoint, mime: QMimeData) -> None:
    """Drag over a place and let go, as a window system does: whoever accepts it first has it."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    target = window.childAt(place) or window
    while True:
        inner = target.mapFrom(window, place)
        if target.acceptDrops() and target.isEnabled():
            enter = QDragEnterEvent(inner, action, mime, button, NONE)
            QApplication.sendEvent(target, enter)
            if enter.isAccepted():
                break
        above = target.parentWidget()
        if target is window or above is None:
            return
        target = above
    QApplication.sendEvent(target, QDragMoveEvent(inner, action, mime, button, NONE))
    QApplication.sendEvent(target, QDropEvent(QPointF(inner), action, mime, button, NONE))
