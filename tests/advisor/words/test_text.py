"""Sentences and numbers say what was meant, in each language, and nothing is read by guessing."""

from __future__ import annotations

import datetime as dt
import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import AdvisorError, Day, Message, Money, Quantity, Share, Value, message
from advisor.words.text import Texts, languages, texts_for

ENGLISH = texts_for("en")
CHINESE = texts_for("zh_CN")
FRENCH = texts_for("fr")
INDONESIAN = texts_for("id")


def said(texts: Texts, value: Value) -> str:
    """Say a value inside a sentence that is known to end with it."""
    sentence = texts.say("problem.unknown_language", found="?", known=value)
    before, after = texts.say("problem.unknown_language", found="?", known="|").split("|")
    return sentence.removeprefix(before).removesuffix(after)


def test_that_four_languages_are_spoken_and_english_comes_first() -> None:
    assert languages() == ("en", "fr", "id", "zh_CN")


def test_that_a_language_the_program_does_not_speak_is_refused_with_a_problem() -> None:
    with pytest.raises(AdvisorError) as refused:
        texts_for("tlh")

    (problem,) = refused.value.problems
    assert problem.message.id == "problem.unknown_language"
    assert ENGLISH.say(problem.message) == (
        f"The program does not speak “tlh”. Choose one of: {', '.join(languages())}."
    )


def test_that_an_unknown_id_is_never_passed_off_as_a_sentence() -> None:
    with pytest.raises(LookupError, match=r"no\.such\.text"):
        ENGLISH.say("no.such.text")


def test_that_a_sentence_without_one_of_its_values_is_an_error() -> None:
    with pytest.raises(LookupError, match="known"):
        ENGLISH.say("problem.unknown_language", found="x")


@pytest.mark.parametrize("typed", ["{known}", "{0}", "{found.__class__}", "%s", "<b>Ltd</b>"])
def test_that_text_from_the_client_is_never_read_as_a_pattern(typed: str) -> None:
    assert typed in ENGLISH.say(message("problem.unknown_language", found=typed, known="en"))


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (Money(1_234_567.0, "CNY"), "CN¥1.23M", "¥123万"),
        (Money(2_345_678_901.0, "CNY"), "CN¥2.35B", "¥23.5亿"),
        (Money(-1_500_000.0, "CNY"), "−CN¥1.5M", "−¥150万"),
        (Money(100_000.0, "USD"), "$100K", "US$10万"),
        (Money(99_999.0, "USD"), "$99,999", "US$99,999"),
        (Money(99.5, "CNY"), "CN¥99.50", "¥99.50"),
        (Money(0.0167, "CNY"), "CN¥0.0167", "¥0.0167"),
        (Money(0.0, "EUR"), "€0", "€0"),
        (Money(-0.0, "EUR"), "€0", "€0"),
        (Share(0.62), "62%", "62%"),
        (Share(0.07), "7%", "7%"),
        (Share(0.0623), "6.2%", "6.2%"),
        (Share(0.9996), "99.96%", "99.96%"),
        (Share(1.0), "100%", "100%"),
        (Share(0.0), "0%", "0%"),
        (Day(dt.date(2026, 11, 22)), "Nov 22, 2026", "2026年11月22日"),
        (1_234_567, "1,234,567", "1,234,567"),
        (1234.5678, "1,235", "1,235"),
        (12.345, "12.3", "12.3"),
        (0.0123456, "0.0123", "0.0123"),
        (0.5, "0.5", "0.5"),
        (3.0, "3", "3"),
        (Message("language.en"), "English", "English"),
        ("1,000 <client>", "1,000 <client>", "1,000 <client>"),
    ],
)
def test_that_each_kind_of_value_is_written_by_the_rules_of_the_language(
    value: Value, english: str, chinese: str
) -> None:
    assert said(ENGLISH, value) == english
    assert said(CHINESE, value) == chinese


