"""The probe and the bridge in the window: asked for, followed, stopped, kept, greyed."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.report.example import named
from tests.ui.desk_of_tests import (
    answered_by_the_engine,
    click,
    one_workload,
    start,
    wait_for_verdict,
    wait_until,
    words,
)
from ui.desk import Desk
from ui.pages.decision_page import DecisionPage


def flip() -> api.Flip:
    return api.Flip(
        input="drift.api_price",
        label=named("Drift of prices"),
        unit="share",
        value_now=0.1,
        value_at_flip=0.4,
        becomes="closed",
        distance=1.5,
        confirmed=True,
    )


class SlowWorker:
    """Answers when it is told to; keeps how it was treated."""

    made: ClassVar[list[SlowWorker]]
    result: ClassVar[object]

    def __init__(self, before: api.Draft | None = None) -> None:
        self.before = before
        self.draft: api.Draft | None = None
        self.closed = False
        self.ready = False
        self.progress: api.Progress | None = None
        type(self).made.append(self)

    def submit(self, draft: api.Draft, _as_of: dt.date, _samples: int, _seed: int) -> int:
        self.draft = draft
        return 1

    def poll(self) -> list[tuple[int, object]]:
        return [(1, type(self).result)] if self.ready else []

    def close(self) -> None:
        self.closed = True


class SlowProber(SlowWorker):
    made: ClassVar[list[SlowWorker]] = []
    result: ClassVar[object] = answered_by_the_engine().model_copy(
        update={"flips": (flip(),), "rule_prices": ()}
    )


class SlowBridge(SlowWorker):
    made: ClassVar[list[SlowWorker]] = []
    result: ClassVar[object] = api.Bridge.model_validate(
        {
            "currency": "CNY",
            "samples": 64,
            "worth_before": 100.0,
            "worth_after": 130.0,
            "cost_before": 50.0,
            "cost_after": 20.0,
            "leading_before": "open",
            "leading_after": "open",
            "exact": True,
            "steps": (
                {"input": "one", "label": named("Wages"), "worth": 40, "cost": -40, "error": 0},
                {"input": "", "label": named("Rest"), "worth": -10, "cost": 10, "error": 0},
            ),
        }
    )


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> DecisionPage:
    SlowProber.made, SlowBridge.made = [], []
    monkeypatch.setattr(api, "ProbeWorker", SlowProber)
    monkeypatch.setattr(api, "BridgeWorker", SlowBridge)
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("decision")
    page = desk.window.book.page
    assert isinstance(page, DecisionPage)
    wait_until(qtbot, lambda: page.is_complete and page.side_card("probe") is not None)
    return page


def said(page: DecisionPage, name: str = "probe") -> str:
    card = page.side_card(name)
    assert card is not None
    return "\n".join(words(card))


def probed(qtbot: QtBot, page: DecisionPage) -> None:
    click(page, "probe_run")
    SlowProber.made[-1].ready = True
    wait_until(qtbot, lambda: "Drift of prices" in said(page) and page.is_complete)


def test_that_a_probe_says_how_far_it_is_and_then_what_it_found(
    qtbot: QtBot, shown: DecisionPage
) -> None:
    click(shown, "probe_run")
    worker = SlowProber.made[-1]
    worker.progress = api.Progress(1, "stage.flips", 0.25)
    card = shown.side_card("probe")
    assert card is not None

    wait_until(qtbot, lambda: card.bar.value() == 250)
    assert "Looking how far" in said(shown)
    assert not card.run.isVisible()
    worker.ready = True

    wait_until(qtbot, lambda: "Drift of prices" in said(shown))
    assert worker.closed
    assert "at 40% instead of 10%, Closed would lead" in said(shown)


def test_that_a_probe_can_be_stopped_and_its_process_ends(shown: DecisionPage) -> None:
    click(shown, "probe_run")
    click(shown, "probe_cancel")

    assert SlowProber.made[-1].closed
    card = shown.side_card("probe")
    assert card is not None
    assert card.run.isVisible()
    assert "Drift" not in said(shown)


def test_that_what_was_found_is_greyed_once_the_answers_change_and_back_after_undo(
    qtbot: QtBot, desk: Desk, shown: DecisionPage
) -> None:
    probed(qtbot, shown)

    desk.session.answer("finance.horizon_months", 24)
    wait_for_verdict(qtbot, desk)
    wait_until(qtbot, lambda: shown.is_complete)
    stale = shown.side_card("probe")
    assert stale is not None
    assert not stale.found.isEnabled()
    assert "Of an earlier answer" in said(shown)
    desk.session.undo()
    wait_until(qtbot, lambda: shown.is_complete and "earlier" not in said(shown))

    fresh = shown.side_card("probe")
    assert fresh is not None
    assert fresh.found.isEnabled()


def test_that_a_change_of_answers_ends_a_probe_that_is_under_way(
    desk: Desk, shown: DecisionPage
) -> None:
    click(shown, "probe_run")

    desk.session.answer("finance.horizon_months", 24)

    assert SlowProber.made[-1].closed


def test_that_without_a_pin_there_is_nothing_to_explain(shown: DecisionPage) -> None:
    card = shown.side_card("bridge")
    assert card is not None

    assert not card.run.isEnabled()
    assert "Pin an answer" in said(shown, "bridge")


def test_that_a_bridge_leads_from_the_pinned_answers_to_these(
    qtbot: QtBot, desk: Desk, shown: DecisionPage
) -> None:
    pinned = desk.session.draft
    click(desk.window, "pin_baseline")
    assert "Nothing has changed" in said(shown, "bridge")
    desk.session.answer("finance.horizon_months", 24)
    wait_for_verdict(qtbot, desk)
    wait_until(qtbot, lambda: shown.is_complete)

    click(shown, "bridge_run")
    worker = SlowBridge.made[-1]
    worker.ready = True

    wait_until(qtbot, lambda: "What makes the difference" in said(shown, "bridge"))
    assert worker.before is not None
    assert worker.before.answers == pinned.answers
    assert worker.draft is not None
    assert worker.draft.answers == desk.session.draft.answers


def test_that_another_file_forgets_what_was_examined(
    qtbot: QtBot, desk: Desk, shown: DecisionPage
) -> None:
    probed(qtbot, shown)
    desk.open_sample("travel-customer-service")
    wait_for_verdict(qtbot, desk)
    page = desk.window.book.page
    assert isinstance(page, DecisionPage)
    wait_until(qtbot, lambda: page.is_complete)

    assert "Drift of prices" not in said(page)


def test_that_figures_of_a_view_are_entered_as_one_step(desk: Desk, shown: DecisionPage) -> None:
    before = dict(desk.session.draft.answers)
    answers = {"figures.quality.gap_range": 0.2, "organisation.hardware_kinds": 2}

    shown.view_wanted.emit(answers, False)

    assert dict(desk.session.draft.answers) == before | answers
    desk.session.undo()
    assert dict(desk.session.draft.answers) == before


def test_that_figures_of_a_view_may_be_tried_without_being_saved(
    desk: Desk, shown: DecisionPage
) -> None:
    before = dict(desk.session.draft.answers)

    shown.view_wanted.emit({"figures.quality.gap_range": 0.2}, True)

    assert desk.window.step == "what_if"
    assert dict(desk.session.draft.answers) == before
    click(desk.window.book.page, "keep")
    assert desk.session.draft.answers["figures.quality.gap_range"] == 0.2
