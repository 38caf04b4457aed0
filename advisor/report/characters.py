"""Replace characters that the shipped fonts cannot show, visibly, before anything is laid out.

A PDF that can be read aloud refuses a character without a shape, so one emoji in a client's name
would cost the whole report. Signs that change the direction of writing are replaced too: they
could make a figure read backwards.
"""

from __future__ import annotations

from functools import cache

from advisor.resources import resource

KEPT = frozenset("\n")
HIDDEN = (
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xAD,
    *range(0xE000, 0xF900),
    0xFEFF,
)
"""No shape, no agreed meaning, or a change of direction: shown by number in any font."""


@cache
def shown_characters() -> frozenset[int]:
    """Give every character that the shipped fonts can show."""
    codes: set[int] = set()
    for line in resource("fonts", "characters.txt").read_text(encoding="ascii").split():
        first, last = line.split("-")
        codes.update(range(int(first, 16), int(last, 16) + 1))
    return frozenset(codes - set(HIDDEN) - set(range(0x20)) - set(range(0x7F, 0xA0)))


class Characters:
    """Replaces what cannot be shown, and remembers what it replaced."""

    def __init__(self) -> None:
        """Start with nothing replaced."""
        self.replaced: dict[str, None] = {}

    def shown(self, text: str) -> str:
        """Give the text with every character that cannot be shown as ``[U+1F680]``."""
        return "".join(map(self._shown, text))

    def _shown(self, character: str) -> str:
        if character in KEPT or ord(character) in shown_characters():
            return character
        if character in "\t\r\u2028\u2029":
            return " "
        said = f"U+{ord(character):04X}"
        self.replaced[said] = None
        return f"[{said}]"
