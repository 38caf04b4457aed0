"""The tornado: what each input does to the cost of the leading plan when it alone moves."""

from __future__ import annotations

from advisor.evaluation import Evaluation, Swing
from advisor.report.chart_model import Axis, Bar, ChartModel
from advisor.report.names import posture_name, swing_size
from advisor.report.said import value_of
from advisor.report.ticks import linear_axis
from advisor.words.text import Texts

MOST_ROWS = 12


def chart_tornado(evaluation: Evaluation, texts: Texts) -> ChartModel:
    """Draw the inputs that move the leading plan's net present cost most.

    Args:
        evaluation: The answer to draw.
        texts: The reader's language.

    Returns:
        At most twelve rows, the widest on top, each with a bar for the input's P10 and one for
        its P90, measured from the likely cost.
    """
    moving = [swing for swing in evaluation.tornado if swing_size(swing) > 0]
    swings = sorted(moving, key=swing_size, reverse=True)[:MOST_ROWS]
    changes = [change for swing in swings for change in _changes(swing)]
    leading = evaluation.leading

    def money(amount: float) -> str:
        return signed_money(amount, evaluation.currency, texts)

    return ChartModel(
        id="tornado",
        title=texts.say("chart.tornado.title"),
        subtitle=texts.say("chart.tornado.subtitle", name=posture_name(leading, texts))
        if leading
        else texts.say("chart.no_plan"),
        x=linear_axis(
            texts.say("chart.tornado.axis"),
            min((0.0, *changes)),
            max((0.0, *changes)) or 1.0,
            money,
        ),
        y=_row_axis(swings, texts),
        bars=tuple(bar for swing in swings for bar in _bars(swing, evaluation.currency, texts)),
        header=tuple(
            texts.say(f"chart.tornado.{column}")
            for column in ("input", "low", "cost_at_low", "high", "cost_at_high", "flips")
        ),
        rows=tuple(_row(swing, evaluation.currency, texts) for swing in swings),
    )


def signed_money(amount: float, currency: str, texts: Texts) -> str:
    """Write a change with its sign, plus or minus."""
    said = texts.money(amount, currency, compact=True)
    return texts.say("chart.plus", amount=said) if amount > 0 else said


def _changes(swing: Swing) -> tuple[float, float]:
    return swing.cost_at_low - swing.cost_likely, swing.cost_at_high - swing.cost_likely


def _row_axis(swings: list[Swing], texts: Texts) -> Axis:
    ticks = tuple((index + 0.5, texts.say(swing.label)) for index, swing in enumerate(swings))
    return Axis(texts.say("chart.tornado.input"), 0.0, float(max(len(swings), 1)), ticks)


def _bars(swing: Swing, currency: str, texts: Texts) -> tuple[Bar, Bar]:
    at_low, at_high = _changes(swing)
    label = texts.say(swing.label)

    def bar(change: float, value: float) -> Bar:
        said = texts.say(
            "chart.tornado.bar",
            value=value_of(value, swing.unit, texts),
            change=signed_money(change, currency, texts),
        )
        return Bar(label, 0.0, change, "dearer" if change > 0 else "cheaper", said, swing.flips)

    return bar(at_low, swing.low), bar(at_high, swing.high)


def _row(swing: Swing, currency: str, texts: Texts) -> tuple[str, ...]:
    at_low, at_high = _changes(swing)
    return (
        texts.say(swing.label),
        texts.quantity(swing.low, swing.unit),
        signed_money(at_low, currency, texts),
        texts.quantity(swing.high, swing.unit),
        signed_money(at_high, currency, texts),
        texts.say("chart.tornado.flips_yes" if swing.flips else "chart.tornado.flips_no"),
    )
