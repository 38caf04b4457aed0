"""The composition root: makes the application, joins its parts, opens what was asked for."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from multiprocessing import freeze_support
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from advisor import api
from ui.desk import Desk
from ui.dialogs.files import ask_in_dialogs
from ui.evaluation_runner import EvaluationRunner
from ui.garbage import GarbageKeeper
from ui.photograph import photograph
from ui.session import Session
from ui.steps import REFERENCE, STEPS
from ui.theme import THEMES, load_fonts

_IDLE_MS = 200  # after the first paint, when the charts may be imported


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed."""
    freeze_support()
    asked = _arguments(sys.argv[1:] if argv is None else list(argv))
    application = QApplication.instance() or QApplication([sys.argv[0]])
    GarbageKeeper(application)
    load_fonts()
    desk = make_desk(asked.language, asked.theme)
    desk.window.show()
    QTimer.singleShot(0, lambda: _open(desk, asked))
    if asked.screenshot:
        photograph(desk, asked.screenshot, application.quit)
    else:
        QTimer.singleShot(_IDLE_MS, _import_charts)
    return application.exec()


def make_desk(language: str, theme: str) -> Desk:
    """Join the parts."""
    desk = Desk(Session(_who()), EvaluationRunner(), ask_in_dialogs())
    desk.dress(language, theme)
    return desk


def _open(desk: Desk, asked: Namespace) -> None:
    if asked.file:
        desk.open(asked.file)
    elif asked.sample:
        folder = asked.screenshot.resolve().parent if asked.screenshot else None
        desk.open_sample(asked.sample, folder)
    always = {STEPS[0].id, *(step.id for step in REFERENCE)}
    if asked.page and (desk.session.is_open or asked.page in always):
        desk.turn_to(asked.page)


def _import_charts() -> None:
    import ui.charts.plot  # noqa: F401, PLC0415 - 400 ms, at idle


def _arguments(given: list[str]) -> Namespace:
    parser = ArgumentParser(prog="llm-deployment-advisor")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--sample", choices=[sample.id for sample in api.samples()])
    parser.add_argument("--language", choices=api.languages(), default=api.languages()[0])
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0])
    parser.add_argument("--page", choices=[s.id for s in (*STEPS, *REFERENCE)])
    parser.add_argument("--screenshot", type=Path)
    return parser.parse_args(given)


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user in the system's book, as in a bare container
        return ""


if __name__ == "__main__":
    sys.exit(main())
