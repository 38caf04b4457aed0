"""Writes and reads the values of one language by the rules of the Unicode locale data.

`advisor.words.text` says what each of these is for. It reads this module at the first number,
which the start page of the window does without: the locale data takes 90 ms.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import cached_property

from babel import Locale
from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_decimal,
    get_decimal_symbol,
    is_currency,
)

from advisor.errors import AdvisorError, Day, Message, Money, Month, Quantity, Share, Value
from advisor.words.amounts import LONGEST, WHOLE, compact_money, percentage
from advisor.words.numerals import plainly, signed, why_unreadable

_COMPACT_FROM = 100_000
"""Amounts from here on are written short (CN¥1.23M, ¥123万) inside sentences: a design choice."""
_SIGNIFICANT_DIGITS = 3
"""Digits of a number that nobody asked to see in full: a design choice."""
_FRACTIONS = frozenset({"share", "fraction"})
"""Units that are written as a percentage."""
_CENTS = "#,##0.00"
"""Digits of a pattern of the locale data with the decimals of most currencies."""


class ValueWriter:
    """Knows the locale data of one language."""

    def __init__(self, language: str, say: Callable[..., str]) -> None:
        """Take the language and who says its sentences; units are said by them."""
        self._language = language
        self._say = say

    def number(
        self, value: float, decimals: int | None = None, *, digits: int | None = None
    ) -> str:
        """Write a number with group marks."""
        shown = (
            _decimals_shown(value, digits or _SIGNIFICANT_DIGITS) if decimals is None else decimals
        )
        pattern = "#,##0." + ("#" if decimals is None else "0") * shown
        written = _rounded(value, shown)
        with localcontext(prec=LONGEST):
            return signed(format_decimal(written, format=pattern.rstrip("."), locale=self._locale))

    def compact(self, value: float) -> str:
        """Write a large number short: three digits and the language's word for the magnitude."""
        short = _rounded(value, _SIGNIFICANT_DIGITS - 1 - _magnitude(value))
        with localcontext(prec=LONGEST):
            return signed(format_compact_decimal(short, locale=self._locale, fraction_digits=2))

    def plain_number(self, value: float) -> str:
        """Write a number as a person types it: no group marks, every digit."""
        digits = format(Decimal(repr(float(value) + 0.0)), "f")
        whole = digits.removesuffix(".0")
        return signed(whole.replace(".", self._decimal_mark()))

    def money(
        self,
        amount: float,
        currency: str,
        *,
        compact: bool = False,
        digits: int | None = None,
    ) -> str:
        """Write an amount with the sign of its currency."""
        if compact:
            short = _rounded(amount, _SIGNIFICANT_DIGITS - 1 - _magnitude(amount))
            return compact_money(short, currency, self._locale)
        whole = amount == 0 or abs(amount) >= 100
        shown = 0 if whole else max(2, _decimals_shown(amount, digits or _SIGNIFICANT_DIGITS))
        digits_shown = WHOLE if whole else f"{_CENTS}{'#' * (shown - 2)}"
        pattern = self._locale.currency_formats["standard"].pattern.replace(_CENTS, digits_shown)
        with localcontext(prec=LONGEST):
            written = format_currency(
                _rounded(amount, shown),
                currency,
                format=pattern,
                locale=self._locale,
                currency_digits=False,
            )
        return signed(written)

    def share(self, value: float, decimals: int = 0) -> str:
        """Write a fraction of one as a percentage."""
        return percentage(_rounded(value, decimals + 2), decimals, self._locale)

    def day(self, day: dt.date) -> str:
        """Write a calendar day, medium length."""
        from babel.dates import format_date  # noqa: PLC0415 - 90 ms more, seldom wanted

        return format_date(day, "medium", locale=self._locale)

    def month(self, first: dt.date) -> str:
        """Write a month and its year, short."""
        from babel.dates import format_skeleton  # noqa: PLC0415 - as in day

        return format_skeleton("yMMM", first, locale=self._locale)

    def quantity(self, value: float, unit: str) -> str:
        """Write a number with its unit."""
        if not unit:
            return self.number(value)
        head, _, per = unit.partition("/")
        if is_currency(head):
            written, of = self.write(Money(value, head)), "money"
        elif head in _FRACTIONS:
            written, of = self.write(Share(value)), "share"
        else:
            return self._say(f"quantity.{unit}", number=self.number(value))
        return self._say(f"quantity.{of}/{per}", number=written) if per else written

    def parse_number(self, text: str) -> float:
        """Read a number that a person typed."""
        mark, typed = self._decimal_mark(), text.strip()
        plain = plainly(typed)
        if re.fullmatch(rf"[+-]?[0-9]{{1,400}}(?:{re.escape(mark)}[0-9]{{1,400}})?", plain):
            number = float(plain.replace(mark, ".")) + 0.0
            if math.isfinite(number):
                return number
        nowhere = ""
        raise AdvisorError.at(nowhere, why_unreadable(plain), found=typed, mark=mark)

    def write(self, value: Value) -> str:
        """Write whatever a message may carry."""
        match value:
            case str() | Message():
                return value if isinstance(value, str) else self._say(value)
            case Money(amount, currency):
                return self.money(amount, currency, compact=abs(amount) >= _COMPACT_FROM)
            case Share(share):
                return self.share(share, _share_decimals(share))
            case Quantity(number, unit):
                return self.quantity(number, unit)
            case Day() | Month():
                return self.day(value.day) if isinstance(value, Day) else self.month(value.first)
            case _:
                return self.number(value)

    @cached_property
    def _locale(self) -> Locale:
        """The locale data, looked up once: a name would be looked up again for every number."""
        return Locale.parse(self._language)

    def _decimal_mark(self) -> str:
        return get_decimal_symbol(self._locale)


def _magnitude(value: float) -> int:
    """Power of ten of the first digit: 0 for 1 to 9.99, 3 for thousands."""
    return math.floor(math.log10(abs(value))) if value else 0


def _decimals_shown(value: float, digits: int) -> int:
    if value == round(value):
        return 0
    return max(0, digits - 1 - _magnitude(value))


def _rounded(value: float, decimals: int) -> Decimal:
    """Round half to even on the digits as printed; never minus zero."""
    with localcontext(prec=LONGEST) as context:
        exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals))
        return context.plus(exact)


def _share_decimals(value: float) -> int:
    """Decimals that keep two digits of a small share and never turn almost all into all."""
    percent = round(abs(value) * 100, 9)
    if percent >= 100 or percent == round(percent):
        return 0
    if percent < 10:
        return max(0, 1 - _magnitude(percent))
    return next((d for d in range(4) if not 100 - 0.5 * 10**-d <= percent < 100), 4)
