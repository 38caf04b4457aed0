"""Who leads as one weight grows: a row per criterion from no weight to all of it."""

from __future__ import annotations

from advisor.evaluation import Evaluation, Posture, WeightInterval
from advisor.report.chart_model import Axis, ChartModel, Hatch, Mark, Span
from advisor.report.names import posture_name
from advisor.report.ticks import linear_axis
from advisor.words.text import Texts

_HATCHES: dict[Posture, Hatch] = {"open": "plain", "closed": "rising", "hybrid": "falling"}


def chart_weights(evaluation: Evaluation, texts: Texts) -> ChartModel | None:
    """Draw how far each weight may move until another posture leads, the others in proportion.

    Args:
        evaluation: The answer to draw.
        texts: The reader's language.

    Returns:
        A row per criterion, with a mark where its weight lies; None where nobody weighed any or
        only one plan is known.
    """
    reading = evaluation.criteria
    if reading is None or reading.stability is None:
        return None
    found, say = reading.stability.intervals, texts.say
    names = [say(f"criterion.{one.criterion}") for one in found]
    ticks = tuple((row + 0.5, name) for row, name in enumerate(names))
    return ChartModel(
        id="weights",
        title=say("chart.weights.title"),
        subtitle=say("chart.weights.subtitle"),
        x=linear_axis(say("chart.weights.axis"), 0.0, 1.0, texts.share),
        y=Axis(say("chart.weights.criterion"), 0.0, float(len(found)), ticks),
        marks=tuple(
            Mark(
                one.share, row + 0.5, say("chart.weights.now", share=texts.share(one.share)), "dot"
            )
            for row, one in enumerate(found)
        ),
        header=tuple(
            say(f"chart.weights.{part}") for part in ("criterion", "now_column", "stable", "beyond")
        ),
        rows=tuple(_row(one, name, texts) for one, name in zip(found, names, strict=True)),
        spans=tuple(
            Span(
                row=row,
                start=stretch.start,
                end=stretch.end,
                tone=stretch.posture,
                hatch=_HATCHES[stretch.posture],
                key=posture_name(stretch.posture, texts),
                text=posture_name(stretch.posture, texts),
            )
            for row, one in enumerate(found)
            for stretch in one.course
        ),
    )


def _row(one: WeightInterval, name: str, texts: Texts) -> tuple[str, ...]:
    say = texts.say
    stable = say("report.range", low=texts.share(one.low), high=texts.share(one.high))
    sides = [
        say(f"chart.weights.{side}", posture=posture_name(posture, texts), share=texts.share(share))
        for side, posture, share in (("below", one.below, one.low), ("above", one.above, one.high))
        if posture is not None
    ]
    beyond = say("report.semicolon").join(sides) or say("chart.weights.never")
    return name, texts.share(one.share), stable, beyond
