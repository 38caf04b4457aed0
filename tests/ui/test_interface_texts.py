"""Tests that the window speaks each language wholly."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict, words
from ui.desk import Desk
from ui.steps import STEPS

ROOT = Path(__file__).resolve().parents[2]
OTHERS = tuple(language for language in api.languages() if language != "en")
FILE = "engagement"
"""Name of the file that is open; it is also the word for a file whose name is hidden."""
ELSEWHERE = "headline"
"""Texts of the headline cards that the engine says itself."""
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py"))
SAYING = SOURCES + "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "advisor").rglob("*.py")
)
"""All that may name a text; the engine names some that only the window says."""


def texts_of(language: str, subject: str = "interface") -> dict[str, str]:
    with (ROOT / "resources" / "locale" / language / f"{subject}.po").open("rb") as file:
        return {entry.id: entry.string for entry in read_po(file) if entry.id}


def test_that_every_text_the_window_names_exists() -> None:
    named = set(re.findall(r"[\"'](window\.[a-z_.0-9]+)[\"']", SOURCES)) - {"window.qss"}

    subjects = (ROOT / "resources" / "locale" / "en").glob("*.po")
    assert named - {id_ for file in subjects for id_ in texts_of("en", file.stem)} == set()


def test_that_every_text_of_the_window_is_used() -> None:
    stems = set(re.findall(r"f\"([a-z_]+(?:\.[a-z_]+)*)\.\{", SAYING))
    named = set(re.findall(r"[\"']([a-z_]+\.[a-z_.0-9]+)[\"']", SAYING))

    unused = {
        id_
        for id_ in (known.partition(".one.")[0] for known in texts_of("en"))
        if id_ not in named and id_.rpartition(".")[0] not in {*stems, ELSEWHERE}
    }
    assert unused == set()


@pytest.mark.parametrize("language", api.languages())
def test_that_every_language_holds_the_same_texts_and_values(language: str) -> None:
    english, other = texts_of("en"), texts_of(language)

    assert set(english) == set(other)
    assert {id_ for id_ in english if _values(english[id_]) != _values(other[id_])} == set()


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_that_a_switch_of_language_changes_every_text(qtbot: QtBot, desk: Desk, step: str) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to(step)
    shown = set(words(desk.window)) - {FILE}

    for language in OTHERS:
        desk.window.language_chosen.emit(language)
        left = english_alone(language)
        assert shown & left
        assert set(words(desk.window.centralWidget())) & left <= {FILE}, language
        assert desk.window.step == step


def english_alone(language: str) -> set[str]:
    """Give the English texts that no text of a language is the same as."""
    subjects = ("interface", "questions")
    english = {text for subject in subjects for text in texts_of("en", subject).values()}
    other = {text for subject in subjects for text in texts_of(language, subject).values()}
    return {text for text in english - other if re.search("[a-z]", text)}


def test_that_no_label_of_the_frame_is_cut_off_in_any_language(desk: Desk) -> None:
    for language in api.languages():
        desk.dress(language, "light")
        cut = [
            label.text()
            for label in desk.window.verdict.findChildren(QLabel)
            if label.isVisible()
            and label.text()
            and label.width() < label.minimumSizeHint().width()
        ]
        assert cut == []


def _values(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))
