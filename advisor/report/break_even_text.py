"""Break-evens in words: from which volume machines pay, and which never do."""

from __future__ import annotations

import math

from advisor.evaluation import BreakEven, Evaluation
from advisor.report.names import option_names
from advisor.words.text import Texts


def break_even_sentences(evaluation: Evaluation, texts: Texts) -> tuple[str, ...]:
    """Say every break-even; options that never cross the same one share a sentence."""
    names = option_names(evaluation, texts)
    said = tuple(
        _crossing(one, names, texts)
        for one in evaluation.break_even
        if one.tokens_per_day is not None
    )
    return (*said, *_never(evaluation, names, texts))


def _never(evaluation: Evaluation, names: dict[str, str], texts: Texts) -> tuple[str, ...]:
    """Say which options cross nothing; what they share is said once."""
    missed: dict[tuple[str, str], list[str]] = {}
    for one in evaluation.break_even:
        if one.tokens_per_day is None:
            fixed, variable = (names.get(option, option) for option in one.between)
            missed.setdefault((one.capped_by or "never", variable), []).append(fixed)
    shared: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (capped, variable), fixed_names in missed.items():
        shared.setdefault((capped, tuple(fixed_names)), []).append(variable)
    return tuple(
        texts.say(
            f"report.break_even.{capped}",
            fixed=texts.say("report.semicolon").join(fixed_names),
            variable=texts.say("report.or").join(variables),
        )
        for (capped, fixed_names), variables in shared.items()
    )


def _crossing(crossing: BreakEven, names: dict[str, str], texts: Texts) -> str:
    fixed, variable = (names.get(option, option) for option in crossing.between)
    said = texts.say(
        "report.break_even.volume",
        fixed=fixed,
        variable=variable,
        tokens=texts.compact(crossing.tokens_per_day or 0.0),
    )
    if crossing.utilisation is not None:
        share = texts.share(crossing.utilisation)
        said = texts.say("report.break_even.at_load", crossing=said, share=share)
    if crossing.capped_by == "horizon":
        return texts.say("report.break_even.late", crossing=said)
    if crossing.month is not None:
        month, later = texts.number(math.ceil(crossing.month)), crossing.month_discounted
        if later is None:
            return texts.say("report.break_even.only_undiscounted", crossing=said, month=month)
        at_present = texts.number(math.ceil(later))
        return texts.say(
            "report.break_even.in_month", crossing=said, month=month, discounted=at_present
        )
    return texts.say("report.break_even.plain", crossing=said)
