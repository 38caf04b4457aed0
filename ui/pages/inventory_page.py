"""Deep integration: the machines that are owned, what they can serve, which models compete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from advisor import api
from ui.pages.capacity_panel import CapacityPanel
from ui.pages.page import Page
from ui.pages.records import copy_of, name_of, next_key, problem_count
from ui.pages.records_form import RecordsForm
from ui.pages.section_count import SectionCount
from ui.pages.section_form import section_form
from ui.pages.so_far import SoFar
from ui.pages.used_figures import UsedFigures
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.question_form import QuestionForm
from ui.widgets.wrap_row import WrapRow

_GROUP = "machines"
_AT_ONCE = 3
"""Rows that fit on the screen beneath a table of machines; those below come when idle."""
_Form = TypeVar("_Form", bound="QuestionForm | RecordsForm")
_COLUMNS = ("name", "accelerator", "accelerators_per_server", "servers", "age_months")


class InventoryPage(Page):
    """A table of machines above the questions of the chosen one and what fits on it."""

    removed = Signal(str)
    scan_wanted = Signal()
    import_wanted = Signal(object)
    list_wanted = Signal()
    """A list of hardware is to be imported."""

    def __init__(
        self, machines: api.Section, others: Sequence[api.Section], texts: api.Texts, theme: Theme
    ) -> None:
        super().__init__(texts, theme)
        self._draft = api.Draft({})
        self._current = ""
        self._problems: Sequence[api.Problem] = ()
        self.table = DataTable(texts.say(machines.title), left=frozenset({0, 1}))
        self.table.chosen.connect(lambda row: self.choose(self._draft.keys(_GROUP)[row]))
        self.form = self._connect(QuestionForm(machines, texts, theme, at_once=_AT_ONCE))
        self._others = [self._connect(section_form(one, self, at_once=0)) for one in others]
        self._counts = [SectionCount(section, texts) for section in (machines, *others)]
        self.capacity = CapacityPanel(texts, theme)
        self._empty = Label(texts.say("window.inventory.empty"), "muted", wrap=True)
        self._name = Label("", "heading", wrap=True)
        self._scan_note = Label("", "caption", wrap=True)
        self.so_far = SoFar("hardware", texts, theme)
        self._detail = self._detail_card()
        self._lay_out(others)

    def show_draft(self, draft: api.Draft) -> None:
        self._draft = draft
        keys = draft.keys(_GROUP)
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        for counted in self._counts:
            counted.show_draft(draft)
        self._show_table(keys)
        for widget in (self._detail, self.capacity, self.table):
            widget.setVisible(bool(keys))
        self._empty.setVisible(not keys)
        for form in self._others:
            form.show_draft(draft)
        if self._current:
            self._name.setText(self._name_of(self._current))
            self.form.show_draft(draft, f"{_GROUP}.{self._current}.")

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        self._problems = problems
        for form in (self.form, *self._others):
            form.show_problems(problems)
        self._ask_fits()

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        if settled:
            for form in (self.form, *self._others):
                form.show_used(UsedFigures(evaluation, self.texts).of)
        self.so_far.show_evaluation(evaluation, settled=settled)

    def show_scan(self, words: str) -> None:
        """Say what the scan found, or that it is under way."""
        self._scan_note.setText(words)
        self._scan_note.setVisible(bool(words))

    def take_scan(self, scan: api.MachineScan) -> None:
        """Say what was found and report every accelerator of the catalogue as a machine."""
        say = self.texts.say
        found = ", ".join(f"{one.count} × {one.name}" for one in scan.accelerators)
        self.show_scan(
            say(
                "window.inventory.found" if found else "window.inventory.found_none",
                found=found,
                memory=round(scan.memory_gb or 0),
                processors=scan.cores or 0,
            )
        )
        for one in scan.accelerators:
            given: dict[str, api.Answer] = {"name": one.name, "servers": 1}
            given["accelerators_per_server"] = one.count
            if one.accelerator:
                given["accelerator"] = one.accelerator
            self.add(given)

    def show_refused(self, problems: Sequence[api.Problem]) -> None:
        """Say why a list could not be read."""
        lines = (f"{one.where}: {self.texts.say(one.message)}" for one in problems)
        self.show_scan("\n".join(lines))

    def choose(self, key: str) -> None:
        """Show the questions of one machine."""
        self._current = key
        self.show_draft(self._draft)
        self.form.show_problems(self._problems)
        self._ask_fits()

    def add(self, given: dict[str, api.Answer]) -> None:
        """Report a new machine."""
        key = next_key(self._draft, _GROUP)
        self._current = key
        named = {"name": self.texts.say("window.inventory.new"), **given}
        self.answered_all.emit({f"{_GROUP}.{key}.{field}": v for field, v in named.items()})
        self.form.focus_first_open()

    def _ask_fits(self) -> None:
        """Ask what the machine serves, once its problems are known."""
        prefix = f"{_GROUP}.{self._current}."
        if not self._current:
            return
        if problem_count(list(self._problems), prefix):
            self.capacity.show_unready()
        else:
            self.capacity.show_draft(self._draft, self._current)
            self.capacity.ask()

    def _show_table(self, keys: tuple[str, ...]) -> None:
        names = dict(self._accelerators())
        rows = []
        for key in keys:
            cells = [self._cell(f"{_GROUP}.{key}.{column}") for column in _COLUMNS]
            cells[0] = self._name_of(key)
            cells[1] = names.get(cells[1], cells[1])
            rows.append(cells)
        header = [self.texts.say(f"window.inventory.{column}") for column in _COLUMNS]
        self.table.show_rows(header, rows)
        self.table.fit_height()
        self.table.choose(keys.index(self._current) if self._current in keys else -1)

    def _accelerators(self) -> list[tuple[str, str]]:
        found = api.choices("accelerator", self._draft)
        say = self.texts.say
        return [
            (str(c.value), c.label if isinstance(c.label, str) else say(c.label)) for c in found
        ]

    def _cell(self, path: str) -> str:
        value = self._draft.answers.get(path)
        if value is None:
            return "—"
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return self.texts.number(value) if is_number else str(value)  # type: ignore[arg-type]

    def _name_of(self, key: str) -> str:
        return name_of(self._draft, _GROUP, key, self.texts.say("window.unnamed"))

    def _duplicate(self) -> None:
        name = self.texts.say("window.copy_of", name=self._name_of(self._current))
        self._current, copied = copy_of(self._draft, _GROUP, self._current, name)
        self.answered_all.emit(copied)

    def _connect(self, form: _Form) -> _Form:
        form.answered.connect(self.answered)
        form.cleared.connect(self.cleared)
        form.claim_wanted.connect(self.claim_wanted)
        form.previewed.connect(lambda path, value: self.previewed.emit({path: value}))
        return form

    def _lay_out(self, others: Sequence[api.Section]) -> None:
        say = self.texts.say
        inventory = Card(say("window.inventory.machines"), say("window.inventory.note"))
        inventory.head.addWidget(WrapRow(*self._head_buttons()))
        inventory.add(self._counts[0])
        for widget in (self._scan_note, self._empty, self.table):
            inventory.add(widget)
        self._scan_note.hide()
        self.column.addWidget(inventory)
        self.column.addWidget(self._detail)
        self.column.addWidget(self.capacity)
        for section, form, counted in zip(others, self._others, self._counts[1:], strict=True):
            card = Card(say(section.title))
            card.head.addWidget(counted)
            card.add(form)
            self.column.addWidget(card)
        self.column.addWidget(self.so_far)
        self.column.addStretch(1)

    def _head_buttons(self) -> tuple[QPushButton, ...]:
        say = self.texts.say
        scan = button(say("window.inventory.scan"), name="scan", picture="scan", theme=self.theme)
        scan.clicked.connect(self.scan_wanted)
        table = button(
            say("window.inventory.import"), name="import_list", picture="table", theme=self.theme
        )
        table.clicked.connect(self.list_wanted)
        add = button(
            say("window.inventory.add"),
            role="primary",
            name="add_machine",
            picture="plus",
            theme=self.theme,
        )
        add.clicked.connect(lambda: self.add({}))
        return scan, table, add

    def _detail_card(self) -> Card:
        say = self.texts.say
        card = Card()
        card.head.addWidget(self._name, 1)
        copy = button(
            say("window.duplicate"),
            role="quiet",
            name="copy_machine",
            picture="copy",
            theme=self.theme,
        )
        copy.clicked.connect(self._duplicate)
        remove = button(
            say("window.remove"),
            role="quiet",
            name="remove_machine",
            picture="remove",
            theme=self.theme,
        )
        remove.clicked.connect(lambda: self.removed.emit(f"{_GROUP}.{self._current}"))
        card.head.addWidget(copy)
        card.head.addWidget(remove)
        card.add(self.form)
        return card
