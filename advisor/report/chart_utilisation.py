"""The chart of how full the leading plan's servers are, month by month."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from advisor.evaluation import Evaluation, PoolLoad, Posture
from advisor.report.chart_model import Area, Axis, ChartModel, Dash, Line, Series
from advisor.report.names import option_names
from advisor.report.ticks import linear_axis, month_axis
from advisor.words.text import Texts

DASHES: tuple[Dash, ...] = ("solid", "dash", "dashdot")
_FULL = 1.0
_TOP = 1.1
"""Share of what servers keep up to which the chart reaches at least."""


def chart_utilisation(evaluation: Evaluation, texts: Texts) -> ChartModel:
    """Draw the busiest hour of each month over what the servers keep within the targets.

    Args:
        evaluation: The answer to draw.
        texts: The reader's language.

    Returns:
        A line for each kind of servers of the leading plan, the fullest first and with its band
        from P10 to P90, and one at what they keep; no line where it has no servers of its own.
    """
    loads = sorted(evaluation.pool_loads, key=lambda one: -max(one.p90))
    names = option_names(evaluation, texts)
    tones = {option.id: option.posture for option in evaluation.options}
    months = evaluation.horizon_months
    full = texts.say("chart.utilisation.full")
    pools = [
        _line(load, names.get(load.option, load.option), tones.get(load.option), at)
        for at, load in enumerate(loads)
    ]
    limit = Line("full", full, _ends(months), np.ones(2), "dot", emphasis=False, tone="none")
    return ChartModel(
        id="utilisation",
        title=texts.say("chart.utilisation.title"),
        subtitle=_subtitle(loads, names, texts),
        x=month_axis(texts.say("chart.month"), months, texts.number),
        y=_axis(loads, texts),
        lines=(*pools, limit) if pools else (),
        areas=tuple(_area(load, pools[0], texts) for load in loads[:1]),
        header=_header(loads, names, texts),
        rows=_rows(loads, months, texts),
    )


def _ends(months: int) -> Series:
    return np.array([0.0, float(months)])


def _axis(loads: Sequence[PoolLoad], texts: Texts) -> Axis:
    highest = max((max(load.p90) for load in loads[:1]), default=0.0)
    highest = max([highest, _TOP, *(max(load.p50) for load in loads)])
    return linear_axis(texts.say("chart.utilisation.axis"), 0.0, highest, texts.share)


def _series(values: Sequence[float]) -> Series:
    return np.array(values, dtype=np.float64)


def _line(load: PoolLoad, name: str, tone: Posture | None, at: int) -> Line:
    dash = DASHES[min(at, len(DASHES) - 1)]
    months = np.arange(1.0, len(load.p50) + 1)
    y = _series(load.p50)
    return Line(load.option, name, months, y, dash, emphasis=at == 0, tone=tone or "none")


def _area(load: PoolLoad, line: Line, texts: Texts) -> Area:
    label = texts.say("chart.band", name=line.label)
    return Area(line.key, label, line.x, _series(load.p10), _series(load.p90), line.tone)


def _subtitle(loads: Sequence[PoolLoad], names: dict[str, str], texts: Texts) -> str:
    if not loads:
        return texts.say("chart.utilisation.none")
    fullest = loads[0]
    month = int(np.argmax(fullest.p90))
    return texts.say(
        "chart.utilisation.subtitle",
        option=names.get(fullest.option, fullest.option),
        month=month + 1,
        share=texts.share(fullest.p50[month]),
        high=texts.share(fullest.p90[month]),
        servers=fullest.servers[month],
    )


def _header(loads: Sequence[PoolLoad], names: dict[str, str], texts: Texts) -> tuple[str, ...]:
    return (
        texts.say("chart.month"),
        *(
            texts.say("chart.utilisation.column", name=names.get(load.option, ""), what=what)
            for load in loads
            for what in (texts.say("chart.utilisation.servers"), "P10", "P50", "P90")
        ),
    )


def _rows(loads: Sequence[PoolLoad], months: int, texts: Texts) -> tuple[tuple[str, ...], ...]:
    if not loads:
        return ()
    return tuple(
        (
            texts.number(month + 1),
            *(
                cell
                for load in loads
                for cell in (
                    texts.number(load.servers[month]),
                    *(texts.share(share[month]) for share in (load.p10, load.p50, load.p90)),
                )
            ),
        )
        for month in range(months)
    )
