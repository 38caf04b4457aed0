"""Tests of the claims of the debate and of the glossary."""

from collections.abc import Callable

from advisor import api
from tests.ui.desk_of_tests import (
    click,
)
from tests.ui.library.shelf import cells, in_sight, row_now
from ui.desk import Desk
from ui.pages.catalogue_page import CataloguePage


def test_that_a_conflict_shows_both_sides_with_speaker_interest_and_day(
    shown: Callable[[], CataloguePage],
) -> None:
    page = shown()
    page.tabs.setCurrentIndex(1)

    page.claims.finder.search.setText("C392")

    texts = in_sight(page)
    for side in ("▸ Security before price", "▸ Price before security"):
        assert side in texts
    for id_ in ("C129", "C130"):
        assert any(text.startswith(f"{id_} · ") and "2024" in text for text in texts)
        assert f"Interest: {api.claim(id_).interest}" in texts


def test_that_a_claim_shows_what_speaks_against_it(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    page.tabs.setCurrentIndex(1)

    page.claims.finder.go_to("C129")

    assert api.claim("C130").statement in in_sight(page)


def test_that_claims_are_narrowed_by_type(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    risks = [claim.id for claim in api.claims().values() if claim.type == "risk"]

    page.claims.finder._filter("risk")

    assert cells(page.claims.finder) == risks


def test_that_a_word_is_found_by_its_chinese_name_and_comes_first(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    page = shown()
    page.glossary.finder.search.setText("总拥有成本")
    english = cells(page.glossary.finder)[0]

    desk.dress("zh_CN", "light")
    page = shown()
    page.tabs.setCurrentIndex(2)
    page.glossary.finder.search.setText("TCO")

    assert english == "Total cost of ownership"
    assert cells(page.glossary.finder)[0] == "总拥有成本"
    assert api.glossary()["tco"].in_language("zh_CN").explanation in in_sight(page)


def test_that_a_word_leads_to_those_beside_it(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    page.tabs.setCurrentIndex(2)
    page.glossary.finder.go_to("tco")

    click(page, "see_npv")

    assert row_now(page.glossary.finder)[0] == "Net present value"
