"""Any driver is found by name, moved by hand or by key, typed beyond its range, and taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import (
    DRIVERS,
    answered_by_the_engine,
    one_workload,
    read_by_a_step,
    start,
    type_into,
    wait_for_verdict,
    words,
)
from ui.desk import Desk
from ui.drivers import Driver, drivers_of
from ui.pages.what_if_page import WhatIfPage
from ui.theme import Theme
from ui.widgets.label import Label
from ui.widgets.slider_row import SliderRow

PERCENTILES = ("p10", "p50", "p90")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> WhatIfPage:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("what_if")
    shown = desk.window.book.page
    assert isinstance(shown, WhatIfPage)
    return shown


def driver(**changed: object) -> Driver:
    told = {"input": "x", "name": "X", "unit": "CNY", "low": 1.0, "likely": 2.0, "high": 4.0}
    return Driver(**{**told, **changed})  # type: ignore[arg-type]


def test_that_a_slider_runs_over_the_range_of_its_input() -> None:
    assert driver().span == (1.0, 4.0)


def test_that_a_share_a_year_is_typed_as_it_is_read_in_per_cent(
    qtbot: QtBot, texts: api.Texts, theme: Theme
) -> None:
    row = SliderRow(driver(unit="share/year", low=0.1, likely=0.15, high=0.4), texts, theme)
    qtbot.addWidget(row)
    told: list[float] = []
    row.moved.connect(lambda _id, value: told.append(value))

    assert row.edit.text() == "15"
    type_into(row.edit, "20")

    assert told[-1] == 0.2


def test_that_a_slider_follows_a_range_that_was_answered_anew(
    qtbot: QtBot, texts: api.Texts, theme: Theme
) -> None:
    row = SliderRow(driver(), texts, theme)
    qtbot.addWidget(row)
    told: list[float] = []
    row.moved.connect(lambda _id, value: told.append(value))

    row.take(driver(low=10.0, likely=20.0, high=40.0))

    assert row.edit.text() == "20"
    row.slider.setValue(row.slider.maximum())
    assert told == [40.0]


def test_that_a_figure_without_a_range_gets_half_and_twice_of_itself() -> None:
    assert driver(low=2.0, high=2.0).span == (1.0, 4.0)
    assert driver(low=-2.0, likely=-2.0, high=-2.0).span == (-4.0, -1.0)
    assert driver(low=0.8, likely=0.8, high=0.8, unit="share").span == (0.4, 1.0)
    assert driver(low=0.0, likely=0.0, high=0.0).span is None


def test_that_every_input_is_a_driver_and_the_widest_swing_comes_first(texts: api.Texts) -> None:
    evaluation = answered_by_the_engine()

    found = list(drivers_of(evaluation, texts))

    assert found[: len(DRIVERS)] == list(DRIVERS)
    assert {row.id for row in evaluation.inputs} <= set(found)


def test_that_a_driver_is_found_by_part_of_its_name_and_joins_by_enter(
    qtbot: QtBot, page: WhatIfPage
) -> None:
    finder = page.drivers.finder
    evaluation = answered_by_the_engine()
    wanted = next(row for row in evaluation.inputs if row.id not in page.sliders)
    name = page.texts.say(wanted.label)

    type_into(finder.search, name, leave=False)
    assert finder.found.isVisible()
    QTest.keyClick(finder.search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: wanted.id in page.sliders)
    assert finder.search.text() == ""
    assert not finder.found.isVisible()


def test_that_the_arrow_key_walks_into_what_was_found_and_escape_out_of_it(
    page: WhatIfPage,
) -> None:
    finder = page.drivers.finder
    type_into(finder.search, "a", leave=False)

    QTest.keyClick(finder.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is finder.found
    QTest.keyClick(finder.found, Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is finder.search
    assert finder.search.text() == ""


def test_that_nothing_found_is_said(page: WhatIfPage) -> None:
    type_into(page.drivers.finder.search, "qqqzzz", leave=False)

    assert page.texts.say("window.what_if.not_found") in set(words(page.drivers))
    assert page.drivers.finder.nothing.isVisible()


def test_that_a_figure_beyond_the_range_can_be_typed(page: WhatIfPage) -> None:
    input_id, row = next(iter(page.sliders.items()))
    span = row.driver.span
    assert span is not None
    beyond = span[1] + (span[1] - span[0])
    told: list[object] = []
    page.previewed.connect(told.append)

    row.edit.setFocus()
    QTest.keyClick(row.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    factor = 100 if row.driver.is_share else 1
    QTest.keyClicks(row.edit, page.texts.plain_number(beyond * factor))
    QTest.keyClick(row.edit, Qt.Key.Key_Return)

    assert told[-1] == {f"figures.{input_id}": pytest.approx(beyond)}
    assert row.slider.value() == row.slider.maximum()


def test_that_a_driver_taken_off_the_list_stands_as_saved_again(page: WhatIfPage) -> None:
    input_id, row = next(iter(page.sliders.items()))
    told: list[object] = []
    page.previewed.connect(told.append)
    row.slider.setValue(row.slider.maximum())

    row.removed.emit(input_id)

    assert input_id not in page.sliders
    assert told[-1] == {}


def test_that_sliders_stand_in_the_order_of_their_swings(page: WhatIfPage) -> None:
    tops = [page.sliders[one].mapTo(page, page.sliders[one].pos()).y() for one in DRIVERS]

    assert tops == sorted(tops)


def test_that_a_figure_that_cannot_stand_says_why_beneath_its_slider(page: WhatIfPage) -> None:
    input_id, row = next(iter(page.sliders.items()))
    row.slider.setValue(row.slider.maximum())
    problem = api.Problem(f"figures.{input_id}", api.message("problem.scenario_unchanged"))

    page.show_problems((problem,))

    assert page.texts.say(problem.message) in set(words(row))


@pytest.mark.parametrize("name", ["cost", "worth"])
def test_that_a_sum_of_money_opens_by_key_and_not_while_it_moves(
    page: WhatIfPage, name: str
) -> None:
    told: list[object] = []
    page.figure_wanted.connect(told.append)
    figure = next(
        label for label in page.figures.cards[name].findChildren(Label) if label.property("opens")
    )
    kind = "net_present_cost" if name == "cost" else "worth"

    QTest.keyClick(figure, Qt.Key.Key_Return)
    page.show_reading(read_by_a_step())
    QTest.keyClick(figure, Qt.Key.Key_Return)

    assert told == [api.FigureRef(kind, plan=answered_by_the_engine().leading or "")]


def moved_by(factor: float) -> api.LiveReading:
    """A reading in which every course costs so many times as much."""
    told = answered_by_the_engine().cost_over_time
    courses = tuple(
        one.model_copy(
            update={p: tuple(factor * value for value in getattr(one, p)) for p in PERCENTILES}
        )
        for one in told
    )
    return read_by_a_step(cost_over_time=courses)


def test_that_cost_over_time_follows_a_control_and_its_table_too(page: WhatIfPage) -> None:
    card = page.charts["cost_over_time"]
    before = card.model
    assert before is not None
    plotted = card._plot._lines[before.lines[0].key]

    page.show_reading(moved_by(0.9))
    now = plotted.getData()[1]
    card.as_table.setChecked(True)
    rows = card.table.rowCount()
    page.show_reading(moved_by(0.8))
    last = card.model

    assert now.tolist() == pytest.approx((0.9 * before.lines[0].y).tolist())
    assert rows == len(before.rows)
    assert last is not None
    assert last.lines[0].y.tolist() == pytest.approx((0.8 * before.lines[0].y).tolist())
    assert len(last.rows) == len(before.rows)


def test_that_an_answer_takes_the_place_of_what_was_drawn_on_the_way(page: WhatIfPage) -> None:
    card = page.charts["cost_over_time"]
    before = card.model
    assert before is not None

    page.show_reading(moved_by(0.9))
    page.show_evaluation(answered_by_the_engine(), settled=False)
    card.as_table.setChecked(True)

    assert card.model is not None
    assert card.model.rows == before.rows
    assert card.model.lines[0].y.tolist() == before.lines[0].y.tolist()


def test_that_a_reading_without_courses_leaves_the_chart(page: WhatIfPage) -> None:
    before = page.charts["cost_over_time"].model

    page.show_reading(read_by_a_step())

    assert page.charts["cost_over_time"].model is before


def test_that_capacity_is_drawn_where_the_lead_has_servers_and_takes_no_room_else(
    page: WhatIfPage,
) -> None:
    answer, card = answered_by_the_engine(), page.charts["utilisation"]
    months = answer.horizon_months
    load = api.PoolLoad(
        option=answer.options[0].id,
        servers=(2,) * months,
        **dict.fromkeys(("p10", "p50", "p90"), (0.5,) * months),
    )

    filled = answer.model_copy(update={"pool_loads": (load,)})
    page.show_evaluation(filled, settled=False)
    assert page.charts["utilisation"] is card
    assert not card.isHidden()
    assert card.model is not None
    assert [line.key for line in card.model.lines] == [load.option, "full"]
    card.as_table.setChecked(True)
    assert card.table.rowCount() == months

    page.show_evaluation(answer.model_copy(update={"pool_loads": ()}), settled=False)
    assert page.charts["utilisation"].isHidden()
