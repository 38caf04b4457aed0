"""A line of numbers is read by the rules of the language and never by guessing."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from advisor import api
from ui.widgets.numbers_field import NumbersField


def field_of(qtbot: QtBot, language: str) -> NumbersField:
    field = NumbersField(api.texts_for(language))
    qtbot.addWidget(field)
    field.show()
    return field


def type_into(field: NumbersField, text: str) -> None:
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, text)
    field.edit.editingFinished.emit()


@pytest.mark.parametrize(
    ("language", "typed", "answer"),
    [
        ("en", "1.5 2.2  2.5", [1.5, 2.2, 2.5]),
        ("fr", "1,5 2,2  2,5", [1.5, 2.2, 2.5]),
        ("fr", "2 3", [2.0, 3.0]),
        ("fr", "1.500 2", ["1.500", "2"]),
        ("en", "1,5 2", ["1,5", "2"]),
        ("en", "much", ["much"]),
    ],
)
def test_that_numbers_are_read_with_the_decimal_mark_of_the_language_alone(
    qtbot: QtBot, language: str, typed: str, answer: list[api.Answer]
) -> None:
    field = field_of(qtbot, language)

    with qtbot.waitSignal(field.committed) as committed:
        type_into(field, typed)

    assert committed.args == [answer]


@pytest.mark.parametrize("answer", ["1.5 2.25", [1.5, 2.25]])
def test_that_numbers_are_shown_with_the_decimal_mark_of_the_language(
    qtbot: QtBot, answer: api.Answer
) -> None:
    field = field_of(qtbot, "fr")

    field.show_value(answer, given=True)

    assert field.edit.text() == "1,5 2,25"


def test_that_what_was_refused_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    field = field_of(qtbot, "fr")

    field.show_value(["1.500", "2"], given=True)

    assert field.edit.text() == "1.500 2"


def test_that_an_emptied_field_takes_the_answer_away(qtbot: QtBot) -> None:
    field = field_of(qtbot, "en")
    field.show_value([1.0], given=True)

    with qtbot.waitSignal(field.cleared):
        field.edit.clear()
        field.edit.editingFinished.emit()
