"""Tests of the reference shelf: figures found, own figures beside, claims, words, updates."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTabBar, QTableView
from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.catalogue.pack_example import DAY, FIGURE, KEYS, SHIPPED, content, sealed
from tests.ui.desk_of_tests import (
    click,
    one_workload,
    start,
    type_into,
    wait_for_verdict,
    wait_until,
    words,
)
from tests.ui.test_accessibility import _controls, _describe, _name
from ui.desk import Desk
from ui.dialogs.files import FileAsker
from ui.library.finder import Finder
from ui.library.update_dialog import PreviewDialog, RefusedDialog
from ui.pages.catalogue_page import CataloguePage

TODAY = dt.date(2026, 11, 22)
CNY = "fx.CNY"
FULL_WIDTH = 0xFEE0  # from an ASCII character to its full-width form
SECOND_VERSION = "2026.12.15"


@pytest.fixture(autouse=True)
def _shelf_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_DEPLOYMENT_ADVISOR_PACKS", str(tmp_path / "packs"))
    monkeypatch.setattr(api, "today", lambda: TODAY)


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Callable[[], CataloguePage]:
    """Turn to the catalogue and wait until it has been read."""

    def turn() -> CataloguePage:
        desk.turn_to("catalogue")
        page = desk.window.book.page
        assert isinstance(page, CataloguePage)
        wait_until(qtbot, lambda: cells(page.glossary.finder) != [], timeout=30_000)
        return page

    return turn


def cells(finder: Finder[object]) -> list[str]:
    """Give the first cell of every row in the table."""
    rows = finder.table.rows
    return [str(rows.data(rows.index(row, 0))) for row in range(rows.rowCount())]


def row_now(finder: Finder[object]) -> list[str]:
    """Give the cells of the row that is looked at."""
    rows, now = finder.table.rows, finder.table.currentIndex().row()
    return [str(rows.data(rows.index(now, column))) for column in range(rows.columnCount())]


def in_sight(page: CataloguePage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def look_at(page: CataloguePage, id_: str) -> None:
    page.figures.finder.go_to(f"figure {id_}")


# Reaching the shelf


def test_that_the_shelf_is_open_before_any_engagement_is(desk: Desk) -> None:
    desk.window.reference.setCurrentRow(0)

    assert desk.window.step == "catalogue"
    assert desk.window.stepper.selectedIndexes() == []
    assert not desk.session.is_open


def test_that_focus_coming_into_the_steps_does_not_leave_the_shelf(desk: Desk) -> None:
    desk.turn_to("catalogue")

    desk.window.stepper.setFocus()
    QApplication.processEvents()
    on_the_shelf = desk.window.step
    QTest.keyClick(desk.window.stepper, Qt.Key.Key_Home)
    QTest.keyClick(desk.window.stepper, Qt.Key.Key_Space)

    assert on_the_shelf == "catalogue"
    assert desk.window.step == "start"


def test_that_nothing_of_the_shelf_is_read_before_it_is_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name in ("catalogue_entries", "catalogue_history", "claims", "glossary"):
        monkeypatch.setattr(api, name, lambda *_, name=name, **__: asked.append(name))

    start(desk)
    desk.turn_to("organisation")

    assert asked == []


def test_that_the_version_and_the_day_in_use_are_said(shown: Callable[[], CataloguePage]) -> None:
    assert shown().version.text() == f"Catalogue {SHIPPED}, values as of Nov 22, 2026"


# Finding


def test_that_every_word_sought_must_stand_somewhere_in_the_row(
    shown: Callable[[], CataloguePage],
) -> None:
    finder = shown().figures.finder

    type_into(finder.search, "exchange eur", leave=False)

    assert cells(finder) == ["Exchange rate, EUR per US dollar"]


def test_that_a_full_width_search_finds_the_same(shown: Callable[[], CataloguePage]) -> None:
    finder = shown().figures.finder

    finder.search.setText("".join(chr(ord(letter) + FULL_WIDTH) for letter in "fx.EUR"))

    assert cells(finder) == ["Exchange rate, EUR per US dollar"]


def test_that_a_kind_narrows_what_is_found(shown: Callable[[], CataloguePage]) -> None:
    finder = shown().figures.finder
    everything = len(cells(finder))

    finder.filter.box.setCurrentIndex(1 + api.CATALOGUE_KINDS.index("accelerator"))

    assert 70 <= len(cells(finder)) < everything
    assert "NVIDIA A100-SXM-80GB" in cells(finder)
    assert finder.count.text() == f"{len(cells(finder))} of {everything:,}"


def test_that_a_search_for_nothing_there_is_leaves_no_detail(
    shown: Callable[[], CataloguePage],
) -> None:
    page = shown()

    page.figures.finder.search.setText("no such figure anywhere")

    assert cells(page.figures.finder) == []
    assert not page.figures.detail.isVisible()


def test_that_a_row_says_value_evidence_day_and_age(shown: Callable[[], CataloguePage]) -> None:
    page = shown()

    look_at(page, CNY)

    name, value, evidence, valid_from, age, _, own = row_now(page.figures.finder)
    assert name == "Exchange rate, CNY per US dollar"
    assert value.startswith("CN¥6.65 per US dollar  (")
    assert (evidence, valid_from, age, own) == ("◆ published", "Oct 30, 2026", "0 days", "")


def test_that_a_stale_figure_says_so_in_words(shown: Callable[[], CataloguePage]) -> None:
    page = shown()

    look_at(page, "appliance.small_price")

    assert row_now(page.figures.finder)[4] == "0 days  ⚠ stale"
    assert any(text.startswith("⚠ ") and "(stale)" in text for text in in_sight(page))


def test_that_a_price_says_how_many_lists_agree(shown: Callable[[], CataloguePage]) -> None:
    finder = shown().figures.finder

    finder.go_to("price price.alibaba-cn.deepseek-r1.output")

    assert row_now(finder)[5] == "1 of 1"


def test_that_the_detail_shows_source_licence_review_and_claims(
    shown: Callable[[], CataloguePage],
) -> None:
    page = shown()

    look_at(page, "training.hardware_saving_closed")

    texts = in_sight(page)
    assert any("licence:" in text for text in texts)
    assert "Review by" in texts
    assert any(text.startswith("C001 · ") for text in texts)
    assert api.claim("C001").statement in texts
    assert any(text == f"Interest: {api.claim('C001').interest}" for text in texts)


def test_that_every_value_an_id_ever_had_is_listed(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    history = api.catalogue_history(TODAY)
    kind, id_ = next(key for key, found in history.items() if len(found) > 1)

    page.figures.finder.go_to(f"{kind} {id_}")
    QApplication.processEvents()

    past = next(
        table
        for table in page.figures.detail.findChildren(QTableView)
        if table.accessibleName() == "Every value, the newest first" and table.isVisible()
    )
    assert past.model().rowCount() == len(history[kind, id_])


# The client's own figure


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
    assert row[6] == "✎ 7.1"


def test_that_undo_takes_an_own_figure_back(desk: Desk, shown: Callable[[], CataloguePage]) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, CNY)
    give(page, "7.1")

    desk.session.undo()

    assert f"figures.{CNY}" not in desk.session.draft.answers
    assert page.figures.detail.form.numbers["likely"].text() == ""
    assert row_now(page.figures.finder)[6] == ""


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
    assert row_now(page.figures.finder)[6] == "✎ 15%"


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


# Updates


@pytest.fixture
def update(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[dict[str, object]], None]:
    """Choose a pack with some content, signed with the key of the tests."""
    monkeypatch.setattr("advisor.catalogue.library.trusted_keys", lambda _: KEYS)
    monkeypatch.setattr("advisor.catalogue.packs.envelope.trusted_keys", lambda _: KEYS)
    monkeypatch.setattr(api, "today", lambda: DAY)

    def choose(data: dict[str, object]) -> None:
        path = folder / "update.pack"
        path.write_bytes(sealed(data))
        asker = desk.files
        desk.files = FileAsker(asker.where_to_open, asker.where_to_save, lambda *_: path)
        click(desk.window, "update")

    return choose


def dialog(qtbot: QtBot, desk: Desk, kind: type[QDialog]) -> QDialog:
    wait_until(qtbot, lambda: desk.window.findChildren(kind) != [], timeout=30_000)
    return desk.window.findChildren(kind)[0]


def test_that_an_update_is_previewed_and_own_figures_stand(
    qtbot: QtBot,
    desk: Desk,
    shown: Callable[[], CataloguePage],
    update: Callable[[dict[str, object]], None],
) -> None:
    start(desk, **one_workload(), **{f"figures__{CNY}": 7.1})
    shown()

    update(content())
    preview = dialog(qtbot, desk, PreviewDialog)

    assert isinstance(preview, PreviewDialog)
    rows = preview.changes.rows
    seen = [
        tuple(str(rows.data(rows.index(row, column))) for column in (0, 1, 2, 3, 5))
        for row in range(rows.rowCount())
    ]
    stands = "your own figure stands"
    assert ("changed", CNY, "CN¥6.65 per US dollar", "→ CN¥6.50 per US dollar", stands) in seen
    assert len(seen) == 6
    assert api.catalogue_versions() == (SHIPPED,)
    click(preview, "cancel_update")
    assert api.catalogue_versions() == (SHIPPED,)


def test_that_an_applied_update_is_shown_and_the_verdict_settles_again(
    qtbot: QtBot,
    desk: Desk,
    shown: Callable[[], CataloguePage],
    update: Callable[[dict[str, object]], None],
) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    asked = len(desk.runner._worker.submitted)
    page = shown()

    update(content())
    click(dialog(qtbot, desk, PreviewDialog), "apply_update")
    wait_until(qtbot, lambda: SECOND_VERSION in page.version.text(), timeout=30_000)
    look_at(page, CNY)

    assert api.catalogue_versions() == (SHIPPED, SECOND_VERSION)
    assert row_now(page.figures.finder)[1].startswith("CN¥6.50")
    assert len(desk.runner._worker.submitted) == asked + 1
    assert SECOND_VERSION in page.note.text()


def test_that_a_refused_update_names_the_place_and_changes_nothing(
    qtbot: QtBot,
    desk: Desk,
    shown: Callable[[], CataloguePage],
    update: Callable[[dict[str, object]], None],
) -> None:
    shown()

    update(content(figures=[{**FIGURE, "unit": "stones", "low": 9}]))
    refused = dialog(qtbot, desk, RefusedDialog)

    assert isinstance(refused, RefusedDialog)
    places = [refused.problems.item(row, 0).text() for row in range(refused.problems.rowCount())]
    advice = [refused.problems.item(row, 1).text() for row in range(refused.problems.rowCount())]
    assert all(place.startswith("update.pack:") for place in places)
    assert any("stones" in text for text in advice)
    assert any("Low 9" in text for text in advice)
    assert "Nothing was changed; the catalogue is as it was." in list(words(refused))
    assert api.catalogue_versions() == (SHIPPED,)
    refused.accept()


# Claims and words


def test_that_a_conflict_shows_both_sides_with_speaker_interest_and_day(
    shown: Callable[[], CataloguePage],
) -> None:
    page = shown()
    page.tabs.setCurrentIndex(1)

    page.claims.finder.search.setText("C392")

    texts = in_sight(page)
    for side in ("▸ Security before price", "▸ Price before security"):
        assert side in texts
    for id_ in ("C129", "C130"):
        assert any(text.startswith(f"{id_} · ") and "2024" in text for text in texts)
        assert f"Interest: {api.claim(id_).interest}" in texts


def test_that_a_claim_shows_what_speaks_against_it(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    page.tabs.setCurrentIndex(1)

    page.claims.finder.go_to("C129")

    assert api.claim("C130").statement in in_sight(page)


def test_that_claims_are_narrowed_by_type(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    risks = [claim.id for claim in api.claims().values() if claim.type == "risk"]

    page.claims.finder._filter("risk")

    assert cells(page.claims.finder) == risks


def test_that_a_word_is_found_by_its_chinese_name_and_comes_first(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    page = shown()
    page.glossary.finder.search.setText("总拥有成本")
    english = cells(page.glossary.finder)[0]

    desk.dress("zh_CN", "light")
    page = shown()
    page.tabs.setCurrentIndex(2)
    page.glossary.finder.search.setText("TCO")

    assert english == "Total cost of ownership"
    assert cells(page.glossary.finder)[0] == "总拥有成本"
    assert api.glossary()["tco"].explanation_zh in in_sight(page)


def test_that_a_word_leads_to_those_beside_it(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    page.tabs.setCurrentIndex(2)
    page.glossary.finder.go_to("tco")

    click(page, "see_npv")

    assert row_now(page.glossary.finder)[0] == "Net present value"


# For everybody


def test_that_every_control_of_the_shelf_has_a_name(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, CNY)

    controls = [
        *_controls(desk.window),
        *page.findChildren(QTableView),
        *page.findChildren(QTabBar),
    ]

    assert [_describe(widget) for widget in controls if not _name(widget)] == []


def test_that_a_cell_is_spoken_with_its_heading(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    look_at(page, CNY)
    rows, now = page.figures.finder.table.rows, page.figures.finder.table.currentIndex().row()

    spoken = rows.data(rows.index(now, 2), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Evidence: ◆ published"
    assert QAccessible.queryAccessibleInterface(page.figures.finder.table).childCount() > 0


def test_that_rows_are_walked_by_arrow_keys(shown: Callable[[], CataloguePage]) -> None:
    finder = shown().figures.finder
    finder.search.setText("fx.")
    first = row_now(finder)[0]

    finder.table.setFocus()
    QTest.keyClick(finder.table, Qt.Key.Key_Down)

    assert row_now(finder)[0] == cells(finder)[1] != first


def test_that_all_names_and_kinds_are_said_in_chinese(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    desk.dress("zh_CN", "dark")
    page = shown()
    page.figures.finder._filter("figure")
    unsaid = [name for name in cells(page.figures.finder) if name.isascii()]

    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert unsaid == []
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
