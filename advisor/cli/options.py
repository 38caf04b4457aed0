"""Arguments and options that several commands share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from advisor import api
from advisor.cli.session import Session
from advisor.cli.spoken import Day, SpokenCommand, SpokenOption, Whole, session_of

Body = Callable[..., int | None]

MOST_SAMPLES = 65_536
"""Random futures at most: eight times the large sample, about a gigabyte (chosen by the makers)."""
LEAST_SAMPLES = 16


def command(name: str) -> Callable[[Body], click.Command]:
    """Make a command whose help is the text ``command.NAME.help`` and which gets the session."""

    def make(body: Body) -> click.Command:
        def run(**given: Any) -> int | None:
            return body(session_of(click.get_current_context()), **given)

        run.__click_params__ = getattr(body, "__click_params__", [])  # type: ignore[attr-defined]
        help_id = f"command.{name}.help"
        return click.command(name, cls=SpokenCommand, help=help_id)(run)

    return make


def option(*names: str, **settings: Any) -> Callable[[Body], Body]:
    """Declare an option whose help is the text ``command.option.NAME``."""
    longest = max(names, key=len).removeprefix("--").replace("-", "_")
    settings.setdefault("help", f"command.option.{longest}")
    return click.option(*names, cls=SpokenOption, **settings)


def as_json(body: Body) -> Body:
    """Declare ``--json``."""

    def remember(ctx: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001
        session_of(ctx).as_json = value

    return option("--json", is_flag=True, is_eager=True, expose_value=False, callback=remember)(
        body
    )


def path_argument(name: str, metavar: str, *, required: bool = True) -> Callable[[Body], Body]:
    """Declare a file to work on."""
    kind = click.Path(path_type=Path)
    return click.argument(name, type=kind, metavar=metavar, required=required)


@dataclass(frozen=True)
class Drawn:
    """What an evaluation is drawn with."""

    as_of: dt.date
    samples: int
    seed: int
    version: str | None
    """Version of the catalogue; None is the newest."""


def drawing(body: Body) -> Body:
    """Declare what an evaluation is drawn with; the command gets it as ``drawn``."""

    @wraps(body)
    def with_drawn(session: Session, **given: Any) -> int | None:
        names = ("as_of", "samples", "seed", "catalogue")
        day, samples, seed, version = (given.pop(name) for name in names)
        drawn = Drawn(
            day or api.today(),
            api.DEFAULT_SAMPLES if samples is None else samples,
            api.DEFAULT_SEED if seed is None else seed,
            version,
        )
        return body(session, drawn=drawn, **given)

    declared = option("--catalogue", metavar="VERSION")(with_drawn)
    declared = option("--as-of", type=Day(), metavar="DAY")(declared)
    declared = option("--seed", type=Whole(0, 2**31 - 1), metavar="N")(declared)
    return option("--samples", type=Whole(LEAST_SAMPLES, MOST_SAMPLES), metavar="N")(declared)
