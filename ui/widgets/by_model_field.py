"""One figure for each model: the model is chosen, then its figure shown and typed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from advisor import api
from ui.widgets.answer_field import AnswerField
from ui.widgets.choice_field import ChoiceBox
from ui.widgets.estimate_field import EstimateField
from ui.widgets.pane import Pane


class ByModelField(AnswerField):
    """An estimate whose path ends in the chosen model."""

    def __init__(
        self, models: tuple[tuple[api.Answer, str], ...], estimate: EstimateField, caption: str
    ) -> None:
        super().__init__()
        self._caption = caption
        self._estimate = estimate
        self._values = [str(value) for value, _ in models]
        self.box = ChoiceBox()
        for _, text in models:
            self.box.addItem(text)
        self.box.currentIndexChanged.connect(self._turn)
        column = Pane()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.box)
        layout.addWidget(estimate)
        self.row.addWidget(column, 1)
        estimate.typed.connect(self.typed)
        estimate.committed.connect(self.committed)
        estimate.cleared.connect(self.cleared)
        self.setFocusProxy(self.box)

    @property
    def suffix(self) -> str:
        """What the question's path is followed by."""
        return f".{self._values[self.box.currentIndex()]}" if self._values else ""

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        self._estimate.show_value(value, given=given)

    def show_unit(self, unit: str) -> None:
        self._estimate.show_unit(unit)

    def set_wrong(self, *, wrong: bool) -> None:
        self._estimate.set_wrong(wrong=wrong)

    def name(self, text: str) -> None:
        self.box.setAccessibleName(f"{text}: {self._caption}")
        self._estimate.name(text)

    def _turn(self, _index: int) -> None:
        self.turned.emit()
