"""Joins the catalogue page with what reads and renews the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
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
    """Fetches the shelf for its page, and takes updates to it; pages come and go meanwhile."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.widget)
        self._host = host
        self._page: CataloguePage | None = None
        host.session.opened.connect(self._opened)

    def join(self, page: CataloguePage) -> None:
        """Serve a page from now on, until another takes its place."""
        self._page = page
        page.destroyed.connect(partial(self._left, id(page)))
        page.show_open(opened=self._host.session.is_open)
        page.shelf_wanted.connect(partial(self._fetch, page))
        page.update_wanted.connect(self._choose)

    def _left(self, gone: int, _page: object = None) -> None:
        if id(self._page) == gone:
            self._page = None

    def _opened(self, _path: Path) -> None:
        if self._page is not None:
            self._page.show_open(opened=True)

    def _fetch(self, page: CataloguePage) -> None:
        self._run(_read, partial(_show, page), self._host.show_refusal, page)

    def _choose(self) -> None:
        path = self._host.files.where_to_find(self._host.widget, self._host.texts)
        if path is not None:
            draft = self._host.session.draft
            self._note(self._host.texts.say("window.update.reading"))
            self._run(
                lambda: api.preview_pack(path, api.today(), draft),
                lambda preview: self._offer(path, preview),
                self._refuse,
                self,
            )

    def _offer(self, path: Path, preview: api.Preview) -> None:
        self._note("")
        host = self._host
        dialog = PreviewDialog(preview, host.texts, host.theme, host.widget)
        dialog.accepted.connect(lambda: self._apply(path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _apply(self, path: Path) -> None:
        self._run(lambda: api.apply_pack(path, api.today()), self._applied, self._refuse, self)

    def _applied(self, changed: api.Preview) -> None:
        version, count = changed.version, len(changed.changes)
        said = self._host.texts.say("command.catalogue.applied", version=version, count=count)
        self._note(said)
        self._host.take_update()
        if self._page is not None:
            self._fetch(self._page)

    def _refuse(self, problems: Sequence[api.Problem]) -> None:
        self._note("")
        dialog = RefusedDialog(problems, self._host.texts, self._host.widget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _note(self, words: str) -> None:
        if self._page is not None:
            self._page.show_note(words)

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., object],
        refused: Callable[..., object],
        asked_by: QObject,
    ) -> None:
        job = Job(work, asked_by)
        job.done.connect(done)
        job.refused.connect(refused)
        job.start()


def _show(page: CataloguePage, read: _Read) -> None:
    version, shelf, terms = read
    page.show_version(version, api.Day(api.today()))
    page.show_shelf(shelf, terms)


def _read() -> _Read:
    day = api.today()
    entries = api.catalogue_entries(day, kinds=api.CATALOGUE_KINDS)
    shelf = Shelf(entries, api.catalogue_history(day), api.claims())
    return api.catalogue_versions()[-1], shelf, api.glossary()
