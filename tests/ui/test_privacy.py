"""While names are hidden, none stands in any text of any page, dialog, tip, table or chart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import (
    QuickWorker,
    answered_by_the_engine,
    one_workload,
    start,
    type_into,
    wait_for_verdict,
    wait_until,
)
from tests.ui.everything_said import everything_said
from tests.ui.pages_of_tests import settle
from ui import privacy
from ui.derivation.panel import DerivationPanel
from ui.desk import Desk
from ui.dialogs import files
from ui.names_hidden import stand_ins
from ui.privacy import Veil, shown
from ui.steps import BESIDE, REFERENCE, STEPS
from ui.title_row import TitleRow
from ui.workshop.vote_window import VoteWindow

CLIENT = "Brown & Öztürk AG"
PEOPLE = ("Ann Meier", "Bo Ito", "Cyra Vale", "Dov Katz", "Edda Loew", "王小明")
NAMES = (CLIENT, "Öztürk", *PEOPLE)
ANSWERS: Mapping[str, api.Answer] = {
    "title": f"Which models for {CLIENT}?",
    "organisation.name": CLIENT,
    "phases.verification_owner": PEOPLE[0],
    "phases.integration_owner": PEOPLE[5],
    "workloads.w1.name": f"Help desk of {CLIENT}",
    "sites.hall.name": f"Hall of {CLIENT}",
    "machines.m1.name": f"Rack of {PEOPLE[0]}",
    "machines.m1.accelerator": "H100-SXM",
    "machines.m1.accelerators_per_server": 8,
    "machines.m1.servers": 1,
    "machines.m1.site": "hall",
    "figures.electricity.CN": {
        "low": 0.1,
        "likely": 0.2,
        "high": 0.3,
        "source": f"Contract of {CLIENT}, {PEOPLE[1]}",
    },
    "remarks.workloads.w1.volume": {
        "note": f"{PEOPLE[1]} of {CLIENT} counted",
        "author": PEOPLE[1],
        "dissent": f"{PEOPLE[2]}: too high",
    },
    "remarks.finance.tax_rate": {
        "note": f"{CLIENT} pays none",
        "author": PEOPLE[2],
        "does_not_apply": True,
    },
    "votes.v1.name": PEOPLE[3],
    "votes.v1.price": 100.0,
    "votes.v1.effect": 50.0,
    "votes.v1.dissent": f"{PEOPLE[4]} is right",
    "ballots.b1.name": PEOPLE[4],
    "ballots.b1.price": 80.0,
    "ballots.b2.name": PEOPLE[2],
    "ballots.b2.revealed": True,
    "ballots.b2.estimates.pue": {"low": 1.1, "likely": 1.2, "high": 1.3},
    "decisions.d1.text": f"{CLIENT} begins small",
    "decisions.d1.who": f"{PEOPLE[3]}",
    "decisions.d1.day": "2026-11-22",
    "scenarios.s1.name": f"{CLIENT} in a dear year",
    "scenarios.s1.answers.workloads.w1.volume": 2000.0,
}


class Named(QuickWorker):
    """Answers with an evaluation in which the client is named."""

    def poll(self) -> list[tuple[int, api.Evaluation | api.LiveReading]]:
        names = {"service": f"Help desk of {CLIENT}", "knowledge": f"Library of {PEOPLE[0]}"}
        return [
            (number, one.model_copy(update={"workload_names": names}))
            if isinstance(one, api.Evaluation)
            else (number, one)
            for number, one in super().poll()
        ]


@pytest.fixture
def named(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a desk with names everywhere, its answer at hand."""
    monkeypatch.setattr(api, "EvaluationWorker", Named)
    told = {path.replace(".", "__"): answer for path, answer in ANSWERS.items()}
    start(desk, **{**one_workload(), **told})
    wait_for_verdict(qtbot, desk)
    return desk


def told(names: tuple[str, ...] = NAMES) -> set[str]:
    """Give the texts in which a name stands, and the kinds of widget that show them."""
    return {said for said in everything_said() if any(name in said for name in names)}


