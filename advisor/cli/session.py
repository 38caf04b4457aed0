"""What one call of the command line carries along, and how it says things."""

from __future__ import annotations

import getpass
import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

from advisor import api

ENGLISH = "en"


class Session:
    """The language of a call, and whether results are to be JSON."""

    def __init__(self, texts: api.Texts) -> None:
        self.texts = texts
        self.as_json = False

    def say(self, message: api.Message | str, /, **values: api.Value) -> str:
        """Turn a message into a sentence of the call's language."""
        return self.texts.say(message, **values)

    def result(self, sentence: str, data: object) -> None:
        """Print a result: the sentence for a person, the data for a program."""
        click.echo(written(data) if self.as_json else sentence)

    def note(self, sentence: str) -> None:
        """Print something a person has to know, beside the result."""
        click.echo(sentence, err=True)

    def tell(self, problems: Sequence[api.Problem]) -> None:
        """Print problems as sentences with their places."""
        for problem in problems:
            sentence = self.say(problem.message)
            self.note(f"{problem.where}: {sentence}" if problem.where else sentence)

    def as_data(self, problems: Sequence[api.Problem]) -> list[dict[str, str]]:
        """Give problems for a program."""
        return [
            {
                "where": problem.where,
                "id": problem.message.id,
                "severity": problem.severity,
                "message": self.say(problem.message),
            }
            for problem in problems
        ]


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the language wanted: the option before the command, else that of the environment.

    Examples:
        >>> language_of(["--language", "en", "scan"], {}), language_of([], {"LANG": "zh_CN.UTF-8"})
        ('en', 'zh_CN')
    """
    for number, argument in enumerate(arguments):
        if argument == "--language":
            return arguments[number + 1] if number + 1 < len(arguments) else ENGLISH
        if argument.startswith("--language="):
            return argument.removeprefix("--language=")
        if not argument.startswith("-"):
            break
    wanted = next((v for n in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := environment.get(n))), "")
    known = api.languages()
    exact = wanted.partition(".")[0]
    if exact in known:
        return exact
    spoken = exact.partition("_")[0]
    return next((name for name in known if name.partition("_")[0] == spoken), ENGLISH)


def written(data: object) -> str:
    """Write data as JSON that every program reads alike."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2)


def typed(answer: Any) -> str:
    """Write an answer as ``set`` takes it back.

    Examples:
        >>> typed({"low": 1, "likely": 2, "high": 3}), typed(None), typed(["a", "b"])
        ('1..2..3', 'dont_know', 'a,b')
    """
    if answer is None:
        return "dont_know"
    if isinstance(answer, dict) and list(answer) == ["low", "likely", "high"]:
        return "..".join(str(part) for part in answer.values())
    if isinstance(answer, list) and all(isinstance(member, str) for member in answer):
        return ",".join(answer)
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)


def user_name() -> str:
    """Give the name of the account for the log of edits."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
