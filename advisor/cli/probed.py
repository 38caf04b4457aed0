"""What a probe found, as a person reads it in a terminal."""

from __future__ import annotations

from advisor import api

MOST = 3
"""Flips that are put into words; the JSON has all."""
MOST_MEASURED = 5


def agenda(evaluation: api.Evaluation, texts: api.Texts) -> str:
    """Write what to measure first, the experiments that may change the choice."""
    value = evaluation.evppi
    if value is None or not value.agenda:
        return ""
    items = [one for one in value.agenda if one.worth is not None][:MOST_MEASURED]
    said = [texts.say(api.item_said(one, evaluation.currency)) for one in items]
    evpi = api.Money(value.evpi, evaluation.currency)
    heading = texts.say("command.evaluate.probe.agenda", evpi=evpi)
    return _listed(heading, said or [texts.say("probe.item.nothing")])


def probed(evaluation: api.Evaluation, texts: api.Texts) -> str:
    """Write the nearest flips and the price of every rule; nothing without a probe."""
    if evaluation.flips is None or evaluation.rule_prices is None:
        return ""
    flips = [texts.say(api.flip_said(one)) for one in evaluation.flips[:MOST]]
    parts = [
        _listed(texts.say("command.evaluate.probe.flips"), flips or [texts.say("probe.flip.none")])
    ]
    rules = [texts.say(api.rule_said(one, evaluation.currency)) for one in evaluation.rule_prices]
    if rules:
        parts.append(_listed(texts.say("command.evaluate.probe.rules"), rules))
    return "\n\n".join(parts)


def _listed(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *(f"  - {line}" for line in lines)])
