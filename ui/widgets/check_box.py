"""A check box that is named to screen readers as it is to the eye."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.privacy import shown


class CheckBox(QCheckBox):
    """Says its words, plain."""

    def __init__(self, words: str) -> None:
        words = shown(words)
        super().__init__(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self._words = words

    def text(self) -> str:
        """Give the words as they were given."""
        return self._words
