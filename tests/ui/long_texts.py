"""Helpers for tests of room: made-up words that are long, and what has been cut off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QWidget

from advisor import api
from ui.widgets.elided_label import ElidedLabel

_ACCENTS = str.maketrans("aeiouycnAEIOUYCN", "áêïôûÿçñÁÊÏÔÛŸÇÑ")
_FILLER = ("wïdé", "and", "lôngér", "thàn", "êver", "bëfôre", "ïn", "Énglish")
_LONGER = 0.3
"""How much longer than English: French takes about a quarter more."""


class PseudoTexts(api.Texts):
    """English with accents, and longer than any of the languages."""

    def say(self, message: api.Message | str, /, **values: api.Value) -> str:
        said = super().say(message, **values)
        return said if said.startswith(("http", "/")) else lengthened(said)


def pseudo_texts() -> api.Texts:
    """Give the texts of the made-up language."""
    return PseudoTexts("en")


def lengthened(text: str) -> str:
    """Put accents on a text and make it longer by words of its own kind."""
    wanted = len(text) * (1 + _LONGER)
    made = [text.translate(_ACCENTS)]
    for word in _FILLER * (1 + len(text) // 20):
        if sum(map(len, made)) + len(made) - 1 + len(word) > wanted:
            break
        made.append(word)
    return " ".join(made)


def cut_off(within: QWidget) -> list[str]:
    """Give the words of every visible label and button that has too little room for them.

    Labels that end in dots are left out: their tip holds the text whole.
    """
    labels = (f"label: {one.text()}" for one in _visible(within, QLabel) if _label_is_cut(one))
    buttons = (
        f"button: {one.text()}"
        for kind in (QPushButton, QCheckBox)
        for one in _visible(within, kind)
        if _button_is_cut(one)
    )
    return [*labels, *buttons]


def _visible(within: QWidget, kind: type[QWidget]) -> Iterator[QLabel | QAbstractButton]:
    for one in within.findChildren(kind):
        if one.isVisible() and one.text():
            yield one


def _label_is_cut(label: QLabel | QAbstractButton) -> bool:
    if isinstance(label, ElidedLabel) or not isinstance(label, QLabel):
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.minimumSizeHint().width()


def _button_is_cut(button: QLabel | QAbstractButton) -> bool:
    words = button.fontMetrics().horizontalAdvance(button.text())
    picture = 0 if button.icon().isNull() else button.iconSize().width()
    return button.width() < words + picture
