"""Tests of the client's own figure beside the catalogue's."""

from collections.abc import Callable

import pytest

from tests.ui.desk_of_tests import (
    click,
    one_workload,
    start,
)
from tests.ui.library.shelf import CNY, look_at, row_now
from ui.desk import Desk
from ui.pages.catalogue_page import CataloguePage


def give(page: CataloguePage, likely: str, **more: str) -> None:
    form = page.figures.detail.form
    form.numbers["likely"].setText(likely)
    for name, text in more.items():
        {**form.numbers, **form.words}[name].setText(text)
    click(page, "use_own")


def test_that_an_own_figure_is_saved_and_stands_beside_the_catalogues(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, CNY)

    give(page, "7.1", source="Treasury", note="Budget rate", day="2026-11-01")

    assert desk.session.draft.answers[f"figures.{CNY}"] == {
        "low": 7.1,
        "likely": 7.1,
        "high": 7.1,
        "source": "Treasury",
        "note": "Budget rate",
        "day": "2026-11-01",
    }
    row = row_now(page.figures.finder)
    assert row[1].startswith("CN¥6.65")
    assert row[2] == "✎ 7.1"


def test_that_undo_takes_an_own_figure_back(desk: Desk, shown: Callable[[], CataloguePage]) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, CNY)
    give(page, "7.1")

    desk.session.undo()

    assert f"figures.{CNY}" not in desk.session.draft.answers
    assert page.figures.detail.form.numbers["likely"].text() == ""
    assert row_now(page.figures.finder)[2] == ""


def test_that_one_can_go_back_to_the_catalogues_figure(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    start(desk, **one_workload(), **{f"figures__{CNY}": 7.1})
    page = shown()
    look_at(page, CNY)

    click(page, "drop_own")

    assert f"figures.{CNY}" not in desk.session.draft.answers
    assert not page.figures.detail.form.back.isEnabled()


def test_that_a_share_is_given_in_percent(desk: Desk, shown: Callable[[], CataloguePage]) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, "appliance.support_per_year")

    give(page, "15", low="10", high="20")

    saved = desk.session.draft.answers["figures.appliance.support_per_year"]
    assert saved == {"low": 0.1, "likely": 0.15, "high": 0.2}
    assert row_now(page.figures.finder)[2] == "✎ 15%"


@pytest.mark.parametrize(
    ("likely", "more", "found"),
    [
        ("7,1", {}, "7,1"),
        ("7.1", {"low": "8", "high": "9"}, "8"),
        ("7.1", {"low": "6"}, ""),
        ("7.1", {"day": "yesterday"}, "yesterday"),
        ("", {}, ""),
    ],
)
def test_that_a_figure_that_cannot_stand_is_refused_with_its_reason(
    desk: Desk,
    shown: Callable[[], CataloguePage],
    likely: str,
    more: dict[str, str],
    found: str,
) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, CNY)

    give(page, likely, **more)

    problem = page.figures.detail.form.problem
    assert problem.isVisible()
    assert found in problem.text()
    assert f"figures.{CNY}" not in desk.session.draft.answers
    assert page.figures.detail.form.numbers["likely"].text() == likely


def test_that_an_own_figure_needs_an_open_engagement(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    page = shown()
    look_at(page, CNY)
    before = page.figures.detail.form.isVisible()

    start(desk, **one_workload())
    desk.turn_to("catalogue")

    assert not before
    assert page.figures.detail.form.isVisible()


def test_that_a_described_record_takes_no_own_figure(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    start(desk, **one_workload())
    page = shown()

    page.figures.finder.go_to("accelerator A100-SXM-80GB")

    assert not page.figures.detail.form.isVisible()
    assert page.figures.detail.own_note.isVisible()
