"""Scenarios as bars from P10 to P90 of one figure of the leading plan, the median between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from advisor.evaluation import Band, Posture, ScenarioPlan, ScenarioResult
from advisor.report.chart_model import Axis, ChartModel, Hatch, Mark, Span
from advisor.report.names import posture_name
from advisor.report.ticks import linear_axis
from advisor.words.text import Texts

Figure = Literal["worth", "net_present_cost"]
_HATCHES: dict[Posture, Hatch] = {"open": "plain", "closed": "rising", "hybrid": "falling"}
_LABEL_ROOM = -0.35
"""Rows above the first one, for the name of the line."""


def chart_scenarios(
    standings: Sequence[ScenarioResult], baseline: str, figure: Figure, currency: str, texts: Texts
) -> ChartModel | None:
    """Draw one figure of the leading plan of every scenario.

    Args:
        standings: The baseline, then the scenarios.
        baseline: What the baseline is called.
        figure: Which figure.
        currency: Currency of all of them.
        texts: The reader's language.

    Returns:
        A row each, and a line at the baseline's median; None where none has a plan.
    """
    bands = [_band(one.first, figure) for one in standings]
    shown = [band for band in bands if band is not None]
    if not shown:
        return None
    say = texts.say

    def money(amount: float) -> str:
        return texts.money(amount, currency, compact=True)

    low, high = min(band.p10 for band in shown), max(band.p90 for band in shown)
    names = [baseline, *(one.name for one in standings[1:])]
    median = bands[0]
    header = ("scenario", "plan", "p10", "p50", "p90")
    return ChartModel(
        id=f"scenarios_{figure}",
        title=say(f"chart.scenarios.{figure}"),
        subtitle=say("chart.scenarios.subtitle"),
        x=linear_axis(say(f"chart.scenarios.{figure}_axis"), low, max(high, low + 1.0), money),
        y=Axis(
            say("chart.scenarios.scenario"),
            _LABEL_ROOM,
            float(len(names)),
            tuple((row + 0.5, name) for row, name in enumerate(names)),
        ),
        marks=(Mark(median.p50, None, say("chart.scenarios.line"), "vertical"),) if median else (),
        header=tuple(say(f"chart.scenarios.{name}") for name in header),
        rows=tuple(
            _row(name, one, band, currency, texts)
            for name, one, band in zip(names, standings, bands, strict=True)
        ),
        spans=tuple(
            span
            for row, (one, band) in enumerate(zip(standings, bands, strict=True))
            if one.first is not None and band is not None
            for span in _spans(row, one.first.posture, band, currency, texts)
        ),
    )


def _band(plan: ScenarioPlan | None, figure: Figure) -> Band | None:
    if plan is None:
        return None
    return plan.worth if figure == "worth" else plan.net_present_cost


def _spans(
    row: int, posture: Posture, band: Band, currency: str, texts: Texts
) -> tuple[Span, Span]:
    """Give the bar in two parts, so that the edge between them is the median.

    Each says where it begins.
    """
    hatch, key = _HATCHES[posture], posture_name(posture, texts)
    low, middle = (texts.money(each, currency, compact=True) for each in (band.p10, band.p50))
    return (
        Span(row, band.p10, band.p50, posture, hatch, key, low),
        Span(row, band.p50, band.p90, posture, hatch, key, middle),
    )


def _row(
    name: str, one: ScenarioResult, band: Band | None, currency: str, texts: Texts
) -> tuple[str, ...]:
    if one.first is None or band is None:
        return (name, posture_name(one.posture, texts), "—", "—", "—")
    amounts = (texts.money(each, currency) for each in (band.p10, band.p50, band.p90))
    return (name, posture_name(one.first.posture, texts), *amounts)
