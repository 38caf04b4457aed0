"""Sentences, numbers, money and days in the reader's language.

The engine returns a `Message`; only here does it become a sentence. Numbers are written by the
rules of the Unicode locale data and read strictly: whatever could be misread by a factor of a
thousand is refused with the reason, never guessed.
"""

from __future__ import annotations

import datetime as dt
import gettext
import math
import re
from contextlib import suppress
from decimal import Decimal, localcontext
from functools import cache, cached_property
from typing import TYPE_CHECKING, NoReturn

from advisor.amounts import LONGEST, WHOLE, compact_money, percentage
from advisor.errors import AdvisorError, Day, Message, Money, Quantity, Share, Value
from advisor.numerals import ones, why_unreadable
from advisor.resources import resource

if TYPE_CHECKING:
    from babel import Locale

_COMPACT_FROM = 100_000
"""Amounts from here on are written short (CN¥1.23M, ¥123万) inside sentences: a design choice."""
_SIGNIFICANT_DIGITS = 3
"""Digits of a number that nobody asked to see in full: a design choice."""
_FRACTIONS = frozenset({"share", "fraction"})
"""Units that are written as a percentage."""
_CENTS = "#,##0.00"
"""Digits of a pattern of the locale data with the decimals of most currencies."""


def languages() -> tuple[str, ...]:
    """Give every language the program speaks, English first."""
    found = sorted(path.parent.parent.name for path in resource("locale").glob("*/*/advisor.mo"))
    return tuple(sorted(found, key=lambda language: (language != "en", language)))


@cache
def texts_for(language: str) -> Texts:
    """Give the texts of a language.

    Args:
        language: Name of a folder of ``resources/locale``, such as ``"zh_CN"``.

    Returns:
        The texts; the same object every time.

    Raises:
        AdvisorError: When the program does not speak it.
    """
    if language not in languages():
        where, known = "language", ", ".join(languages())
        raise AdvisorError.at(where, "problem.unknown_language", found=language, known=known)
    return Texts(language)


class _Missing(gettext.NullTranslations):
    """The end of the search for a text: there is none."""

    def gettext(self, message: str) -> NoReturn:
        text = f"no text has the id {message!r}"
        raise LookupError(text)


