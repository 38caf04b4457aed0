"""What the weights do to the verdict: who leads, whose weights would turn it, how firm it is."""

from __future__ import annotations

from collections.abc import Mapping

from advisor import api
from ui.charts.chart_card import ChartCard
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.posture_mark import PostureMark
from ui.zoom import px

_FRAME = 150
_ROW = 34


class FirmnessCard(Card):
    """Follows the weights: at once among the plans found, in full with each evaluation."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        say = texts.say
        super().__init__(say("window.firmness.title"))
        self._texts = texts
        self._evaluation: api.Evaluation | None = None
        self._mark = PostureMark(theme, "heading", 18)
        self._now = Label("", "caption", wrap=True)
        self._swing = Label("", "caption", wrap=True)
        self._firm = Label("", "body", wrap=True)
        self.table = DataTable(say("report.criteria.verdicts"), left=frozenset({0, 1, 3}))
        self.chart = ChartCard(texts, theme, "weights")
        self.chart.setProperty("role", "plain")
        for widget in (self._mark, self._now, self._swing, self.table, self._firm, self.chart):
            self.add(widget)
        self.body.addStretch(1)
        self._show_nothing()

    def show_evaluation(self, evaluation: api.Evaluation) -> None:
        """Show what an evaluation says of the weights."""
        self._evaluation = evaluation
        said = api.say_criteria(evaluation, self._texts)
        if said is None or evaluation.criteria is None:
            self._show_nothing()
            return
        self._show_leader(evaluation.leading, live=False)
        self._swing.setText(said.swing)
        self._firm.setText(said.firm)
        turning = frozenset(at for at, one in enumerate(evaluation.criteria.verdicts) if one.turns)
        self.table.show_rows(said.brief.header, said.brief.rows, bold=turning)
        self.table.fit_height()
        model = api.chart_weights(evaluation, self._texts)
        if model is not None:
            self.chart.setFixedHeight(px(_FRAME + _ROW * len(model.rows)))
            self.chart.show_model(model)
        self.chart.setVisible(model is not None)
        for widget in (self._swing, self._firm, self.table, self._mark):
            widget.show()

    def show_moved(self, weights: Mapping[str, float]) -> None:
        """Say at once who leads among the plans found, while a weight moves."""
        if self._evaluation is not None:
            leader = api.leader_under(self._evaluation, weights)
            if leader is not None:
                self._show_leader(leader, live=True)

    def _show_leader(self, leader: str | None, *, live: bool) -> None:
        say = self._texts.say
        name = leader or "none_feasible"
        said = say("window.firmness.leads", posture=say(f"posture.{name}"))
        self._mark.show_posture(name, said)
        self._now.setText(say(f"window.firmness.{'live' if live else 'sought'}"))

    def _show_nothing(self) -> None:
        for widget in (self._mark, self._swing, self._firm, self.table, self.chart):
            widget.hide()
        self._now.setText(self._texts.say("window.firmness.none"))
