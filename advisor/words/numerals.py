"""Numbers in words: their sign, which of a sentence are one, how a typed one is to be read.

A text that counts may have a second wording, so that "1 month" stands beside "2 months"; its id
ends in ``.one.`` and the name of the value that counts. Languages differ: French says one of
everything below two, Chinese and Indonesian have no other wording.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

MINUS = "\N{MINUS SIGN}"
"""The sign of numbers below zero in every language, where the language puts it."""
_FULL_WIDTH_FROM = 0xFEE0
"""How far beyond its plain form a full-width one stands; a Chinese input method types them."""
_PLAIN = {ord(MINUS): "-"} | {ord(one) + _FULL_WIDTH_FROM: one for one in "0123456789+-.%"}
_NUMBER = r"[0-9]+(?:,[0-9]+)?"
"""A number below a thousand as French writes it."""
_GROUPED = (
    r"[+-]?[0-9]+"
    r"(?:[ _.,'\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{RIGHT SINGLE QUOTATION MARK}"
    r"\N{FULLWIDTH COMMA}\N{IDEOGRAPHIC SPACE}][0-9]+)+"
)


def ones(written: Mapping[str, str], language: str) -> tuple[str, ...]:
    """Give the names of the values that a language says in the singular.

    Args:
        written: Values as they stand in the sentence; what is seen counts, so 1.04 is not one.
        language: Of the sentence.

    Examples:
        >>> ones({"months": "1", "cost": "5"}, "en"), ones({"months": "1,5"}, "fr")
        (('months',), ('months',))
    """
    if language == "en":
        return tuple(name for name, value in written.items() if value == "1")
    if language == "fr":
        return tuple(name for name, value in written.items() if _is_below_two(value))
    return ()


def _is_below_two(value: str) -> bool:
    return re.fullmatch(_NUMBER, value) is not None and float(value.replace(",", ".")) < 2


def signed(written: str) -> str:
    """Give a number as the locale data write it the sign that stands for minus on our pages."""
    return written.replace("-", MINUS)


def plainly(typed: str) -> str:
    r"""Write what cannot be mistaken as a keyboard would: full-width digits, signs and points.

    A full-width comma stays: it parts thousands for one reader and decimals for another.

    Examples:
        >>> plainly("\N{FULLWIDTH HYPHEN-MINUS}12.5")
        '-12.5'
    """
    return typed.translate(_PLAIN)


def why_unreadable(typed: str) -> str:
    """Name the problem of a text that is no plain number, most telling first.

    Args:
        typed: Written plainly.
    """
    if not typed:
        return "problem.number_empty"
    if re.fullmatch(_GROUPED, typed):
        return "problem.number_grouped"
    if any(character.isdecimal() and not character.isascii() for character in typed):
        return "problem.number_not_plain_digits"
    return "problem.number_percent" if "%" in typed else "problem.not_a_number"
