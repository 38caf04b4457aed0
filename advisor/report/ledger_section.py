"""The three-level ledger of the leading plan beside the others, its placement and its servers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from advisor.errors import Money, Share
from advisor.evaluation import PHASES, Band, Evaluation, LedgerLine, PlanResult, ServerCount
from advisor.report.charts import chart_levels
from advisor.report.names import option_names, posture_name, ranked_plans, search_said
from advisor.report.race_section import race_blocks
from advisor.report.report_model import (
    Block,
    Chart,
    Column,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
)
from advisor.report.said import Writer
from advisor.report.workload_costs_section import workload_blocks

LEVELS: tuple[Literal[1, 2, 3], ...] = (1, 2, 3)
BENEFIT = "benefit"
"""The one line that is no cost; it stands among the totals."""
BOOKED = ("depreciation", "installation", "capital")
"""Lines that only the books have; they stand first."""
MOST_WHOLE = 18
"""Rows of a placement that surely fit on one page, each of up to three lines."""
_SAME = 1e-6
"""Share of an amount by which sums differ that were added up in another order."""
Lines = dict[tuple[int, str], LedgerLine]


def ledger_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section of costs."""
    say, plans = writer.texts.say, ranked_plans(evaluation)
    blocks: tuple[Block, ...] = ()
    if plans:
        blocks = (
            _levels(evaluation, writer),
            _ledger(plans, writer),
            Paragraph(_gap(plans[0], writer), "note"),
            *workload_blocks(evaluation, plans[0], writer),
            *race_blocks(evaluation, writer),
            Heading(say("report.placement.title")),
            _placement(evaluation, plans, writer),
            *_servers(evaluation, plans[0], writer),
            Heading(say("report.book.title")),
            _book(plans, writer),
        )
    return Section("ledger", say("report.ledger.title"), say("report.ledger.lead"), blocks)


def _levels(evaluation: Evaluation, writer: Writer) -> Chart:
    chart = chart_levels(evaluation, writer.texts)
    said = (writer.texts.say("report.alt.end", name=row[0], cost=row[-1]) for row in chart.rows)
    return Chart(chart, writer.texts.say("report.alt.levels", totals="; ".join(said)))


def _ledger(plans: tuple[PlanResult, ...], writer: Writer) -> Table:
    say = writer.texts.say
    by_plan: list[Lines] = [
        {(line.level, line.line): line for line in plan.ledger if line.line != BENEFIT}
        for plan in plans
    ]
    rows: list[Row] = []
    for level in LEVELS:
        rows.append(
            Row((say("report.ledger.level", level=level, name=say(f"level.{level}")),), "group")
        )
        keys = dict.fromkeys(key for lines in by_plan for key in lines if key[0] == level)
        rows += [_line(key, by_plan, writer) for key in keys]
        rows.append(_bands("report.ledger.subtotal", plans, _level_cost(level), writer))
    names = [posture_name(plan.posture, writer.texts) for plan in plans]
    return Table(
        caption=writer.unit,
        columns=(
            Column(say("report.ledger.line"), "left", 2.6),
            *(Column(say("report.ledger.median", name=name), "right", 1.35) for name in names),
        ),
        rows=(*rows, *_totals(plans, writer)),
    )


def _book(plans: tuple[PlanResult, ...], writer: Writer) -> Table:
    """Show what each plan costs a month in the books, beside what it pays a month on average."""
    say, empty = writer.texts.say, writer.texts.say("report.empty")
    by_plan = [{line.line: line.monthly for line in plan.book} for plan in plans]
    keys = dict.fromkeys(key for lines in by_plan for key in sorted(lines, key=_book_order))
    rows = [
        Row(
            (
                say(f"book.{key}" if key in BOOKED else f"line.{key}"),
                *(writer.cell(lines[key].p50) if key in lines else empty for lines in by_plan),
            )
        )
        for key in keys
    ]
    names = [posture_name(plan.posture, writer.texts) for plan in plans]
    return Table(
        caption=say("report.book.caption"),
        columns=(
            Column(say("report.ledger.line"), "left", 2.6),
            *(Column(say("report.ledger.median", name=name), "right", 1.35) for name in names),
        ),
        rows=(*rows, _bands("report.book.total", plans, lambda plan: plan.book_total, writer)),
    )


def _book_order(key: str) -> tuple[int, str]:
    return BOOKED.index(key) if key in BOOKED else len(BOOKED), key


def _level_cost(level: int) -> Callable[[PlanResult], Band]:
    return lambda plan: plan.level_cost[level - 1]


def _line(key: tuple[int, str], by_plan: list[Lines], writer: Writer) -> Row:
    name = writer.texts.say(f"line.{key[1]}")
    empty = writer.texts.say("report.empty")
    return Row(
        (name, *(writer.cell(lines[key].p50) if key in lines else empty for lines in by_plan))
    )


def _bands(
    title: str, plans: tuple[PlanResult, ...], band_of: Callable[[PlanResult], Band], writer: Writer
) -> Row:
    kind: Literal["subtotal", "total"] = "subtotal" if "subtotal" in title else "total"
    cells = (f"{writer.cell(b.p50)}\n{writer.cell_range(b)}" for b in map(band_of, plans))
    return Row((writer.texts.say(title), *cells), kind)


