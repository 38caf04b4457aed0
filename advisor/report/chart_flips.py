"""How far each input is from turning the verdict, as bars in units of half its range."""

from __future__ import annotations

from typing import Literal

from advisor.errors import message
from advisor.evaluation import Evaluation, Flip
from advisor.report.chart_model import Axis, Bar, ChartModel, Mark
from advisor.report.said import value_of
from advisor.report.ticks import linear_axis
from advisor.words.text import Texts

MOST_ROWS = 12


def chart_flips(evaluation: Evaluation, texts: Texts) -> ChartModel | None:
    """Draw the distances to the flip, the nearest on top; None without a probe or a flip.

    Args:
        evaluation: An answer that has been probed.
        texts: The reader's language.

    Returns:
        Bars of inputs with a range: to the left an input has to fall, to the right to rise. One
        unit is half its range from P10 to P90. The table has every input.
    """
    if not evaluation.flips:
        return None
    flips = sorted(evaluation.flips, key=lambda one: (one.distance is None, one.distance or 0.0))
    shown = [one for one in flips if one.distance is not None][:MOST_ROWS]
    ends = [_signed(one) for one in shown]
    say = texts.say
    ticks = tuple((at + 0.5, say(one.label)) for at, one in enumerate(shown))
    return ChartModel(
        id="flips",
        title=say("chart.flips.title"),
        subtitle=say("chart.flips.subtitle"),
        x=linear_axis(
            say("chart.flips.axis"),
            min((-1.0, *ends)),
            max((1.0, *ends)),
            lambda value: texts.number(value, 1),
        ),
        y=Axis(say("chart.tornado.input"), 0.0, float(max(len(shown), 1)), ticks),
        bars=tuple(bar for one in shown for bar in _bars(one, texts)),
        marks=(
            Mark(-1.0, None, say("chart.flips.low"), "vertical"),
            Mark(1.0, None, say("chart.flips.high"), "vertical"),
        ),
        header=tuple(
            say(f"chart.flips.{column}")
            for column in ("input", "now", "then", "distance", "becomes", "known")
        ),
        rows=tuple(_row(one, texts) for one in flips),
    )


def flip_known(flip: Flip) -> str:
    """Name how a flip is known: plans sought anew and seen, refuted, or kept."""
    return {True: "confirmed", False: "refuted", None: "kept"}[flip.confirmed]


def _signed(flip: Flip) -> float:
    distance = flip.distance or 0.0
    return distance if flip.value_at_flip > flip.value_now else -distance


def _bars(flip: Flip, texts: Texts) -> tuple[Bar, Bar]:
    """Give a bar for each side, one of them without length."""
    label, end = texts.say(flip.label), _signed(flip)
    said = texts.say(
        "chart.flips.bar",
        value=value_of(flip.value_at_flip, flip.unit, texts),
        becomes=message(f"posture.{flip.becomes}"),
    )
    tone: Literal["cheaper", "dearer"] = "dearer" if end > 0 else "cheaper"
    full = Bar(label, 0.0, end, tone, said, flips=False)
    none = Bar(label, 0.0, 0.0, tone, "", flips=False)
    return (none, full) if end > 0 else (full, none)


def _row(flip: Flip, texts: Texts) -> tuple[str, ...]:
    say = texts.say
    return (
        say(flip.label),
        texts.quantity(flip.value_now, flip.unit),
        texts.quantity(flip.value_at_flip, flip.unit),
        "—" if flip.distance is None else texts.number(flip.distance, 2),
        say(f"posture.{flip.becomes}"),
        say(f"chart.flips.{flip_known(flip)}"),
    )
