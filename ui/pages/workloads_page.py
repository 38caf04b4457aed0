"""Value verification: the workloads, what they need and what they are worth."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from advisor import api
from ui.pages.page import Page
from ui.pages.records import copy_of, name_of, next_key, problem_count
from ui.pages.section_count import SectionCount
from ui.pages.so_far import SoFar
from ui.pages.used_figures import UsedFigures
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import said
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.question_form import QuestionForm
from ui.widgets.record_list import Entry, RecordList
from ui.widgets.side_by_side import SideBySide
from ui.widgets.units import business_unit, counts_active
from ui.zoom import NO_LIMIT, keep_size, px

_GROUP = "workloads"
_LIST_WIDTH = 300
_LEAST_ACROSS = 780
"""Below this width the list stands above the questions."""
_MOST_BESIDE, _MOST_ABOVE = 8, 4
"""Workloads in sight at once; the list scrolls to the others."""


class WorkloadsPage(Page):
    """Lists the workloads beside the questions of the chosen one."""

    removed = Signal(str)

    def __init__(self, section: api.Section, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme)
        self._draft = api.Draft({})
        self._current = ""
        self._problems: Sequence[api.Problem] = ()
        self.list = RecordList(theme, texts.say(section.title))
        self.list.chosen.connect(self.choose)
        self.form = QuestionForm(section, texts, theme, folded=True)
        self.form.answered.connect(self.answered)
        self.form.cleared.connect(self.cleared)
        self.form.claim_wanted.connect(self.claim_wanted)
        self.form.previewed.connect(lambda path, value: self.previewed.emit({path: value}))
        self._name = Label("", "heading", wrap=True)
        self._count = SectionCount(section, texts)
        self._stack = QStackedWidget()
        self.so_far = SoFar("workloads", texts, theme)
        self._lay_out()

    def show_draft(self, draft: api.Draft) -> None:
        self._draft = draft
        keys = draft.keys(_GROUP)
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        self._stack.setCurrentIndex(1 if keys else 0)
        self.so_far.setVisible(bool(keys))
        self._count.show_draft(draft)
        self._show_list()
        if self._current:
            self._name.setText(self._name_of(self._current))
            self.form.show_draft(draft, f"{_GROUP}.{self._current}.")

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        self._problems = problems
        self._show_list()
        self.form.show_problems(problems)

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        if settled:
            self.form.show_used(UsedFigures(evaluation, self.texts).of)
        self.so_far.show_evaluation(evaluation, settled=settled)

    def choose(self, key: str) -> None:
        """Show the questions of one workload."""
        self._current = key
        self.show_draft(self._draft)
        self.form.show_problems(self._problems)

    def add(self, template: str, name: str) -> None:
        """Report a new workload made from a template."""
        key = next_key(self._draft, _GROUP)
        self._current = key
        given = {"template": template, "name": name}
        self.answered_all.emit({f"{_GROUP}.{key}.{field}": v for field, v in given.items()})
        self.form.focus_first_open()

    def _duplicate(self) -> None:
        name = self.texts.say("window.copy_of", name=self._name_of(self._current))
        self._current, copied = copy_of(self._draft, _GROUP, self._current, name)
        self.answered_all.emit(copied)

    def _remove(self) -> None:
        self.removed.emit(f"{_GROUP}.{self._current}")

    def _name_of(self, key: str) -> str:
        return name_of(self._draft, _GROUP, key, self.texts.say("window.unnamed"))

    def _show_list(self) -> None:
        entries = [self._entry(key) for key in self._draft.keys(_GROUP)]
        self.list.show_entries(entries, self._current)

    def _entry(self, key: str) -> Entry:
        prefix = f"{_GROUP}.{key}."
        volume = self._draft.answers.get(f"{prefix}volume")
        likely = volume.get("likely") if isinstance(volume, dict) else volume
        note = self.texts.say("window.workloads.no_volume")
        if isinstance(likely, int | float):
            unit = business_unit(self._draft, prefix, self.texts)
            amount = self.texts.number(likely)
            id_ = "window.workloads.volume"
            if counts_active(self._draft, prefix):
                id_ = "window.workloads.volume_active"
            note = self.texts.say(id_, amount=amount, unit=unit)
        wrong = problem_count(list(self._problems), prefix) > 0
        return Entry(key, self._name_of(key), note, wrong=wrong)

    def _lay_out(self) -> None:
        say = self.texts.say
        empty = EmptyState(
            self.theme, "plus", say("window.workloads.empty"), say("window.workloads.empty_advice")
        )
        empty.add_below(self._add_button(primary=True))
        self._stack.addWidget(empty)
        self._stack.addWidget(self._editor())
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.so_far)

    def _editor(self) -> QWidget:
        left = Pane()
        editor = _Editor(left, self.list)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._add_button())
        column.addWidget(self.list)
        column.addWidget(self._count)
        column.addStretch(1)
        editor.add(left, 0)
        card = Card()
        card.head.addWidget(self._name, 1)
        for made in self._edit_buttons():
            card.head.addWidget(made)
        card.add(self.form)
        card.body.addStretch(1)
        editor.add(card)
        return editor

    def _edit_buttons(self) -> tuple[QPushButton, QPushButton]:
        say = self.texts.say
        copy = button(
            say("window.duplicate"),
            role="quiet",
            name="duplicate",
            picture="copy",
            theme=self.theme,
        )
        copy.clicked.connect(self._duplicate)
        remove = button(
            say("window.remove"), role="quiet", name="remove", picture="remove", theme=self.theme
        )
        remove.clicked.connect(self._remove)
        return copy, remove

    def _add_button(self, *, primary: bool = False) -> QPushButton:
        role = "primary" if primary else ""
        text = self.texts.say("window.workloads.add")
        made = button(text, role=role, name="add_workload", picture="plus", theme=self.theme)
        menu = QMenu(made)
        for choice in api.choices("template", self._draft):
            name = said(choice.label, self.texts)
            menu.addAction(name, partial(self.add, choice.value, name))
        made.setMenu(menu)
        return made


class _Editor(SideBySide):
    """The list beside the questions, or a shorter one above them."""

    def __init__(self, left: Pane, listed: RecordList) -> None:
        super().__init__(least=_LEAST_ACROSS)
        self._left, self._list = left, listed
        keep_size(left)
        self.turned(stacked=False)

    def turned(self, *, stacked: bool) -> None:
        self._left.setMinimumWidth(0 if stacked else px(_LIST_WIDTH))
        self._left.setMaximumWidth(NO_LIMIT if stacked else px(_LIST_WIDTH))
        self._list.set_most(_MOST_ABOVE if stacked else _MOST_BESIDE)