@pytest.mark.parametrize(
    ("quantity", "english", "chinese"),
    [
        (Quantity(128_000.0, "tokens"), "128,000 tokens", "128,000 个 token"),
        (Quantity(0.65, "CNY/kWh"), "CN¥0.65 per kWh", "每千瓦时¥0.65"),
        (Quantity(2_000_000.0, "CNY"), "CN¥2M", "¥200万"),
        (Quantity(0.08, "share"), "8%", "8%"),
        (Quantity(-0.3, "share/year"), "−30% per year", "每年 −30%"),
        (Quantity(7.2, "CNY/USD"), "CN¥7.20 per US dollar", "每美元¥7.20"),
        (Quantity(1.5, ""), "1.5", "1.5"),
    ],
)
def test_that_a_quantity_carries_its_unit_in_words(
    quantity: Quantity, english: str, chinese: str
) -> None:
    assert said(ENGLISH, quantity) == english
    assert said(CHINESE, quantity) == chinese


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (1_234_567.0, "1.23M", "123万"),
        (98_765_432.0, "98.8M", "9880万"),
        (1.5e9, "1.5B", "15亿"),
        (950.0, "950", "950"),
        (0.0, "0", "0"),
    ],
)
def test_that_a_large_number_is_written_short(value: float, english: str, chinese: str) -> None:
    assert ENGLISH.compact(value) == english
    assert CHINESE.compact(value) == chinese


@pytest.mark.parametrize(
    ("value", "french", "indonesian"),
    [
        (Money(1_234_567.0, "CNY"), "1,23\u00a0M\u00a0CNY", "CN¥1,23\u00a0jt"),
        (Money(2_345_678_901.0, "CNY"), "2,35\u00a0Md\u00a0CNY", "CN¥2,35\u00a0M"),
        (Money(99_999.0, "USD"), "99\u202f999\u00a0$US", "US$99.999"),
        (Money(99.5, "EUR"), "99,50\u00a0€", "€99,50"),
        (Money(0.0167, "EUR"), "0,0167\u00a0€", "€0,0167"),
        (Money(0.0, "EUR"), "0\u00a0€", "€0"),
        (Money(-1_500_000.0, "EUR"), "−1,5\u00a0M\u00a0€", "−€1,5\u00a0jt"),
        (Money(-12.0, "EUR"), "−12,00\u00a0€", "−€12,00"),
        (Share(-0.3), "−30\u00a0%", "−30%"),
        (-2_880, "−2\u202f880", "−2.880"),
        (Share(0.0623), "6,2\u00a0%", "6,2%"),
        (Day(dt.date(2026, 11, 22)), "22 nov. 2026", "22 Nov 2026"),
        (1_234_567, "1\u202f234\u202f567", "1.234.567"),
        (0.0123456, "0,0123", "0,0123"),
    ],
)
def test_that_french_and_indonesian_have_their_own_marks_and_orders(
    value: Value, french: str, indonesian: str
) -> None:
    assert said(FRENCH, value) == french
    assert said(INDONESIAN, value) == indonesian


def test_that_each_way_of_writing_a_number_below_zero_has_one_sign() -> None:
    for texts in (ENGLISH, CHINESE, FRENCH, INDONESIAN):
        written = (
            texts.number(-2_880),
            texts.number(-0.5, 2),
            texts.compact(-1_234_567.0),
            texts.plain_number(-0.25),
            texts.money(-12.0, "EUR"),
            texts.money(-612_000.0, "EUR", compact=True),
            texts.share(-0.3),
        )
        for one in written:
            assert one.count("−") == 1, one
            assert "-" not in one, one


def test_that_a_full_width_point_is_the_decimal_mark_of_those_who_type_it() -> None:
    assert (
        CHINESE.parse_number("\uff10\uff0e\uff10\uff14\uff15")
        == ENGLISH.parse_number("0\uff0e045")
        == 0.045
    )
    with pytest.raises(AdvisorError):
        FRENCH.parse_number("0\uff0e045")


