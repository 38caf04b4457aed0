"""What follows from the answers so far, beneath the questions of a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.gradual import Gradual
from ui.widgets.pane import Pane

if TYPE_CHECKING:
    from advisor import api
    from ui.theme import Theme


class SoFar(Pane):
    """Shows of the latest evaluation what belongs to one step, built one part at a time.

    The parts of the evaluation before stay in sight until the new ones are all there, so that
    nothing jumps while somebody types.
    """

    def __init__(self, step: str, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        self._step, self._texts, self._theme = step, texts, theme
        self.probed: Callable[[api.Evaluation], api.Evaluation | None] = lambda settled: settled
        """Adds to an answer what a probe found of it."""
        self._shown: api.Evaluation | None = None
        self._content: QWidget | None = None
        self._coming: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._building = Gradual(self)
        self._building.done.connect(self._turn)

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        """Show what follows from an evaluation of the answers as saved."""
        evaluation = self.probed(evaluation) or evaluation
        if not settled or evaluation is self._shown:
            return
        self._shown = evaluation
        self._forget(self._coming)
        self._coming = Pane()
        self._coming.hide()
        column = QVBoxLayout(self._coming)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._column.addWidget(self._coming)
        self._building.begin(self._parts(evaluation), column)

    def _parts(self, evaluation: api.Evaluation) -> Iterator[QWidget]:
        from ui.pages.step_parts import parts_of  # not at start-up  # noqa: PLC0415

        yield from parts_of(self._step, evaluation, self._texts, self._theme)

    def _turn(self) -> None:
        self._forget(self._content)
        self._content, self._coming = self._coming, None
        if self._content is not None:
            self._content.show()

    def _forget(self, content: QWidget | None) -> None:
        if content is not None:
            self._column.removeWidget(content)
            content.hide()
            content.deleteLater()
