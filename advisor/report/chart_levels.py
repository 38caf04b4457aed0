"""The three-level ledger as stacks: what each plan and option costs on each level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.evaluation import Evaluation, LedgerLine
from advisor.report.chart_model import Axis, ChartModel, Hatch, Span
from advisor.report.names import option_names, posture_name, ranked_plans
from advisor.report.ticks import linear_axis
from advisor.words.text import Texts

LEVELS = (1, 2, 3)
MOST_OPTIONS = 5
"""Options beneath the plans: more hide the plans."""
_NO_COST = "benefit"
_LOOKS: dict[int, tuple[str, Hatch]] = {
    1: ("option1", "plain"),
    2: ("option2", "rising"),
    3: ("option3", "falling"),
}


@dataclass(frozen=True)
class _Stack:
    """One row: its name and its cost on each level."""

    name: str
    levels: tuple[float, float, float]

    @property
    def total(self) -> float:
        return sum(self.levels)


def chart_levels(evaluation: Evaluation, texts: Texts) -> ChartModel:
    """Draw the likely undiscounted cost of every plan, and of the cheapest options, by level.

    Args:
        evaluation: The answer to draw.
        texts: The reader's language.

    Returns:
        A row per standing plan, the leading one on top, then options that may serve everything,
        cheapest first; benefits are left out, credits stand left of zero.
    """
    stacks = _stacks(evaluation, texts)
    reach = [end for stack in stacks for end in _ends(stack)]

    def money(amount: float) -> str:
        return texts.money(amount, evaluation.currency, compact=True)

    names = {level: texts.say(f"level.{level}") for level in LEVELS}
    return ChartModel(
        id="levels",
        title=texts.say("chart.levels.title"),
        subtitle=texts.say("chart.levels.subtitle"),
        x=linear_axis(
            texts.say("chart.levels.axis"), min([0.0, *reach]), max([1.0, *reach]), money
        ),
        y=_rows_axis(stacks, texts.say("chart.levels.row")),
        header=(texts.say("chart.levels.row"), *names.values(), texts.say("chart.levels.total")),
        rows=tuple(_row(stack, evaluation.currency, texts) for stack in stacks),
        spans=tuple(
            span
            for row, stack in enumerate(stacks)
            for span in _spans(row, stack, names, evaluation.currency, texts)
        ),
    )


def _row(stack: _Stack, currency: str, texts: Texts) -> tuple[str, ...]:
    """Write a stack for the table: each level, and all of them."""
    return stack.name, *(texts.money(cost, currency) for cost in (*stack.levels, stack.total))


def _stacks(evaluation: Evaluation, texts: Texts) -> tuple[_Stack, ...]:
    plans = tuple(
        _Stack(
            texts.say("chart.levels.plan", name=posture_name(plan.posture, texts)),
            _by_level(plan.ledger),
        )
        for plan in ranked_plans(evaluation)
    )
    names = option_names(evaluation, texts)
    whole = [one for one in evaluation.options if one.ledger and not one.excluded_because]
    options = sorted((_Stack(names[o.id], _by_level(o.ledger)) for o in whole), key=_total)
    return (*plans, *options[:MOST_OPTIONS])


def _total(stack: _Stack) -> float:
    return stack.total


def _by_level(ledger: Sequence[LedgerLine]) -> tuple[float, float, float]:
    costs = dict.fromkeys(LEVELS, 0.0)
    for line in ledger:
        if line.line != _NO_COST:
            costs[line.level] += line.likely
    return costs[1], costs[2], costs[3]


def _ends(stack: _Stack) -> tuple[float, float]:
    """Give how far a stack reaches to both sides of zero."""
    return sum(c for c in stack.levels if c < 0), sum(c for c in stack.levels if c > 0)


def _rows_axis(stacks: tuple[_Stack, ...], label: str) -> Axis:
    ticks = tuple((row + 0.5, stack.name) for row, stack in enumerate(stacks))
    return Axis(label, 0.0, float(max(len(stacks), 1)), ticks)


def _spans(
    row: int, stack: _Stack, names: dict[int, str], currency: str, texts: Texts
) -> tuple[Span, ...]:
    """Lay costs side by side to the right of zero and credits to its left."""
    made, right, left = [], 0.0, 0.0
    for level, cost in zip(LEVELS, stack.levels, strict=True):
        start = right if cost >= 0 else left
        tone, hatch = _LOOKS[level]
        text = texts.money(cost, currency, compact=True)
        made.append(Span(row, start, start + cost, tone, hatch, names[level], text))
        right, left = (start + cost, left) if cost >= 0 else (right, start + cost)
    return tuple(span for span in made if span.start != span.end)
