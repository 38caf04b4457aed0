"""The form of a section of questions on a page that has several."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from advisor import api
from ui.pages.records_form import RecordsForm
from ui.theme import Theme
from ui.widgets.question_form import QuestionForm


class Host(Protocol):
    """What a form of records reports through."""

    texts: api.Texts
    theme: Theme

    @property
    def answered_all(self) -> SignalInstance: ...

    @property
    def removed(self) -> SignalInstance: ...

    @property
    def import_wanted(self) -> SignalInstance: ...


def section_form(
    section: api.Section, page: Host, *, at_once: int | None = None
) -> QuestionForm | RecordsForm:
    """Make the form of a section; one that repeats reports whole records through the page.

    Of its rows ``at_once`` are built with the first answers, the others when idle.
    """
    if not section.repeats:
        return QuestionForm(section, page.texts, page.theme, at_once=at_once)
    form = RecordsForm(section, page.texts, page.theme, at_once=at_once)
    form.answered_all.connect(page.answered_all)
    form.removed.connect(page.removed)
    form.import_wanted.connect(page.import_wanted)
    return form
