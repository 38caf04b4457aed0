"""A hand that types, and lets go over what is there by then."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def type_letters(text: str) -> None:
    """Type letter by letter into whatever has the focus by then."""
    for letter in text:
        focus = QApplication.focusWidget()
        if focus is None:
            return
        QTest.keyPress(focus, letter)
        after = QApplication.focusWidget()
        if after is not None:
            QTest.keyRelease(after, letter)
