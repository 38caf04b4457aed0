"""What the desk knows of the verdict: the answer, its baseline, and why there is no newer one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from advisor import api
from ui.evaluation_runner import EvaluationRunner
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.problem_words import say_problem
from ui.session import Session
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.headline import Headline
    from ui.widgets.verdict_bar import VerdictBar

_CHECK_MS = 120  # after the last change; engine and window have nothing else to do by then


class Host(Protocol):
    """What the verdict needs of the desk."""

    texts: api.Texts
    theme: Theme
    session: Session
    runner: EvaluationRunner
    window: MainWindow


class DeskVerdict(QObject):
    """Hears of drafts and answers, and shows them on the verdict bar and the page in sight."""

    pin_changed = Signal(object)
    """The draft whose answer was pinned; None where none is any more."""
    settled_anew = Signal()
    """There is an answer to the answers as saved."""
    figure_wanted = Signal(object)
    """A figure of the verdict in sight is to be opened."""

    def __init__(self, desk: Host) -> None:
        super().__init__()
        self._desk = desk
        self.evaluation: api.Evaluation | None = None
        self.settled: api.Evaluation | None = None
        self.pinned: Headline | None = None
        self.pinned_draft: api.Draft | None = None
        self._answered: api.Draft | None = None
        self._problems: Sequence[api.Problem] = ()
        self._refused: Sequence[api.Problem] = ()
        self._stopped = False
        self._unchecked: api.Draft | None = None
        self._check = QTimer(self, interval=_CHECK_MS, singleShot=True)
        self._check.timeout.connect(self._check_preview)
        session, runner = desk.session, desk.runner
        session.problems_changed.connect(self.settle)
        session.previewed.connect(self._preview)
        runner.evaluated.connect(self._show_evaluation)
        runner.stepped.connect(self._show_reading)
        runner.refused.connect(self._refuse)
        runner.busy_changed.connect(lambda busy: self._bar.show_busy(busy=busy))
        runner.progressed.connect(lambda told: self._bar.state.show_progress(told, running=True))

    @property
    def in_sight(self) -> tuple[api.Evaluation, api.Draft] | None:
        """Give the answer that is shown, saved or not, and the draft that it answers."""
        if self.evaluation is None or self._answered is None:
            return None
        return self.evaluation, self._answered

    @property
    def baseline(self) -> Headline | None:
        """Give what changes are told against: the pinned verdict, else that of saved answers."""
        return self.pinned or _headline(self.settled)

    def make_bar(self) -> VerdictBar:
        """Make the bar and show on it what is known; hear what is asked of it."""
        from ui.widgets.verdict_bar import VerdictBar  # not at start-up  # noqa: PLC0415

        bar = VerdictBar(self._desk.texts, self._desk.theme)
        bar.state.stop_wanted.connect(self.stop)
        bar.state.again_wanted.connect(self._again)
        bar.state.pin_wanted.connect(self._pin)
        bar.figure_wanted.connect(self.figure_wanted)
        bar.show_evaluation(self.evaluation, settled=self.evaluation is self.settled)
        bar.state.show_pinned(pinned=self.pinned is not None)
        bar.show_baseline(self.baseline)
        errors = errors_of(self._problems) or self._refused
        if errors:
            bar.show_reason(say_problem(errors[0], self._desk.texts))
        bar.state.show_stopped(stopped=self._stopped)
        bar.show_busy(busy=self._desk.runner.is_busy)
        return bar

    def fill(self, page: Page) -> None:
        """Show on a page what is known."""
        page.show_draft(self._desk.session.draft)
        page.show_problems(self._problems)
        page.show_baseline(self.baseline)
        if self.settled is not None:
            page.show_evaluation(self.settled, settled=True)

    def forget(self) -> None:
        """Forget what was known of another engagement."""
        self.evaluation = self.settled = self.pinned = self.pinned_draft = None
        self._problems = self._refused = ()
        self._stopped = False
        self._drop_preview()
        bar = self._bar
        bar.state.show_stopped(stopped=False)
        bar.state.show_pinned(pinned=False)
        bar.show_baseline(None)
        bar.show_evaluation(None, settled=True)

    def settle(self, problems: Sequence[api.Problem]) -> None:
        """Ask for the verdict of the answers as saved, unless something is wrong with them."""
        self._refused = ()
        self._drop_preview()
        self._set_stopped(stopped=False)
        self.show_problems(problems)
        self._desk.window.book.page.show_problems(problems)
        if errors_of(problems):
            self.settled = None
            self._desk.runner.forget()
        elif self.settled is not None and self._stands():
            self._desk.window.book.page.show_evaluation(self.settled, settled=True)
        else:
            self._desk.runner.settle(self._desk.session.draft)

    def show_problems(self, problems: Sequence[api.Problem] | None = None) -> None:
        """Show how far each step has come, and why there is no newer verdict if so."""
        if problems is not None:
            self._problems = problems
        from ui.progress import marks  # not at start-up  # noqa: PLC0415

        desk = self._desk
        told = marks(desk.session.draft, self._problems, desk.texts, self.settled)
        desk.window.show_marks(told)
        errors = errors_of(self._problems) or self._refused
        if errors:
            self._show_reason(errors)

    def stop(self) -> None:
        """Stop what is under way, as a person asked."""
        self._desk.runner.stop()
        self._refuse((api.Problem("", api.message("window.stopped")),))
        self._set_stopped(stopped=True)

    @property
    def _bar(self) -> VerdictBar:
        return self._desk.window.verdict

    def _stands(self) -> bool:
        """Whether the verdict is that of the answers still: what was edited, nothing reckons."""
        if self.in_sight is None or self._desk.runner.is_busy:
            return False
        before, now = self.in_sight[1], self._desk.session.draft
        alike = api.scenario_draft(before).answers == api.scenario_draft(now).answers
        return alike and self.evaluation is self.settled

    def _preview(self, draft: api.Draft) -> None:
        """Let the engine read a draft at once; check all of it when the hand rests.

        To check takes longer than to read, and a control that moves is answered meanwhile.
        """
        self._set_stopped(stopped=False)
        self._unchecked = draft
        if draft.answers == self._desk.session.draft.answers:
            self._check_preview()
        else:
            self._desk.runner.preview(draft)
            self._check.start()

    def _check_preview(self) -> None:
        draft, runner = self._unchecked, self._desk.runner
        self._check.stop()
        if draft is None or not self._desk.session.is_open:
            return
        self._unchecked = None
        problems = api.problems_of(draft)
        self._desk.window.book.page.show_problems(problems)
        errors = errors_of(problems)
        if errors:
            runner.forget()
            self._show_reason(errors)
        elif draft.answers == self._desk.session.draft.answers:
            runner.settle(draft)

    def _drop_preview(self) -> None:
        self._check.stop()
        self._unchecked = None

    def _refuse(self, problems: Sequence[api.Problem]) -> None:
        """Remember why the engine has no answer, so that a switch of language says it too."""
        self._refused = problems
        self._show_reason(problems)

    def _show_reason(self, problems: Sequence[api.Problem]) -> None:
        self._bar.show_reason(say_problem(problems[0], self._desk.texts))

    def _show_evaluation(self, evaluation: api.Evaluation, settled: bool) -> None:  # noqa: FBT001
        self.evaluation, self._refused = evaluation, ()
        self._answered = self._desk.runner.draft
        if settled:
            self.settled = evaluation
            self.show_problems()
        self._show_baseline()
        self._bar.show_evaluation(evaluation, settled=settled)
        self._desk.window.book.page.show_evaluation(evaluation, settled=settled)
        if settled:
            self.settled_anew.emit()

    def _show_reading(self, reading: api.LiveReading) -> None:
        self._bar.show_reading(reading)
        self._desk.window.book.page.show_reading(reading)

    def _show_baseline(self) -> None:
        self._bar.show_baseline(self.baseline)
        self._desk.window.book.page.show_baseline(self.baseline)

    def _pin(self, pinned: bool) -> None:  # noqa: FBT001 - a signal hands it over so
        self.pinned = _headline(self.evaluation) if pinned else None
        saved = self.evaluation is self.settled
        draft = self._desk.session.draft if saved else self._desk.runner.draft
        self.pinned_draft = draft if pinned else None
        self.pin_changed.emit(self.pinned_draft)
        self._show_baseline()

    def _again(self) -> None:
        self._set_stopped(stopped=False)
        self._desk.runner.again()

    def _set_stopped(self, *, stopped: bool) -> None:
        self._stopped = stopped
        self._bar.state.show_stopped(stopped=stopped)


def _headline(found: api.Evaluation | None) -> Headline | None:
    from ui.headline import headline  # not at start-up  # noqa: PLC0415

    return headline(found, found.currency) if found else None


def errors_of(problems: Sequence[api.Problem]) -> list[api.Problem]:
    """Give the problems that keep a draft from being evaluated."""
    return [problem for problem in problems if problem.severity == "error"]
