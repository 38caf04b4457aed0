"""Tests of the order in which the palette finds."""

import pytest

from ui.fuzzy import fit, folded


def order(typed: str, *titles: str) -> list[str]:
    sought = folded(typed).split()
    points = {title: fit(sought, folded(title)) for title in titles}
    found = [title for title in titles if points[title] is not None]
    return sorted(found, key=lambda title: -(points[title] or 0))


def test_that_the_whole_title_stands_before_a_beginning_before_a_later_word() -> None:
    assert order("price", "Price drift", "API price", "Price") == [
        "Price",
        "Price drift",
        "API price",
    ]


def test_that_of_two_beginnings_the_shorter_title_stands_first() -> None:
    assert order("rep", "Report of the year", "Report")[0] == "Report"


def test_that_every_word_has_to_be_found() -> None:
    assert order("api price", "API price", "Price of power") == ["API price"]


def test_that_accents_and_case_do_not_matter() -> None:
    assert order("decision", "Décision") == ["Décision"]


def test_that_beginnings_of_words_find_a_title_and_scattered_letters_do_not() -> None:
    assert order("valver", "Value verification") == ["Value verification"]
    assert order("power", "People who can run models in production") == []


def test_that_a_part_of_a_chinese_title_is_found() -> None:
    assert order("验证", "价值验证") == ["价值验证"]


@pytest.mark.parametrize(("also", "found"), [("horizon and rate", True), ("wages", False)])
def test_that_words_beside_the_title_find_it_too(also: str, found: bool) -> None:
    assert (fit(["horizon"], "finance", also) is not None) is found
