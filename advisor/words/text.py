"""Sentences, numbers, money and days in the reader's language.

The engine returns a `Message`; only here does it become a sentence. Numbers are written by the
rules of the Unicode locale data and read strictly: whatever could be misread by a factor of a
thousand is refused with the reason, never guessed.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache, cached_property
from typing import TYPE_CHECKING

from advisor.resources import resource
from advisor.words.numerals import ones
from advisor.words.sentences import Sentences

if TYPE_CHECKING:
    import datetime as dt

    from advisor.errors import Message, Value
    from advisor.words.values_written import ValueWriter


@cache
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
        from advisor.errors import AdvisorError  # not at start-up  # noqa: PLC0415

        where, known = "language", ", ".join(languages())
        raise AdvisorError.at(where, "problem.unknown_language", found=language, known=known)
    return Texts(language)


class Texts:
    """Everything that is written in one language, and every number read in it."""

    def __init__(self, language: str) -> None:
        """Open the compiled texts; the locale data is read at the first number."""
        self.language = language
        self._sentences = Sentences(resource("locale", language, "LC_MESSAGES", "advisor.mo"))

    def say(self, message: Message | str, /, **values: Value) -> str:
        """Turn a message, or an id with values, into a sentence.

        Raises:
            LookupError: When the id is unknown or the sentence names a value that is not given.
        """
        id_, given = (message, values) if isinstance(message, str) else (message.id, message.values)
        written = {
            name: value if isinstance(value, str) else self._values.write(value)
            for name, value in given.items()
        }
        for name in ones(written, self.language):
            with suppress(LookupError):  # few texts have a wording for one
                return self._sentences[f"{id_}.one.{name}"].format_map(written)
        return self._sentences[id_].format_map(written)

    def number(
        self, value: float, decimals: int | None = None, *, digits: int | None = None
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
        return self._values.number(value, decimals, digits=digits)

    def compact(self, value: float) -> str:
        """Write a large number short: three digits and the language's word for the magnitude.

        Examples:
            >>> texts_for("en").compact(1234567.0), texts_for("zh_CN").compact(1234567.0)
            ('1.23M', '123万')
        """
        return self._values.compact(value)

    def plain_number(self, value: float) -> str:
        """Write a number as a person types it: no group marks, every digit.

        ``parse_number`` gives the same number back.
        """
        return self._values.plain_number(value)

    def money(
        self,
        amount: float,
        currency: str,
        *,
        compact: bool = False,
        digits: int | None = None,
    ) -> str:
        """Write an amount with the sign of its currency.

        Args:
            amount: In the currency; below 100 its cents are written, below 1 three digits.
            currency: ISO 4217 code.
            compact: Three significant digits and the language's own word for the magnitude.
            digits: Significant digits of an amount below 100, where they are more than its cents.
        """
        return self._values.money(amount, currency, compact=compact, digits=digits)

    def share(self, value: float, decimals: int = 0) -> str:
        """Write a fraction of one as a percentage."""
        return self._values.share(value, decimals)

    def day(self, day: dt.date) -> str:
        """Write a calendar day, medium length."""
        return self._values.day(day)

    def quantity(self, value: float, unit: str) -> str:
        """Write a number with its unit.

        Args:
            value: Any finite number; a fraction of one when the unit is ``share``.
            unit: A unit of the closed list; one that starts with a currency code is money.

        Raises:
            LookupError: When no text says the unit (``quantity.<unit>``).
        """
        return self._values.quantity(value, unit)

    def parse_number(self, text: str) -> float:
        """Read a number that a person typed.

        Digits, at most one decimal mark of the language, a sign (minus or hyphen), blanks around
        it; nothing else. Full-width ones count as the same. Group marks are refused because one
        language's group mark is another's decimal mark.

        Raises:
            AdvisorError: When it cannot be read without guessing; the problem says what to type.
        """
        return self._values.parse_number(text)

    @cached_property
    def _values(self) -> ValueWriter:
        from advisor.words.values_written import ValueWriter  # 90 ms, not at start-up  # noqa: PLC0415

        return ValueWriter(self.language, self.say)
