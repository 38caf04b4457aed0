"""Joins the catalogue page with what reads and renews the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from advisor import api
from ui.background import Job
from ui.dialogs.files import FileAsker
from ui.library.entries_tab import Shelf
from ui.library.update_dialog import PreviewDialog, RefusedDialog
from ui.pages.catalogue_page import CataloguePage
from ui.session import Session
from ui.theme import Theme

_Read: TypeAlias = "tuple[str, Shelf, Mapping[str, api.Term]]"


class Host(Protocol):
    """What the shelf needs of the desk."""

    texts: api.Texts
    theme: Theme
    session: Session
    files: FileAsker

    @property
    def widget(self) -> QWidget: ...

    def show_refusal(self, problems: Sequence[api.Problem]) -> None: ...

    def take_update(self) -> None: ...


class Librarian(QObject):
    """Fetches the shelf for its page, and takes updates to it."""

    def __init__(self, page: CataloguePage, host: Host) -> None:
        super().__init__(page)
        self._page, self._host = page, host
        page.show_open(opened=host.session.is_open)
        host.session.opened.connect(self._opened)
        page.shelf_wanted.connect(self._fetch)
        page.update_wanted.connect(self._choose)

    def _opened(self, _path: Path) -> None:
        self._page.show_open(opened=True)

    def _fetch(self) -> None:
        self._run(_read, self._show, self._host.show_refusal)

    def _show(self, read: _Read) -> None:
        version, shelf, terms = read
        self._page.show_version(version, api.Day(api.today()))
        self._page.show_shelf(shelf, terms)

    def _choose(self) -> None:
        path = self._host.files.where_to_find(self._page, self._host.texts)
        if path is not None:
            draft = self._host.session.draft
            self._page.show_note(self._host.texts.say("window.update.reading"))
            self._run(
                lambda: api.preview_pack(path, api.today(), draft),
                lambda preview: self._offer(path, preview),
                self._refuse,
            )

    def _offer(self, path: Path, preview: api.Preview) -> None:
        self._page.show_note("")
        dialog = PreviewDialog(preview, self._host.texts, self._host.theme, self._page)
        dialog.accepted.connect(lambda: self._apply(path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _apply(self, path: Path) -> None:
        self._run(lambda: api.apply_pack(path, api.today()), self._applied, self._refuse)

    def _applied(self, changed: api.Preview) -> None:
        version, count = changed.version, len(changed.changes)
        said = self._host.texts.say("command.catalogue.applied", version=version, count=count)
        self._page.show_note(said)
        self._host.take_update()
        self._fetch()

    def _refuse(self, problems: Sequence[api.Problem]) -> None:
        self._page.show_note("")
        dialog = RefusedDialog(problems, self._host.texts, self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., object],
        refused: Callable[..., object],
    ) -> None:
        job = Job(work, self._page)
        job.done.connect(done)
        job.refused.connect(refused)
        job.start()


def _read() -> _Read:
    day = api.today()
    entries = api.catalogue_entries(day, kinds=api.CATALOGUE_KINDS)
    shelf = Shelf(entries, api.catalogue_history(day), api.claims())
    return api.catalogue_versions()[-1], shelf, api.glossary()
