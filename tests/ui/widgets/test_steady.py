"""What stands beside a figure stays where it is while the figure changes by a digit."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.steady import keep_width


@pytest.fixture
def label(qapp: QApplication) -> Label:
    assert qapp
    return Label()


def shown(label: Label, text: str) -> int:
    label.setText(text)
    keep_width(label)
    return label.minimumWidth()


def test_that_a_label_keeps_its_width_for_a_text_a_little_narrower(label: Label) -> None:
    wide = shown(label, "CN¥10.5M")

    assert shown(label, "CN¥9.9M") == wide
    assert label.fontMetrics().horizontalAdvance(label.text()) < wide - 3


def test_that_a_label_grows_at_once_and_gives_back_much_room(label: Label) -> None:
    narrow = shown(label, "—")
    wide = shown(label, "CN¥1,234,567,890")

    assert narrow < wide
    assert label.fontMetrics().horizontalAdvance(label.text()) <= wide
    assert shown(label, "—") == narrow


def test_that_an_elided_label_asks_for_as_much_as_before(qapp: QApplication) -> None:
    assert qapp
    label = ElidedLabel()
    label.show_text("CN¥10.5M to CN¥11.5M")
    wide = label.sizeHint().width()
    label.show_text("CN¥9.9M to CN¥11.5M")
    kept = label.sizeHint().width()
    label.show_text("—")

    assert kept == wide
    assert label.sizeHint().width() < wide - 24
