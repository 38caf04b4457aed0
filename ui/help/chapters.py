"""The chapters of the guide, read from plain files: ``resources/guide/<language>/<id>.md``.

Of Markdown they use headings, paragraphs, lists with dashes or numbers, and ``>`` for a hint. A
line ``[[step]]`` stands for a button that opens that page. Nothing else is read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from advisor import api

CHAPTERS = (
    "first_verdict",
    "organisation",
    "workloads",
    "hardware",
    "preferences",
    "what_if",
    "decision",
    "report",
    "workshop",
    "data_and_safety",
    "keyboard",
)
"""In reading order."""
_OF_STEP = {
    "start": "first_verdict",
    "express": "first_verdict",
    "phases": "decision",
    "catalogue": "data_and_safety",
    "guide": "first_verdict",
}
"""Chapters of steps that have none of their own name."""
Kind = Literal["heading", "text", "item", "numbered", "hint", "step"]
_NUMBERED = re.compile(r"(\d+)\. (.*)")
_STEP = re.compile(r"\[\[([a-z_]+)\]\]")


@dataclass(frozen=True)
class Block:
    """A paragraph, an item of a list, or a button."""

    kind: Kind
    text: str
    number: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter in one language."""

    id: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def words(self) -> str:
        """Everything it says, to be searched."""
        return " ".join((self.title, *(block.text for block in self.blocks)))


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """Give the guide in a language."""
    return tuple(_read(language, name) for name in CHAPTERS)


def chapter_of(step: str) -> str:
    """Give the chapter that tells of a step."""
    return step if step in CHAPTERS else _OF_STEP.get(step, CHAPTERS[0])


def _read(language: str, name: str) -> Chapter:
    text = api.resource("guide", language, f"{name}.md").read_text(encoding="utf-8")
    head, _, rest = text.partition("\n")
    return Chapter(name, head.removeprefix("# ").strip(), tuple(_blocks(rest)))


def _blocks(text: str) -> Iterator[Block]:
    for part in text.split("\n\n"):
        lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
        if not lines:
            continue
        if _starts_list(lines[0]):
            yield from map(_item, lines)
        else:
            yield _paragraph(" ".join(lines))


def _starts_list(line: str) -> bool:
    return line.startswith("- ") or _NUMBERED.fullmatch(line) is not None


def _item(line: str) -> Block:
    found = _NUMBERED.fullmatch(line)
    if found:
        return Block("numbered", found[2], found[1])
    return Block("item", line.removeprefix("- "))


def _paragraph(line: str) -> Block:
    step = _STEP.fullmatch(line)
    if step:
        return Block("step", step[1])
    if line.startswith("## "):
        return Block("heading", line.removeprefix("## "))
    if line.startswith("> "):
        return Block("hint", line.removeprefix("> "))
    return Block("text", line)
