"""What would settle a verdict that is too close to call, in one sentence."""

from __future__ import annotations

from advisor import api

_MOST = 3


def settling(evaluation: api.Evaluation, texts: api.Texts, *, most: int = _MOST) -> str:
    """Name the inputs that turn the verdict by themselves; or say that none does."""
    found = [texts.say(swing.label) for swing in evaluation.tornado if swing.flips]
    if not found:
        return texts.say("window.settle.none")
    listed = texts.say("report.semicolon").join(found[:most])
    if len(found) <= most:
        return texts.say("window.settle.measure", inputs=listed)
    return texts.say("window.settle.measure_more", inputs=listed, count=len(found) - most)
