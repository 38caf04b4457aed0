"""Makes the pages that need no engagement; the others are made by whom they concern."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.pages.start_page import StartPage

if TYPE_CHECKING:
    from advisor import api
    from ui.desk_host import DeskHost
    from ui.desk_pages import PageMaker
    from ui.pages.page import Page
    from ui.settings import Settings


class FirstPages:
    """Makes the start page and the guide; reads what makes the other pages when it must."""

    def __init__(self, desk: DeskHost) -> None:
        self._desk = desk
        self._others: PageMaker | None = None

    def make(self, step: str) -> Page:
        """Make the page of a step."""
        if step == "start":
            start = StartPage(self._desk.texts, self._desk.theme)
            start.fill()
            join_start(start, self._desk.settings, self._host)
            QTimer.singleShot(0, start, start.offer_templates)
            return start
        if step == "guide":
            return self._guide()
        if self._others is None:
            from ui.desk_pages import PageMaker  # every page, 60 ms  # noqa: PLC0415

            self._others = PageMaker(self._desk)
        page = self._others.make(step)
        page.claim_wanted.connect(self._desk.helpers.open_claim)
        if step == "report":
            self._desk.helpers.offer_print(page)
        return page

    def _host(self) -> DeskHost:
        return self._desk

    def _guide(self) -> Page:
        from ui.pages.guide_page import GuidePage  # with the first look  # noqa: PLC0415

        desk = self._desk
        page = GuidePage(desk.texts, desk.theme)
        page.step_wanted.connect(desk.helpers.turn_if_open)
        return page


def join_start(page: StartPage, settings: Settings, desk: Callable[[], DeskHost]) -> None:
    """Join the start page; the desk is asked for with the first thing that is done there."""
    page.show_looks(page.theme.name, settings.zoom)
    _show_recent(page, settings)
    page.new_wanted.connect(lambda title, answers: desk().create(title, answers))
    page.express_wanted.connect(lambda title, answers: _create_express(desk(), title, answers))
    page.open_wanted.connect(lambda: desk().open())
    page.sample_wanted.connect(lambda sample: desk().open_sample(sample))
    page.recent_wanted.connect(lambda path: desk().open(path))
    page.forget_wanted.connect(lambda path: _forget(page, settings, path))
    page.keep_wanted.connect(lambda keeps: _keep(page, settings, keeps=keeps))
    page.theme_wanted.connect(lambda wanted: desk().dress(page.texts.language, wanted))
    page.language_wanted.connect(lambda code: desk().dress(code, desk().theme.name))
    page.zoom_wanted.connect(lambda percent: desk().zoom(percent))


def _create_express(desk: DeskHost, title: str, answers: dict[str, api.Answer]) -> None:
    """Make an engagement and start the short way, unless no file was chosen."""
    before = desk.session.path
    desk.create(title, answers)
    if desk.session.is_open and desk.session.path != before:
        desk.turn_to("express")


def _forget(page: StartPage, settings: Settings, path: Path) -> None:
    settings.forget(path)
    _show_recent(page, settings)


def _keep(page: StartPage, settings: Settings, *, keeps: bool) -> None:
    settings.keeps_recent = keeps
    _show_recent(page, settings)


def _show_recent(page: StartPage, settings: Settings) -> None:
    page.show_recent(settings.recent, keeps=settings.keeps_recent, hidden=settings.hides_names)
