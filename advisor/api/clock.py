"""The only clock of the program."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Give the day; with `now` the only clock of the program."""
    return dt.date.today()  # noqa: DTZ011, TID251 - the one place that asks the calendar


def now() -> dt.datetime:
    """Give the moment, with its time zone."""
    return dt.datetime.now().astimezone()  # noqa: TID251 - the one place that asks
