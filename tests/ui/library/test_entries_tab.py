"""Tests of finding figures and of what is told about them."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QTableView

from advisor import api
from tests.ui.desk_of_tests import (
    type_into,
)
from tests.ui.library.shelf import CNY, FULL_WIDTH, TODAY, cells, in_sight, look_at, row_now
from ui.pages.catalogue_page import CataloguePage


def test_that_every_word_sought_must_stand_somewhere_in_the_row(
    shown: Callable[[], CataloguePage],
) -> None:
    finder = shown().figures.finder

    type_into(finder.search, "exchange eur", leave=False)

    assert cells(finder) == ["Exchange rate, EUR per US dollar"]


def test_that_a_full_width_search_finds_the_same(shown: Callable[[], CataloguePage]) -> None:
    finder = shown().figures.finder

    finder.search.setText("".join(chr(ord(letter) + FULL_WIDTH) for letter in "fx.EUR"))

    assert cells(finder) == ["Exchange rate, EUR per US dollar"]


def test_that_a_kind_narrows_what_is_found(shown: Callable[[], CataloguePage]) -> None:
    finder = shown().figures.finder
    everything = len(cells(finder))

    finder.filter.box.setCurrentIndex(1 + api.CATALOGUE_KINDS.index("accelerator"))

    assert 70 <= len(cells(finder)) < everything
    assert "NVIDIA A100-SXM-80GB" in cells(finder)
    assert finder.count.text() == f"{len(cells(finder))} of {everything:,}"


def test_that_a_search_for_nothing_there_is_leaves_no_detail(
    shown: Callable[[], CataloguePage],
) -> None:
    page = shown()

    page.figures.finder.search.setText("no such figure anywhere")

    assert cells(page.figures.finder) == []
    assert not page.figures.detail.isVisible()


def test_that_a_row_says_value_evidence_day_and_age(shown: Callable[[], CataloguePage]) -> None:
    page = shown()

    look_at(page, CNY)

    name, value, own, evidence, valid_from, age, _ = row_now(page.figures.finder)
    assert name == "Exchange rate, CNY per US dollar"
    assert value.startswith("CN¥6.65 per US dollar  (")
    assert (evidence, valid_from, age, own) == ("◆ published", "Oct 30, 2026", "23 days", "")


def test_that_a_stale_figure_says_so_in_words(shown: Callable[[], CataloguePage]) -> None:
    page = shown()

    look_at(page, "appliance.small_price")

    # It holds from the first day of 2025: 365 days, and 325 to the 22nd of November 2026.
    assert row_now(page.figures.finder)[5] == "690 days  ⚠ stale"
    assert any(text.startswith("⚠ ") and "(stale)" in text for text in in_sight(page))


def test_that_a_price_says_how_many_lists_agree(shown: Callable[[], CataloguePage]) -> None:
    finder = shown().figures.finder

    finder.go_to("price price.alibaba-cn.deepseek-r1.output")

    assert row_now(finder)[6] == "1 of 1"


def test_that_the_detail_shows_source_licence_review_and_claims(
    shown: Callable[[], CataloguePage],
) -> None:
    page = shown()

    look_at(page, "training.hardware_saving_closed")

    texts = in_sight(page)
    assert any("licence:" in text for text in texts)
    assert "Review by" in texts
    assert any(text.startswith("C001 · ") for text in texts)
    assert api.claim("C001").statement in texts
    assert any(text == f"Interest: {api.claim('C001').interest}" for text in texts)


def test_that_every_value_an_id_ever_had_is_listed(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    history = api.catalogue_history(TODAY)
    kind, id_ = next(key for key, found in history.items() if len(found) > 1)

    page.figures.finder.go_to(f"{kind} {id_}")
    QApplication.processEvents()

    past = next(
        table
        for table in page.figures.detail.findChildren(QTableView)
        if table.accessibleName() == "Every value, the newest first" and table.isVisible()
    )
    assert past.model().rowCount() == len(history[kind, id_])
