"""Helpers for tests that work at a desk: a quick engine, and hands that type and click."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.report.example import evaluation, swing
from ui.desk import Desk
from ui.widgets.question_form import QuestionForm
from ui.widgets.question_row import QuestionRow

DRIVERS = ("drift.api_price", "workload.w1.volume", "staff.operations_owned")


def answered_by_the_engine() -> api.Evaluation:
    """Give the made-up evaluation with drivers that stand in the ledger of inputs."""
    return evaluation(tornado=tuple(swing(name, 1e6) for name in DRIVERS))


def read_by_a_step(**changed: object) -> api.LiveReading:
    """Give a reading of the same plans, hybrid a little better than before."""
    settled = answered_by_the_engine()
    plans = tuple(
        api.LivePlan(
            posture=plan.posture,
            worth=plan.worth,
            net_present_cost=plan.net_present_cost,
            probability_best=plan.probability_best,
            regret=plan.regret,
        )
        for plan in settled.plans
    )
    told = {
        "samples": settled.samples,
        "posture": settled.posture,
        "leading": settled.leading,
        "lead_beats_next": None,
        "plans": plans,
        "changed": (),
    }
    return api.LiveReading.model_validate({**told, **changed})


class QuickWorker:
    """Answers every request with the made-up evaluation, as the real worker would: when polled.

    Once it has evaluated, a step is answered by a reading. ``slow`` keeps evaluations back.
    """

    submitted: list[tuple[api.Draft, int]]
    stepped: list[api.Draft]

    def __init__(self) -> None:
        self.submitted, self.stepped = [], []
        self.slow = False
        self.cancelled = 0
        self.progress: api.Progress | None = None
        self._number = 0
        self._asked: tuple[Callable[..., object], tuple[object, ...]] | None = None
        self._questions = 0
        self._waiting: list[tuple[int, api.Evaluation | api.LiveReading]] = []

    def submit(self, draft: api.Draft, _as_of: dt.date, samples: int, _seed: int) -> int:
        self.submitted.append((draft, samples))
        self._number += 1
        answered = answered_by_the_engine()
        self._waiting = [one for one in self._waiting if isinstance(one[1], api.LiveReading)]
        self._waiting.append((self._number, answered))
        return self._number

    def step(self, draft: api.Draft, as_of: dt.date, samples: int, seed: int) -> int:
        if not self.submitted:
            return self.submit(draft, as_of, samples, seed)
        self.stepped.append(draft)
        self._number += 1
        self._waiting.append((self._number, read_by_a_step()))
        return self._number

    def ask(self, work: Callable[..., object], *given: object) -> int:
        self._asked = work, given
        self._questions += 1
        return self._questions

    def heard(self) -> list[api.Heard]:
        if self._asked is None:
            return []
        (work, given), self._asked = self._asked, None
        try:
            return [api.Heard(self._questions, answered(work, given))]
        except api.AdvisorError as error:
            return [api.Heard(self._questions, problems=error.problems)]

    def cancel(self) -> None:
        self.cancelled += 1
        self._waiting = []

    def poll(self) -> list[tuple[int, api.Evaluation | api.LiveReading]]:
        kept = [one for one in self._waiting if self.slow and isinstance(one[1], api.Evaluation)]
        answered = [one for one in self._waiting if one not in kept]
        self._waiting = kept
        return answered

    def close(self) -> None:
        self._waiting = []


_KNOWN: dict[str, object] = {}


def answered(work: Callable[..., object], given: tuple[object, ...]) -> object:
    """Do what a question asks for, the same thing once for all tests."""
    key = f"{work}{given}"
    if key not in _KNOWN:
        _KNOWN[key] = work(*given)
    return _KNOWN[key]


def start(desk: Desk, **answers: api.Answer) -> None:
    """Open a new engagement with answers, given with two underscores for a dot."""
    path = api.default_folder() / "engagement.advisor"
    given = {name.replace("__", "."): value for name, value in answers.items()}
    assert desk.session.create(path, given)


def one_workload(**more: api.Answer) -> dict[str, api.Answer]:
    """Answers that are enough for a verdict."""
    return {
        "workloads__w1__name": "Help desk",
        "workloads__w1__template": "customer_service",
        "workloads__w1__volume": 1000.0,
        **more,
    }


def type_into(edit: QLineEdit, text: str, *, leave: bool = True) -> None:
    """Replace what stands in a field, key by key, and leave it."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, text)
    if leave:
        QTest.keyClick(edit, Qt.Key.Key_Return)


def click(within: QWidget, name: str) -> None:
    """Press the button of that name."""
    found = within.findChild(QPushButton, name)
    assert found is not None, name
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def row_of(within: QWidget, path: str) -> QuestionRow:
    """Find the row that asks for an answer, once the page has been laid out and built."""
    QApplication.processEvents()
    rows = [row for form in within.findChildren(QuestionForm) for row in form.rows.values()]
    rows = rows or within.findChildren(QuestionRow)
    return next(row for row in rows if row.path == path)


def words(within: QWidget) -> Iterator[str]:
    """Give every text that stands in a label or on a button."""
    for label in within.findChildren(QLabel):
        yield label.text()
    for pressed in within.findChildren(QPushButton):
        yield pressed.text()


def wait_for_verdict(qtbot: QtBot, desk: Desk) -> None:
    """Wait until the answers as saved have their verdict."""
    wait_until(qtbot, lambda: desk.settled is not None and not desk.runner.is_busy)


def wait_until(qtbot: QtBot, is_so: Callable[[], bool], timeout: int = 5000) -> None:
    """Wait until something is so."""
    qtbot.waitUntil(is_so, timeout=timeout)
