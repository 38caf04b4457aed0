"""Makes the pages that need no engagement; the others are made by whom they concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.page import Page
from ui.pages.start_page import StartPage

if TYPE_CHECKING:
    from advisor import api
    from ui.desk_host import DeskHost
    from ui.desk_pages import PageMaker


class FirstPages:
    """Makes the start page and the guide; reads what makes the other pages when it must."""

    def __init__(self, desk: DeskHost) -> None:
        self._desk = desk
        self._others: PageMaker | None = None

    def make(self, step: str) -> Page:
        """Make the page of a step."""
        if step == "start":
            return self._start()
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

    def _start(self) -> Page:
        desk = self._desk
        page = StartPage(desk.texts, desk.theme)
        page.show_looks(desk.theme.name, desk.settings.zoom)
        page.show_recent(
            desk.settings.recent,
            keeps=desk.settings.keeps_recent,
            hidden=desk.settings.hides_names,
        )
        page.new_wanted.connect(desk.create)
        page.express_wanted.connect(self._create_express)
        page.open_wanted.connect(desk.open)
        page.sample_wanted.connect(desk.open_sample)
        page.recent_wanted.connect(desk.open)
        page.forget_wanted.connect(lambda path: self._forget(page, path))
        page.keep_wanted.connect(lambda keeps: self._keep(page, keeps=keeps))
        page.theme_wanted.connect(lambda theme: desk.dress(desk.texts.language, theme))
        page.language_wanted.connect(lambda code: desk.dress(code, desk.theme.name))
        page.zoom_wanted.connect(desk.zoom)
        return page

    def _create_express(self, title: str, answers: dict[str, api.Answer]) -> None:
        """Make an engagement and start the short way, unless no file was chosen."""
        desk = self._desk
        before = desk.session.path
        desk.create(title, answers)
        if desk.session.is_open and desk.session.path != before:
            desk.turn_to("express")

    def _forget(self, page: StartPage, path: object) -> None:
        settings = self._desk.settings
        settings.forget(path)  # type: ignore[arg-type]
        self._show_recent(page)

    def _keep(self, page: StartPage, *, keeps: bool) -> None:
        self._desk.settings.keeps_recent = keeps
        self._show_recent(page)

    def _show_recent(self, page: StartPage) -> None:
        settings = self._desk.settings
        page.show_recent(settings.recent, keeps=settings.keeps_recent, hidden=settings.hides_names)

    def _guide(self) -> Page:
        from ui.pages.guide_page import GuidePage  # with the first look  # noqa: PLC0415

        desk = self._desk
        page = GuidePage(desk.texts, desk.theme)
        page.step_wanted.connect(desk.helpers.turn_if_open)
        return page
