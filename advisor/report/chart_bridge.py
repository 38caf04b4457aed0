"""From one answer to another, step by step, as a waterfall whose steps add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.evaluation import Bridge
from advisor.report.chart_model import Axis, Bar, ChartModel
from advisor.report.chart_tornado import signed_money
from advisor.report.ticks import linear_axis
from advisor.words.text import Texts

MOST_STEPS = 9
"""Steps that stand alone; smaller ones are added up in one row (the table has them all)."""
NOTHING = 1e-9
"""Share of the answers' worth below which a step is how sums round."""


@dataclass(frozen=True)
class _Step:
    label: str
    worth: float
    cost: float
    error: float


def chart_bridge(bridge: Bridge, texts: Texts) -> ChartModel | None:
    """Draw the steps of expected worth; None where one of the answers has no plan."""
    before, after = bridge.worth_before, bridge.worth_after
    if before is None or after is None:
        return None
    say = texts.say
    every = [_Step(say(one.label), one.worth, one.cost, one.error) for one in bridge.steps]
    least = NOTHING * max(abs(before), abs(after))
    moving = [one for one in every if max(abs(one.worth), abs(one.cost)) > least]
    shown = _gathered(moving, texts)
    ends = [before]
    for step in shown:
        ends.append(ends[-1] + step.worth)
    lowest, highest = min(ends), max(ends)
    room = (highest - lowest) * 0.2 or abs(highest) * 0.1 or 1.0
    floor = lowest - room
    rows = [(say("chart.bridge.before"), floor, before)]
    rows += [(step.label, ends[at], ends[at + 1]) for at, step in enumerate(shown)]
    rows.append((say("chart.bridge.after"), floor, after))

    def money(amount: float) -> str:
        return texts.money(amount, bridge.currency, compact=True)

    said = [money(before)]
    said += [signed_money(step.worth, bridge.currency, texts) for step in shown]
    said.append(money(after))
    return ChartModel(
        id="bridge",
        title=say("chart.bridge.title"),
        subtitle=say("chart.bridge.exact" if bridge.exact else "chart.bridge.drawn"),
        x=linear_axis(say("chart.bridge.axis"), floor, highest + room, money),
        y=Axis(
            say("chart.bridge.step"),
            0.0,
            float(len(rows)),
            tuple((at + 0.5, label) for at, (label, _, _) in enumerate(rows)),
        ),
        bars=tuple(bar for row, text in zip(rows, said, strict=True) for bar in _bars(row, text)),
        header=tuple(say(f"chart.bridge.{name}") for name in ("step", "worth", "cost", "error")),
        rows=_table(bridge, moving, texts),
    )


def _gathered(steps: Sequence[_Step], texts: Texts) -> list[_Step]:
    """Keep the largest steps apart and add the others up, so that nothing is lost."""
    ordered = sorted(steps, key=lambda one: -abs(one.worth))
    few, rest = ordered[:MOST_STEPS], ordered[MOST_STEPS:]
    if rest:
        label = texts.say("chart.bridge.smaller", count=len(rest))
        worth, cost = sum(one.worth for one in rest), sum(one.cost for one in rest)
        few.append(_Step(label, worth, cost, 0.0))
    return few


def _bars(row: tuple[str, float, float], text: str) -> tuple[Bar, Bar]:
    """Give the bar of a row, and one without length to keep the pairs."""
    label, start, end = row
    tone: Literal["cheaper", "dearer"] = "cheaper" if end >= start else "dearer"
    full = Bar(label, start, end, tone, text, flips=False)
    return full, Bar(label, end, end, tone, "", flips=False)


def _table(bridge: Bridge, steps: Sequence[_Step], texts: Texts) -> tuple[tuple[str, ...], ...]:
    say, currency = texts.say, bridge.currency

    def row(label: str, worth: float | None, cost: float | None) -> tuple[str, ...]:
        told = [
            "—" if amount is None else texts.money(amount, currency, compact=True)
            for amount in (worth, cost)
        ]
        return (label, *told, "")

    ordered = sorted(steps, key=lambda one: -abs(one.worth))
    return (
        row(say("chart.bridge.before"), bridge.worth_before, bridge.cost_before),
        *(
            (
                one.label,
                signed_money(one.worth, currency, texts),
                signed_money(one.cost, currency, texts),
                texts.money(one.error, currency, compact=True) if one.error else "—",
            )
            for one in ordered
        ),
        row(say("chart.bridge.after"), bridge.worth_after, bridge.cost_after),
    )