def hide(desk: Desk) -> None:
    desk.window.actions_["hide_names"].trigger()


PAGES = tuple(step.id for step in (*STEPS, *BESIDE, *REFERENCE))


@pytest.mark.parametrize("step", PAGES)
def test_that_no_page_tells_a_name(qtbot: QtBot, named: Desk, step: str) -> None:
    named.turn_to(step)
    hide(named)
    named.turn_to(step)
    settle(qtbot, named)
    wait_until(qtbot, lambda: len(named.window.findChildren(TitleRow)) == 1)  # old ones are gone

    assert told() == set()
    assert "engagement.advisor" not in "\n".join(everything_said())


def test_that_the_names_are_there_before_and_after(qtbot: QtBot, named: Desk) -> None:
    seen: dict[str, set[str]] = {}
    for step in ("organisation", "workshop", "workloads", "what_if", "report"):
        named.turn_to(step)
        qtbot.wait(60)
        seen[step] = told()
    assert all(seen.values()), seen

    hide(named)
    hide(named)
    named.turn_to("workshop")

    assert any(PEOPLE[3] in text for text in told())


def test_that_hidden_people_stay_told_apart(named: Desk) -> None:
    named.turn_to("workshop")

    hide(named)

    said = "\n".join(everything_said())
    assert {f"Person {number}" in said for number in (1, 3)} == {True}


def test_that_fields_show_dots_and_keep_what_was_written(qtbot: QtBot, named: Desk) -> None:
    hide(named)
    named.turn_to("organisation")
    qtbot.wait(60)
    edits = [e for e in named.window.findChildren(QLineEdit) if e.text() == CLIENT]
    assert edits
    assert all(e.echoMode() is QLineEdit.EchoMode.Password for e in edits)

    assert named.session.draft.answers["organisation.name"] == CLIENT
    assert named.session.draft.answers["workloads.w1.name"] == f"Help desk of {CLIENT}"


def test_that_a_name_typed_while_hidden_is_hidden_at_once(qtbot: QtBot, named: Desk) -> None:
    hide(named)
    named.turn_to("organisation")
    qtbot.wait(60)
    edit = next(e for e in named.window.findChildren(QLineEdit) if e.text() == CLIENT)

    type_into(edit, "Zephyr Holding")
    named.turn_to("report")

    assert told(("Zephyr",)) == set()
    assert named.session.draft.answers["organisation.name"] == "Zephyr Holding"


def test_that_helpers_and_boxes_tell_no_name(named: Desk) -> None:
    hide(named)
    named.helpers.open_palette()
    assert told() == set()
    named.helpers.open_shortcuts()
    assert told() == set()
    path = Path(f"/srv/{CLIENT}/{CLIENT}.advisor")
    named.settings.remember(path)
    named.privacy.look()
    problem = api.Problem(path.name, api.message("problem.file_missing", file=path.name))
    named.show_refusal((problem,))

    assert told() == set()
    for window in QApplication.topLevelWidgets():
        if window is not named.window:
            window.close()


def test_that_what_an_undo_would_change_is_told_without_names(named: Desk) -> None:
    named.session.answer("scenarios.s1.name", f"{CLIENT} in a cheap year")
    hide(named)

    tip = named.window.actions_["undo"].iconText()
    assert CLIENT not in tip
    assert "Name hidden" in tip


def test_that_the_vote_window_shows_names_as_dots(named: Desk, qtbot: QtBot) -> None:
    hide(named)
    window = VoteWindow(api.CRITERIA, (), lambda _: (), named.texts, named.theme)
    qtbot.addWidget(window)
    window.show()

    type_into(window.name, "Flo Unknown", leave=False)

    assert told(("Flo",)) == set()
    assert window.name.text() == "Flo Unknown"


