"""Amounts and shares in words, kept: while a control moves, the same ones come again and again."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING

from advisor.words.numerals import signed

if TYPE_CHECKING:
    from babel import Locale

LONGEST = 700
"""Digits that any finite number needs at most, 309 before the decimal mark and 324 after it."""
WHOLE = "#,##0"
"""Digits of a pattern of the locale data, without decimals."""
_KEPT = 2048
"""Chosen by us: those of many positions of a control, a few hundred kilobytes."""


@lru_cache(maxsize=_KEPT)
def compact_money(short: Decimal, currency: str, locale: Locale) -> str:
    """Write an amount of few digits with the language's own word for the magnitude.

    Args:
        short: In the currency, rounded to the digits that are to be seen.
        currency: ISO 4217 code.
        locale: The reader's.
    """
    from babel.numbers import format_compact_currency  # noqa: PLC0415 - 50 ms, not at start-up

    with localcontext(prec=LONGEST):
        written = format_compact_currency(short, currency, locale=locale, fraction_digits=2)
    return signed(written)


@lru_cache(maxsize=_KEPT)
def percentage(share: Decimal, decimals: int, locale: Locale) -> str:
    """Write a fraction of one as a percentage.

    Args:
        share: Rounded to the digits that are to be seen.
        decimals: Of the percentage.
        locale: The reader's.
    """
    from babel.numbers import format_percent  # noqa: PLC0415 - as above

    digits_shown = f"{WHOLE}.{'0' * decimals}" if decimals else WHOLE
    pattern = locale.percent_formats[None].pattern.replace(WHOLE, digits_shown)
    with localcontext(prec=LONGEST):
        return signed(format_percent(share, format=pattern, locale=locale))
