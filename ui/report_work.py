"""Draws and writes the report for its page, and takes the client's mark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from advisor import api
from ui.background import Job
from ui.dialogs.files import free_path
from ui.privacy import hides_names, veil, without_mark

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from ui.decision_work import DecisionWork
    from ui.dialogs.files import FileAsker
    from ui.pages.report_page import ReportPage
    from ui.session import Session

_PREVIEW_DPI = 128  # shown at five eighths of it, so that letters stay sharp


class Host(Protocol):
    """What the work needs of the desk."""

    texts: api.Texts
    session: Session
    files: FileAsker

    @property
    def settled(self) -> api.Evaluation | None: ...

    @property
    def widget(self) -> QWidget: ...

    def show_refusal(self, problems: Sequence[api.Problem]) -> None: ...


class ReportWork:
    """Does for a page of the report what takes time or touches files."""

    def __init__(self, desk: Host, work: DecisionWork) -> None:
        self._desk = desk
        self._work = work

    def join(self, page: ReportPage) -> None:
        """Do what the page asks for."""
        page.pages_wanted.connect(lambda language: self._draw_pages(page, language))
        page.export_wanted.connect(lambda e, language: self._export(page, e, language))
        page.edition.answered_all.connect(page.answered_all)
        page.edition.cleared.connect(page.cleared)
        page.edition.logo_wanted.connect(self._choose_logo)

    def _choose_logo(self) -> None:
        """Let a person choose the mark that stands on the first page."""
        from ui.dialogs.logo import logo_of  # with the first one  # noqa: PLC0415

        desk = self._desk
        path = desk.files.where_is_picture(desk.widget, desk.texts)
        if path is None:
            return
        try:
            desk.session.answer_all({"report.logo": logo_of(path)})
        except api.AdvisorError as error:
            desk.show_refusal(error.problems)

    def _draw_pages(self, page: ReportPage, language: str) -> None:
        evaluation = self._work.probed(self._desk.settled)
        if evaluation is None:
            page.show_age()
            return
        draft = self._desk.session.draft
        job = drawing(evaluation, draft, language, _PREVIEW_DPI, page)
        job.done.connect(lambda pages: page.show_pages(pages, draft))
        job.refused.connect(self._desk.show_refusal)
        job.start()

    def _export(self, page: ReportPage, ending: str, language: str) -> None:
        desk = self._desk
        evaluation, draft = self._work.probed(desk.settled), desk.session.draft
        if evaluation is None or desk.session.path is None:
            page.show_note(desk.texts.say("window.report.empty"))
            return
        stem, folder = desk.session.path.stem, desk.session.path.parent
        proposed = free_path(folder, stem, f".{ending}")
        path = desk.files.where_to_save(desk.widget, desk.texts, proposed)
        if path is None:
            return
        page.show_note(desk.texts.say("window.report.writing"))
        job = Job(
            lambda: api.write_report(evaluation, draft, path, language=language, as_of=api.today()),
            page,
        )
        job.done.connect(lambda warnings: self._written(page, path, warnings))
        job.refused.connect(desk.show_refusal)
        job.start()

    def _written(self, page: ReportPage, path: Path, warnings: tuple[api.Message, ...]) -> None:
        say = self._desk.texts.say
        lines = [say("window.report.written", path=str(path)), *(say(w) for w in warnings)]
        page.show_note("\n".join(lines))


def drawing(
    evaluation: api.Evaluation, draft: api.Draft, language: str, dpi: float, parent: QObject
) -> Job:
    """Make the job that draws the pages as they may be shown: without names where these are hidden.

    Args:
        evaluation: The answer to report.
        draft: What was evaluated.
        language: Of the report.
        dpi: Pixels to an inch.
        parent: Whoever asks; where it is gone by then, nothing is said.
    """
    seen, words = without_mark(draft), veil() if hides_names() else None
    return Job(
        lambda: api.render_report_pages(
            evaluation,
            seen,
            language=language,
            as_of=api.today(),
            pixels_per_inch=dpi,
            words=words,
        ),
        parent,
    )
