"""What an update from a file would change, or why it cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from advisor import api
from ui.dialogs.box import Box
from ui.library.names import amount_of
from ui.library.rows import Column
from ui.library.table import LongTable
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

_ROWS_IN_SIGHT = 5
_PROBLEMS_SHOWN = 200


class PreviewDialog(Box):
    """Every change of a pack, old and new, and which own figures stand; accepted to apply it."""

    def __init__(
        self, preview: api.Preview, texts: api.Texts, theme: Theme, parent: QWidget
    ) -> None:
        say = texts.say
        super().__init__(say("window.update.heading", version=preview.version), texts, parent)
        self._texts = texts
        days = {"created": api.Day(preview.created), "expires": api.Day(preview.expires)}
        versions = {"version": preview.version, "previous": preview.previous}
        self.column.addWidget(
            Label(say("command.catalogue.pack", **versions, **days), "muted", wrap=True)
        )
        if preview.title:
            self.column.addWidget(Label(preview.title, "lead", wrap=True))
        self.changes = self._changes(preview)
        self.column.addWidget(self.changes, 1)
        for host in preview.new_hosts:
            said = say("command.catalogue.new_host", host=host)
            self.column.addWidget(Label(said, "caption", wrap=True))
        self._own(preview)
        apply = button(say("window.update.apply"), role="primary", name="apply_update", theme=theme)
        apply.clicked.connect(self.accept)
        cancel = button(say("window.update.cancel"), name="cancel_update")
        cancel.clicked.connect(self.reject)
        self.add_buttons(cancel, apply)

    def _changes(self, preview: api.Preview) -> LongTable[api.Change]:
        say, texts = self._texts.say, self._texts
        columns: tuple[Column[api.Change], ...] = (
            Column(
                say("window.update.what"), lambda c: say(f"command.catalogue.change.{c.what}"), 100
            ),
            Column(say("command.catalogue.column.id"), lambda c: c.id),
            Column(say("command.catalogue.column.before"), self._before, 190),
            Column(say("command.catalogue.column.after"), self._after, 190),
            Column(
                say("command.catalogue.column.valid_from"), lambda c: texts.day(c.valid_from), 110
            ),
            Column(say("command.catalogue.column.override"), self._stands, 190),
        )
        table = LongTable(say("window.update.changes"), columns)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # ids differ at both ends
        table.show_rows(preview.changes)
        return table

    def _before(self, change: api.Change) -> str:
        old = amount_of(change.kind, change.before, change.unit, self._texts)
        if change.what != "changed" or change.before != change.after:
            return old
        return self._facts(change, "before") or old

    def _after(self, change: api.Change) -> str:
        new = amount_of(change.kind, change.after, change.unit, self._texts)
        if change.what == "changed" and change.before == change.after and change.facts:
            return f"→ {self._facts(change, 'after')}"
        return f"→ {new}" if change.what == "changed" else new

    def _facts(self, change: api.Change, side: str) -> str:
        said = (f"{name}: {getattr(fact, side)}" for name, fact in change.facts.items())
        return ", ".join(said)

    def _stands(self, change: api.Change) -> str:
        return self._texts.say("command.catalogue.your_figure_stands") if change.overridden else ""

    def _own(self, preview: api.Preview) -> None:
        if not preview.own_figures:
            return
        say = self._texts.say
        heading = say("command.catalogue.own_figures")
        self.column.addWidget(Label(heading, "strong"))
        table = DataTable(heading)
        names = ("id", "override", "before", "after")
        table.show_rows(
            [say(f"command.catalogue.column.{name}") for name in names],
            [
                (own.id, *(self._number(n) for n in (own.likely, own.before, own.after)))
                for own in preview.own_figures
            ],
        )
        table.fit_height(most=_ROWS_IN_SIGHT)
        self.column.addWidget(table)

    def _number(self, number: float | None) -> str:
        return "—" if number is None else self._texts.number(number)


class RefusedDialog(Box):
    """Every fault of a pack with its place and what to do; nothing has been applied."""

    def __init__(self, problems: Sequence[api.Problem], texts: api.Texts, parent: QWidget) -> None:
        say = texts.say
        super().__init__(say("window.update.refused"), texts, parent)
        self.column.addWidget(Label(say("window.update.nothing_applied"), "muted", wrap=True))
        self.problems = DataTable(say("window.update.refused"), left=frozenset({0, 1}))
        shown = problems[:_PROBLEMS_SHOWN]
        self.problems.show_rows(
            (say("window.update.place"), say("window.update.advice")),
            [(problem.where, say(problem.message)) for problem in shown],
            wide=1,
        )
        self.column.addWidget(self.problems, 1)
        if len(problems) > len(shown):
            rest = say("window.update.more", count=len(problems) - len(shown))
            self.column.addWidget(Label(rest, "caption"))
        understood = button(say("window.understood"), role="primary", name="understood")
        understood.clicked.connect(self.accept)
        self.add_buttons(understood)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.problems.resizeRowsToContents()
