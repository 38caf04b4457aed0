"""Tests of the field for one number."""

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import type_into
from ui.widgets.number_edit import NumberEdit


@pytest.fixture
def edit(qtbot: QtBot, texts: api.Texts) -> NumberEdit:
    made = NumberEdit(texts)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_a_small_number_keeps_every_digit(qtbot: QtBot, edit: NumberEdit) -> None:
    with qtbot.waitSignal(edit.committed) as committed:
        type_into(edit, "0.045")

    assert committed.args == [0.045]
    assert edit.text() == "0.045"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("\uff11\uff12\uff10\uff10\uff10", 12_000), ("\uff0d\uff15", -5), ("−5", -5), ("-5", -5)],
)
def test_that_full_width_digits_and_both_signs_for_minus_are_numbers(
    qtbot: QtBot, edit: NumberEdit, typed: str, number: float
) -> None:
    with qtbot.waitSignal(edit.committed) as committed:
        edit.setFocus()
        edit.setText(typed)  # as an input method gives it: QTest types ASCII only
        edit.editingFinished.emit()

    assert committed.args == [number]


@pytest.mark.parametrize("typed", ["1,000", "two", "12%", "1.2.3", "1e5"])
def test_that_what_cannot_be_read_is_reported_as_the_text_it_is(
    qtbot: QtBot, edit: NumberEdit, typed: str
) -> None:
    with qtbot.waitSignal(edit.committed) as committed:
        type_into(edit, typed)

    assert committed.args == [typed]
    assert edit.text() == typed


def test_that_a_share_is_shown_as_a_percentage_and_reported_as_a_fraction(
    qtbot: QtBot, texts: api.Texts
) -> None:
    edit = NumberEdit(texts, percent=True)
    qtbot.addWidget(edit)
    edit.show_value(0.07)
    shown = edit.text()

    with qtbot.waitSignal(edit.committed) as committed:
        type_into(edit, "12.5")

    assert shown == "7"
    assert committed.args == [0.125]


def test_that_an_emptied_field_is_cleared_and_not_answered_with_zero(
    qtbot: QtBot, edit: NumberEdit
) -> None:
    edit.show_value(5)

    with qtbot.assertNotEmitted(edit.committed), qtbot.waitSignal(edit.cleared):
        type_into(edit, "")


def test_that_leaving_a_field_untouched_reports_nothing(qtbot: QtBot, edit: NumberEdit) -> None:
    edit.show_value(0.1 + 0.2)

    with qtbot.assertNotEmitted(edit.committed):
        edit.setFocus()
        edit.editingFinished.emit()


def test_that_typing_previews_before_the_field_is_left(qtbot: QtBot, edit: NumberEdit) -> None:
    with qtbot.assertNotEmitted(edit.committed), qtbot.waitSignal(edit.typed) as typed:
        type_into(edit, "42", leave=False)

    assert typed.args == [42]
