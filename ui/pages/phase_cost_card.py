"""What one phase costs by each standing plan, such as a proof of concept on each route."""

from __future__ import annotations

from collections.abc import Iterator

from advisor import api
from ui.pages.decision_parts import band_of, plan_name
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable


def phase_cost_card(name: str, evaluation: api.Evaluation, texts: api.Texts) -> Card | None:
    """Set the plans side by side in one phase; None where no plan is feasible."""
    if not evaluation.plans:
        return None
    say = texts.say
    card = Card(say(f"window.phase_cost.{name}"), say("window.phase_cost.note"))
    table = DataTable(say(f"window.phase_cost.{name}"), left=frozenset({0, 1}))
    table.show_rows(
        [say(f"window.phase_cost.{column}") for column in ("plan", "runs", "cost")],
        list(_rows(name, evaluation, texts)),
        wide=1,
    )
    table.fit_height()
    card.add(table)
    return card


def _rows(
    name: str, evaluation: api.Evaluation, texts: api.Texts
) -> Iterator[tuple[str, str, str]]:
    names = api.option_names(evaluation, texts)
    for plan in evaluation.plans:
        runs = dict.fromkeys(
            names.get(one.option, one.option) for one in plan.placement if one.phase == name
        )
        costs = [band for phase, band in plan.phase_cost.items() if phase == name]
        cost = band_of(costs[0], evaluation.currency, texts) if costs else "—"
        yield plan_name(plan, evaluation, texts), texts.say("report.semicolon").join(runs), cost
