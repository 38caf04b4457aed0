"""One thing is said in the singular where a language has one, and two wordings count alike."""

from __future__ import annotations

import gettext
import re

import pytest

from advisor.errors import Quantity, message
from advisor.resources import resource
from advisor.words.numerals import ones
from advisor.words.text import languages, texts_for

MARK = ".one."


def catalogue(language: str) -> dict[str, str]:
    """Give every text of a language by its id, as gettext reads it."""
    with resource("locale", language, "LC_MESSAGES", "advisor.mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    return {str(id_): str(text) for id_, text in vars(read)["_catalog"].items()}


def values_of(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 month"),
        ("en", 2, "2 months"),
        ("en", 0, "0 months"),
        ("en", 1.04, "1.04 months"),
        ("fr", 1, "1 seconde"),
        ("fr", 0.5, "0,5 seconde"),
        ("fr", 1.5, "1,5 seconde"),
        ("fr", 2, "2 secondes"),
        ("zh_CN", 1, "1 个月"),
        ("id", 1, "1 bulan"),
    ],
)
def test_that_a_quantity_of_one_is_said_in_the_singular(
    language: str, number: float, said: str
) -> None:
    unit = "second" if language == "fr" else "month"
    written = texts_for(language).quantity(number, unit)

    assert (
        written.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == said
    )


def test_that_a_count_of_one_takes_its_own_wording_and_only_that_count() -> None:
    say = texts_for("en").say

    assert say("window.report.pages", count=1) == "1 page"
    assert say("window.report.pages", count=21) == "21 pages"
    assert say("fit.fits", replicas=1, accelerators=8) == "Fits as 1 × 8 accelerators."
    assert say("fit.fits", replicas=8, accelerators=1) == "Fits as 8 × 1 accelerator."


def test_that_a_sentence_within_a_sentence_is_said_in_the_singular_too() -> None:
    inner = message("tripwire.every", role="IT", months=1)
    outer = message("report.cited", text=inner, claims=Quantity(1, "month"))

    assert "every 1 month" in texts_for("en").say(outer)
    assert "1 months" not in texts_for("en").say(outer)


def test_that_french_counts_from_two_on_and_others_never() -> None:
    written = {"a": "1", "b": "0", "c": "1,9", "d": "2", "e": "1\u202f000", "f": "un"}

    assert ones(written, "fr") == ("a", "b", "c")
    assert ones(written, "en") == ("a",)
    assert ones(written, "zh_CN") == ones(written, "id") == ()


@pytest.mark.parametrize("language", languages())
def test_that_each_wording_for_one_stands_beside_the_text_it_is_of(language: str) -> None:
    texts = catalogue(language)
    singular = [id_ for id_ in texts if MARK in id_]

    assert len(singular) > 30
    for id_ in singular:
        base, _, counted = id_.partition(MARK)
        assert counted in values_of(texts[base]), id_
        assert values_of(texts[id_]) == values_of(texts[base]), id_


def test_that_english_and_french_do_say_it_otherwise() -> None:
    english, french = catalogue("en"), catalogue("fr")
    singular = [id_ for id_ in english if MARK in id_]

    # "2 moved" and "1 moved" are one word in English, "mois" is one in French
    same = [id_ for id_ in singular if english[id_] == english[id_.partition(MARK)[0]]]
    assert len(same) <= 4
    same = [id_ for id_ in singular if french[id_] == french[id_.partition(MARK)[0]]]
    assert len(same) <= 10
