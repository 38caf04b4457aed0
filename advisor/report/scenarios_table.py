"""Scenarios beside the answers as they stand: a table of what was moved and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from advisor.evaluation import Band, ScenarioMove, ScenarioPlan, ScenarioResult
from advisor.report.chart_tornado import signed_money
from advisor.report.names import posture_name
from advisor.words.text import Texts

NOTHING = "—"
_SAME = 1e-6
"""Share of a figure below which a difference is how sums round."""


@dataclass(frozen=True)
class ScenariosTable:
    """A column for the baseline and one for each scenario."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    moved: int
    """The first row that says what was moved; those before it are the results."""
    note: str
    """What a figure that was moved to one value does to the bands; empty where none was."""


def scenarios_table(
    standings: Sequence[ScenarioResult], baseline: str, currency: str, texts: Texts
) -> ScenariosTable:
    """Say verdicts, figures with bands, differences and what was moved.

    Args:
        standings: The baseline, then the scenarios; differences are told against the first.
        baseline: What the baseline is called.
        currency: Currency of all of them.
        texts: The reader's language.
    """
    base, say = standings[0], texts.say

    def row(name: str, tell: Callable[[ScenarioResult], str]) -> tuple[str, ...]:
        return (say(f"scenarios.{name}"), *(tell(one) for one in standings))

    def change(name: str, amount: Callable[[ScenarioPlan], float]) -> tuple[str, ...]:
        return row(name, lambda one: _difference(one, base, amount, currency, texts))

    results: tuple[tuple[str, ...], ...] = (
        row("verdict", lambda one: posture_name(one.posture, texts)),
        row("best", lambda one: texts.share(one.first.probability_best) if one.first else NOTHING),
        row("order", lambda one: _order(one, texts)),
        row("rank", lambda one: rank_said(one, base, texts)),
        row("worth", lambda one: _median(_worth(one), currency, texts)),
        row("worth_band", lambda one: _band(_worth(one), currency, texts)),
        change("worth_change", lambda plan: plan.worth.p50),
        row("cost", lambda one: _median(_cost(one), currency, texts)),
        row("cost_band", lambda one: _band(_cost(one), currency, texts)),
        change("cost_change", lambda plan: plan.net_present_cost.p50),
    )
    days = {one.as_of for one in standings if one.as_of}
    if len(days) > 1:
        results += (row("evaluated", lambda one: texts.day(one.as_of) if one.as_of else NOTHING),)
    header = ("", baseline, *(one.name for one in standings[1:]))
    exact = any(move.exact for one in standings for move in one.moved)
    note = say("scenarios.exact_note") if exact else ""
    return ScenariosTable(header, (*results, *_moves(standings, texts)), len(results), note)


def rank_said(one: ScenarioResult, base: ScenarioResult, texts: Texts) -> str:
    """Say the place of the plan that leads in the baseline, and which it had."""
    was, now = base.rank(base.leading), one.rank(base.leading)
    if base.leading is None or was is None:
        return NOTHING
    name = texts.say(f"posture.{base.leading}")
    if now is None:
        return texts.say("scenarios.no_rank", plan=name)
    id_ = "scenarios.rank_now" if now == was else "scenarios.rank_moved"
    return texts.say(id_, plan=name, now=now, was=was)


def _order(one: ScenarioResult, texts: Texts) -> str:
    names = [texts.say(f"posture.{plan.posture}") for plan in one.plans]
    if not names:
        return NOTHING
    return reduce(
        lambda before, after: texts.say("scenarios.then", before=before, after=after), names
    )


def _worth(one: ScenarioResult) -> Band | None:
    return one.first.worth if one.first else None


def _cost(one: ScenarioResult) -> Band | None:
    return one.first.net_present_cost if one.first else None


def _median(band: Band | None, currency: str, texts: Texts) -> str:
    return NOTHING if band is None else texts.money(band.p50, currency, compact=True)


def _band(band: Band | None, currency: str, texts: Texts) -> str:
    if band is None:
        return NOTHING
    low, high = (texts.money(amount, currency, compact=True) for amount in (band.p10, band.p90))
    return texts.say("report.range", low=low, high=high)


def _difference(
    one: ScenarioResult,
    base: ScenarioResult,
    amount: Callable[[ScenarioPlan], float],
    currency: str,
    texts: Texts,
) -> str:
    """Say by how much the leading plan's median lies above the baseline's."""
    if one is base or one.first is None or base.first is None:
        return NOTHING
    now, before = amount(one.first), amount(base.first)
    if abs(now - before) <= _SAME * max(abs(now), abs(before)):
        return texts.say("window.change.none")
    return signed_money(now - before, currency, texts)


def _moves(standings: Sequence[ScenarioResult], texts: Texts) -> tuple[tuple[str, ...], ...]:
    """Give a row for every answer that any scenario moves: as it stands, and in each."""
    known: dict[str, ScenarioMove] = {}
    for one in standings:
        for move in one.moved:
            known.setdefault(move.path, move)
    return tuple(
        (
            texts.say(move.label),
            _value(move.before, move.unit, texts),
            *(_moved_to(one, move, texts) for one in standings[1:]),
        )
        for move in known.values()
    )


def _moved_to(one: ScenarioResult, asked: ScenarioMove, texts: Texts) -> str:
    mine = next((move for move in one.moved if move.path == asked.path), None)
    if mine is None:
        return NOTHING
    value = _value(mine.after, mine.unit, texts)
    return texts.say("scenarios.exact", value=value) if mine.exact else value


def _value(value: float | None, unit: str, texts: Texts) -> str:
    if value is None:
        return NOTHING
    return texts.quantity(value, unit) if unit else texts.number(value)