def test_that_a_window_that_stays_open_tells_no_name_either(named: Desk, qtbot: QtBot) -> None:
    window = DerivationPanel(named.texts, named.theme, named.window)
    qtbot.addWidget(window)
    part = api.SaidPart(f"Staff of {CLIENT}", "1", "one", f"{PEOPLE[1]} says so", ())
    window.show_derivation(api.SaidDerivation(f"Cost of {CLIENT}", "1", "", whole=part, beside=()))
    window.show()
    assert len(told()) >= 3

    hide(named)

    assert told() == set()


def test_that_the_pages_of_the_report_are_drawn_without_names(
    qtbot: QtBot, named: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def drawn(*_: object, words: object = None, **__: object) -> tuple[bytes, ...]:
        asked.append(words)
        return ()

    monkeypatch.setattr(api, "render_report_pages", drawn)
    named.turn_to("report")
    wait_until(qtbot, lambda: len(asked) == 1)
    hide(named)
    wait_until(qtbot, lambda: len(asked) == 2)

    assert asked[0] is None
    words = asked[1]
    assert isinstance(words, Veil)
    assert words(f"{PEOPLE[0]} of {CLIENT}") == "Person 4 of Name hidden"


def test_that_a_report_written_to_disk_keeps_the_names(named: Desk, folder: Path) -> None:
    hide(named)
    path = folder / "report.json"

    api.write_report(
        answered_by_the_engine(), named.session.draft, path, language="en", as_of=api.today()
    )

    assert CLIENT in path.read_text(encoding="utf-8")


def test_that_a_list_of_files_is_only_shown_after_a_warning(
    named: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        box.buttons()[-1].click()
        return 0

    def listed(*_: object) -> tuple[str, str]:
        asked.append("listed")
        return "", ""

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(files.QFileDialog, "getOpenFileName", listed)
    ask = files.ask_in_dialogs()

    ask.where_to_open(named.window, named.texts)
    assert asked == ["listed"]
    hide(named)
    assert ask.where_to_open(named.window, named.texts) is None

    assert asked[1:] == [named.texts.say("window.files_tell_names")]


def test_that_no_name_is_proposed_for_a_file_while_names_are_hidden(
    named: Desk, tmp_path: Path
) -> None:
    proposed = tmp_path / "Brown Öztürk AG.pdf"
    assert files.proposed_name(proposed, named.texts) == proposed

    hide(named)

    assert files.proposed_name(proposed, named.texts) == tmp_path / "engagement.pdf"


def test_that_a_folder_named_after_the_client_is_not_proposed(named: Desk, folder: Path) -> None:
    hide(named)

    place = files.proposed_name(folder / CLIENT / "x.pdf", named.texts)

    assert place == folder / "engagement.pdf"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Acme", "Acme's plan, ACME and Acmecorp", "X's plan, ACME and Acmecorp"),
        ("Zephyr", "ZEPHYR and zephyrs", "X and zephyrs"),
        ("An", "An apple an", "X apple an"),
        ("王小明", "由王小明决定", "由X决定"),
        ("Acme Bank", "Acme  Bank or\nAcme\nBank", "X or\nX"),
        ("A+B (old)", "for A+B (old).", "for X."),
        ("Ann", "Anna, Ann.", "Anna, X."),
    ],
)
def test_that_a_name_is_found_where_it_stands_by_itself(name: str, text: str, said: str) -> None:
    assert Veil({name: "X"})(text) == said


def test_that_the_longer_name_is_sought_first() -> None:
    assert Veil({"Ann": "1", "Ann Lee": "2"})("Ann Lee and Ann") == "2 and 1"


def test_that_a_number_is_no_name_and_an_empty_answer_hides_nothing() -> None:
    texts = api.texts_for("en")
    draft = api.Draft({"title": "2026", "organisation.name": "  ", "decisions.d1.who": None})

    assert stand_ins(draft, (), texts) == {}


def test_that_nothing_is_hidden_any_more_once_the_desk_is_closed(named: Desk) -> None:
    hide(named)
    assert shown(CLIENT) != CLIENT

    named.close()

    assert shown(CLIENT) == CLIENT
    assert not privacy.hides_names()
