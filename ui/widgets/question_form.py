"""The questions of one section, the few that matter most first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import Making, make_field, say_default
from ui.widgets.gradual import Gradual, show_at_once
from ui.widgets.label import Label, rule
from ui.widgets.question_row import QuestionRow
from ui.widgets.units import unit_text
from ui.widgets.used import UsedFigure

_REMARKS = "remarks."
"""What the path of a remark starts with; the path of its question follows."""


class QuestionForm(QWidget):
    """Lays out the rows of a section; paths are the questions' own, beneath a prefix."""

    answered = Signal(str, object)
    previewed = Signal(str, object)
    cleared = Signal(str)
    claim_wanted = Signal(str)

    def __init__(
        self,
        section: api.Section,
        texts: api.Texts,
        theme: Theme,
        *,
        folded: bool = False,
        at_once: int | None = None,
    ) -> None:
        """Make a form; ``at_once`` rows come with the first answers, the others when idle."""
        super().__init__()
        self.setObjectName("plain")
        self._section, self._texts, self._theme = section, texts, theme
        self._prefix = self._group = ""
        self._draft = api.Draft({})
        self._problems: Sequence[api.Problem] = ()
        self._used: Callable[[str], UsedFigure] = _nothing
        self._aside: frozenset[str] = frozenset()
        self._rows: dict[str, QuestionRow] = {}
        self._at_once = at_once
        self._building = Gradual(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        first = [q for q in section.questions if q.express] if folded else section.questions
        self._rest = [q for q in section.questions if q not in first]
        self._pending = list(first)
        self._more = self._more_button()

    @property
    def rows(self) -> dict[str, QuestionRow]:
        """Every row by its path; what is still to be built is built at once."""
        self._building.finish()
        return self._rows

    def first_row(self, is_wanted: Callable[[QuestionRow], bool]) -> QuestionRow | None:
        """Find a row; of those still to be built only what stands before it is built at once."""
        while True:
            for row in self._rows.values():
                if is_wanted(row):
                    return row
            if not self._building.is_busy:
                return None
            self._building.go_on(0.0)

    @property
    def section(self) -> api.Section:
        """What is asked."""
        return self._section

    @property
    def prefix(self) -> str:
        """What the questions' paths stand beneath, with its dot; empty for a section asked once."""
        return self._prefix

    def show_draft(self, draft: api.Draft, prefix: str = "") -> None:
        """Show the answers beneath a prefix."""
        self._draft, self._prefix, self._aside = draft, prefix, draft.set_aside()
        for row in self._rows.values():
            if row.question.choices == "site" and isinstance(row.field, ChoiceField):
                row.field.offer(self._making(row.question).choices())
            self._show_answer(row)
        self._add_pending()

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        """Show each problem at its question."""
        self._problems = problems
        for row in self._rows.values():
            self._show_problems(row)

    def show_used(self, used: Callable[[str], UsedFigure]) -> None:
        """Say which figures stand in for missing answers and what they do, by full path."""
        self._used = used
        for row in self._rows.values():
            self._show_used(row)

    def focus_first_open(self) -> None:
        """Put the cursor where the first answer is missing."""
        answers = self._draft.answers
        for row in self.rows.values():
            if self._prefix + row.path not in answers:
                row.field.setFocus()
                return

    def unfold(self) -> None:
        """Show every question."""
        if self._rest:
            self._pending, self._rest = self._rest, []
            self._more.hide()
            self._at_once = None
            self._add_pending()

    def _show_answer(self, row: QuestionRow) -> None:
        path, answers = self._prefix + row.path, self._draft.answers
        asked = self._prefix + row.question.path
        row.field.show_unit(unit_text(row.question, self._draft, self._prefix, self._texts))
        row.show_answer(answers.get(path), given=path in answers)
        row.show_remark(answers.get(f"{_REMARKS}{asked}"), aside=asked in self._aside)
        self._show_used(row)

    def _show_problems(self, row: QuestionRow) -> None:
        path = self._prefix + row.path
        row.show_problems([p for p in self._problems if _belongs(p.where, path)])
        remark = f"{_REMARKS}{self._prefix}{row.question.path}"
        row.show_remark_problems([p for p in self._problems if p.where == remark])

    def _show_used(self, row: QuestionRow) -> None:
        path = self._prefix + row.path
        aside = self._prefix + row.question.path in self._aside
        used = self._used(path)
        if self._draft.answers.get(path) is not None and not aside:
            used = replace(used, figure="", source="")
        elif not used.figure:
            used = replace(used, figure=self._default(row, path))
        row.show_used(used)

    def _default(self, row: QuestionRow, path: str) -> str:
        return say_default(self._making(row.question), path)

    def _making(self, question: api.Question) -> Making:
        unit = unit_text(question, self._draft, self._prefix, self._texts)
        return Making(question, self._draft, self._texts, self._theme, unit)

    def _show_row(self, row: QuestionRow) -> None:
        self._show_answer(row)
        self._show_problems(row)

    def _add_pending(self) -> None:
        """Build the rows that are on the screen; those below it as soon as nobody waits."""
        pending, self._pending = self._pending, []
        first = pending if self._at_once is None else pending[: self._at_once]
        for question in first:
            self._add_row(question)
        if len(first) < len(pending):
            self._building.work(self._added(pending[len(first) :]))

    def _added(self, questions: Sequence[api.Question]) -> Iterator[None]:
        for question in questions:
            self._add_row(question)
            yield

    def _add_row(self, question: api.Question) -> None:
        row = QuestionRow(question, make_field(self._making(question)), self._texts, self._theme)
        row.answered.connect(lambda path, value: self.answered.emit(self._prefix + path, value))
        row.previewed.connect(lambda path, value: self.previewed.emit(self._prefix + path, value))
        row.cleared.connect(lambda path: self.cleared.emit(self._prefix + path))
        row.remarked.connect(self._remark)
        row.claim_wanted.connect(self.claim_wanted)
        row.field.turned.connect(lambda: self._show_row(row))
        self._show_row(row)
        if self._rows:
            self._insert(rule())
        if question.group and question.group != self._group:
            self._insert(self._heading(question.group))
        self._group = question.group
        self._insert(row)
        self._rows[question.path] = row

    def _remark(self, asked: str, said: api.Answer) -> None:
        path = f"{_REMARKS}{self._prefix}{asked}"
        if said is None:
            self.cleared.emit(path)
        else:
            self.answered.emit(path, said)

    def _insert(self, widget: QWidget) -> None:
        self._layout.insertWidget(self._layout.indexOf(self._more), widget)
        show_at_once(widget)

    def _heading(self, group: str) -> Label:
        heading = Label(self._texts.say(f"group.{group}"), "overline")
        heading.setContentsMargins(0, 16, 0, 2)
        return heading

    def _more_button(self) -> QPushButton:
        text = self._texts.say("window.more_questions", count=len(self._rest))
        made = button(text, role="quiet", name=f"more.{self._section.id}")
        made.clicked.connect(self.unfold)
        self._layout.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        made.setVisible(bool(self._rest))
        return made


def _nothing(_path: str) -> UsedFigure:
    return UsedFigure()


def _belongs(where: str, path: str) -> bool:
    return where == path or where.startswith(f"{path}.")
