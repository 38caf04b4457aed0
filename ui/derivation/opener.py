"""Opens figures: asks the engine in the background and shows the panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from advisor import api
from ui.background import Job
from ui.derivation.panel import DerivationPanel
from ui.session import Session
from ui.theme import Theme


class Answered(Protocol):
    """What opening a figure needs of the desk."""

    texts: api.Texts
    theme: Theme
    session: Session

    @property
    def widget(self) -> QWidget: ...

    def show_refusal(self, problems: Sequence[api.Problem]) -> None: ...


class FigureOpener(QObject):
    """Keeps the one panel; the next figure takes its place."""

    def __init__(self, desk: Answered) -> None:
        super().__init__(desk.widget)
        self._desk = desk
        self.panel: DerivationPanel | None = None
        desk.session.draft_changed.connect(self._age)
        desk.session.closed.connect(self._shut)

    def open(self, ref: object, evaluation: api.Evaluation, draft: api.Draft) -> None:
        """Open a figure of an answer to a draft, saved or not."""
        desk = self._desk
        if not isinstance(ref, api.FigureRef):
            return
        texts = desk.texts
        panel = self._new_panel()
        job = Job(lambda: api.open_figure(evaluation, draft, ref, texts), panel)
        job.done.connect(panel.show_derivation)
        job.refused.connect(desk.show_refusal)
        job.refused.connect(lambda _problems: panel.close())
        job.start()

    def _new_panel(self) -> DerivationPanel:
        """Show an empty panel where the last one stood."""
        place = self.panel.geometry() if self.panel is not None else None
        self._shut()
        self.panel = DerivationPanel(self._desk.texts, self._desk.theme, self._desk.widget)
        if place is not None:
            self.panel.setGeometry(place)
        self.panel.show()
        return self.panel

    def _age(self, _draft: object) -> None:
        if self.panel is not None:
            self.panel.show_stale()

    def _shut(self) -> None:
        if self.panel is not None:
            self.panel.close()
            self.panel.deleteLater()
            self.panel = None
