"""What machines serve is asked of the engine's process: once, the newest; a wait is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from advisor import api
from tests.ui.desk_of_tests import QuickWorker, wait_until
from ui.capacity_work import CapacityWork
from ui.evaluation_runner import EvaluationRunner
from ui.pages.capacity_panel import CapacityPanel
from ui.theme import Theme
from ui.widgets.gradual import is_building

DRAFT = api.Draft(
    {
        "machines.m.name": "Rack",
        "machines.m.accelerator": "H100-SXM",
        "machines.m.accelerators_per_server": 1,
        "machines.m.servers": 2,
    }
)
MORE = DRAFT.with_answer("machines.m.servers", 3)


class Recorded(QuickWorker):
    """Keeps what it was asked; answers once it is told to."""

    asked: ClassVar[list[tuple[str, object]]]
    is_deaf: ClassVar[bool]

    def ask(self, work: Callable[..., object], *given: object) -> int:
        draft = given[0]
        assert isinstance(draft, api.Draft)
        type(self).asked.append((work.__name__, draft.answers["machines.m.servers"]))
        return super().ask(work, *given)

    def heard(self) -> list[api.Heard]:
        return [] if self.is_deaf else super().heard()


class Desk:
    """As much of a desk as the work needs."""

    def __init__(self, texts: api.Texts) -> None:
        self.texts = texts
        self.runner = EvaluationRunner()


@pytest.fixture
def desk(qtbot: QtBot, texts: api.Texts, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    assert qtbot
    monkeypatch.setattr(api, "EvaluationWorker", Recorded)
    Recorded.asked, Recorded.is_deaf = [], False
    made = Desk(texts)
    yield made
    made.runner.close()


@pytest.fixture
def work(desk: Desk) -> CapacityWork:
    return CapacityWork(desk)


@pytest.fixture
def new_panel(
    texts: api.Texts, theme: Theme, qtbot: QtBot, work: CapacityWork
) -> Callable[[], CapacityPanel]:
    """Make a panel as a page does, anew for each language and look."""

    def made() -> CapacityPanel:
        panel = CapacityPanel(texts, theme)
        qtbot.addWidget(panel)
        work.join(panel)
        return panel

    return made


def ask(panel: CapacityPanel, draft: api.Draft = DRAFT) -> None:
    panel.show_draft(draft, "m")
    panel.ask()


def settle(qtbot: QtBot, desk: Desk) -> None:
    wait_until(qtbot, lambda: not desk.runner.is_asked and not is_building())


def test_that_a_panel_shows_what_fits_and_the_course_of_the_first(
    qtbot: QtBot, desk: Desk, new_panel: Callable[[], CapacityPanel]
) -> None:
    panel = new_panel()
    ask(panel)
    settle(qtbot, desk)

    assert panel.fits.rowCount() > 10
    assert panel.chart.model is not None
    assert Recorded.asked == [("fits", 2), ("capacity_of", 2)]


def test_that_a_new_panel_is_shown_what_is_known_without_asking(
    qtbot: QtBot, desk: Desk, new_panel: Callable[[], CapacityPanel]
) -> None:
    ask(new_panel())
    settle(qtbot, desk)
    second = new_panel()
    ask(second)
    settle(qtbot, desk)

    assert second.chart.model is not None
    assert len(Recorded.asked) == 2


def test_that_a_new_panel_takes_over_what_is_under_way(
    qtbot: QtBot, desk: Desk, new_panel: Callable[[], CapacityPanel]
) -> None:
    Recorded.is_deaf = True
    ask(new_panel())
    second = new_panel()
    ask(second)
    Recorded.is_deaf = False
    settle(qtbot, desk)

    assert second.chart.model is not None
    assert Recorded.asked == [("fits", 2), ("capacity_of", 2)]


def test_that_an_answer_to_earlier_answers_is_not_shown(
    qtbot: QtBot, desk: Desk, new_panel: Callable[[], CapacityPanel]
) -> None:
    panel = new_panel()
    Recorded.is_deaf = True
    ask(panel)
    ask(panel, MORE)
    Recorded.is_deaf = False
    settle(qtbot, desk)

    assert Recorded.asked == [("fits", 2), ("fits", 3), ("capacity_of", 3)]
    assert panel.chart.model is not None
    assert "3 free servers" in panel.chart.model.subtitle


def test_that_what_nothing_is_reckoned_from_is_not_asked_about_again(
    qtbot: QtBot, desk: Desk, new_panel: Callable[[], CapacityPanel]
) -> None:
    panel = new_panel()
    ask(panel)
    settle(qtbot, desk)
    ask(panel, DRAFT.with_answer("title", "Another name"))

    assert len(Recorded.asked) == 2


def test_that_a_model_chosen_while_fits_are_to_come_is_followed_with_them(
    qtbot: QtBot, desk: Desk, new_panel: Callable[[], CapacityPanel]
) -> None:
    panel = new_panel()
    ask(panel)
    settle(qtbot, desk)
    fitting = panel.fits.rowCount()
    Recorded.is_deaf = True
    ask(panel, MORE)
    panel.fits.selectRow(2)
    Recorded.is_deaf = False
    settle(qtbot, desk)

    assert fitting > 2
    assert [what for what, _ in Recorded.asked] == ["fits", "capacity_of"] * 2
    assert panel.chart.model is not None
    assert str(panel.fits.item(2, 0).text()) in panel.chart.model.title  # type: ignore[union-attr]


def test_that_what_takes_long_is_said_and_taken_back_with_the_answer(
    qtbot: QtBot, desk: Desk, new_panel: Callable[[], CapacityPanel], texts: api.Texts
) -> None:
    panel = new_panel()
    Recorded.is_deaf = True
    ask(panel)
    assert panel.note.isHidden()
    wait_until(qtbot, lambda: not panel.note.isHidden())
    first = panel.note.text()
    Recorded.is_deaf = False
    settle(qtbot, desk)
    assert panel.note.isHidden()
    assert panel.fits.rowCount()

    Recorded.is_deaf = True
    ask(panel, MORE)
    wait_until(qtbot, lambda: not panel.note.isHidden())
    assert first == texts.say("window.capacity.waiting")
    assert panel.note.text() == texts.say("window.capacity.waiting.earlier")


def test_that_what_cannot_be_worked_out_is_said_and_asked_for_again(
    qtbot: QtBot, desk: Desk, new_panel: Callable[[], CapacityPanel]
) -> None:
    panel = new_panel()
    ask(panel)
    settle(qtbot, desk)
    wrong = (api.Problem("", api.message("problem.worker_ended")),)
    desk.runner.heard.emit(api.Heard(99, problems=wrong))  # of nobody's question
    shown = panel.note.isHidden()
    Recorded.is_deaf = True
    ask(panel, MORE)
    desk.runner.heard.emit(api.Heard(3, problems=wrong))

    assert shown
    assert "ended" in panel.note.text()
    assert not panel.note.isHidden()
    assert panel.chart.isHidden()
    assert panel.fits.rowCount() == 0
    ask(new_panel(), MORE)
    assert Recorded.asked[-1] == ("fits", 3)
    assert len(Recorded.asked) == 4


def test_that_an_answer_for_a_panel_that_is_gone_is_kept(
    qtbot: QtBot, desk: Desk, texts: api.Texts, theme: Theme, work: CapacityWork
) -> None:
    Recorded.is_deaf = True
    gone, panel = CapacityPanel(texts, theme), CapacityPanel(texts, theme)
    qtbot.addWidget(panel)
    for one in (gone, panel):
        work.join(one)
    ask(gone)
    gone.deleteLater()
    wait_until(qtbot, lambda: not isValid(gone))
    Recorded.is_deaf = False
    settle(qtbot, desk)
    ask(panel)
    settle(qtbot, desk)

    assert Recorded.asked == [("fits", 2), ("capacity_of", 2)]
    assert panel.chart.model is not None