class Texts:
    """Everything that is written in one language, and every number read in it."""

    def __init__(self, language: str) -> None:
        """Read the compiled texts; the locale data is read at the first number."""
        self.language = language
        with resource("locale", language, "LC_MESSAGES", "advisor.mo").open("rb") as file:
            self._sentences = gettext.GNUTranslations(file)
        self._sentences.add_fallback(_Missing())

    def say(self, message: Message | str, /, **values: Value) -> str:
        """Turn a message, or an id with values, into a sentence.

        Raises:
            LookupError: When the id is unknown or the sentence names a value that is not given.
        """
        if isinstance(message, str):
            message = Message(message, values)
        written = {name: self._write(value) for name, value in message.values.items()}
        for name in ones(written, self.language):
            with suppress(LookupError):  # few texts have a wording for one
                return self._sentences.gettext(f"{message.id}.one.{name}").format_map(written)
        return self._sentences.gettext(message.id).format_map(written)

    def number(
        self, value: float, decimals: int | None = None, *, digits: int = _SIGNIFICANT_DIGITS
    ) -> str:
        """Write a number with group marks.

        Args:
            value: Any finite number.
            decimals: Digits after the decimal mark; ``None`` keeps three significant digits and
                every digit before the mark, and drops trailing zeros.
            digits: Significant digits to keep instead of three.

        Examples:
            >>> texts_for("en").number(1234.5), texts_for("en").number(0.012345)
            ('1,234', '0.0123')
        """
        from babel.numbers import format_decimal  # noqa: PLC0415 - 50 ms, not at start-up

        shown = _decimals_shown(value, digits) if decimals is None else decimals
        pattern = "#,##0." + ("#" if decimals is None else "0") * shown
        written = _rounded(value, shown)
        with localcontext(prec=LONGEST):
            return format_decimal(written, format=pattern.rstrip("."), locale=self._locale)

    def compact(self, value: float) -> str:
        """Write a large number short: three digits and the language's word for the magnitude.

        Examples:
            >>> texts_for("en").compact(1234567.0), texts_for("zh_CN").compact(1234567.0)
            ('1.23M', '123万')
        """
        from babel.numbers import format_compact_decimal  # noqa: PLC0415 - as in number

        short = _rounded(value, _SIGNIFICANT_DIGITS - 1 - _magnitude(value))
        with localcontext(prec=LONGEST):
            return format_compact_decimal(short, locale=self._locale, fraction_digits=2)

    def plain_number(self, value: float) -> str:
        """Write a number as a person types it: no group marks, every digit.

        ``parse_number`` gives the same number back.
        """
        digits = format(Decimal(repr(float(value) + 0.0)), "f")
        whole = digits.removesuffix(".0")
        return whole.replace(".", self._decimal_mark())

    def money(
        self,
        amount: float,
        currency: str,
        *,
        compact: bool = False,
        digits: int = _SIGNIFICANT_DIGITS,
    ) -> str:
        """Write an amount with the sign of its currency.

        Args:
            amount: In the currency; below 100 its cents are written, below 1 three digits.
            currency: ISO 4217 code.
            compact: Three significant digits and the language's own word for the magnitude.
            digits: Significant digits of an amount below 100, where they are more than its cents.
        """
        from babel.numbers import format_currency  # noqa: PLC0415 - as in number

        if compact:
            short = _rounded(amount, _SIGNIFICANT_DIGITS - 1 - _magnitude(amount))
            return compact_money(short, currency, self._locale)
        whole = amount == 0 or abs(amount) >= 100
        shown = 0 if whole else max(2, _decimals_shown(amount, digits))
        digits_shown = WHOLE if whole else f"{_CENTS}{'#' * (shown - 2)}"
        pattern = self._locale.currency_formats["standard"].pattern.replace(_CENTS, digits_shown)
        with localcontext(prec=LONGEST):
            return format_currency(
                _rounded(amount, shown),
                currency,
                format=pattern,
                locale=self._locale,
                currency_digits=False,
            )

    def share(self, value: float, decimals: int = 0) -> str:
        """Write a fraction of one as a percentage."""
        return percentage(_rounded(value, decimals + 2), decimals, self._locale)

    def day(self, day: dt.date) -> str:
        """Write a calendar day, medium length."""
        from babel.dates import format_date  # noqa: PLC0415 - 140 ms, not at start-up

        return format_date(day, "medium", locale=self._locale)

    def quantity(self, value: float, unit: str) -> str:
        """Write a number with its unit.

        Args:
            value: Any finite number; a fraction of one when the unit is ``share``.
            unit: A unit of the closed list; one that starts with a currency code is money.

        Raises:
            LookupError: When no text says the unit (``quantity.<unit>``).
        """
        from babel.numbers import is_currency  # noqa: PLC0415 - as in number

        if not unit:
            return self.number(value)
        head, _, per = unit.partition("/")
        if is_currency(head):
            written, of = self._write(Money(value, head)), "money"
        elif head in _FRACTIONS:
            written, of = self._write(Share(value)), "share"
        else:
            return self.say(f"quantity.{unit}", number=self.number(value))
        return self.say(f"quantity.{of}/{per}", number=written) if per else written

    def parse_number(self, text: str) -> float:
        """Read a number that a person typed.

        ASCII digits, at most one decimal mark of the language, a sign, blanks around it; nothing
        else. Group marks are refused because one language's group mark is another's decimal mark.

        Raises:
            AdvisorError: When it cannot be read without guessing; the problem says what to type.
        """
        mark, typed = self._decimal_mark(), text.strip()
        if re.fullmatch(rf"[+-]?[0-9]{{1,400}}(?:{re.escape(mark)}[0-9]{{1,400}})?", typed):
            number = float(typed.replace(mark, ".")) + 0.0
            if math.isfinite(number):
                return number
        nowhere = ""
        raise AdvisorError.at(nowhere, why_unreadable(typed), found=typed, mark=mark)

    @cached_property
    def _locale(self) -> Locale:
        """The locale data, looked up once: a name would be looked up again for every number."""
        from babel import Locale  # noqa: PLC0415 - as in number

        return Locale.parse(self.language)

    def _decimal_mark(self) -> str:
        from babel.numbers import get_decimal_symbol  # noqa: PLC0415 - as in number

        return get_decimal_symbol(self._locale)

    def _write(self, value: Value) -> str:
        match value:
            case str() | Message():
                return value if isinstance(value, str) else self.say(value)
            case Money(amount, currency):
                return self.money(amount, currency, compact=abs(amount) >= _COMPACT_FROM)
            case Share(share):
                return self.share(share, _share_decimals(share))
            case Quantity(number, unit):
                return self.quantity(number, unit)
            case Day(day):
                return self.day(day)
            case _:
                return self.number(value)


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