def _is_weighed(plan: PlanResult) -> bool:
    """Whether the plan's worth holds more than money."""
    money = plan.net_present_benefit.mean - plan.net_present_cost.mean
    return abs(plan.worth.mean - money) > _SAME * max(abs(money), 1.0)


def _totals(plans: tuple[PlanResult, ...], writer: Writer) -> tuple[Row, ...]:
    say, currency = writer.texts.say, writer.currency
    worth: tuple[Row, ...] = ()
    weighed = any(map(_is_weighed, plans))
    if weighed or any(plan.net_present_benefit.p90 for plan in plans):
        named = "report.ledger.worth_weighed" if weighed else "report.ledger.worth"
        worth = (
            _bands("report.ledger.benefit", plans, lambda plan: plan.net_present_benefit, writer),
            _bands(named, plans, lambda plan: plan.worth, writer),
        )

    def means(title: str, band_of: Callable[[PlanResult], Band]) -> Row:
        return Row((say(title), *(writer.cell(band_of(plan).mean) for plan in plans)))

    if worth:
        worth = (*worth, means("report.ledger.worth_mean", lambda plan: plan.worth))

    def unit_cost(title: str, bands: Iterable[Band]) -> Row:
        said = (say("report.money", amount=Money(b.p50, currency)) for b in bands)
        return Row((say(title), *said))

    people = [plan.cost_per_person for plan in plans if plan.cost_per_person is not None]

    return (
        Row((say("report.ledger.totals"),), "group"),
        _bands("report.ledger.tco", plans, lambda plan: plan.tco, writer),
        _bands("report.ledger.npc", plans, lambda plan: plan.net_present_cost, writer),
        means("report.ledger.npc_mean", lambda plan: plan.net_present_cost),
        *worth,
        unit_cost("report.ledger.per_mtok", (plan.cost_per_mtok for plan in plans)),
        unit_cost("report.ledger.per_success", (plan.cost_per_success for plan in plans)),
        *((unit_cost("report.ledger.per_person", people),) if people else ()),
    )


def _gap(plan: PlanResult, writer: Writer) -> str:
    """Say what the likely case adds up to, and how far the median lies from it."""
    likely = sum(line.likely for line in plan.ledger if line.line != BENEFIT)
    return writer.texts.say(
        "report.ledger.gap",
        likely=Money(likely, writer.currency),
        median=Money(plan.tco.p50, writer.currency),
        gap=writer.short(abs(plan.tco.p50 - likely)),
    )


def _placement(evaluation: Evaluation, plans: tuple[PlanResult, ...], writer: Writer) -> Table:
    say, names = writer.texts.say, option_names(evaluation, writer.texts)
    rows: list[Row] = []
    for plan in plans:
        where = {(p.workload, p.phase): names.get(p.option, p.option) for p in plan.placement}
        found = search_said(plan, evaluation.currency, writer.texts)
        head = say(
            "report.placement.plan", name=posture_name(plan.posture, writer.texts), how=found
        )
        rows.append(Row((head,), "group"))
        rows += [
            Row((name, *(where.get((id_, phase), say("report.empty")) for phase in PHASES)))
            for id_, name in evaluation.workload_names.items()
        ]
    return Table(
        caption="",
        columns=(
            Column(say("report.workload"), "left", 1.0),
            *(Column(say(f"phase.{phase}"), "left", 1.2) for phase in PHASES),
        ),
        rows=tuple(rows),
        whole=len(rows) <= MOST_WHOLE,
    )


def _servers(evaluation: Evaluation, plan: PlanResult, writer: Writer) -> tuple[Block, ...]:
    say, texts = writer.texts.say, writer.texts
    if not plan.servers:
        return (Paragraph(say("report.servers.none"), "note"),)
    names = option_names(evaluation, texts)
    heads = ("phase", "count", "owned", "load", "missed", "energy")
    table = Table(
        caption=say("report.servers.caption"),
        columns=(
            Column(say("report.servers.option"), "left", 2.2),
            Column(say("report.servers.phase"), "left", 1.5),
            *(Column(say(f"report.servers.{head}"), "right", 0.8) for head in heads[1:]),
        ),
        rows=tuple(
            Row(
                (
                    names.get(pool.option, pool.option),
                    say(f"phase.{pool.phase}"),
                    texts.number(pool.servers),
                    texts.number(pool.owned),
                    *_service(pool, writer),
                )
            )
            for pool in plan.servers
        ),
    )
    return Heading(say("report.servers.title")), table


def _service(pool: ServerCount, writer: Writer) -> tuple[str, str, str]:
    """Say how busy servers are, what they miss and what energy they take, once they serve."""
    say, texts = writer.texts.say, writer.texts
    if pool.is_on_order:
        return say("report.servers.on_order"), "–", "–"
    energy = texts.number(pool.kwh_per_mtok.p50, 2) if pool.kwh_per_mtok else "–"
    missed = say("report.money", amount=Share(pool.missed.mean))
    return texts.share(pool.utilisation.p50), missed, energy
