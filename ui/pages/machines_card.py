"""The servers of the leading plan, phase by phase, and when they are ordered."""

from __future__ import annotations

from collections.abc import Sequence

from advisor import api
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

_SERVERS = ("option", "phase", "count", "owned", "load", "missed", "energy")
_ORDERS = ("ordered", "serves_from", "servers", "kind", "option")


def machines_card(evaluation: api.Evaluation, texts: api.Texts) -> Card | None:
    """Show the servers and the orders of the leading plan; None where it needs none."""
    plan = next((p for p in evaluation.plans if p.posture == evaluation.leading), None)
    if plan is None or not plan.servers:
        return None
    say = texts.say
    card = Card(say("window.decision.machines"), say("window.decision.machines_note"))
    names = api.option_names(evaluation, texts)
    servers = [_servers(one, names.get(one.option, one.option), texts) for one in plan.servers]
    heads = [say(f"report.servers.{head}") for head in _SERVERS]
    card.add(_table(say("window.decision.machines"), heads, servers, frozenset({0, 1}), wide=0))
    if plan.purchases:
        card.add(Label(say("window.decision.orders"), "strong"))
        card.add(Label(say("window.decision.orders_note"), "caption", wrap=True))
        orders = [
            _order(one, names.get(one.option, one.option), texts)
            for one in sorted(plan.purchases, key=lambda one: (one.ordered, one.option))
        ]
        heads = [say(f"report.orders.{head}") for head in _ORDERS]
        card.add(_table(say("window.decision.orders"), heads, orders, frozenset({3, 4}), wide=4))
    return card


def _servers(one: api.ServerCount, name: str, texts: api.Texts) -> tuple[str, ...]:
    counted = (texts.number(one.servers), texts.number(one.owned))
    phase = texts.say(f"phase.{one.phase}")
    if one.is_on_order:
        return (name, phase, *counted, texts.say("report.servers.on_order"), "–", "–")
    return (
        name,
        phase,
        *counted,
        texts.share(one.utilisation.p50),
        texts.share(one.missed.mean),
        texts.number(one.kwh_per_mtok.p50, 2) if one.kwh_per_mtok else "–",
    )


def _order(one: api.ServerPurchase, name: str, texts: api.Texts) -> tuple[str, ...]:
    months = (texts.number(month + 1) for month in (one.ordered, one.serves_from))
    return (*months, texts.number(one.servers), one.server, name)


def _table(
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    left: frozenset[int],
    *,
    wide: int,
) -> DataTable:
    table = DataTable(name, left=left)
    table.show_rows(heads, rows, wide=wide)
    table.fit_height()
    return table
