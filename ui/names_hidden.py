"""Learns which names there are to hide, and hides them in texts and on the screen as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItemIterator,
)

from advisor import api
from ui.privacy import CLIENT, OWNERS, hide_in_field, hide_names, shown, touches
from ui.session import Session
from ui.settings import Settings

_PEOPLE = (("ballots", "name"), ("votes", "name"), ("decisions", "who"))
"""Groups whose members name a person, and the answer that does."""


class VeiledTexts(api.Texts):
    """Texts that say no name that is hidden."""

    def __init__(self, texts: api.Texts) -> None:
        """Speak as these do."""
        self.__dict__.update(texts.__dict__)

    def say(self, message: api.Message | str, /, **values: api.Value) -> str:
        """Turn a message into a sentence that may be shown."""
        return shown(super().say(message, **values))


class Privacy(QObject):
    """Knows which names there are, and whether they are hidden."""

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._texts: api.Texts | None = None
        self._named: tuple[object, ...] = ()
        for signal in (session.opened, session.closed, session.draft_changed):
            signal.connect(self.look)
        self.look()

    def texts(self, language: str) -> api.Texts:
        """Give the texts of a language; they say no name while names are hidden."""
        self._texts = api.texts_for(language)
        self.look()
        return VeiledTexts(self._texts)

    def look(self, *_: object) -> None:
        """Learn which names there are now."""
        hides = self._settings.hides_names
        if not hides or self._texts is None:
            hide_names(hides=hides)
            return
        places = [*self._settings.recent, *([self._session.path] if self._session.path else [])]
        names = stand_ins(self._session.draft, places, self._texts)
        hide_names(hides=True, names=names)

    def turn(self) -> None:
        """Hide the names, or show them again; whoever shows pages makes them anew then."""
        self._settings.hides_names = not self._settings.hides_names
        self.look()
        sweep()

    def end(self) -> None:
        """Hide nothing any more."""
        hide_names(hides=False)


def stand_ins(draft: api.Draft, files: Iterable[Path], texts: api.Texts) -> dict[str, str]:
    """Give every name that is to be hidden, and what is to stand in its place.

    Args:
        draft: Its answers name the client and people.
        files: Files whose names may tell more than they should.
        texts: The reader's language.
    """
    client = texts.say("window.hidden_name")
    people = dict.fromkeys(name for name in _people(draft) if name)
    found: dict[str, str] = {}
    for number, name in enumerate(people, start=1):
        found[name] = texts.say("window.hidden_person", number=number)
    for path in CLIENT:
        name = _words(draft.answers.get(path))
        found |= {name: client, _as_in_files(name): client}
    for file in files:
        found |= {str(file): client, file.name: client, str(file.parent): client}
    return {name: said for name, said in found.items() if _is_name(name)}


def _people(draft: api.Draft) -> Iterator[str]:
    answers = draft.answers
    for group, field in _PEOPLE:
        for key in draft.keys(group):
            yield _words(answers.get(f"{group}.{key}.{field}"))
    for path in OWNERS:
        yield _words(answers.get(path))
    for path, said in answers.items():
        if path.startswith("remarks.") and isinstance(said, dict):
            yield _words(said.get("author"))


def _words(answer: api.Answer) -> str:
    return " ".join(answer.split()) if isinstance(answer, str) else ""


def _as_in_files(name: str) -> str:
    """Write a name as a file is named after it."""
    return " ".join("".join(s for s in name if s.isalnum() or s in " -_").split())


def _is_name(name: str) -> bool:
    """Leave out what hides nothing, such as a number or a folder called by a dot."""
    return any(sign.isalpha() for sign in name)


def sweep() -> None:
    """Take names out of what stands on the screen already, such as a window that stays open."""
    for window in QApplication.topLevelWidgets():
        window.setWindowTitle(shown(window.windowTitle()))
    for widget in QApplication.allWidgets():  # a window keeps for good what it is asked to find
        match widget:
            case QLineEdit():
                hide_in_field(widget)
            case QLabel() | QAbstractButton() if touches(widget.text()):
                widget.setText(shown(widget.text()))
            case QTreeWidget():
                _sweep_tree(widget)


def _sweep_tree(tree: QTreeWidget) -> None:
    walk = QTreeWidgetItemIterator(tree)
    while (item := walk.value()) is not None:
        for column in range(tree.columnCount()):
            item.setText(column, shown(item.text(column)))
            role = Qt.ItemDataRole.AccessibleTextRole
            if said := item.data(column, role):
                item.setData(column, role, shown(said))
        walk += 1
