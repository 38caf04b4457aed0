"""The engagements opened last, with what has gone missing marked as such."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.pane import Pane


class RecentList(Card):
    """Opens a file that is chosen, one of the last, or one that is dropped on the window."""

    open_wanted = Signal()
    recent_wanted = Signal(object)
    forget_wanted = Signal(object)
    keep_wanted = Signal(bool)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts.say("window.start.open"), texts.say("window.start.open_note"))
        self._texts, self._theme = texts, theme
        choose = button(
            texts.say("window.start.choose_file"), name="open", picture="open_file", theme=theme
        )
        choose.clicked.connect(self.open_wanted)
        self.add_left(choose)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self._keep = CheckBox(texts.say("window.recent.keep"))
        self._keep.setProperty("role", "aside")
        self._keep.toggled.connect(self.keep_wanted)
        self.add(self._keep)

    def show_paths(self, paths: Sequence[Path], *, keeps: bool, hidden: bool) -> None:
        """Show the files; hidden, they have no names."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        with QSignalBlocker(self._keep):
            self._keep.setChecked(keeps)
        if not paths:
            self._rows.addWidget(Label(self._texts.say("window.recent.none"), "muted", wrap=True))
        for number, path in enumerate(paths, start=1):
            name = self._texts.say("window.hidden_name_of", number=number) if hidden else path.stem
            folder = "" if hidden else str(path.parent)
            self._rows.addWidget(self._row(path, name, folder))

    def _row(self, path: Path, name: str, folder: str) -> QWidget:
        say = self._texts.say
        row = Pane()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 4, 0, 4)
        across.setSpacing(4)
        words = QVBoxLayout()
        across.addLayout(words, 1)
        words.setSpacing(0)
        title = ElidedLabel("strong", lines=2)
        title.show_text(name)
        words.addWidget(title)
        missing = not path.is_file()
        where = ElidedLabel("warning" if missing else "caption")
        where.show_text(say("window.recent.missing", folder=folder) if missing else folder)
        words.addWidget(where)
        again = button(say("window.recent.open"), role="quiet", name="recent")
        again.setAccessibleName(f"{say('window.recent.open')}: {name}")
        again.setEnabled(not missing)
        again.clicked.connect(partial(self._open, path))
        off = button(
            say("window.recent.forget"),
            role="icon",
            name="forget",
            picture="remove",
            theme=self._theme,
        )
        off.setAccessibleName(f"{say('window.recent.forget')}: {name}")
        off.clicked.connect(partial(self._forget, path))
        across.addWidget(again)
        across.addWidget(off)
        return row

    def _open(self, path: Path) -> None:
        self.recent_wanted.emit(path)

    def _forget(self, path: Path) -> None:
        self.forget_wanted.emit(path)
