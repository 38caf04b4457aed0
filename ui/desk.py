"""Joins the session, the runner and the window: who reports goes to who has to know."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from advisor import api
from ui.desk_pages import PageMaker
from ui.dialogs.files import FileAsker, free_path
from ui.dialogs.message import problems_box
from ui.evaluation_runner import EvaluationRunner
from ui.headline import Headline, headline
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.progress import marks
from ui.qt_texts import QtTexts
from ui.session import Session
from ui.steps import STEPS
from ui.theme import apply_theme, load_theme


class Desk(QObject):
    """Everything that is on the desk while an engagement is worked on."""

    def __init__(self, session: Session, runner: EvaluationRunner, files: FileAsker) -> None:
        super().__init__()
        self.session: Session = session
        self.runner, self.files = runner, files
        self.window = MainWindow()
        self.evaluation: api.Evaluation | None = None
        self._settled: api.Evaluation | None = None
        self._problems: Sequence[api.Problem] = ()
        self._refused: Sequence[api.Problem] = ()
        self._pinned: Headline | None = None
        self._stopped = False
        self._dressed = ""
        self._pages = PageMaker(self)
        self._qt_texts = QtTexts()
        self._connect()

    @property
    def settled(self) -> api.Evaluation | None:
        """The answer to the draft as saved, if there is one."""
        return self._settled

    @property
    def widget(self) -> QWidget:
        """The widget that dialogs stand before."""
        return self.window

    def dress(self, language: str, theme: str) -> None:
        """Show the window in a language and a theme, where it was."""
        self.texts = api.texts_for(language)
        self._qt_texts.speak(self.texts)
        application = QApplication.instance()
        if theme != self._dressed and isinstance(application, QApplication):
            self.theme, self._dressed = load_theme(theme), theme
            apply_theme(application, self.theme)  # most of the time of a switch
        self.window.dress(self.texts, self.theme, self._pages.make)
        self.window.show_file(self.session.path.name if self.session.path else "")
        self._dress_verdict()
        self.turn_to(self.window.step)

    def turn_to(self, step: str) -> None:
        """Turn to a step and show what is known on its page."""
        self._fill(self.window.show_step(step))

    def walk(self, by: int) -> None:
        """Go to the next step or the one before."""
        ids = [step.id for step in STEPS]
        if self.window.step not in ids:
            return
        place = ids.index(self.window.step) + by
        if self.session.is_open and 0 <= place < len(ids):
            self.turn_to(ids[place])

    def take_update(self) -> None:
        """Let everything know that the catalogue is another: pages, problems, verdict."""
        self.window.book.forget_others()
        if self.session.is_open:
            self._settle(api.problems_of(self.session.draft))

    def create(self, title: str) -> None:
        """Make a new engagement where a person wants it."""
        name = title or self.texts.say("window.untitled")
        proposed = free_path(api.default_folder(), name)
        path = self.files.where_to_save(self.window, self.texts, proposed)
        if path is not None and self.session.create(path, {"title": title} if title else {}):
            self.turn_to("organisation")

    def open(self, path: Path | None = None) -> None:
        """Open an engagement, asking which when no path is given."""
        chosen = path or self.files.where_to_open(self.window, self.texts)
        if chosen is not None and self.session.open(chosen):
            self.turn_to("decision")

    def open_sample(self, sample: str, folder: Path | None = None) -> None:
        """Open a sample as a new file of its own, among the documents unless told where."""
        titles = {known.id: self.texts.say(known.title) for known in api.samples()}
        path = free_path(folder or api.default_folder(), titles.get(sample, sample))
        try:
            answers = api.sample_answers(sample, self.texts.language)
        except api.AdvisorError as error:
            self.show_refusal(error.problems)
            return
        if self.session.create(path, answers):
            self.turn_to("decision")

    def show_refusal(self, problems: Sequence[api.Problem]) -> None:
        """Say in a box what could not be done."""
        problems_box(problems, self.texts, self.window).open()

    def close(self) -> None:
        """Let go of the file and the worker."""
        self.runner.close()
        self.session.close()

    def _connect(self) -> None:
        session, runner, window = self.session, self.runner, self.window
        session.opened.connect(self._opened)
        session.draft_changed.connect(self._show_draft)
        session.problems_changed.connect(self._settle)
        session.previewed.connect(self._preview)
        session.saved.connect(self._show_saved)
        session.refused.connect(self.show_refusal)
        runner.evaluated.connect(self._show_evaluation)
        runner.stepped.connect(self._show_reading)
        runner.refused.connect(self._refuse)
        runner.busy_changed.connect(lambda busy: window.verdict.show_busy(busy=busy))
        runner.progressed.connect(
            lambda told: window.verdict.state.show_progress(told, running=True)
        )
        window.step_chosen.connect(self.turn_to)
        window.language_chosen.connect(lambda code: self.dress(code, self.theme.name))
        window.closing.connect(self.close)
        for name, act in (
            ("new", lambda: self.create("")),
            ("open", self.open),
            ("undo", session.undo),
            ("redo", session.redo),
            ("theme", lambda: self.dress(self.texts.language, self.theme.other())),
            ("next", lambda: self.walk(1)),
            ("previous", lambda: self.walk(-1)),
            ("quit", window.close),
        ):
            window.actions_[name].triggered.connect(lambda _=False, act=act: act())

    def _dress_verdict(self) -> None:
        """Show the verdict in a bar that has just been made, and hear what is asked of it."""
        bar = self.window.verdict
        bar.state.stop_wanted.connect(self._stop)
        bar.state.again_wanted.connect(self._again)
        bar.state.pin_wanted.connect(self._pin)
        bar.show_evaluation(self.evaluation, settled=self.evaluation is self._settled)
        bar.state.show_pinned(pinned=self._pinned is not None)
        bar.show_baseline(self._baseline())
        self._show_problems(self._problems)
        bar.state.show_stopped(stopped=self._stopped)
        bar.show_busy(busy=self.runner.is_busy)

    def _opened(self, path: Path) -> None:
        self.evaluation = self._settled = self._pinned = None
        self._set_stopped(stopped=False)
        self.window.verdict.state.show_pinned(pinned=False)
        self._show_baseline()
        self.window.verdict.show_evaluation(None, settled=True)
        self.window.verdict.show_saved("")
        self.window.show_file(path.name)

    def _show_draft(self, draft: api.Draft) -> None:
        self.window.actions_["undo"].setEnabled(self.session.can_undo)
        self.window.actions_["redo"].setEnabled(self.session.can_redo)
        self.window.book.page.show_draft(draft)

    def _settle(self, problems: Sequence[api.Problem]) -> None:
        self._refused = ()
        self._set_stopped(stopped=False)
        self._show_problems(problems)
        self.window.book.page.show_problems(problems)
        if _errors(problems):
            self._settled = None
            self.runner.forget()
        else:
            self.runner.settle(self.session.draft)

    def _preview(self, draft: api.Draft) -> None:
        as_saved = draft.answers == self.session.draft.answers
        if not as_saved:
            self.runner.preview(draft)  # the engine reads while the answers are checked here
        problems = api.problems_of(draft)
        self.window.book.page.show_problems(problems)
        errors = _errors(problems)
        self._set_stopped(stopped=False)
        if errors:
            self.runner.forget()
            self._show_reason(errors)
        elif as_saved:
            self.runner.settle(draft)

    def _show_problems(self, problems: Sequence[api.Problem]) -> None:
        self._problems = problems
        self.window.show_marks(marks(self.session.draft, problems, self.texts))
        errors = _errors(problems) or self._refused
        if errors:
            self._show_reason(errors)

    def _refuse(self, problems: Sequence[api.Problem]) -> None:
        """Remember why the engine has no answer, so that a switch of language says it too."""
        self._refused = problems
        self._show_reason(problems)

    def _show_reason(self, problems: Sequence[api.Problem]) -> None:
        self.window.verdict.show_reason(self.texts.say(problems[0].message))

    def _show_evaluation(self, evaluation: api.Evaluation, settled: bool) -> None:  # noqa: FBT001
        self.evaluation, self._refused = evaluation, ()
        if settled:
            self._settled = evaluation
        self._show_baseline()
        self.window.verdict.show_evaluation(evaluation, settled=settled)
        self.window.book.page.show_evaluation(evaluation, settled=settled)

    def _show_reading(self, reading: api.LiveReading) -> None:
        self.window.verdict.show_reading(reading)
        self.window.book.page.show_reading(reading)

    def _baseline(self) -> Headline | None:
        """Give what changes are told against: the pinned verdict, else that of saved answers."""
        saved = self._settled
        return self._pinned or (headline(saved, saved.currency) if saved else None)

    def _show_baseline(self) -> None:
        self.window.verdict.show_baseline(self._baseline())
        self.window.book.page.show_baseline(self._baseline())

    def _pin(self, pinned: bool) -> None:  # noqa: FBT001 - a signal hands it over so
        shown = self.evaluation if pinned else None
        self._pinned = headline(shown, shown.currency) if shown else None
        self._show_baseline()

    def _stop(self) -> None:
        self.runner.stop()
        self._refuse((api.Problem("", api.message("window.stopped")),))
        self._set_stopped(stopped=True)

    def _again(self) -> None:
        self._set_stopped(stopped=False)
        self.runner.again()

    def _set_stopped(self, *, stopped: bool) -> None:
        self._stopped = stopped
        self.window.verdict.state.show_stopped(stopped=stopped)

    def _show_saved(self, when: object) -> None:
        said = self.texts.say("window.saved", time=f"{when:%H:%M}")
        self.window.verdict.show_saved(said)

    def _fill(self, page: Page) -> None:
        page.show_draft(self.session.draft)
        page.show_problems(self._problems)
        self._show_baseline()
        if self._settled is not None:
            page.show_evaluation(self._settled, settled=True)


def _errors(problems: Sequence[api.Problem]) -> list[api.Problem]:
    return [problem for problem in problems if problem.severity == "error"]
