"""Parts of the decision page: plans side by side, placement, reasons, the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from advisor import api
from ui.widgets.bullet import Bullet
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.data_table import DataTable
from ui.widgets.figure_cells import FigureCells
from ui.widgets.label import Label

_MONEY: tuple[api.FigureKind, ...] = (
    "worth",
    "net_present_cost",
    "net_present_benefit",
    "tco",
    "cost_per_mtok",
    "cost_per_success",
)


def plans_table(
    evaluation: api.Evaluation, texts: api.Texts
) -> tuple[Sequence[str], list[tuple[str, ...]]]:
    """Say the figures of the standing plans, one column each."""
    say = texts.say
    plans = evaluation.plans
    header = ["", *(plan_name(plan, evaluation, texts) for plan in plans)]
    money = _money_of(evaluation)
    rows = [
        (
            say("window.plan.probability_best"),
            *(texts.share(plan.probability_best) for plan in plans),
        )
    ]
    rows += [
        (
            say(f"window.plan.{figure}"),
            *(band_of(getattr(plan, figure), evaluation.currency, texts) for plan in plans),
        )
        for figure in money
    ]
    regrets = (texts.money(p.regret, evaluation.currency, compact=True) for p in plans)
    rows.append((say("window.plan.regret"), *regrets))
    return header, rows


def plan_figures(evaluation: api.Evaluation) -> dict[tuple[int, int], api.FigureRef]:
    """Say which figure stands in which cell of the table of plans."""
    return {
        (row, column): api.FigureRef(figure, plan=plan.posture)
        for row, figure in enumerate(_money_of(evaluation), start=1)
        for column, plan in enumerate(evaluation.plans, start=1)
    }


def _money_of(evaluation: api.Evaluation) -> tuple[api.FigureKind, ...]:
    """Give the figures of money; for a person only where it is told how many there are."""
    counted = any(plan.cost_per_person for plan in evaluation.plans)
    return (*_MONEY, "cost_per_person") if counted else _MONEY


def placement_card(evaluation: api.Evaluation, texts: api.Texts) -> Card:
    """Show what runs each workload in each phase of the leading plan."""
    say = texts.say
    plan = next((p for p in evaluation.plans if p.posture == evaluation.leading), None)
    plan = plan or evaluation.plans[0]
    card = Card(
        say("window.decision.placement"),
        say("window.decision.placement_note", posture=say(f"posture.{plan.posture}")),
    )
    names = api.option_names(evaluation, texts)
    placed = {(p.workload, p.phase): names.get(p.option, p.option) for p in plan.placement}
    table = DataTable(say("window.decision.placement"), left=frozenset(range(4)))
    table.show_rows(
        (say("window.decision.workload"), *(say(f"phase.{phase}") for phase in api.PHASES)),
        [
            (name, *(placed.get((key, phase), "—") for phase in api.PHASES))
            for key, name in evaluation.workload_names.items()
        ],
        even=True,
    )
    table.fit_height()
    card.add(table)
    return card


def reasons_cards(evaluation: api.Evaluation, texts: api.Texts) -> tuple[Card, Card]:
    """Show what speaks for the leading posture, and what speaks against it."""
    leading = evaluation.leading
    ours = [reason for reason in evaluation.reasons if reason.favours == leading]
    others = [reason for reason in evaluation.reasons if reason.favours != leading]
    return (
        _reasons("window.decision.reasons", "+", ours, texts),
        _reasons("window.decision.counter_reasons", "−", others, texts),
    )


class LedgerCard(Card):
    """The ledger of one plan in its three levels; another plan can be chosen."""

    turned = Signal(str)
    figure_wanted = Signal(object)

    def __init__(self, evaluation: api.Evaluation, texts: api.Texts) -> None:
        say = texts.say
        super().__init__(say("window.decision.ledger"), say("window.decision.ledger_note"))
        self._evaluation, self._texts = evaluation, texts
        plans = tuple((p.posture, plan_name(p, evaluation, texts)) for p in evaluation.plans)
        self.choice = ChoiceField(plans)
        self.choice.name(say("window.decision.ledger_of"))
        self.choice.setFixedWidth(220)
        self.choice.committed.connect(self._turn)
        self.head.addWidget(self.choice)
        self.table = DataTable(say("window.decision.ledger"), left=frozenset({0, 5}))
        self.add(self.table)
        self.add(Label(say("window.derivation.hint"), "caption", wrap=True))
        self._refs: dict[tuple[int, int], api.FigureRef] = {}
        opened = say("window.derivation.opens")
        self._cells = FigureCells(self.table, opened, self._open)

    def show_plan(self, posture: str) -> None:
        """Show the ledger of one plan."""
        plans = self._evaluation.plans
        plan = next((p for p in plans if p.posture == posture), plans[0])
        self.choice.show_value(plan.posture, given=True)
        say = self._texts.say
        columns = ("line", "likely", "p10", "p50", "p90", "evidence")
        rows: list[tuple[str, ...]] = []
        bold: set[int] = set()
        for level in (1, 2, 3):
            bold.add(len(rows))
            rows.append(self._level(level, plan.level_cost[level - 1]))
            lines = [line for line in plan.ledger if line.level == level]
            rows += [self._line(line) for line in lines]
        header = [say(f"window.ledger.{column}") for column in columns]
        self.table.show_rows(header, rows, bold=frozenset(bold))
        self.table.fit_height()
        self._refs = _ledger_figures(plan)
        self._cells.show_cells(frozenset(self._refs))

    def _open(self, cell: tuple[int, int]) -> None:
        self.figure_wanted.emit(self._refs[cell])

    def _turn(self, posture: str) -> None:
        self.show_plan(posture)
        self.turned.emit(posture)

    def _level(self, level: int, cost: api.Band) -> tuple[str, ...]:
        currency = self._evaluation.currency
        amounts = (cost.p10, cost.p50, cost.p90)
        money = (self._texts.money(amount, currency, compact=True) for amount in amounts)
        return (self._texts.say(f"level.{level}"), "", *money, "")

    def _line(self, line: api.LedgerLine) -> tuple[str, ...]:
        currency = self._evaluation.currency
        amounts = (line.likely, line.p10, line.p50, line.p90)
        money = (self._texts.money(amount, currency, compact=True) for amount in amounts)
        say = self._texts.say
        return (f"      {say(f'line.{line.line}')}", *money, say(f"evidence.{line.evidence}"))


def _ledger_figures(plan: api.PlanResult) -> dict[tuple[int, int], api.FigureRef]:
    """Say which figure stands in which cell of a plan's ledger, in the order of its rows."""
    refs: list[api.FigureRef] = []
    for level in (1, 2, 3):
        refs.append(api.FigureRef("level_cost", plan=plan.posture, level=level))
        lines = [line for line in plan.ledger if line.level == level]
        refs += [
            api.FigureRef("ledger_line", plan=plan.posture, level=level, line=line.line)
            for line in lines
        ]
    return {
        (row, column): ref
        for row, ref in enumerate(refs)
        for column in (range(2, 5) if ref.kind == "level_cost" else range(1, 5))
    }


def _reasons(heading: str, sign: str, reasons: Sequence[api.Reason], texts: api.Texts) -> Card:
    card = Card(texts.say(heading))
    for reason in reasons:
        said = texts.say(reason.text)
        claims = f"   [{', '.join(reason.claims)}]" if reason.claims else ""
        card.add(Bullet(f"{said}{claims}", sign))
    if not reasons:
        card.add(Label(texts.say("window.decision.no_reasons"), "muted", wrap=True))
    card.body.addStretch(1)
    return card


def plan_name(plan: api.PlanResult, evaluation: api.Evaluation, texts: api.Texts) -> str:
    """Name a plan by its posture; the leading one is starred."""
    name = texts.say(f"posture.{plan.posture}")
    return f"★\N{NO-BREAK SPACE}{name}" if plan.posture == evaluation.leading else name


def band_of(band: api.Band, currency: str, texts: api.Texts) -> str:
    """Say the median of an amount and its range from P10 to P90."""
    return texts.say(
        "window.band_of",
        middle=texts.money(band.p50, currency, compact=True),
        low=texts.money(band.p10, currency, compact=True),
        high=texts.money(band.p90, currency, compact=True),
    )
