"""Results of scenarios stay in the file: shown at once on reopening, with their day, or as old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import (
    QuickWorker,
    click,
    one_workload,
    start,
    type_into,
    wait_for_verdict,
    wait_until,
    words,
)
from ui.desk import Desk
from ui.pages.what_if_page import WhatIfPage


class Counted(QuickWorker):
    """A quick worker that is counted, and keeps what it evaluates back where it is to."""

    made = 0
    keeps_back = False

    def __init__(self) -> None:
        super().__init__()
        type(self).made += 1
        self.slow = type(self).keeps_back


@pytest.fixture
def evaluated(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a desk with one scenario that was evaluated."""
    Counted.made, Counted.keeps_back = 0, False
    monkeypatch.setattr(api, "EvaluationWorker", Counted)
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    page = what_if(desk)
    next(iter(page.sliders.values())).slider.setValue(180)
    type_into(page.drivers.name, "Dear year", leave=False)
    click(page, "pin_scenario")
    wait_until(qtbot, lambda: len(page.scenarios._shown.results) == 1)
    wait_until(qtbot, lambda: not desk.runner.is_busy)
    return desk


def what_if(desk: Desk) -> WhatIfPage:
    desk.turn_to("what_if")
    shown = desk.window.book.page
    assert isinstance(shown, WhatIfPage)
    return shown


@contextmanager
def without_engine(desk: Desk) -> Iterator[WhatIfPage]:
    """Open the file again while the engine gives no answer."""
    path = desk.session.path
    assert path is not None
    desk.runner.close()
    desk.session.close()
    Counted.keeps_back = True
    desk.open(path)
    made = Counted.made
    yield what_if(desk)
    assert Counted.made == made, "nobody was asked"


def cell(page: WhatIfPage, row: int, column: int) -> str:
    item = page.scenarios.table.item(row, column)
    return item.text() if item else ""


def test_that_reopening_shows_results_at_once_with_their_day(evaluated: Desk) -> None:
    before = [cell(what_if(evaluated), row, 2) for row in range(10)]
    assert any(before)

    with without_engine(evaluated) as page:
        shown = page.scenarios._shown
        assert evaluated.settled is None
        assert (list(shown.results), shown.stale, shown.open) == (["s1"], frozenset(), ())
        assert not page.scenarios.table.isHidden()
        assert [cell(page, row, 2) for row in range(10)] == before
        assert all(cell(page, row, 1) for row in range(5)), "the answers as saved beside it"
        day = page.texts.day(api.today())
        assert any(day in said for said in words(page.scenarios.rows["s1"]))


def test_that_results_of_earlier_answers_are_shown_as_such(evaluated: Desk) -> None:
    evaluated.session.answer("workloads.w1.volume", 2000.0)

    with without_engine(evaluated) as page:
        assert page.scenarios._shown.stale == frozenset({"s1"})
        assert any("Dear year" in said and "changed" in said for said in words(page.scenarios))


def test_that_results_of_another_month_are_shown_as_earlier_ones(
    evaluated: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = api.today()
    later = dt.date(day.year + 1, day.month, 1)
    monkeypatch.setattr(api, "today", lambda: later)

    with without_engine(evaluated) as page:
        assert page.scenarios._shown.stale == frozenset({"s1"})
        assert any(page.texts.day(day) in said for said in words(page.scenarios.rows["s1"]))


def test_that_results_of_a_program_that_answers_otherwise_are_earlier_ones(
    qtbot: QtBot, evaluated: Desk
) -> None:
    kept = api.read_found(evaluated.session.findings[api.SCENARIO_FINDINGS])
    (base,) = [one for one in kept if not one.result.key]
    plan = base.result.plans[0]
    dearer = plan.worth.model_copy(update={"p50": plan.worth.p50 * 1.01})
    plans = (plan.model_copy(update={"worth": dearer}), *base.result.plans[1:])
    other = base.model_copy(update={"result": base.result.model_copy(update={"plans": plans})})
    told = api.write_found([other, *(one for one in kept if one.result.key)])
    evaluated.session.keep_finding(api.SCENARIO_FINDINGS, told)

    path = evaluated.session.path
    assert path is not None
    evaluated.session.close()
    evaluated.open(path)
    page = what_if(evaluated)
    assert not page.scenarios._shown.stale
    wait_for_verdict(qtbot, evaluated)

    wait_until(qtbot, lambda: page.scenarios._shown.stale == frozenset({"s1"}))


def test_that_what_another_version_kept_is_no_result(evaluated: Desk) -> None:
    evaluated.session.keep_finding(api.SCENARIO_FINDINGS, '[{"version": 9}]')

    with without_engine(evaluated) as page:
        assert page.scenarios._shown.open == ("Dear year",)


def test_that_pinning_what_is_in_sight_asks_for_no_other_evaluation(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    Counted.made, Counted.keeps_back = 0, False
    monkeypatch.setattr(api, "EvaluationWorker", Counted)
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    page = what_if(desk)
    next(iter(page.sliders.values())).slider.setValue(180)
    wait_until(qtbot, lambda: desk.evaluation is not desk.settled and not desk.runner.is_busy)

    type_into(page.drivers.name, "Dear year", leave=False)
    click(page, "pin_scenario")

    assert list(page.scenarios._shown.results) == ["s1"]
    assert Counted.made == 1, "the window's own"


def test_that_only_two_answers_of_a_scenario_are_kept(qtbot: QtBot, evaluated: Desk) -> None:
    page = what_if(evaluated)
    for volume in (2000.0, 3000.0, 4000.0):
        evaluated.session.answer("workloads.w1.volume", volume)
        click(page.scenarios, "scenarios_run")
        wait_until(qtbot, lambda: not page.scenarios._shown.stale)
        wait_until(qtbot, lambda: not evaluated.runner.is_busy)

    kept = api.read_found(evaluated.session.findings[api.SCENARIO_FINDINGS])
    assert sorted(one.result.key for one in kept) in (["", "s1", "s1"], ["s1", "s1"])
    assert len(evaluated.session.findings[api.SCENARIO_FINDINGS]) < 20_000
