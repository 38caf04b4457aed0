"""Problems as the window says them: shares are typed in per cent here, so they are told so."""

from __future__ import annotations

from functools import cache

from advisor import api

_OWN = {
    "problem.percentage": "window.problem.share",
    "problem.above_one": "window.problem.share",
    "problem.growth_too_fast": "window.problem.growth",
}
"""Sentences that advise a fraction, which is right on the command line and in a file only."""
_NUMBERS = ("found", "low", "likely", "high", "limit")


def say_problem(problem: api.Problem, texts: api.Texts) -> str:
    """Say what is wrong in the terms in which the answer is typed in the window."""
    told = problem.message
    if told.id not in _OWN and not _is_share(problem.where):
        return texts.say(told)
    values = {
        name: api.Share(value) if name in _NUMBERS and isinstance(value, float | int) else value
        for name, value in told.values.items()
    }
    return texts.say(api.Message(_OWN.get(told.id, told.id), values))


def _is_share(where: str) -> bool:
    group, _, rest = where.partition(".")
    asked = f"{group}.{rest.partition('.')[2]}" if group in _repeated() else where
    return any(asked == path or asked.startswith(f"{path}.") for path in _shares())


@cache
def _repeated() -> frozenset[str]:
    return frozenset(section.repeats for section in api.sections() if section.repeats)


@cache
def _shares() -> frozenset[str]:
    """Give the paths of all questions answered in per cent, keys of members left out."""
    return frozenset(
        f"{section.repeats}.{question.path}" if section.repeats else question.path
        for section in api.sections()
        for question in section.questions
        if question.unit == "share"
    )
