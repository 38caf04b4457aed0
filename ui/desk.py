"""Joins the session, the runner and the window: who reports goes to who has to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from advisor import api
from ui.cursor import finish_typing, leave_field
from ui.desk_host import Shown
from ui.desk_verdict import DeskVerdict
from ui.dialogs.files import FileAsker, free_path
from ui.evaluation_runner import EvaluationRunner
from ui.first_pages import FirstPages
from ui.helpers_of_desk import HelpersOfDesk
from ui.main_window import MainWindow
from ui.names_hidden import Privacy
from ui.session import Session
from ui.settings import Settings
from ui.steps import STEPS
from ui.theme import THEMES
from ui.wardrobe import Wardrobe
from ui.widgets.gradual import give_room
from ui.zoom import STEP, clamped

if TYPE_CHECKING:
    from ui.qt_texts import QtTexts


class Desk(QObject):
    """Everything that is on the desk while an engagement is worked on."""

    def __init__(
        self,
        session: Session,
        runner: EvaluationRunner,
        files: FileAsker,
        front: Shown | None = None,
    ) -> None:
        super().__init__()
        self.session: Session = session
        self.runner, self.files = runner, files
        self.settings = front.settings if front else Settings()
        self.privacy = Privacy(session, self.settings)  # hears of names before whoever shows them
        self.window = front.window if front else MainWindow()
        self.window.equip()
        self._wardrobe = front.wardrobe if front else Wardrobe()
        self.verdict = DeskVerdict(self)
        self.helpers = HelpersOfDesk(self)
        self._before_projector = THEMES[0]
        self._is_complete = False
        self._qt_texts: QtTexts | None = None
        self._pages = FirstPages(self)
        self._connect()
        if front is not None:
            self._take_over(front)

    @property
    def settled(self) -> api.Evaluation | None:
        """The answer to the draft as saved, if there is one."""
        return self.verdict.settled

    @property
    def evaluation(self) -> api.Evaluation | None:
        """The latest answer, of saved answers or of a preview."""
        return self.verdict.evaluation

    @property
    def widget(self) -> QWidget:
        """The widget that dialogs stand before."""
        return self.window

    def dress(self, language: str, theme: str) -> None:
        """Show the window in a language and a theme, where it was; what is typed is kept."""
        finish_typing()
        asked = leave_field(self.window)
        self.texts = self.privacy.texts(language)
        if self._is_complete:
            self._speak()
        self.theme = self._wardrobe.dress(theme, self.settings.zoom)
        self.window.lay_out(self.texts, self.theme, self._pages.make)
        self._furnish()
        if self.session.is_open:
            self.complete()
            self.verdict.show_problems()
            self._show_history()
        elif self._is_complete:
            self.complete()
        self.turn_to(self.window.step)
        if asked:
            self.go_to(asked)
        self.settings.language, self.settings.theme = language, theme

    def _take_over(self, front: Shown) -> None:
        """Go on with a window that shows its start page already."""
        self.texts, self.theme = self.privacy.texts(front.texts.language), front.theme
        self._furnish()
        self.window.show_step(self.window.step)
        self.settings.language, self.settings.theme = self.texts.language, self.theme.name

    def _furnish(self) -> None:
        self.window.furnish(self._pages.make, self.verdict.make_bar)
        self._show_file()
        self.window.actions_["projector"].setChecked(self.theme.name == "projector")
        self.window.actions_["hide_names"].setChecked(self.settings.hides_names)

    def complete(self) -> None:
        """Make what the start left out: the verdict bar, and Qt's own words."""
        self._is_complete = True
        self._speak()
        self.window.verdict  # noqa: B018 - it is made when it is asked for

    def turn_to(self, step: str) -> None:
        """Turn to a step and show what is known on its page."""
        page = self.window.show_step(step)
        if self.session.is_open:
            self.verdict.fill(page)
            give_room()

    def go_to(self, path: str) -> None:
        """Turn to where an answer is asked and put the cursor there."""
        from ui.places import show_field, step_of  # not at start-up  # noqa: PLC0415

        step = step_of(path)
        if step:
            if self.window.step != step:
                self.turn_to(step)
            page = self.window.book.page
            QTimer.singleShot(0, page, lambda: show_field(page, path))

    def walk(self, by: int) -> None:
        """Go to the next step or the one before."""
        ids = [step.id for step in STEPS]
        if self.window.step not in ids:
            on = getattr(self.window.book.page, "walk", None)  # a page may have a way of its own
            if on is not None:
                on(by)
            return
        place = ids.index(self.window.step) + by
        if self.session.is_open and 0 <= place < len(ids):
            self.turn_to(ids[place])

    def take_update(self) -> None:
        """Let everything know that the catalogue is another: pages, problems, verdict."""
        self.window.book.forget_others()
        if self.session.is_open:
            self.verdict.settled = None  # that of another catalogue stands no more
            self.verdict.settle(api.problems_of(self.session.draft))

    def create(self, title: str, answers: Mapping[str, api.Answer] | None = None) -> None:
        """Make a new engagement where a person wants it, with what is known of it already."""
        given = dict(answers or {})
        name = title or self.texts.say("window.untitled")
        proposed = free_path(api.default_folder(), name)
        path = self.files.where_to_save(self.window, self.texts, proposed)
        first = {"title": title, **given} if title else given
        if path is not None and self.session.create(path, first):
            self.turn_to("workloads" if given else "organisation")

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
        from ui.dialogs.message import problems_box  # not at start-up  # noqa: PLC0415

        problems_box(problems, self.texts, self.window).open()

    def zoom(self, percent: int) -> None:
        """Show everything larger or smaller, where it was."""
        self.settings.zoom = clamped(percent)
        self.dress(self.texts.language, self.theme.name)

    def close(self) -> None:
        """Let go of the file and the worker."""
        self.runner.close()
        self.session.close()
        self.privacy.end()

    def _speak(self) -> None:
        """Let Qt's own dialogs speak the language too."""
        from ui.qt_texts import QtTexts  # not at start-up  # noqa: PLC0415

        if self._qt_texts is None:
            self._qt_texts = QtTexts()
        self._qt_texts.speak(self.texts)

    def _connect(self) -> None:
        session, window, zoom = self.session, self.window, self.settings
        session.leaving.connect(finish_typing)
        session.opened.connect(self._opened)
        session.draft_changed.connect(self._show_draft)
        session.saved.connect(self._show_saved)
        session.refused.connect(self._show_unsaved)
        session.turned_back.connect(lambda paths: self.go_to(paths[0]))
        window.step_chosen.connect(self.turn_to)
        window.language_chosen.connect(lambda code: self.dress(code, self.theme.name))
        window.file_dropped.connect(self.open)
        window.closing.connect(self.close)
        for name, act in (
            ("new", lambda: self.create("")),
            ("open", self.open),
            ("undo", session.undo),
            ("redo", session.redo),
            ("theme", lambda: self.dress(self.texts.language, self.theme.other())),
            ("projector", self._toggle_projector),
            ("hide_names", self._toggle_names),
            ("zoom_in", lambda: self.zoom(zoom.zoom + STEP)),
            ("zoom_out", lambda: self.zoom(zoom.zoom - STEP)),
            ("zoom_reset", lambda: self.zoom(100)),
            ("next", lambda: self.walk(1)),
            ("previous", lambda: self.walk(-1)),
            ("palette", self.helpers.open_palette),
            ("shortcuts", self.helpers.open_shortcuts),
            ("guide", self.helpers.open_guide),
            ("tour", self.helpers.open_tour),
            ("print", self.helpers.print_report),
            ("quit", window.close),
        ):
            window.actions_[name].triggered.connect(lambda _=False, act=act: act())

    def _opened(self, path: Path) -> None:
        self.verdict.forget()
        self.settings.remember(path)
        self._show_file()
        if self.session.is_read_only:
            self._offer_copy(path)
        else:
            self.window.head.show_saved(self.texts.say("window.saved_all"))
        self.window.actions_["print"].setEnabled(True)

    def _show_file(self) -> None:
        path, hides = self.session.path, self.settings.hides_names
        shown = self.texts.say("window.hidden_name") if hides else (path.name if path else "")
        self.window.show_file(shown if path else "", opened=path is not None)

    def _show_draft(self, draft: api.Draft) -> None:
        self._show_history()
        self.window.book.page.show_draft(draft)

    def _show_history(self) -> None:
        """Let the buttons say what an undo and a redo would change."""
        from ui.answer_words import say_answers  # not at start-up  # noqa: PLC0415

        session, actions = self.session, self.window.actions_
        for name, paths in (("undo", session.to_undo), ("redo", session.to_redo)):
            words = self.texts.say(f"window.action.{name}")
            what = say_answers(paths, session.draft, self.texts)
            actions[name].setEnabled(bool(paths))
            self.window.actions_.tell(name, f"{words}: {what}" if what else words)

    def _show_saved(self, when: object) -> None:
        self.window.head.show_saved(self.texts.say("window.saved", time=f"{when:%H:%M}"))

    def _show_unsaved(self, problems: Sequence[api.Problem]) -> None:
        path = self.session.path
        if path and [p.message.id for p in problems] == ["problem.file_read_only"]:
            self._offer_copy(path)
            return
        if self.session.is_open:
            self.window.head.show_saved(self.texts.say("window.not_saved"), failed=True)
        self.show_refusal(problems)

    def _offer_copy(self, path: Path) -> None:
        """Say that the file can only be looked at."""
        from ui.read_only import offer_copy  # not at start-up  # noqa: PLC0415

        self.window.head.show_saved(self.texts.say("window.read_only"), failed=True)
        offer_copy(self, path).open()

    def _toggle_projector(self) -> None:
        if self.theme.name == "projector":
            self.dress(self.texts.language, self._before_projector)
        else:
            self._before_projector = self.theme.name
            self.dress(self.texts.language, "projector")

    def _toggle_names(self) -> None:
        self.privacy.turn()
        self.dress(self.texts.language, self.theme.name)
