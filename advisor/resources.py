"""Where the shipped data stands, and the sample engagements that are part of it.

One function finds a file from a checkout, an installed wheel and the built program alike: the
folder ``resources`` stands beside the package ``advisor`` in all three.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

PlainAnswer: TypeAlias = (
    "str | int | float | bool | dict[str, PlainAnswer] | list[PlainAnswer] | None"
)
"""An answer as TOML gives it."""

_BESIDE = Path(__file__).resolve().parent.parent
_DONT_KNOW = "dont_know"


def resource(*parts: str) -> Path:
    """Give the path of a shipped file or folder.

    Args:
        parts: Names below ``resources``, such as ``"locale", "en"``.

    Returns:
        The path; it is not looked at, so a missing file shows when it is opened.
    """
    root = getattr(sys, "_MEIPASS", None) or _BESIDE
    return Path(root, "resources", *parts)


class Sample(NamedTuple):
    """A complete engagement that ships with the program."""

    id: str
    """Name of its file."""
    title: str
    """Id of the text that says what it shows."""


def samples() -> tuple[Sample, ...]:
    """Give every sample engagement, by name."""
    names = sorted(path.stem for path in resource("samples").glob("*.toml"))
    return tuple(Sample(name, f"sample.{name}") for name in names)


def templates() -> tuple[str, ...]:
    """Give the ids of the templates of workloads, by name; texts are ``template.<id>``."""
    return tuple(sorted(path.stem for path in resource("scenarios").glob("*.toml")))


def sample_answers(sample: str, language: str = "en") -> Mapping[str, PlainAnswer]:
    """Give the answers of a sample by path, in the order in which they were written.

    Args:
        sample: Id of the sample, as ``samples`` gives it.
        language: Language of its names and sources; English where it is not written in that one.

    Returns:
        Answers as a draft takes them; the word ``dont_know`` has become ``None``.

    Raises:
        AdvisorError: When there is no such sample.
    """
    known = {entry.id for entry in samples()}
    if sample not in known:
        from advisor.errors import AdvisorError  # not at start-up  # noqa: PLC0415

        where, names = "sample", ", ".join(sorted(known))
        raise AdvisorError.at(where, "problem.unknown_sample", found=sample, known=names)
    import tomllib  # 8 ms, not at start-up  # noqa: PLC0415

    tables = tomllib.loads(resource("samples", f"{sample}.toml").read_text(encoding="utf-8"))
    words = tables.get(language, {})
    answers = {path: _worded(a, words.get(path)) for path, a in tables["answers"].items()}
    return MappingProxyType(answers)


def _worded(answer: PlainAnswer, words: str | None) -> PlainAnswer:
    """Put an answer in other words: a text itself, a range's source."""
    if answer == _DONT_KNOW:
        return None
    if words is None:
        return answer
    return answer | {"source": words} if isinstance(answer, dict) else words
