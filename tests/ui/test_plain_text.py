"""Tests that text of a client is never read as markup (reliability, S4)."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict
from ui.desk import Desk
from ui.steps import STEPS

UI = Path(__file__).resolve().parents[2] / "ui"
ONLY_IN = {
    "QLabel": {"widgets/label.py"},
    "QMessageBox": {"dialogs/message.py"},
    "QTextEdit": set(),
    "QTextBrowser": set(),
    "setToolTip": {"widgets/label.py"},
    "setHtml": set(),
}
HOSTILE = '<img src="file:///etc/hostname"><b>bold</b>'


@pytest.mark.parametrize("name", ONLY_IN)
def test_that_what_reads_markup_is_made_in_one_place(name: str) -> None:
    users = {
        str(path.relative_to(UI))
        for path in UI.rglob("*.py")
        if name in _called(ast.parse(path.read_text(encoding="utf-8")))
    }

    assert users <= ONLY_IN[name]


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_that_a_hostile_name_is_shown_letter_for_letter(
    qtbot: QtBot, desk: Desk, step: str
) -> None:
    start(desk, **one_workload(title=HOSTILE, workloads__w1__name=HOSTILE))
    wait_for_verdict(qtbot, desk)

    desk.turn_to(step)

    formats = {label.textFormat() for label in desk.window.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def _called(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found.add(getattr(node.func, "id", getattr(node.func, "attr", "")))
        if isinstance(node, ast.ClassDef):
            found |= {getattr(base, "id", "") for base in node.bases}
    return found
