"""A case's volume in the engine's terms: requests of a month, and the tokens of one request."""

from __future__ import annotations

from dataclasses import dataclass, replace

from advisor.cases.told import Asked, Choice
from advisor.errors import AdvisorError, Problem, message
from advisor.sizing.tokens import HOURS_PER_MONTH

_BATCH = 1e6
"""Tokens of one request where a case tells tokens only: any number gives the same sums."""
_HOURS_PER_DAY = 24


@dataclass(frozen=True)
class Month:
    """The work of the first month."""

    requests: float
    prompt: float
    """Tokens read in one request; the engine takes at least one."""
    answer: float
    """Tokens written in one request; the engine takes at least one."""
    peak_to_mean: float

    @property
    def output_share(self) -> float:
        """Share of all tokens that are written."""
        return self.answer / (self.prompt + self.answer)

    def times(self, factor: float) -> Month:
        """Give a month with so many times the requests."""
        return replace(self, requests=self.requests * factor)


def month_of(asked: Asked) -> Month:
    """Read a case's volume; where it fills a machine, one request to begin with.

    Told are any two of requests, tokens of a request and tokens of a month, or tokens alone.

    Raises:
        AdvisorError: When the volume is told in no way, or in ways that may contradict.
    """
    requests, each, total = _requests(asked), _each(asked), _total(asked)
    told = [requests is not None or bool(asked.fills), total is not None]
    if sum(told) == 0 or (each is not None and sum(told) > 1) or (asked.fills and any(told[1:])):
        raise AdvisorError([Problem("workload", message("problem.case.volume"))])
    if each is None:
        each = _shared(asked, total, requests)
    if requests is None:
        requests = 1.0 if total is None else sum(total) / sum(each)
    return Month(requests, max(each[0], 1.0), max(each[1], 1.0), _peak(asked))


def _shared(
    asked: Asked, total: tuple[float, float] | None, requests: float | None
) -> tuple[float, float]:
    """Give the tokens of a request from those of a month, or from the share that is read."""
    if total is not None:
        share = total[0] / sum(total)
        size = sum(total) / requests if requests else _BATCH
        return size * share, size * (1 - share)
    if asked.fills and asked.input_share is None:
        raise AdvisorError(
            [Problem("workload.input_share", message("problem.case.no_input_share"))]
        )
    if asked.input_share is None:
        return 1.0, 1.0
    return _BATCH * asked.input_share, _BATCH * (1 - asked.input_share)


def _share(asked: Asked) -> float:
    if asked.input_share is None:
        raise AdvisorError(
            [Problem("workload.input_share", message("problem.case.no_input_share"))]
        )
    return asked.input_share


def _each(asked: Asked) -> tuple[float, float] | None:
    """Give the tokens read and written in one request, where they are told."""
    if asked.input_tokens is None and asked.output_tokens is None:
        return None
    return asked.input_tokens or 0.0, asked.output_tokens or 0.0


def _total(asked: Asked) -> tuple[float, float] | None:
    """Give the tokens of a month, read and written, where they are told.

    Where both are told as one they are cut by the share that is read, or by the request's own.
    """
    read = asked.input_tokens_per_month or (asked.input_tokens_per_year or 0.0) / 12
    written = asked.output_tokens_per_month or (asked.output_tokens_per_year or 0.0) / 12
    together = _together(asked)
    if together is None:
        return (read, written) if read or written else None
    each = _each(asked)
    share = _share(asked) if each is None else each[0] / max(sum(each), 1.0)
    return together * share, together * (1 - share)


def _together(asked: Asked) -> float | None:
    if asked.tokens_per_day is not None:
        return asked.tokens_per_day * asked.days_per_month
    if asked.tokens_per_year is not None:
        return asked.tokens_per_year / 12
    return asked.tokens_per_month


def _requests(asked: Asked) -> float | None:
    if asked.requests_per_month is not None:
        return asked.requests_per_month
    if asked.requests_per_day is not None:
        return asked.requests_per_day * asked.days_per_month
    if asked.requests_per_hour is not None:
        return asked.requests_per_hour * asked.hours_per_month
    return None


def _peak(asked: Asked) -> float:
    if asked.peak_hour_share is None:
        return asked.peak_to_mean
    hours = _HOURS_PER_DAY * asked.hours_per_month / HOURS_PER_MONTH
    return max(1.0, asked.peak_hour_share * hours)


def speed_of(choice: Choice, month: Month, hours_per_month: float) -> float | None:
    """Give the output tokens a second that one machine is said to make at full load.

    Returns:
        None where the case says nothing of it.
    """
    instances = choice.accelerators // (choice.accelerators_per_instance or choice.accelerators)
    tokens, requests = choice.tokens_per_s, choice.requests_per_s
    if choice.tokens_per_s_per_instance is not None:
        tokens = choice.tokens_per_s_per_instance * instances
    if choice.requests_per_s_per_instance is not None:
        requests = choice.requests_per_s_per_instance * instances
    if choice.capacity_tokens_per_month is not None:
        tokens = choice.capacity_tokens_per_month / (hours_per_month * 3600)
    if requests is not None:
        return requests * month.answer
    if tokens is None:
        return None
    return tokens if choice.tokens_counted == "output" else tokens * month.output_share
