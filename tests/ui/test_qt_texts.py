"""Qt's own dialogs and menus speak the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from advisor import api
from ui.qt_texts import NAMES, QtTexts

CONTEXTS = (
    "QWidgetTextControl", "QLineEdit", "QFileDialog", "QFileSystemModel", "QPlatformTheme",
    "QScrollBar", "QTabBar", "QAbstractFileIconProvider",
)  # fmt: skip


@pytest.fixture
def words(qapp: QApplication) -> Iterator[QtTexts]:
    """Qt's words, taken back afterwards."""
    before, made = QLocale(), QtTexts()
    yield made
    qapp.removeTranslator(made)
    QLocale.setDefault(before)


def test_that_every_text_stands_for_something_that_qt_says() -> None:
    shipped = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert shipped.load("qtbase_fr", folder)

    said = {name: api.texts_for("en").say(f"qt.{name}") for name in NAMES}
    unknown = [
        name
        for name, text in said.items()
        if not any(shipped.translate(context, text) for context in CONTEXTS)
    ]
    assert unknown == []
    assert len(set(said.values())) == len(NAMES)


@pytest.mark.parametrize("language", api.languages())
def test_that_qt_asks_us_for_its_words(words: QtTexts, language: str) -> None:
    texts = api.texts_for(language)

    words.speak(texts)

    assert QCoreApplication.translate("QFileDialog", "Look in:") == texts.say("qt.look_in")
    assert QCoreApplication.translate("QFileDialog", "no such words") == "no such words"
    assert QLocale().name().startswith(language[:2])


def test_that_a_switch_of_language_is_heard(words: QtTexts) -> None:
    words.speak(api.texts_for("zh_CN"))
    chinese = QCoreApplication.translate("QLineEdit", "Select All")
    words.speak(api.texts_for("en"))

    assert (chinese, QCoreApplication.translate("QLineEdit", "Select All")) == (
        "全选",
        "Select All",
    )
