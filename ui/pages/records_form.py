"""A table of records above the questions of the chosen one, within a card of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from advisor import api
from ui.pages.record_rows import rows_of, title_of
from ui.pages.records import copy_of, next_key, problem_count
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.question_form import QuestionForm
from ui.widgets.used import UsedFigure
from ui.widgets.wrap_row import WrapRow

_LEFT = {
    "sites": frozenset({0}),
    "measurements": frozenset({0, 1, 6}),
    "votes": frozenset({0, 1, 2, 3}),
}
_WIDE = {"sites": 0, "measurements": 6, "votes": 2}
_IMPORTED = frozenset({"measurements"})
"""Groups whose members may come from a table."""
_ROWS_SAID = 8


class RecordsForm(QWidget):
    """Adds, shows, copies and removes the members of one group."""

    answered = Signal(str, object)
    previewed = Signal(str, object)
    cleared = Signal(str)
    answered_all = Signal(object)
    removed = Signal(str)
    claim_wanted = Signal(str)
    import_wanted = Signal(object)
    """This form, which is told what comes of it."""

    def __init__(
        self, section: api.Section, texts: api.Texts, theme: Theme, *, at_once: int | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._group = section.repeats
        self._texts, self._theme = texts, theme
        self._draft = api.Draft({})
        self._problems: Sequence[api.Problem] = ()
        self._current = ""
        self.table = DataTable(texts.say(section.title), left=_LEFT[self._group])
        self.table.chosen.connect(lambda row: self.choose(self._draft.keys(self._group)[row]))
        self.form = QuestionForm(section, texts, theme, at_once=at_once)
        self.form.answered.connect(self.answered)
        self.form.previewed.connect(self.previewed)
        self.form.cleared.connect(self.cleared)
        self.form.claim_wanted.connect(self.claim_wanted)
        self._name = Label("", "heading", wrap=True)
        self._refused = Label("", "problem", wrap=True)
        self._refused.hide()
        self._detail = self._detail_pane()
        self._lay_out()

    def show_draft(self, draft: api.Draft) -> None:
        """Show the records as saved."""
        self._draft = draft
        keys = draft.keys(self._group)
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        self.table.setVisible(bool(keys))
        self._detail.setVisible(bool(keys))
        self._show_table(keys)
        if self._current:
            self._name.setText(title_of(self._group, self._current, draft, self._texts))
            self.form.show_draft(draft, f"{self._group}.{self._current}.")

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        """Show what is wrong, at the question and at its row."""
        self._problems = problems
        self._show_table(self._draft.keys(self._group))
        self.form.show_problems(problems)

    def show_used(self, used: Callable[[str], UsedFigure]) -> None:
        """Say which figures stand in for missing answers."""
        self.form.show_used(used)

    def show_refused(self, problems: Sequence[api.Problem]) -> None:
        """Say which rows of a table could not be kept; nothing where all were."""
        say = self._texts.say
        lines = [
            say("window.import.row", where=one.where, reason=one.message)
            for one in problems[:_ROWS_SAID]
        ]
        if problems:
            lines.insert(0, say("window.import.refused", count=len(problems)))
        if len(problems) > _ROWS_SAID:
            lines.append(say("window.import.more", count=len(problems) - _ROWS_SAID))
        self._refused.setText("\n".join(lines))
        self._refused.setVisible(bool(lines))

    def choose(self, key: str) -> None:
        """Show the questions of one record."""
        self._current = key
        self.show_draft(self._draft)
        self.form.show_problems(self._problems)

    def add(self) -> None:
        """Report a new record."""
        self._current = key = next_key(self._draft, self._group)
        say = self._texts.say
        number = len(self._draft.keys(self._group)) + 1
        first = {
            "sites": ("name", say("window.records.sites_new")),
            "measurements": ("engine", ""),
            "votes": ("name", say("window.records.votes_new", number=number)),
        }
        field, value = first[self._group]
        self.answered_all.emit({f"{self._group}.{key}.{field}": value})
        self.form.focus_first_open()

    def _duplicate(self) -> None:
        given = f"{self._group}.{self._current}."
        old = title_of(self._group, self._current, self._draft, self._texts)
        name = self._texts.say("window.copy_of", name=old)
        self._current, copied = copy_of(self._draft, self._group, self._current, name)
        if f"{given}name" not in self._draft.answers:
            copied.pop(f"{self._group}.{self._current}.name")
        self.answered_all.emit(copied)

    def _show_table(self, keys: tuple[str, ...]) -> None:
        header, rows = rows_of(self._group, self._draft, self._texts)
        marked = [
            (f"⚠ {first}" if self._is_wrong(key) else first, *rest)
            for key, (first, *rest) in zip(keys, rows, strict=True)
        ]
        self.table.show_rows(header, marked, wide=_WIDE[self._group])
        self.table.fit_height()
        self.table.choose(keys.index(self._current) if self._current in keys else -1)

    def _is_wrong(self, key: str) -> bool:
        return problem_count(list(self._problems), f"{self._group}.{key}.") > 0

    def _lay_out(self) -> None:
        say = self._texts.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setSpacing(12)
        head.addWidget(Label(say(f"window.records.{self._group}_note"), "caption", wrap=True), 1)
        buttons = WrapRow()
        if self._group in _IMPORTED:
            buttons.add(self._button("import", "table", lambda: self.import_wanted.emit(self)))
        buttons.add(self._button("add", "plus", self.add))
        head.addWidget(buttons)
        for widget in (self._refused, self.table, self._detail):
            column.addWidget(widget)

    def _detail_pane(self) -> Pane:
        pane = Pane()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setSpacing(12)
        head.addWidget(self._name, 1)
        head.addWidget(self._quiet("duplicate", "copy", self._duplicate))
        head.addWidget(self._quiet("remove", "remove", self._remove))
        column.addWidget(self.form)
        return pane

    def _remove(self) -> None:
        self.removed.emit(f"{self._group}.{self._current}")

    def _button(self, act: str, picture: str, do: Callable[[], object]) -> QPushButton:
        text = self._texts.say(f"window.records.{self._group}_{act}")
        made = button(text, name=f"{act}_{self._group}", picture=picture, theme=self._theme)
        made.clicked.connect(lambda _=False: do())
        return made

    def _quiet(self, act: str, picture: str, do: Callable[[], object]) -> QPushButton:
        text, name = self._texts.say(f"window.{act}"), f"{act}_{self._group}"
        made = button(text, role="quiet", name=name, picture=picture, theme=self._theme)
        made.clicked.connect(lambda _=False: do())
        return made
