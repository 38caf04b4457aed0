"""Tests of the field for a number that may be uncertain."""

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import type_into
from ui.theme import Theme
from ui.widgets.estimate_field import EstimateField
from ui.widgets.shape_choice import SHAPES


@pytest.fixture
def field(qtbot: QtBot, texts: api.Texts, theme: Theme) -> EstimateField:
    made = EstimateField(texts, theme, "tokens")
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_one_number_is_an_answer(qtbot: QtBot, field: EstimateField) -> None:
    with qtbot.waitSignal(field.committed) as committed:
        type_into(field.edits["likely"], "1200")

    assert committed.args == [1200.0]
    assert not field.edits["low"].isVisible()


def test_that_a_range_is_reported_once_all_three_stand(qtbot: QtBot, field: EstimateField) -> None:
    field.range.click()
    with qtbot.assertNotEmitted(field.committed):
        type_into(field.edits["low"], "900")
        type_into(field.edits["likely"], "1200")

    with qtbot.waitSignal(field.committed) as committed:
        type_into(field.edits["high"], "2000")

    assert committed.args == [{"low": 900.0, "likely": 1200.0, "high": 2000.0}]


def test_that_an_edited_range_keeps_its_source(qtbot: QtBot, field: EstimateField) -> None:
    field.show_value({"low": 1, "likely": 2, "high": 3, "source": "invoice"}, given=True)

    with qtbot.waitSignal(field.committed) as committed:
        type_into(field.edits["high"], "4")

    assert committed.args == [{"low": 1.0, "likely": 2.0, "high": 4.0, "source": "invoice"}]


def test_that_a_range_opens_the_field(field: EstimateField) -> None:
    field.show_value({"low": 1, "likely": 2, "high": 3}, given=True)

    assert [field.edits[part].text() for part in ("low", "likely", "high")] == ["1", "2", "3"]
    assert field.edits["low"].isVisible()


def test_that_one_number_has_no_shape(field: EstimateField) -> None:
    field.show_value(3, given=True)

    assert "shape" not in vars(field)


def test_that_a_range_can_be_given_a_shape_and_back(qtbot: QtBot, field: EstimateField) -> None:
    field.name("Volume")
    field.show_value({"low": 1, "likely": 2, "high": 3, "source": "invoice"}, given=True)
    assert "shape" not in vars(field)  # a saved range is read without it
    field.range.click()
    field.range.click()
    box = field.shape.field.box
    assert field.shape.isVisible()
    assert box.accessibleName() == "Volume: Shape"
    assert box.toolTip()

    with qtbot.waitSignal(field.committed) as committed:
        box.setCurrentIndex(SHAPES.index("triangular"))
    assert committed.args == [
        {"low": 1.0, "likely": 2.0, "high": 3.0, "source": "invoice", "shape": "triangular"}
    ]
    with qtbot.waitSignal(field.committed) as committed:
        box.setCurrentIndex(SHAPES.index("range"))

    assert committed.args == [{"low": 1.0, "likely": 2.0, "high": 3.0, "source": "invoice"}]


def test_that_a_shape_is_shown_and_outlives_another_end(qtbot: QtBot, field: EstimateField) -> None:
    field.show_value({"low": 1, "likely": 2, "high": 3, "shape": "pert"}, given=True)
    assert field.shape.shape == "pert"

    with qtbot.waitSignal(field.committed) as committed:
        type_into(field.edits["high"], "4")

    assert committed.args == [{"low": 1.0, "likely": 2.0, "high": 4.0, "shape": "pert"}]


def test_that_no_shape_can_be_chosen_before_there_is_a_range(field: EstimateField) -> None:
    field.range.click()
    assert field.shape.isVisible()
    assert not field.shape.field.isEnabled()

    for part, text in (("low", "1"), ("likely", "2"), ("high", "3")):
        type_into(field.edits[part], text)

    assert field.shape.field.isEnabled()
