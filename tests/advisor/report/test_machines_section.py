"""The report says when servers are ordered, and draws what machines at hand can do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from advisor.evaluation import Evaluation, PoolLoad, ServerPurchase
from advisor.report.charts import chart_break_even
from advisor.report.facts import Facts
from advisor.report.machines_section import machines_section
from advisor.report.report_model import Block, Chart, Paragraph, Table
from advisor.report.said import Writer
from advisor.words.text import texts_for
from tests.advisor.report.example import evaluation, none_feasible

EN = texts_for("en")


def with_servers(*purchases: ServerPurchase) -> Evaluation:
    """Let the leading plan run on servers of its own."""
    answer = evaluation()
    (lead,) = (plan for plan in answer.plans if plan.posture == answer.leading)
    counted = next(plan.servers for plan in answer.plans if plan.servers)
    owned = next(one.id for one in answer.options if one.form == "open_owned")
    servers = tuple(one.model_copy(update={"option": owned}) for one in counted)
    bought = tuple(one.model_copy(update={"option": owned}) for one in purchases)
    changed = lead.model_copy(update={"servers": servers, "purchases": bought})
    plans = tuple(changed if plan is lead else plan for plan in answer.plans)
    return answer.model_copy(update={"plans": plans})


def blocks_of(answer: Evaluation, facts: Facts | None = None) -> tuple[Block, ...]:
    return machines_section(answer, facts or Facts(), Writer(answer, EN)).blocks


def order(servers: int, ordered: int, serves_from: int) -> ServerPurchase:
    return ServerPurchase(
        option="", server="8 × H100", servers=servers, ordered=ordered, serves_from=serves_from
    )


def test_that_orders_stand_by_month_counted_from_one() -> None:
    answer = with_servers(order(5, 30, 34), order(3, 6, 10))

    (table,) = (one for one in blocks_of(answer) if isinstance(one, Table))

    assert [row.cells[:4] for row in table.rows] == [
        ("7", "11", "3", "8 × H100"),
        ("31", "35", "5", "8 × H100"),
    ]


def test_that_a_plan_that_orders_nothing_says_so() -> None:
    said = [one.text for one in blocks_of(with_servers()) if isinstance(one, Paragraph)]

    assert said == [EN.say("report.orders.none")]


def test_that_charts_of_machines_at_hand_are_drawn_and_explained() -> None:
    answer = with_servers()
    chart = replace(chart_break_even(answer, EN), id="capacity", marks=())

    blocks = blocks_of(answer, Facts(capacity=(chart,)))

    assert [one.chart for one in blocks if isinstance(one, Chart)] == [chart]
    assert isinstance(blocks[-1], Paragraph)
    assert blocks[-1].text == EN.say("report.capacity.how")
    assert np.isfinite(chart.lines[0].y).all()


def test_that_the_load_of_the_plans_servers_is_drawn() -> None:
    answer = with_servers()
    months = answer.horizon_months
    load = PoolLoad(
        option=next(one.id for one in answer.options if one.form == "open_owned"),
        servers=(2,) * months,
        **dict.fromkeys(("p10", "p50", "p90"), (0.5,) * months),
    )

    blocks = blocks_of(answer.model_copy(update={"pool_loads": (load,)}))
    (drawn,) = (one for one in blocks if isinstance(one, Chart))
    assert drawn.chart.id == "utilisation"
    assert "50% in half of the futures" in drawn.alt


def test_that_no_section_stands_without_machines() -> None:
    assert blocks_of(none_feasible()) == ()
