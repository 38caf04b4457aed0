"""The program itself: its commands, its language, and what becomes of every fault."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from advisor import api
from advisor.cli import answers, backtest, bridging, cases, engagement
from advisor.cli.catalogue import catalogue
from advisor.cli.inventory import inventory
from advisor.cli.measurements import measurements
from advisor.cli.session import ENGLISH, Session, language_of, written
from advisor.cli.spoken import SpokenGroup, SpokenOption, complaint

GOOD, PROBLEM, BAD_USAGE = 0, 1, 2


@click.group(
    cls=SpokenGroup,
    help="command.help",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--language", cls=SpokenOption, metavar="LANG", help="command.option.language")
def program(language: str | None) -> None:
    """Hold the commands; the language was read before, so that help speaks it too."""
    del language


for command in (
    *(*engagement.COMMANDS, *answers.COMMANDS, *cases.COMMANDS, *backtest.COMMANDS),
    *bridging.COMMANDS,
    *(catalogue, inventory, measurements),
):
    program.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: Words of the call; None takes those of the process.

    Returns:
        The exit code: 0 good, 2 bad usage, 1 a problem.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    session = Session(api.texts_for(ENGLISH))
    try:
        session = Session(api.texts_for(language_of(given, os.environ)))
        code = program.main(given, prog_name="advisor", standalone_mode=False, obj=session)
    except api.AdvisorError as error:
        return _refused(error, session)
    except click.UsageError as error:
        session.note(complaint(error, session))
        return BAD_USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except (click.Abort, KeyboardInterrupt):
        session.note(session.say("command.stopped"))
        return PROBLEM
    except Exception as error:  # noqa: BLE001 - the last guard: a person gets a sentence
        session.note(session.say("command.unexpected", kind=type(error).__name__, words=str(error)))
        return PROBLEM
    return code or GOOD


def _refused(error: api.AdvisorError, session: Session) -> int:
    session.tell(error.problems)
    if session.as_json:
        click.echo(written({"problems": session.as_data(error.problems)}))
    return PROBLEM
