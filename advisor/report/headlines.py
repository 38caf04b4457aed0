"""The break-even in one figure and one note, for a headline card."""

from __future__ import annotations

from advisor.errors import message
from advisor.evaluation import BreakEven, Evaluation
from advisor.words.text import Texts


def break_even_headline(evaluation: Evaluation, texts: Texts) -> tuple[str, str]:
    """Say from which volume the first pair's machines pay; a dash where they never do."""
    crossed = [one for one in evaluation.break_even if one.tokens_per_day is not None]
    if not evaluation.break_even:
        return "—", texts.say(message("headline.no_pair"))
    if not crossed:
        first = evaluation.break_even[0]
        return "—", texts.say(message(f"headline.{first.capped_by}", **_names(evaluation, first)))
    best = min(crossed, key=lambda one: one.tokens_per_day or 0.0)
    tokens = texts.compact(best.tokens_per_day or 0.0)
    figure = texts.say(message("headline.tokens_per_day", tokens=tokens))
    return figure, texts.say(message("headline.crosses", **_names(evaluation, best)))


def _names(evaluation: Evaluation, one: BreakEven) -> dict[str, str]:
    forms = {option.id: option for option in evaluation.options}
    machines, api = (forms[id_] for id_ in one.between)
    return {
        "machines": f"{machines.model_name} ({machines.place})",
        "api": f"{api.model_name} ({api.place})",
    }
