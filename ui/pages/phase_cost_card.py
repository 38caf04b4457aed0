"""What one phase costs by each standing plan, such as a proof of concept on each route."""

from __future__ import annotations

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
    capped = any(one.phase == name for plan in evaluation.plans for one in plan.phase_caps)
    columns = ("plan", "runs", "cost", *(("cap",) if capped else ()))
    rows = (_row(plan, name, evaluation, texts) for plan in evaluation.plans)
    table.show_rows(
        [say(f"window.phase_cost.{column}") for column in columns],
        [row[: len(columns)] for row in rows],
        wide=1,
    )
    table.fit_height()
    card.add(table)
    return card


def _row(
    plan: api.PlanResult, name: str, evaluation: api.Evaluation, texts: api.Texts
) -> tuple[str, str, str, str]:
    """Say what runs a phase by a plan, what it costs, and how well it keeps the phase's cap."""
    names = api.option_names(evaluation, texts)
    runs = dict.fromkeys(
        names.get(one.option, one.option) for one in plan.placement if one.phase == name
    )
    costs = [band for phase, band in plan.phase_cost.items() if phase == name]
    cost = band_of(costs[0], evaluation.currency, texts) if costs else "—"
    caps = (one for one in plan.phase_caps if one.phase == name)
    cap = "".join(api.cap_said(one, evaluation.currency, texts) for one in caps)
    said = texts.say("report.semicolon").join(runs)
    return plan_name(plan, evaluation, texts), said, cost, cap
