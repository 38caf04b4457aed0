"""Sites and benchmark results are added, shown, imported, copied, removed and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox

from advisor import api
from tests.ui.desk_of_tests import click, one_workload, start, type_into
from ui.desk import Desk
from ui.pages.records_form import RecordsForm

HEADER = "model,gpu,n_gpus,tp,isl,osl,concurrency_or_batch,engine,output_tokens_per_s,source\n"
ROW = "llama-3.1-8b,H100-SXM,1,1,1024,256,32,vllm 0.9.0,{speed},Lab\n"
RESULT: dict[str, api.Answer] = {
    "accelerator": "H100-SXM",
    "model": "llama-3.1-8b",
    "accelerators": 2,
    "prompt_tokens": 1024,
    "output_tokens": 256,
    "concurrency": 64,
    "output_tokens_per_s": 6000,
    "source": "Lab",
}


def forms(desk: Desk) -> dict[str, RecordsForm]:
    """Give the forms of records on the hardware page by their group."""
    desk.turn_to("hardware")
    QApplication.processEvents()
    found = desk.window.book.page.findChildren(RecordsForm)
    return {form._group: form for form in found}


def cells(form: RecordsForm, row: int) -> list[str]:
    items = [form.table.item(row, column) for column in range(form.table.columnCount())]
    return [item.text() for item in items if item is not None]


def with_result(desk: Desk, **changed: api.Answer) -> None:
    start(desk, **one_workload())
    given = {**RESULT, **changed}
    desk.session.answer_all({f"measurements.m1.{name}": value for name, value in given.items()})


def choose_table(desk: Desk, table: Path) -> None:
    desk.files = replace(desk.files, where_is_table=lambda *_: table)


def test_that_a_site_is_added_named_and_chosen_for_a_machine(desk: Desk) -> None:
    start(
        desk,
        **one_workload(
            machines__m1__name="Rack",
            machines__m1__accelerator="H100-SXM",
            machines__m1__accelerators_per_server=8,
            machines__m1__servers=3,
        ),
    )
    page = forms(desk)["sites"]

    click(page, "add_sites")
    type_into(page.form.rows["name"].field.edit, "Harbour")
    type_into(page.form.rows["power_kw"].field.edit, "40")
    machines = desk.window.book.page.form
    box = machines.rows["site"].field.findChild(QComboBox)
    box.setCurrentIndex(box.findText("Harbour"))

    answers = desk.session.draft.answers
    assert answers["sites.s1.name"] == "Harbour"
    assert answers["machines.m1.site"] == "s1"
    assert cells(page, 0) == ["Harbour", "40", "no limit", "3"]


def test_that_a_result_shows_what_was_predicted_for_it(desk: Desk) -> None:
    with_result(desk)
    shown = cells(forms(desk)["measurements"], 0)

    assert shown[:4] == ["Llama 3.1 8B", "2 × H100-SXM", "64", "6,000"]
    predicted = float(shown[4].replace(",", ""))
    assert 3000 < predicted < 12000
    part = round(100 * (6000 / predicted - 1))
    assert shown[5].strip("+−%") == str(abs(part))
    assert shown[6] == "Lab"


def test_that_a_result_without_a_source_is_marked_and_says_why(desk: Desk) -> None:
    with_result(desk, source=None)
    page = forms(desk)["measurements"]

    assert cells(page, 0)[0].startswith("⚠")
    assert "source" in page.form.rows["source"].problem.text()


def test_that_a_result_is_copied_and_removed_and_each_is_one_step_back(desk: Desk) -> None:
    with_result(desk)
    page = forms(desk)["measurements"]

    click(page, "duplicate_measurements")
    copied = desk.session.draft.keys("measurements")
    click(page, "remove_measurements")
    left = desk.session.draft.keys("measurements")
    desk.session.undo()
    back = desk.session.draft.keys("measurements")
    desk.session.undo()

    assert (copied, left, back) == (("m1", "m2"), ("m1",), ("m1", "m2"))
    assert desk.session.draft.keys("measurements") == ("m1",)
    assert page.table.rowCount() == 1


def test_that_a_table_comes_in_as_one_step(desk: Desk, tmp_path: Path) -> None:
    start(desk, **one_workload())
    table = tmp_path / "results.csv"
    table.write_text(HEADER + ROW.format(speed=2000) + ROW.format(speed=2100), encoding="utf-8")
    choose_table(desk, table)
    page = forms(desk)["measurements"]

    click(page, "import_measurements")
    shown = [cells(page, row)[3] for row in range(page.table.rowCount())]
    desk.session.undo()

    assert shown == ["2,000", "2,100"]
    assert desk.session.draft.keys("measurements") == ()


def test_that_bad_rows_are_said_by_their_lines_until_a_good_table_comes_in(
    desk: Desk, tmp_path: Path
) -> None:
    start(desk, **one_workload())
    table = tmp_path / "results.csv"
    table.write_text(HEADER + ROW.format(speed=2000) + 10 * ROW.format(speed="x"), encoding="utf-8")
    choose_table(desk, table)
    page = forms(desk)["measurements"]

    click(page, "import_measurements")
    refused = page._refused.text().splitlines()
    kept = desk.session.draft.keys("measurements")
    table.write_text(HEADER + ROW.format(speed=2000), encoding="utf-8")
    click(page, "import_measurements")

    assert "10" in refused[0]
    assert "results.csv:3" in refused[1]
    assert "output_tokens_per_s" in refused[1]
    assert len(refused) == 1 + 8 + 1
    assert "2" in refused[-1]
    assert kept == ()
    assert not page._refused.isVisible()
    assert desk.session.draft.keys("measurements") == ("m1",)


def test_that_a_new_result_opens_empty_and_says_what_it_lacks(desk: Desk) -> None:
    start(desk, **one_workload())
    page = forms(desk)["measurements"]

    click(page, "add_measurements")

    assert cells(page, 0)[1:] == ["—"] * 6
    box = page.form.rows["engine"].field.findChild(QComboBox)
    assert box.currentText() == "Not known"
    assert "source" in page.form.rows["source"].problem.text()


def test_that_choosing_no_table_changes_nothing(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.files = replace(desk.files, where_is_table=lambda *_: None)
    before = desk.session.draft

    click(forms(desk)["measurements"], "import_measurements")

    assert desk.session.draft == before
