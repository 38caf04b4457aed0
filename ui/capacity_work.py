"""Asks the engine's process what machines serve, and keeps it for every language and look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from advisor import api
from ui.evaluation_runner import EvaluationRunner
from ui.pages.capacity_panel import CapacityPanel

_PATIENCE_MS = 400
"""Chosen by us: an answer that takes no longer needs no word about it."""


class Host(Protocol):
    """What the work needs of the desk."""

    texts: api.Texts
    runner: EvaluationRunner


@dataclass(frozen=True)
class _Wanted:
    """What a panel asks for."""

    machine: str
    workload: str
    model: str = ""
    """Whose course through the load is asked for; empty where it is what fits."""


class CapacityWork(QObject):
    """Answers panels; one question is under way at a time, and the newest counts."""

    def __init__(self, desk: Host) -> None:
        super().__init__()
        self._desk = desk
        self._of: tuple[object, ...] = ()
        """Answers, catalogue and day that everything known is of."""
        self._known: dict[_Wanted, object] = {}
        self._wanted: _Wanted | None = None
        """What is under way."""
        self._number = 0
        self._panel: CapacityPanel | None = None
        """Who waits for it."""
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._say_so)
        desk.runner.heard.connect(self._hear)

    def join(self, panel: CapacityPanel) -> None:
        """Answer what a panel asks for."""
        panel.fits_wanted.connect(partial(self._find_fits, panel))
        panel.chart_wanted.connect(partial(self._find_course, panel))

    def _find_fits(self, panel: CapacityPanel, machine: str, workload: str) -> None:
        self._find(panel, _Wanted(machine, workload))

    def _find_course(self, panel: CapacityPanel, machine: str, model: str, workload: str) -> None:
        self._find(panel, _Wanted(machine, workload, model))

    def _find(self, panel: CapacityPanel, wanted: _Wanted) -> None:
        """Show what is known; else ask, unless it is under way: a switch of looks asks again.

        While fits are to come no course is asked for: the panel asks for it again with them.
        """
        draft = api.scenario_draft(panel.draft)
        of = draft.answers, api.catalogue_versions(), api.today()
        if of != self._of:
            self._of, self._known, self._wanted = of, {}, None
        if wanted in self._known:
            self._show(panel, wanted, self._known[wanted])
        elif self._wanted == wanted:
            self._panel = panel
        elif self._wanted is None or self._wanted.model or not wanted.model:
            self._ask(panel, wanted, draft)

    def _ask(self, panel: CapacityPanel, wanted: _Wanted, draft: api.Draft) -> None:
        ask, day = self._desk.runner.ask, api.today()
        if wanted.model:
            self._number = ask(
                api.capacity_of, draft, wanted.machine, wanted.model, day, wanted.workload
            )
        else:
            self._number = ask(api.fits, draft, wanted.machine, day, wanted.workload)
        self._wanted, self._panel = wanted, panel
        self._patience.start()

    def _hear(self, heard: api.Heard) -> None:
        wanted, panel = self._wanted, self._panel
        if wanted is None or heard.number != self._number:
            return
        self._wanted = self._panel = None
        self._patience.stop()
        if not heard.problems:
            self._known[wanted] = heard.found
        if panel is None or not isValid(panel):
            return
        if heard.problems:
            panel.show_refused(heard.problems)
        else:
            self._show(panel, wanted, heard.found)

    def _show(self, panel: CapacityPanel, wanted: _Wanted, found: object) -> None:
        if not wanted.model:
            panel.show_fits(cast("Sequence[api.Fit]", found))
        elif isinstance(found, api.Capacity):
            panel.show_chart(api.chart_capacity(found, self._desk.texts))
        else:
            panel.show_chart(None)

    def _say_so(self) -> None:
        """Say that it takes longer, as behind a long stage of an evaluation."""
        if self._panel is not None and isValid(self._panel):
            self._panel.show_waiting()
