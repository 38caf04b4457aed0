"""Tests of the client's own figure beside the catalogue's."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from advisor import api
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


def pick(page: CataloguePage, shape: str) -> None:
    box = page.figures.detail.form.shape.field.box
    box.setCurrentIndex(box.findText(page.texts.say(f"window.shape.{shape}")))


@pytest.mark.parametrize("shape", ["uniform", "triangular", "pert", "lognormal"])
def test_that_a_range_keeps_the_shape_that_is_chosen_and_shows_it_again(
    desk: Desk, shown: Callable[[], CataloguePage], shape: str
) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, CNY)
    for part, text in (("low", "6"), ("high", "8")):
        page.figures.detail.form.numbers[part].setFocus()
        QTest.keyClicks(page.figures.detail.form.numbers[part], text)
    pick(page, shape)

    give(page, "7")

    kept = desk.session.draft.answers[f"figures.{CNY}"]
    assert kept == {"low": 6, "likely": 7, "high": 8, "shape": shape}
    assert desk.session.draft.completed().figures[CNY].shape == shape
    look_at(page, "appliance.support_per_year")
    assert page.figures.detail.form.shape.shape == ""
    look_at(page, CNY)
    assert page.figures.detail.form.shape.shape == shape
    assert page.figures.detail.form.shape.note.text() == page.texts.say(
        f"window.shape_note.{shape}"
    )


def test_that_a_figure_without_a_range_has_no_shape(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, CNY)

    assert not page.figures.detail.form.shape.field.isEnabled()
    give(page, "7.1")

    assert "shape" not in str(desk.session.draft.answers[f"figures.{CNY}"])


def test_that_a_shape_given_elsewhere_is_shown_and_kept_with_its_scenarios(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    scenarios: list[api.Answer] = [
        {"value": 6.5, "probability": 0.5},
        {"value": 7.5, "probability": 0.5},
    ]
    own: api.Answer = {
        "low": 6.5,
        "likely": 6.5,
        "high": 7.5,
        "shape": "scenarios",
        "scenarios": scenarios,
    }
    start(desk, **one_workload())
    desk.session.answer(f"figures.{CNY}", own)
    page = shown()
    look_at(page, CNY)

    give(page, "6.5", note="Checked")

    assert isinstance(own, dict)
    assert desk.session.draft.answers[f"figures.{CNY}"] == {**own, "note": "Checked"}


def test_that_a_lognormal_range_down_to_zero_is_refused_with_what_to_do(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, "software.per_accelerator")
    form = page.figures.detail.form
    for part, text in (("low", "0"), ("high", "800")):
        form.numbers[part].setFocus()
        QTest.keyClicks(form.numbers[part], text)
    pick(page, "lognormal")

    give(page, "400")

    assert form.problem.isVisible()
    assert "figures.software.per_accelerator" not in desk.session.draft.answers


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
