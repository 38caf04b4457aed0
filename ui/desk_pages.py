"""Makes the page of each step and joins its signals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from advisor import api
from ui.background import Job
from ui.capacity_work import CapacityWork
from ui.decision_work import DecisionWork
from ui.dialogs.files import FileAsker, free_path
from ui.dialogs.inventory_dialog import InventoryDialog
from ui.figures_of_desk import FiguresOfDesk
from ui.pages.decision_page import DecisionPage
from ui.pages.inventory_page import InventoryPage
from ui.pages.organisation_page import OrganisationPage
from ui.pages.page import Page
from ui.pages.question_page import QuestionPage
from ui.pages.records_form import RecordsForm
from ui.pages.report_page import ReportPage
from ui.pages.what_if_page import WhatIfPage
from ui.pages.workloads_page import WorkloadsPage
from ui.report_work import ReportWork
from ui.session import Session
from ui.steps import STEPS
from ui.theme import Theme
from ui.workshop.voting import Voting
from ui.workshop.workshop_page import WorkshopPage

if TYPE_CHECKING:
    from ui.desk_verdict import DeskVerdict
    from ui.evaluation_runner import EvaluationRunner
    from ui.librarian import Librarian


class Host(Protocol):
    """What pages need of the desk they lie on."""

    texts: api.Texts
    theme: Theme
    session: Session
    runner: EvaluationRunner
    files: FileAsker

    @property
    def verdict(self) -> DeskVerdict: ...

    @property
    def settled(self) -> api.Evaluation | None: ...

    @property
    def widget(self) -> QWidget: ...

    def show_refusal(self, problems: Sequence[api.Problem]) -> None: ...

    def take_update(self) -> None: ...

    def turn_to(self, step: str) -> None: ...

    def go_to(self, path: str) -> None: ...


class PageMaker:
    """Knows which page stands for which step."""

    def __init__(self, desk: Host) -> None:
        self._desk = desk
        self._figures = FiguresOfDesk(desk)
        self._work = DecisionWork(desk)
        self._reports = ReportWork(desk, self._work)
        self._capacity = CapacityWork(desk)
        self._voting = Voting(desk)
        desk.verdict.pin_changed.connect(self._work.pin)
        desk.verdict.settled_anew.connect(self._work.scenarios.settle)
        desk.verdict.figure_wanted.connect(self._figures.open_in_sight)
        self._makers: Mapping[str, Callable[[], Page]] = {
            "organisation": self._organisation,
            "express": self._express,
            "workloads": self._workloads,
            "hardware": self._inventory,
            "phases": self._phases,
            "preferences": self._preferences,
            "workshop": self._workshop,
            "what_if": self._what_if,
            "decision": self._decision,
            "report": self._report,
            "catalogue": self._catalogue,
        }

    def make(self, step: str) -> Page:
        """Make the page of a step; a step without a page of its own asks questions."""
        page = self._makers.get(step, lambda: self._questions(step))()
        session = self._desk.session
        page.answered.connect(session.answer)
        page.answered_all.connect(session.answer_all)
        page.cleared.connect(session.remove)
        page.previewed.connect(session.preview)
        return page

    def _decision(self) -> Page:
        page = DecisionPage(self._desk.texts, self._desk.theme)
        page.figure_wanted.connect(self._figures.open)
        self._work.join(page)
        return page

    def _what_if(self) -> Page:
        page = WhatIfPage(self._desk.texts, self._desk.theme)
        page.figure_wanted.connect(self._figures.open_in_sight)
        self._work.join_what_if(page)
        return page

    def _workshop(self) -> Page:
        page = WorkshopPage(self._desk.texts, self._desk.theme)
        page.vote_wanted.connect(self._voting.open)
        page.table_wanted.connect(self._save_ballots)
        page.read_wanted.connect(lambda: self._read_ballots(page))
        return page

    def _save_ballots(self, figures: Sequence[str]) -> None:
        """Save the table that paper ballots are typed into."""
        desk = self._desk
        name = desk.texts.say("workshop.ballots.file")
        proposed = free_path(api.default_folder(), name, ".csv")
        path = desk.files.where_to_save(desk.widget, desk.texts, proposed)
        if path is None:
            return
        people = [one.name for one in api.ballots_seen(desk.session.draft)]
        try:
            api.write_ballot_table(path, figures, list(dict.fromkeys(people)))
        except api.AdvisorError as error:
            desk.show_refusal(error.problems)

    def _read_ballots(self, page: WorkshopPage) -> None:
        path = self._desk.files.where_is_table(self._desk.widget, self._desk.texts)
        if path is not None:
            page.keep_ballots(path)

    def _sections(self, step: str) -> list[api.Section]:
        wanted = next(known.sections for known in STEPS if known.id == step)
        known = {section.id: section for section in api.sections()}
        return [known[name] for name in wanted]

    def _organisation(self) -> Page:
        page = OrganisationPage(self._sections("organisation"), self._desk.texts, self._desk.theme)
        page.so_far.probed = self._work.prober.probed
        page.step_wanted.connect(self._desk.turn_to)
        return page

    def _express(self) -> Page:
        from ui.pages.express_page import ExpressPage  # with the short way  # noqa: PLC0415

        page = ExpressPage(self._desk.texts, self._desk.theme)
        page.wanted.connect(self._desk.go_to)
        page.step_wanted.connect(self._desk.turn_to)
        return page

    def _questions(self, step: str) -> Page:
        return QuestionPage(self._sections(step), self._desk.texts, self._desk.theme)

    def _phases(self) -> Page:
        from ui.pages.phases_page import PhasesPage  # not at start-up  # noqa: PLC0415

        return PhasesPage(self._sections("phases"), self._desk.texts, self._desk.theme)

    def _workloads(self) -> Page:
        (section,) = self._sections("workloads")
        page = WorkloadsPage(section, self._desk.texts, self._desk.theme)
        page.so_far.probed = self._work.prober.probed
        page.removed.connect(self._desk.session.remove)
        return page

    def _preferences(self) -> Page:
        from ui.pages.preferences_page import PreferencesPage  # charts come with it  # noqa: PLC0415

        _, *others = self._sections("preferences")
        page = PreferencesPage(others, self._desk.texts, self._desk.theme)
        page.removed.connect(self._desk.session.remove)
        return page

    def _inventory(self) -> Page:
        machines, *others = self._sections("hardware")
        page = InventoryPage(machines, others, self._desk.texts, self._desk.theme)
        page.removed.connect(self._desk.session.remove)
        self._capacity.join(page.capacity)
        page.scan_wanted.connect(lambda: self._scan(page))
        page.import_wanted.connect(self._import_results)
        page.list_wanted.connect(lambda: self._import_list(page))
        return page

    def _import_list(self, page: InventoryPage) -> None:
        """Let a person look at a list of hardware before it joins the engagement as one step."""
        desk = self._desk
        path = desk.files.where_is_inventory(desk.widget, desk.texts)
        if path is None:
            return
        page.show_scan("")
        try:
            sheets = api.inventory_sheets(path)
        except api.AdvisorError as error:
            page.show_refused(error.problems)
            return
        draft, day = desk.session.draft, api.today()
        dialog = InventoryDialog(
            path.name,
            sheets,
            lambda sheet, columns: api.read_inventory(draft, sheet, day, columns),
            desk.texts,
            desk.theme,
            desk.widget,
        )
        dialog.accepted.connect(lambda: desk.session.answer_all(dialog.reading.answers))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _import_results(self, form: RecordsForm) -> None:
        desk = self._desk
        table = desk.files.where_is_table(desk.widget, desk.texts)
        if table is None:
            return
        try:
            answers = api.measured_answers(desk.session.draft, table)
        except api.AdvisorError as error:
            form.show_refused(error.problems)
        else:
            form.show_refused(())
            desk.session.answer_all(answers)

    def _scan(self, page: InventoryPage) -> None:
        page.show_scan(self._desk.texts.say("window.inventory.scanning"))
        job = Job(api.scan_machine, page)
        job.done.connect(page.take_scan)
        job.refused.connect(self._desk.show_refusal)
        job.start()

    def _report(self) -> Page:
        page = ReportPage(self._desk.texts, self._desk.theme)
        self._reports.join(page)
        return page

    def _catalogue(self) -> Page:
        from ui.pages.catalogue_page import CataloguePage  # noqa: PLC0415

        page = CataloguePage(self._desk.texts, self._desk.theme)
        self._librarian.join(page)
        return page

    @cached_property
    def _librarian(self) -> Librarian:
        from ui.librarian import Librarian  # 20 ms, not at start-up  # noqa: PLC0415

        return Librarian(self._desk)
