"""Moved drivers are pinned as scenarios, evaluated apart, set side by side, applied, removed."""

from __future__ import annotations

from typing import ClassVar

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import (
    QuickWorker,
    answered_by_the_engine,
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
    """A quick worker that says how many there are, and how many were closed."""

    made: ClassVar[list[Counted]] = []

    def __init__(self) -> None:
        super().__init__()
        self.closed = False
        self.slow = bool(type(self).made) and self.keeps_back
        type(self).made.append(self)

    keeps_back: ClassVar[bool] = False

    def close(self) -> None:
        super().close()
        self.closed = True


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> WhatIfPage:
    Counted.made, Counted.keeps_back = [], False
    monkeypatch.setattr(api, "EvaluationWorker", Counted)
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("what_if")
    shown = desk.window.book.page
    assert isinstance(shown, WhatIfPage)
    return shown


def pin(qtbot: QtBot, desk: Desk, page: WhatIfPage, name: str, position: int = 180) -> None:
    """Move the first driver and pin it under a name."""
    next(iter(page.sliders.values())).slider.setValue(position)
    type_into(page.drivers.name, name, leave=False)
    click(page, "pin_scenario")
    wait_until(qtbot, lambda: page.drivers.name.text() == "")
    wait_until(qtbot, lambda: not desk.runner.is_busy)


def evaluated(qtbot: QtBot, page: WhatIfPage, count: int) -> None:
    wait_until(qtbot, lambda: len(page.scenarios._shown.results) == count)


def test_that_a_pinned_scenario_is_one_undo_step_and_the_answers_stay(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    before = dict(desk.session.draft.answers)
    slider = next(iter(page.sliders.values())).slider
    stood = slider.value()

    pin(qtbot, desk, page, "Dear year")

    assert [one.name for one in api.scenarios_kept(desk.session.draft)] == ["Dear year"]
    read = {p: v for p, v in desk.session.draft.answers.items() if not p.startswith("scenarios.")}
    assert read == before
    assert slider.value() == stood
    assert "Dear year" in desk.window.actions_["undo"].iconText()
    desk.session.undo()
    assert dict(desk.session.draft.answers) == before


def test_that_a_scenario_without_a_name_is_called_by_what_was_moved(
    desk: Desk, page: WhatIfPage
) -> None:
    row = next(iter(page.sliders.values()))
    row.slider.setValue(180)

    click(page, "pin_scenario")

    (one,) = api.scenarios_kept(desk.session.draft)
    assert one.name.startswith(row.driver.name)


def test_that_scenarios_are_evaluated_by_one_process_that_ends_with_them(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    pin(qtbot, desk, page, "Dear year")
    evaluated(qtbot, page, 1)

    (beside,) = Counted.made[1:]
    assert beside.closed
    assert [draft for draft, _ in beside.submitted] == [
        api.scenario_draft(desk.session.draft, "s1")
    ]


def test_that_an_answered_scenario_is_not_asked_again_until_answers_change(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    pin(qtbot, desk, page, "Dear year")
    evaluated(qtbot, page, 1)
    asked = len(Counted.made)

    click(page.scenarios, "scenarios_run")
    assert len(Counted.made) == asked
    desk.session.answer("workloads.w1.volume", 2000.0)
    wait_until(qtbot, lambda: page.scenarios._shown.stale == frozenset({"s1"}))
    assert any("Dear year" in said and "changed" in said for said in words(page.scenarios))
    click(page.scenarios, "scenarios_run")

    wait_until(qtbot, lambda: not page.scenarios._shown.stale)
    assert len(Counted.made) == asked + 1


def test_that_undo_finds_the_answer_to_a_scenario_again(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    pin(qtbot, desk, page, "Dear year")
    evaluated(qtbot, page, 1)
    desk.session.answer("workloads.w1.volume", 2000.0)

    desk.session.undo()

    wait_until(qtbot, lambda: not page.scenarios._shown.stale)


def test_that_the_evaluation_of_scenarios_can_be_stopped(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    Counted.keeps_back = True
    pin(qtbot, desk, page, "Dear year")
    wait_until(qtbot, lambda: page.scenarios._shown.running == "Dear year")
    page.tabs.setCurrentIndex(1)

    click(page.scenarios, "scenarios_cancel")

    assert Counted.made[-1].closed
    assert page.scenarios._shown.running == ""
    said = page.texts.say("window.scenarios.open", names="Dear year")
    assert said in set(words(page.scenarios))


def test_that_a_sixth_scenario_is_refused_with_a_sentence_and_what_was_moved_stays(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    for number in range(5):
        pin(qtbot, desk, page, f"Case {number}", 100 + 10 * number)
    row = next(iter(page.sliders.values()))
    row.slider.setValue(190)

    click(page, "pin_scenario")

    assert len(api.scenarios_kept(desk.session.draft)) == 5
    assert "5" in page.drivers.state.text()
    assert row.slider.value() == 190


def test_that_applying_a_scenario_is_one_step_that_changes_the_answers(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    pin(qtbot, desk, page, "Dear year")
    (kept,) = api.scenarios_kept(desk.session.draft)
    page.tabs.setCurrentIndex(1)

    click(page.scenarios, "apply_scenario")

    path, value = next(iter(kept.answers.items()))
    assert desk.session.draft.answers[path] == value
    desk.session.undo()
    assert path not in desk.session.draft.answers
    assert len(api.scenarios_kept(desk.session.draft)) == 1


def test_that_a_scenario_is_renamed_and_never_to_the_name_of_another(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    pin(qtbot, desk, page, "One")
    pin(qtbot, desk, page, "Two", 120)
    page.tabs.setCurrentIndex(1)

    type_into(page.scenarios.rows["s2"].name, "One")
    assert [one.name for one in api.scenarios_kept(desk.session.draft)] == ["One", "Two"]
    assert any("One" in said and "⚠" in said for said in words(page.scenarios))
    type_into(page.scenarios.rows["s2"].name, "Cheap")

    assert [one.name for one in api.scenarios_kept(desk.session.draft)] == ["One", "Cheap"]


def test_that_a_scenario_is_removed_whole_and_comes_back_by_undo(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    pin(qtbot, desk, page, "Dear year")
    page.tabs.setCurrentIndex(1)

    click(page.scenarios, "remove_scenario")
    assert not api.scenarios_kept(desk.session.draft)
    assert page.scenarios.currentIndex() == 0
    desk.session.undo()

    assert [one.name for one in api.scenarios_kept(desk.session.draft)] == ["Dear year"]


def test_that_fresh_scenarios_go_into_the_report_and_old_ones_do_not(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    pin(qtbot, desk, page, "Dear year")
    evaluated(qtbot, page, 1)
    work = page.evaluate_wanted
    assert work is not None
    settled = desk.settled
    maker = desk._pages._others
    assert maker is not None

    with_them = maker._work.probed(settled)
    assert with_them is not None
    assert [one.name for one in with_them.scenarios or ()] == ["Dear year"]
    desk.session.answer("workloads.w1.volume", 2000.0)

    without = maker._work.probed(settled)
    assert without is not None
    assert without.scenarios is None


def test_that_a_scenario_that_cannot_stand_says_why_and_keeps_no_other_waiting(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    desk.session.answer_all(
        {
            "scenarios.s1.name": "Wrong",
            "scenarios.s1.answers.finance.horizon_months": "soon",
            "scenarios.s2.name": "Right",
            "scenarios.s2.answers.workloads.w1.volume": 10.0,
        }
    )

    page.scenarios.run_wanted.emit(True)

    evaluated(qtbot, page, 1)
    assert list(page.scenarios._shown.problems) == ["s1"]
    assert any(said.startswith("⚠ Wrong: ") for said in words(page.scenarios))


def test_that_the_table_sets_every_scenario_beside_the_answers(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    pin(qtbot, desk, page, "Dear year")
    evaluated(qtbot, page, 1)

    table = page.scenarios.table
    heads = [table.horizontalHeaderItem(column) for column in range(table.columnCount())]
    assert [head.text() if head else "" for head in heads] == ["", "As saved", "Dear year"]
    moved = table.item(table.rowCount() - 1, 0)
    assert moved is not None
    assert moved.text() == next(iter(page.sliders.values())).driver.name
    assert answered_by_the_engine().leading is not None


def test_that_names_of_buttons_say_which_scenario_they_are_of(
    qtbot: QtBot, desk: Desk, page: WhatIfPage
) -> None:
    pin(qtbot, desk, page, "Dear year")

    found = page.scenarios.findChild(QPushButton, "apply_scenario")

    assert found is not None
    assert "Dear year" in found.accessibleName()