def test_that_decimals_asked_for_are_kept() -> None:
    assert ENGLISH.number(2, 2) == "2.00"
    assert ENGLISH.number(-0.001, 2) == "0.00"
    assert ENGLISH.share(0.5, 1) == "50.0%"
    assert FRENCH.share(0.5, 1) == "50,0\u00a0%"
    assert ENGLISH.money(1234.5, "CNY") == "CN¥1,234"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", 0.0),
        ("-3.25", -3.25),
        ("−3.25", -3.25),
        (" 12500.5 ", 12500.5),
        ("+7", 7.0),
        ("0001", 1.0),
        ("\uff11\uff12\uff10\uff10\uff10", 12_000),
        ("\u3000\uff0b\uff17\u3000", 7.0),
        ("\uff0d0.\uff15", -0.5),
    ],
)
def test_that_a_plain_number_is_read(typed: str, number: float) -> None:
    assert ENGLISH.parse_number(typed) == number
    assert CHINESE.parse_number(typed) == number
    with_comma = typed.replace(".", ",")
    assert FRENCH.parse_number(with_comma) == number
    assert INDONESIAN.parse_number(with_comma) == number


@pytest.mark.parametrize(
    "typed", ["1.5", "1.000", "1\u202f000", "1\u00a0000", "1 000", "1.000,5", "1,000,000"]
)
def test_that_another_languages_marks_are_refused_where_the_comma_is_decimal(typed: str) -> None:
    for texts in (FRENCH, INDONESIAN):
        with pytest.raises(AdvisorError) as refused:
            texts.parse_number(typed)
        (problem,) = refused.value.problems
        assert problem.message.id == "problem.number_grouped"
        assert problem.message.values["mark"] == ","


@pytest.mark.parametrize(
    ("typed", "problem_id"),
    [
        ("", "problem.number_empty"),
        ("   ", "problem.number_empty"),
        ("1,000", "problem.number_grouped"),
        ("0,001", "problem.number_grouped"),
        ("1,5", "problem.number_grouped"),
        ("1.234.567", "problem.number_grouped"),
        ("1 000", "problem.number_grouped"),
        ("1\N{NO-BREAK SPACE}000", "problem.number_grouped"),
        ("1'000", "problem.number_grouped"),
        ("1_000", "problem.number_grouped"),
        ("\uff11\uff12\uff0c\uff10\uff10\uff10", "problem.number_grouped"),
        ("12\uff0c000", "problem.number_grouped"),
        ("\uff11\uff12,\uff10\uff10\uff10", "problem.number_grouped"),
        ("\uff11\u3000\uff10\uff10\uff10", "problem.number_grouped"),
        ("\uff11\uff12\uff05", "problem.number_percent"),
        ("\uff0d\uff0d\uff11", "problem.not_a_number"),
        ("十二", "problem.not_a_number"),
        ("٣", "problem.number_not_plain_digits"),
        ("12%", "problem.number_percent"),
        ("nan", "problem.not_a_number"),
        ("inf", "problem.not_a_number"),
        ("1e6", "problem.not_a_number"),
        ("1e999", "problem.not_a_number"),
        ("9" * 400, "problem.not_a_number"),
        ("--1", "problem.not_a_number"),
        (".5", "problem.not_a_number"),
        ("5.", "problem.not_a_number"),
        ("1\N{ZERO WIDTH SPACE}0", "problem.not_a_number"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}10", "problem.not_a_number"),
        ("12\x00", "problem.not_a_number"),
        ("twelve", "problem.not_a_number"),
    ],
)
def test_that_what_could_be_misread_is_refused_and_kept(typed: str, problem_id: str) -> None:
    with pytest.raises(AdvisorError) as refused:
        ENGLISH.parse_number(typed)

    (problem,) = refused.value.problems
    assert problem.message.id == problem_id
    assert problem.message.values["found"] == typed.strip()
    assert ENGLISH.say(problem.message)
    assert CHINESE.say(problem.message)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_that_a_number_written_plainly_is_read_back_unchanged(number: float) -> None:
    for texts in (ENGLISH, CHINESE, FRENCH, INDONESIAN):
        assert texts.parse_number(texts.plain_number(number)) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_that_every_finite_number_can_be_written(number: float) -> None:
    for texts in (ENGLISH, CHINESE):
        written = texts.number(number).replace(",", "").replace("−", "-")
        assert math.isclose(float(written), number, rel_tol=0.0051)
        assert said(texts, Money(number, "CNY"))
        assert said(texts, Share(number)).endswith("%")


def test_that_reading_texts_does_not_load_the_locale_data_at_start() -> None:
    script = (
        "import sys; from advisor.words.text import texts_for; "
        "texts_for('en').say('language.en'); "
        "sys.exit('babel' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0  # noqa: S603
