"""The chart of a model on owned machines: how the times of an answer rise with the load."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np

from advisor.evaluation.served import Capacity, Course
from advisor.report.chart_model import Axis, ChartModel, Dash, Line, Mark, Series, Tone
from advisor.report.ticks import linear_axis
from advisor.words.text import Texts

LEAST, MOST = 0.05, 4.0
"""Shares of the target between which times are drawn."""
TICKS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 4.0)
LOADS = (0.1, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Shares of full load that stand in the table."""
APART = 0.12
"""Share of the axis within which two names of vertical marks would run into each other."""


def chart_capacity(capacity: Capacity, texts: Texts) -> ChartModel:
    """Draw both times over their targets against the tokens per second of all servers.

    Args:
        capacity: What machines do for a call, from light to full load.
        texts: The reader's language.

    Returns:
        A line for each time and one for the target; the capacity as a vertical mark and the
        workload's busiest hour as a point, or as a vertical mark where it is beyond the machines.
    """
    call, course, say = capacity.call, capacity.course, texts.say
    first = course.ttft_p95_s / call.ttft_s
    following = course.tpot_p95_s / call.tpot_s
    right = max(float(course.output_tokens_per_s[-1]), capacity.peak or 0.0)
    x = linear_axis(say("chart.capacity.load"), 0.0, right * 1.02, texts.compact)
    lines = (
        _line("ttft", say("chart.capacity.ttft"), course, first, "solid", "open"),
        _line("tpot", say("chart.capacity.tpot"), course, following, "dash", "hybrid"),
        Line(
            "target",
            say("chart.capacity.target"),
            np.array([x.minimum, x.maximum]),
            np.zeros(2),
            "dot",
            emphasis=False,
            tone="none",
        ),
    )
    return ChartModel(
        id="capacity",
        title=say("chart.capacity.title", model=capacity.model, machine=capacity.machine),
        subtitle=_subtitle(capacity, texts),
        x=x,
        y=_share_axis(lines, texts),
        lines=lines,
        marks=_marks(capacity, np.maximum(first, following), x, texts),
        header=tuple(say(f"chart.capacity.column.{name}") for name in _COLUMNS),
        rows=_rows(capacity, texts),
    )


_Told: TypeAlias = tuple[float, float, float, float, float, float, float]
_COLUMNS = ("share", "tokens", "concurrent", "users", "ttft", "tpot", "energy")


def _line(key: str, label: str, course: Course, share: Series, dash: Dash, tone: Tone) -> Line:
    """Draw a time up to the top of the chart, where it is cut between two points."""
    height, tokens = np.log10(np.maximum(share, LEAST)), course.output_tokens_per_s
    top = math.log10(MOST)
    within = int(np.searchsorted(height, top, side="right"))
    x, y = tokens[:within], height[:within]
    if 0 < within < height.size:
        cut = np.interp(top, height[within - 1 : within + 1], tokens[within - 1 : within + 1])
        x, y = np.append(x, cut), np.append(y, top)
    x, y = np.ascontiguousarray(x), np.ascontiguousarray(y)
    return Line(key, label, x, y, dash, emphasis=key == "ttft", tone=tone)


def _share_axis(lines: tuple[Line, ...], texts: Texts) -> Axis:
    lowest = min((float(line.y.min()) for line in lines if line.y.size), default=0.0)
    ticks = tuple((math.log10(tick), texts.share(tick)) for tick in TICKS)
    low = max((at for at, _ in ticks if at <= lowest + 1e-9), default=ticks[0][0])
    shown = tuple(tick for tick in ticks if tick[0] >= low)
    label = texts.say("chart.capacity.share_of_target")
    return Axis(
        label,
        low,
        math.log10(MOST),
        shown,
        logarithmic=True,
        says=lambda power: texts.share(10.0**power),
    )


