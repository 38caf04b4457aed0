"""Joins the decision page with the work beside it: the probe, the bridge, a view's figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from advisor import api
from ui.pages.decision_page import DecisionPage
from ui.session import Session
from ui.side_work import Explainer, Prober, Shown
from ui.what_if.comparer import Comparer
from ui.what_if.scenario_work import ScenarioWork, ShownScenarios

if TYPE_CHECKING:
    from ui.pages.what_if_page import WhatIfPage


class Pinned(Protocol):
    """Where the pinned answer is kept, and that of the answers as saved."""

    pinned_draft: api.Draft | None
    settled: api.Evaluation | None

    @property
    def in_sight(self) -> tuple[api.Evaluation, api.Draft] | None: ...


class Host(Protocol):
    """What the work needs of the desk."""

    session: Session

    @property
    def verdict(self) -> Pinned: ...

    @property
    def widget(self) -> QWidget: ...

    def turn_to(self, step: str) -> None: ...


class DecisionWork(QObject):
    """Keeps what was examined while pages come and go."""

    def __init__(self, desk: Host) -> None:
        super().__init__(desk.widget)
        self._desk = desk
        self._page: DecisionPage | None = None
        self._what_if: WhatIfPage | None = None
        self.prober = Prober(desk.session, self)
        self.explainer = Explainer(desk.session, self)
        self.scenarios = ScenarioWork(
            desk.session, lambda: desk.verdict.settled, lambda: desk.verdict.in_sight, self
        )
        self.comparer = Comparer(desk.session, self)
        self.scenarios.changed.connect(self._show_scenarios)
        self.comparer.changed.connect(self._show_compared)
        self.prober.changed.connect(lambda shown: self._show("probe", shown))
        self.explainer.changed.connect(lambda shown: self._show("bridge", shown))

    def join(self, page: DecisionPage) -> None:
        """Hear what a page asks for, and show it what is known."""
        self._page = page
        page.work_wanted.connect(self._work)
        page.view_wanted.connect(self._enter)
        page.destroyed.connect(partial(self._left, id(page)))
        page.show_work("probe", self.prober.shown)
        self.pin(self._desk.verdict.pinned_draft)

    def join_what_if(self, page: WhatIfPage) -> None:
        """Remember the page of what-if: views' figures are tried there, scenarios shown."""
        self._what_if = page
        page.destroyed.connect(partial(self._what_if_left, id(page)))
        scenarios, comparer = self.scenarios, self.comparer
        page.scenario_pinned.connect(scenarios.run)
        page.evaluate_wanted.connect(lambda on: scenarios.run() if on else scenarios.cancel())
        page.pair_chosen.connect(comparer.choose)
        page.compare_wanted.connect(lambda on: comparer.run() if on else comparer.cancel())
        self._show_scenarios(scenarios.shown)
        self._show_compared(comparer.shown)

    def pin(self, draft: api.Draft | None) -> None:
        """Compare with these answers from now on."""
        self.explainer.pin(draft)

    def probed(self, settled: api.Evaluation | None) -> api.Evaluation | None:
        """Give the answer with what the probe and scenarios add, where of the same answers."""
        return self.scenarios.added(self.prober.probed(settled))

    def _work(self, name: str, begins: bool) -> None:  # noqa: FBT001 - a signal hands it over so
        work = self.prober if name == "probe" else self.explainer
        if begins:
            work.run()
        else:
            work.cancel()

    def _enter(self, answers: Mapping[str, api.Answer], tried: bool) -> None:  # noqa: FBT001
        if not tried:
            self._desk.session.answer_all(answers)
            return
        self._desk.turn_to("what_if")
        if self._what_if is not None:
            self._what_if.try_answers(answers)

    def _show(self, name: str, shown: Shown) -> None:
        if self._page is not None:
            if name == "bridge":
                self._page.show_pin(has_pin=self.explainer.has_pin)
            self._page.show_work(name, shown)

    def _show_scenarios(self, shown: ShownScenarios) -> None:
        if self._what_if is not None:
            self._what_if.show_scenarios(shown, self.comparer.pair)

    def _show_compared(self, shown: Shown) -> None:
        if self._what_if is not None:
            self._what_if.show_compared(shown)

    def _left(self, gone: int, _page: object = None) -> None:
        """Forget a page that went, unless another has taken its place by then."""
        if id(self._page) == gone:
            self._page = None

    def _what_if_left(self, gone: int, _page: object = None) -> None:
        if id(self._what_if) == gone:
            self._what_if = None
