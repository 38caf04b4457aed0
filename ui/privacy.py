"""Keeps names of the client and of people out of sight, so that a projector tells them to nobody.

While names are hidden, stand-ins take their place in every text on the screen, and fields in which
a name stands show dots. What is written to disk keeps the names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

from advisor import api
from ui.session import Session
from ui.settings import Settings

CLIENT = ("title", "organisation.name")
"""Answers that name the client."""
_OWNERS = tuple(f"phases.{phase}_owner" for phase in ("verification", "integration", "innovation"))
_PEOPLE = (("ballots", "name"), ("votes", "name"), ("decisions", "who"))
"""Groups whose members name a person, and the answer that does."""
NAMING = frozenset({*CLIENT, *_OWNERS})
"""Questions whose answers are names."""
_LEAST_FOLDED = 5
"""Letters from which on a name is found in capitals or small letters too; "An" would be "an"."""


class Veil:
    """Puts stand-ins in the place of names."""

    def __init__(self, stand_ins: Mapping[str, str]) -> None:
        """Take names and what is to stand in their place; the longest name is sought first."""
        self._stand_ins = {_as_sought(name): said for name, said in stand_ins.items()}
        longest = sorted(stand_ins, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_sought, longest))) if longest else None

    def __call__(self, text: str) -> str:
        """Give a text without names."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._stand_ins[_as_sought(found[0])], text)

    def touches(self, text: str) -> bool:
        """Say whether a name stands in a text."""
        return self._pattern is not None and self._pattern.search(text) is not None


class _Now:
    """What is hidden in the whole program."""

    hides = False
    veil = Veil({})


def shown(text: str) -> str:
    """Give a text as it may be shown now."""
    return _Now.veil(text)


def veil() -> Callable[[str], str]:
    """Give what hides names now, for work in the background."""
    return _Now.veil


def without_mark(draft: api.Draft) -> api.Draft:
    """Give a draft for a preview: while names are hidden, it is without the client's mark."""
    return draft.without("report.logo") if _Now.hides else draft


def touches(text: str) -> bool:
    """Say whether a name that is hidden now stands in a text."""
    return _Now.veil.touches(text)


def hides_names() -> bool:
    """Say whether names are hidden now."""
    return _Now.hides


def hide_in_field(edit: QLineEdit) -> None:
    """Show what stands in a field as dots where it is, or may become, a name to be hidden."""
    dots = _Now.hides and (edit.property("names_client") is True or _Now.veil.touches(edit.text()))
    mode = QLineEdit.EchoMode.Password if dots else QLineEdit.EchoMode.Normal
    if edit.echoMode() is not mode:
        edit.setEchoMode(mode)


def name_field(edit: QLineEdit) -> None:
    """Mark a field as one into which names are written."""
    edit.setProperty("names_client", True)  # noqa: FBT003 - Qt's own order
    hide_in_field(edit)


class VeiledTexts(api.Texts):
    """Texts that say no name that is hidden."""

    def __init__(self, texts: api.Texts) -> None:
        """Speak as these do."""
        self.__dict__.update(texts.__dict__)

    def say(self, message: api.Message | str, /, **values: api.Value) -> str:
        """Turn a message into a sentence that may be shown."""
        return _Now.veil(super().say(message, **values))


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
        _Now.hides = self._settings.hides_names
        if not _Now.hides or self._texts is None:
            _Now.veil = Veil({})
            return
        places = [*self._settings.recent, *([self._session.path] if self._session.path else [])]
        _Now.veil = Veil(stand_ins(self._session.draft, places, self._texts))

    def turn(self) -> None:
        """Hide the names, or show them again; whoever shows pages makes them anew then."""
        self._settings.hides_names = not self._settings.hides_names
        self.look()
        sweep()

    def end(self) -> None:
        """Hide nothing any more."""
        _Now.hides, _Now.veil = False, Veil({})


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
    for path in _OWNERS:
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


def _sought(name: str) -> str:
    """Give the pattern of a name that stands by itself, however wide the gaps in it are."""
    words = r"\s+".join(map(re.escape, name.split()))
    before = r"(?<![^\W_])" if _has_edge(name[0]) else ""
    after = r"(?![^\W_])" if _has_edge(name[-1]) else ""
    return f"{before}(?i:{words}){after}" if len(name) >= _LEAST_FOLDED else before + words + after


def _as_sought(name: str) -> str:
    return " ".join(name.split()).casefold()


def _has_edge(sign: str) -> bool:
    """Say whether words end where this sign does; Chinese ones run on."""
    return sign.isalnum() and not "\u2e80" <= sign <= "\u9fff"


def sweep() -> None:
    """Take names out of what stands on the screen already, such as a window that stays open."""
    for window in QApplication.topLevelWidgets():
        window.setWindowTitle(shown(window.windowTitle()))
        for widget in window.findChildren(QWidget):
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
