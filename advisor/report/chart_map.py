"""The map of the workloads: task sensitivity against industry-data demand."""

from __future__ import annotations

import numpy as np

from advisor.errors import Money, Share, message
from advisor.evaluation import DebateReading, Evaluation, MapPlace
from advisor.report.chart_model import Axis, ChartModel, Line, Mark
from advisor.trial.quadrants import PRESCRIBED, quadrants
from advisor.words.text import Texts

SCALE = 10.0
"""End of both axes: a design choice, as their middle is."""
_MARGIN = 1.5
"""Room below and above the scale, in its units, for the words of the quadrants."""
_WORDS_AT = (-0.9, SCALE + 1.1)
"""Height of a quadrant's words: below or above the scale, where no workload can stand."""


def chart_map(evaluation: Evaluation, texts: Texts) -> ChartModel | None:
    """Draw the workloads that stand on the map; None where none does.

    Args:
        evaluation: The answer, its debate read.
        texts: The reader's language.

    Returns:
        A named point for each place, lines through the middle, and what stands for each quadrant.
    """
    debate = evaluation.debate
    if debate is None or not any(place.quadrant for place in debate.map):
        return None
    say, middle = texts.say, debate.map_middle
    ticks = tuple((at, texts.number(at)) for at in (0.0, middle, SCALE))
    across = Line(
        "middle",
        say("trial.map.middle"),
        np.array([0.0, SCALE]),
        np.array([middle, middle]),
        "dash",
        emphasis=False,
        tone="none",
    )
    return ChartModel(
        id="map",
        title=say("trial.map.title"),
        subtitle=say("trial.map.subtitle"),
        x=Axis(say("trial.map.x"), 0.0, SCALE, ticks),
        y=Axis(say("trial.map.y"), -_MARGIN, SCALE + _MARGIN, ticks),
        lines=(across,),
        marks=(
            Mark(middle, None, "", "vertical"),
            *_words(middle, texts),
            *_points(evaluation, debate),
        ),
        header=tuple(say(f"trial.map.column.{name}") for name in _COLUMNS),
        rows=tuple(_row(place, evaluation, texts) for place in debate.map),
    )


_COLUMNS = ("workload", "x", "y", "says", "gate")


def _words(middle: float, texts: Texts) -> tuple[Mark, ...]:
    """Write beside each quadrant what stands for it."""
    low, high = _WORDS_AT
    return tuple(
        Mark(
            (middle + SCALE) / 2 if sensitive else middle / 2,
            high if scarce else low,
            texts.say(f"trial.map.{name}"),
            "words",
        )
        for sensitive, scarce, name in quadrants()
    )


def _points(evaluation: Evaluation, debate: DebateReading) -> tuple[Mark, ...]:
    """Give a point for each place; workloads that share one share its name."""
    named: dict[tuple[float, float], list[str]] = {}
    for place in debate.map:
        if place.task_sensitivity is not None and place.industry_data_demand is not None:
            at = (place.task_sensitivity, place.industry_data_demand)
            name = evaluation.workload_names.get(place.workload, place.workload)
            named.setdefault(at, []).append(name)
    return tuple(Mark(x, y, " · ".join(names), "named") for (x, y), names in named.items())


def _row(place: MapPlace, evaluation: Evaluation, texts: Texts) -> tuple[str, ...]:
    unknown = texts.say("trial.map.unknown")
    answers = (
        unknown if value is None else texts.number(value)
        for value in (place.task_sensitivity, place.industry_data_demand)
    )
    name = evaluation.workload_names.get(place.workload, place.workload)
    return (name, *answers, _says(place, texts), _gate(place, evaluation, texts))


def _says(place: MapPlace, texts: Texts) -> str:
    if place.quadrant is None:
        return texts.say("trial.map.unplaced")
    kind = "prescribed" if place.quadrant in PRESCRIBED else "suggested"
    basis = message(f"trial.map.{kind}", claims=", ".join(place.claims))
    return texts.say("trial.map.quadrant", name=message(f"trial.map.{place.quadrant}"), basis=basis)


def _gate(place: MapPlace, evaluation: Evaluation, texts: Texts) -> str:
    gate = place.gate
    if gate is None:
        return texts.say("trial.gate.none")
    return texts.say(
        f"trial.gate.{'open' if gate.is_open else 'shut'}",
        cost=Money(gate.cost, evaluation.currency),
        share=Share(round(gate.share_repaid, 2)),
        most=Money(gate.most.p50, evaluation.currency),
    )
