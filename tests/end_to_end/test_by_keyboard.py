"""The whole journey with keys alone, from a blank page to a PDF, with the real engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from advisor import api
from tests.end_to_end.typist import ALT, CONTROL, Key, Typist
from ui.background import is_working, lane
from ui.desk import Desk
from ui.dialogs.files import FileAsker
from ui.evaluation_runner import EvaluationRunner
from ui.session import Session
from ui.theme import load_fonts

SAMPLES = 512
"""Futures: enough for a verdict, and quick."""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with the real engine, whose only dialogs of the system take what is proposed."""
    monkeypatch.setattr(api, "default_folder", lambda: tmp_path)
    monkeypatch.setattr(api, "DEFAULT_SAMPLES", SAMPLES)
    load_fonts()
    files = FileAsker(lambda *_: None, lambda _parent, _texts, path: path)
    made = Desk(Session("tester"), EvaluationRunner(), files)
    made.dress("en", "light")
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    lane().wait()
    made.close()


def test_that_keys_alone_lead_from_a_blank_page_to_a_report(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    hand = Typist(qtbot)

    begin(hand)
    assert desk.window.step == "organisation"
    answer_organisation(hand)
    add_workload(hand, desk)
    add_machine(hand, desk)
    answer_phases(hand)
    answer_preferences(hand, desk)
    decide_in_workshop(hand)
    try_what_if(hand, desk)
    read_decision(hand, desk)
    write_report(hand, desk, tmp_path)

    answers = desk.session.draft.answers
    expected = {
        "title": "Help desk 2027",
        "organisation.name": "Acme",
        "organisation.engineers": 3,
        "workloads.w1.volume": 300000,
        "workloads.w1.name": "Customer service",
        "machines.m1.accelerator": "L40S",
        "machines.m1.servers": 2,
        "phases.integration_start": 6,
    }
    assert {path: answers.get(path) for path in expected} == expected
    assert answers["weights.effect"] > 0
    assert any(path.startswith("figures.") for path in answers)
    assert any(path.startswith("decisions.") for path in answers)


def begin(hand: Typist) -> None:
    hand.go_to("Title of the engagement")
    hand.write("Help desk 2027")


def answer_organisation(hand: Typist) -> None:
    hand.answer("Name of the organisation", "Acme")
    hand.answer("People who can run models in production", "3")


def add_workload(hand: Typist, desk: Desk) -> None:
    hand.press(Key.Key_PageDown, CONTROL)
    hand.go_to("Add a workload")
    hand.press(Key.Key_Space)
    hand.choose("Customer service")
    hand.wait(lambda: hand.hears == "Volume at full roll-out, per month")
    hand.write("300000")
    hand.wait(lambda: desk.settled is not None)


def add_machine(hand: Typist, desk: Desk) -> None:
    hand.press(Key.Key_PageDown, CONTROL)
    hand.go_to("Add machines")
    hand.press(Key.Key_Space)
    hand.wait(lambda: bool(desk.session.draft.keys("machines")))
    hand.stop_at("Accelerator")
    hand.press(Key.Key_Down, ALT)
    for sign in (Key.Key_L, Key.Key_4, Key.Key_0, Key.Key_S):
        hand.press(sign)
    hand.press(Key.Key_Return)
    hand.answer("Accelerators in one server", "4")
    hand.answer("Servers of this kind", "2")
    hand.wait(lambda: not desk.runner.is_busy)


def answer_phases(hand: Typist) -> None:
    hand.press(Key.Key_PageDown, CONTROL)
    hand.answer("Deep integration starts in month", "6")


def answer_preferences(hand: Typist, desk: Desk) -> None:
    hand.press(Key.Key_PageDown, CONTROL)
    for criterion in ("Effect", "Price"):
        hand.stop_at(criterion)
        hand.press(Key.Key_Right, times=3)
        path = f"weights.{criterion.lower()}"
        hand.wait(lambda path=path: path in desk.session.draft.answers)


def decide_in_workshop(hand: Typist) -> None:
    hand.press(Key.Key_PageDown, CONTROL)
    hand.go_to("Decision")
    hand.write("Begin with a pilot")
    hand.go_to("Keep")
    hand.press(Key.Key_Space)


def try_what_if(hand: Typist, desk: Desk) -> None:
    """Move the first driver by arrow keys, see the verdict follow, and keep it."""
    hand.press(Key.Key_PageDown, CONTROL)
    hand.wait(lambda: desk.settled is not None and not desk.runner.is_busy)
    hand.wait(lambda: bool(desk.window.book.page.findChildren(QSlider)))
    hand.find(lambda focus: isinstance(focus, QSlider))
    hand.press(Key.Key_Right, times=5)
    hand.wait(lambda: not desk.runner.is_busy)
    hand.go_to("Keep")
    hand.press(Key.Key_Space)
    hand.wait(lambda: desk.settled is not None and not desk.runner.is_busy)


def read_decision(hand: Typist, desk: Desk) -> None:
    hand.press(Key.Key_PageDown, CONTROL)
    assert desk.window.step == "decision"
    hand.go_to("The plans side by side")
    hand.press(Key.Key_Down)


def write_report(hand: Typist, desk: Desk, folder: Path) -> None:
    hand.press(Key.Key_PageDown, CONTROL)
    assert desk.window.step == "report"
    hand.go_to("Export PDF")
    hand.press(Key.Key_Space)
    report = folder / "Help desk 2027.pdf"
    hand.wait(lambda: report.exists() and not is_working())
    assert report.read_bytes().startswith(b"%PDF")