def _subtitle(capacity: Capacity, texts: Texts) -> str:
    call = capacity.call
    values = {
        "servers": texts.number(capacity.servers),
        "prompt": texts.number(call.prompt),
        "output": texts.number(call.output),
        "ttft": _seconds(call.ttft_s, texts),
        "tpot": _milliseconds(call.tpot_s, texts),
    }
    if capacity.workload:
        return texts.say("chart.capacity.subtitle", workload=capacity.workload, **values)
    return texts.say("chart.capacity.typical", **values)


def _marks(capacity: Capacity, worse: Series, x: Axis, texts: Texts) -> tuple[Mark, ...]:
    served, course, peak = capacity.served, capacity.course, capacity.peak
    kept_until, marks = served.output_tokens_per_s, []
    if served.holds:
        values = {"tokens": texts.compact(kept_until), "users": _rough(served.users, texts)}
        label = texts.say("chart.capacity.capacity", **values)
        marks.append(Mark(kept_until, None, label, "vertical"))
    if peak is None:
        return tuple(marks)
    label = texts.say("chart.capacity.peak", tokens=texts.compact(peak))
    height = float(np.interp(peak, course.output_tokens_per_s, np.log10(worse)))
    if peak > course.output_tokens_per_s[-1] or height > math.log10(MOST):
        near = served.holds and abs(peak - kept_until) < APART * (x.maximum - x.minimum)
        kept = marks if not near else [Mark(kept_until, None, "", "vertical")]
        return (*kept, Mark(peak, None, label, "vertical"))
    return (*marks, Mark(peak, max(height, math.log10(LEAST)), label, "point"))


def _rows(capacity: Capacity, texts: Texts) -> tuple[tuple[str, ...], ...]:
    """Write the course at round shares of full load, and at the capacity and the peak."""
    served, course, peak = capacity.served, capacity.course, capacity.peak
    at = [("load", _at(load, course)) for load in LOADS if load >= float(course.utilisation[0])]
    if served.holds:
        share = served.output_tokens_per_s / served.maximum
        kept = (share, served.output_tokens_per_s, served.concurrent, served.users)
        times = (served.ttft_p95_s, served.tpot_p95_s, served.kwh_per_mtok)
        at.append(("capacity", (*kept, *times)))
    if peak is not None and peak <= course.output_tokens_per_s[-1]:
        share = peak / served.maximum
        at.append(("peak", _at(share, course)))
    return tuple(_row(name, *told, texts) for name, told in sorted(at, key=lambda one: one[1]))


def _at(share: float, course: Course) -> _Told:
    """Read the course at a share of full load."""
    tokens, concurrent, users, ttft, tpot, energy = (
        float(np.interp(share, course.utilisation, values))
        for values in (
            *(course.output_tokens_per_s, course.concurrent, course.users),
            *(course.ttft_p95_s, course.tpot_p95_s, course.kwh_per_mtok),
        )
    )
    return share, tokens, concurrent, users, ttft, tpot, energy


def _row(  # noqa: PLR0913, PLR0917 - the columns
    name: str,
    share: float,
    tokens: float,
    concurrent: float,
    users: float,
    ttft: float,
    tpot: float,
    energy: float,
    texts: Texts,
) -> tuple[str, ...]:
    return (
        texts.say(f"chart.capacity.at.{name}", share=texts.share(share)),
        texts.compact(tokens),
        _rough(concurrent, texts),
        _rough(users, texts),
        _seconds(ttft, texts),
        _milliseconds(tpot, texts),
        texts.number(energy),
    )


def _rough(count: float, texts: Texts) -> str:
    """Leave two digits of a count that is not known better."""
    return texts.number(float(f"{count:.2g}"))


def _seconds(value: float, texts: Texts) -> str:
    return texts.say("chart.capacity.seconds", number=texts.number(value))


def _milliseconds(value: float, texts: Texts) -> str:
    return texts.say("chart.capacity.milliseconds", number=texts.number(value * 1000))
