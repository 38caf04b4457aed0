"""Ranges of several people: shown side by side, and made into one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.draft import Answer, Draft
from advisor.errors import AdvisorError
from advisor.model.record import Estimate
from advisor.workshop.ballots import GROUP, seen

_PARTS = ("low", "likely", "high")


@dataclass(frozen=True)
class Opinion:
    """One person's range of a figure."""

    name: str
    role: str
    estimate: Estimate


@dataclass(frozen=True)
class Pool:
    """What the room says of one figure."""

    figure: str
    """Input id."""
    opinions: tuple[Opinion, ...]
    pooled: Estimate
    apart: tuple[str, ...]
    """People whose whole range lies outside the pooled one: dissent that is kept."""


def pooled_estimate(estimates: Sequence[Estimate]) -> Estimate:
    """Make one range of several: the mean of each quantile.

    Averaging quantiles keeps the range as wide as people are unsure on average; averaging
    probabilities would widen it by their disagreement, which is shown beside it instead.

    Args:
        estimates: At least one; every person counts alike.

    Raises:
        ValueError: When there is none.

    Source:
        Lichtendahl, Grushka-Cockayne and Winkler (2013), Management Science 59: 1594-1611.
    """
    if not estimates:
        text = "there is no range to pool"
        raise ValueError(text)
    mean = {part: sum(getattr(one, part) for one in estimates) / len(estimates) for part in _PARTS}
    return Estimate(**mean)


def opinions_of(draft: Draft) -> tuple[Pool, ...]:
    """Give what the revealed ballots say, figure by figure in the order of first mention."""
    found: dict[str, list[Opinion]] = {}
    for ballot in seen(draft):
        prefix = f"{GROUP}.{ballot.key}.estimates."
        for path, answer in draft.answers.items():
            if ballot.revealed and path.startswith(prefix):
                estimate = _read(answer)
                if estimate is not None:
                    opinion = Opinion(ballot.name, ballot.role, estimate)
                    found.setdefault(path.removeprefix(prefix), []).append(opinion)
    return tuple(_pool(figure, tuple(opinions)) for figure, opinions in found.items())


def pool_answer(draft: Draft, figure: str, source: str, day: dt.date) -> Mapping[str, Answer]:
    """Give the answers that make the pooled range the engagement's own figure.

    Args:
        draft: With revealed ballots.
        figure: Input id.
        source: Words that say where the range is from, in the reader's language.
        day: Day of the workshop.

    Raises:
        AdvisorError: When nobody was asked for that figure.

    Six digits are kept: no room knows more, and a third of a yuan would fill a field.
    """
    for pool in opinions_of(draft):
        if pool.figure == figure:
            means = {part: float(getattr(pool.pooled, part)) for part in _PARTS}
            parts: dict[str, Answer] = {part: float(f"{mean:.6g}") for part, mean in means.items()}
            return {f"figures.{figure}": {**parts, "source": source, "day": day.isoformat()}}
    where = f"figures.{figure}"
    raise AdvisorError.at(where, "problem.nobody_asked", figure=figure)


def _pool(figure: str, opinions: tuple[Opinion, ...]) -> Pool:
    pooled = pooled_estimate([opinion.estimate for opinion in opinions])
    apart = tuple(
        one.name
        for one in opinions
        if one.estimate.high < pooled.low or one.estimate.low > pooled.high
    )
    return Pool(figure, opinions, pooled, apart)


def _read(answer: Answer) -> Estimate | None:
    """Read a range as it stands; one that cannot stand is told among the problems."""
    if isinstance(answer, bool) or answer is None:
        return None
    if isinstance(answer, int | float):
        return Estimate.exactly(float(answer))
    try:
        return Estimate.model_validate(answer)
    except ValueError:
        return None
