"""What each workload of the leading plan costs, and how what they share is split over them."""

from __future__ import annotations

from collections.abc import Callable

from advisor import api
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.figure_cells import open_cells
from ui.widgets.label import Label

_HEADS = (
    "report.by_workload.own",
    "report.by_workload.shared",
    "report.by_workload.together",
    "window.ledger.p10",
    "window.ledger.p90",
    "report.by_workload.per_success",
)
_OPENS = range(3, 6)
"""Columns of the figure that opens."""


def workload_costs_card(
    evaluation: api.Evaluation, texts: api.Texts, opened: Callable[[object], None]
) -> Card | None:
    """Show what each workload costs; None where there is no plan, or but one workload."""
    plan = next((p for p in evaluation.plans if p.posture == evaluation.leading), None)
    if plan is None or len(plan.workload_costs) < 2:
        return None
    say = texts.say
    card = Card(say("report.by_workload.title"), say("window.decision.by_workload_note"))
    costs = sorted(plan.workload_costs, key=lambda one: -(one.own + one.shared))
    table = DataTable(say("report.by_workload.title"))
    table.show_rows(
        (say("report.workload"), *map(say, _HEADS)),
        [_row(one, evaluation, texts) for one in costs],
        wide=0,
    )
    table.fit_height()
    figures = {
        (row, column): api.FigureRef("workload_cost", plan=plan.posture, workload=one.workload)
        for row, one in enumerate(costs)
        for column in _OPENS
    }
    open_cells(table, say("window.derivation.opens"), figures, opened)
    card.add(table)
    futures = api.parts_said(evaluation, plan, texts)
    if futures:
        card.add(Label(futures, "caption", wrap=True))
    if plan.shared_costs:
        _add_rules(card, plan, evaluation, texts)
    return card


def _row(one: api.WorkloadCost, evaluation: api.Evaluation, texts: api.Texts) -> tuple[str, ...]:
    def money(amount: float) -> str:
        return texts.money(amount, evaluation.currency, compact=True)

    band = one.net_present_cost
    amounts = (one.own, one.shared, one.own + one.shared, band.p10, band.p90)
    each = one.cost_per_success
    right = texts.money(each.p50, evaluation.currency) if each else "—"
    name = evaluation.workload_names.get(one.workload, one.workload)
    return (name, *map(money, amounts), right)


def _add_rules(
    card: Card, plan: api.PlanResult, evaluation: api.Evaluation, texts: api.Texts
) -> None:
    """Say what is shared, by which rule and how much it is."""
    say, names = texts.say, api.option_names(evaluation, texts)
    card.add(Label(say("report.by_workload.what"), "strong"))
    card.add(Label(say("report.by_workload.rules"), "caption", wrap=True))
    table = DataTable(say("report.by_workload.what"), left=frozenset({0, 1}))
    heads = [say(f"report.by_workload.{head}") for head in ("what", "rule", "mean")]
    rows = [
        (
            names.get(one.option, one.option)
            if one.option
            else say(f"report.by_workload.none.{one.rule}"),
            say(one.how),
            texts.money(one.net_present_cost, evaluation.currency, compact=True),
        )
        for one in plan.shared_costs
    ]
    table.show_rows(heads, rows, wide=1)
    table.fit_height()
    card.add(table)
