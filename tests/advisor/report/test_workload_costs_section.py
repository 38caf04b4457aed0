"""The table of what each workload costs, read as a person would."""

from __future__ import annotations

from advisor.errors import message
from advisor.evaluation import Evaluation, SharedCost, WorkloadCost
from advisor.report.build import build_report
from advisor.report.facts import Facts
from advisor.report.report_model import Heading, Table
from advisor.report.workload_costs_section import parts_said
from advisor.words.text import texts_for
from tests.advisor.report.example import AS_OF, band, evaluation

TITLE = "What each workload costs"


def told() -> Evaluation:
    """A plan of two workloads: 1 and 2 million of their own, 3 million shared one to two."""
    costs = tuple(
        WorkloadCost(
            workload=name,
            net_present_cost=band(own + shared),
            likely=own + shared,
            own=own,
            shared=shared,
            cost_per_success=band(0.5) if own > 1e6 else None,
        )
        for name, own, shared in (("service", 1e6, 1e6), ("knowledge", 2e6, 2e6))
    )
    people = SharedCost(
        option="",
        rule="months",
        how=message("share.months"),
        net_present_cost=3e6,
        parts={"service": 1e6, "knowledge": 2e6},
    )
    answer = evaluation()
    leading = next(plan for plan in answer.plans if plan.posture == answer.leading)
    changed = leading.model_copy(update={"workload_costs": costs, "shared_costs": (people,)})
    others = tuple(plan for plan in answer.plans if plan is not leading)
    return answer.model_copy(update={"plans": (changed, *others)})


def tables(answer: Evaluation) -> list[Table]:
    report = build_report(answer, Facts(title="", organisation=""), texts_for("en"), as_of=AS_OF)
    section = next(one for one in report.sections if one.id == "ledger")
    titles = [
        at for at, b in enumerate(section.blocks) if isinstance(b, Heading) and b.text == TITLE
    ]
    if not titles:
        return []
    return [b for b in section.blocks[titles[0] + 1 : titles[0] + 4] if isinstance(b, Table)]


def test_that_each_workload_stands_with_its_own_and_its_share_the_dearest_first() -> None:
    costs, shared = tables(told())

    cells = [row.cells for row in costs.rows]
    assert [row[:3] for row in cells[:2]] == [
        ("Knowledge base", "2,000", "2,000"),
        ("Customer service", "1,000", "1,000"),
    ]
    assert cells[0][3].split("\n")[0] == "4,000"
    assert [row[4] for row in cells[:2]] == ["CN¥0.50", "–"]
    assert cells[2][1:3] == ("3,000", "3,000")
    (row,) = (row.cells for row in shared.rows)
    assert row[0] == "People who serve several options"
    assert "equal parts" in row[1]
    assert row[2] == "3,000"


def test_that_one_workload_alone_needs_no_table() -> None:
    answer = told()
    alone = tuple(
        plan.model_copy(update={"workload_costs": plan.workload_costs[:1]}) for plan in answer.plans
    )

    assert tables(answer.model_copy(update={"plans": alone})) == []


def test_that_the_last_row_is_the_sum_of_those_above_and_another_mean_is_told() -> None:
    answer = told()
    leading = next(plan for plan in answer.plans if plan.posture == answer.leading)
    costs, _ = tables(answer)
    said = parts_said(answer, leading, texts_for("en"))

    assert costs.rows[-1].cells[1:4] == ("3,000", "3,000", "6,000")
    assert "costs CN¥6M on average" in said
    assert f"over all of them it is CN¥{leading.net_present_cost.mean / 1e6:.3g}M" in said


def test_that_nothing_is_told_where_parts_and_plan_are_read_alike() -> None:
    answer = told()
    leading = next(plan for plan in answer.plans if plan.posture == answer.leading)
    alike = leading.model_copy(update={"net_present_cost": band(6e6 / 1.05)})

    assert parts_said(answer, alike, texts_for("en")) == ""
