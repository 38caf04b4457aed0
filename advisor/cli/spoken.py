"""Commands whose help, headings and complaints are said in the language of the call.

Help is given as the id of a text; ``ctx.obj`` is the session that turns it into a sentence.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from advisor import api
from advisor.cli.session import Session


def session_of(ctx: click.Context) -> Session:
    """Give the session of a call."""
    session = ctx.find_root().obj
    assert isinstance(session, Session)  # noqa: S101 - `main` has put it there
    return session


class SpokenOption(click.Option):
    """An option whose help is the id of a text."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the option and its help as a sentence."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        spoken = ", ".join(api.languages())
        said = session_of(ctx).say(self.help, languages=spoken)
        return record[0], record[1].replace(self.help, said)


class _Spoken(click.Command):
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        heading = session_of(ctx).say("command.heading.usage")
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{heading} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            for paragraph in session_of(ctx).say(self.help or "").split("\n"):
                formatter.write_text(paragraph)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [found for p in options if (found := p.get_help_record(ctx))]
        with formatter.section(session_of(ctx).say("command.heading.options")):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = session_of(ctx).say("command.option.help")
        return option


class SpokenCommand(_Spoken):
    """A command whose help is the id of a text."""


class SpokenGroup(_Spoken, click.Group):
    """A group of commands whose help is the id of a text."""

    command_class = SpokenCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands with the first line of their help."""
        super().format_options(ctx, formatter)
        say = session_of(ctx).say
        lines = [(n, say(c.help or "").split("\n")[0]) for n, c in self.commands.items()]
        with formatter.section(say("command.heading.commands")):
            formatter.write_dl(lines)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or say which there are."""
        if args[0] not in self.commands:
            known = ", ".join(self.commands)
            say = session_of(ctx).say
            raise click.UsageError(say("command.no_command", found=args[0], known=known), ctx)
        return super().resolve_command(ctx, args)


class Day(click.ParamType[dt.date]):
    """A calendar day, written as 2026-11-22."""

    name = "day"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.date:
        """Read a day."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise click.BadParameter(str(value), ctx, param) from None


class Whole(click.ParamType[int]):
    """A whole number between two limits."""

    name = "whole"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> int:
        """Read a whole number."""
        text = str(value)
        if text.isascii() and text.isdecimal() and len(text) < 12:
            number = int(text)
            if self.least <= number <= self.most:
                return number
        raise click.BadParameter(text, ctx, param)


def complaint(error: click.UsageError, session: Session) -> str:
    """Say what is wrong with the way the program was called, and where help is."""
    say, path = session.say, error.ctx.command_path if error.ctx else "advisor"
    return f"{_fault(error, session)}\n{say('command.see_help', command=f'{path} --help')}"


def _fault(error: click.UsageError, session: Session) -> str:
    say = session.say
    if isinstance(error, click.NoSuchOption):
        return say("command.no_option", found=error.option_name)
    parameter = getattr(error, "param", None)
    if isinstance(error, click.MissingParameter) and parameter is not None:
        return say("command.missing", name=_name(parameter, error.ctx))
    if isinstance(error, click.BadParameter) and parameter is not None:
        name, kind = _name(parameter, error.ctx), parameter.type
        if isinstance(kind, Day):
            return say("command.bad_day", name=name, found=error.message)
        if isinstance(kind, Whole):
            limits = {"least": str(kind.least), "most": str(kind.most)}
            return say("command.bad_whole", name=name, found=error.message, **limits)
        if isinstance(kind, click.Choice):
            return say("command.bad_choice", name=name, known=", ".join(kind.choices))
    return error.format_message()


def _name(parameter: click.Parameter, ctx: click.Context | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.make_metavar(ctx) if ctx else str(parameter.name)
