"""The composition root: makes the application, joins its parts, opens what was asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from advisor import api
from ui.front import Front
from ui.garbage import GarbageKeeper
from ui.settings import Settings, settings_of_user
from ui.theme import FUSION, THEMES

if TYPE_CHECKING:
    from argparse import Namespace

    from ui.desk import Desk


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed."""
    if hasattr(sys, "frozen"):  # the built program's worker starts here too
        from multiprocessing import freeze_support  # 10 ms  # noqa: PLC0415

        freeze_support()
    given = sys.argv[1:] if argv is None else list(argv)
    asked = _arguments(given) if given else None
    application = QApplication.instance() or QApplication([sys.argv[0], *FUSION])
    GarbageKeeper(application)
    pictured = asked is not None and asked.screenshot is not None
    settings = Settings() if pictured else settings_of_user()
    language = asked.language if asked and asked.language else settings.language
    theme = asked.theme if asked and asked.theme else settings.theme
    front = make_front(language, theme, settings)
    front.window.show()
    if asked is not None:
        QTimer.singleShot(0, lambda: _open(front.desk, asked))
    if asked is not None and asked.screenshot:
        from ui.photograph import photograph  # not at start-up  # noqa: PLC0415

        photograph(front.desk, asked.screenshot, application.quit)
    else:
        front.painted.connect(lambda: _go_on(front))
    return application.exec()


def make_front(language: str, theme: str, settings: Settings | None = None) -> Front:
    """Make what is seen first; an unknown language or theme gives way to the first."""
    known = api.languages()
    return Front(
        language if language in known else known[0],
        theme if theme in THEMES else THEMES[0],
        settings or Settings(),
        _desk_behind,
    )


def make_desk(language: str, theme: str, settings: Settings | None = None) -> Desk:
    """Make the whole window at once."""
    return make_front(language, theme, settings).desk


def _desk_behind(front: Front) -> Desk:
    """Join the parts."""
    from ui.desk import Desk  # not at start-up  # noqa: PLC0415
    from ui.dialogs.files import ask_in_dialogs  # noqa: PLC0415
    from ui.evaluation_runner import EvaluationRunner  # noqa: PLC0415
    from ui.session import Session  # noqa: PLC0415

    return Desk(Session(_who()), EvaluationRunner(), ask_in_dialogs(), front)


def _open(desk: Desk, asked: Namespace) -> None:
    if asked.file:
        desk.open(asked.file)
    elif asked.sample:
        folder = asked.screenshot.resolve().parent if asked.screenshot else None
        desk.open_sample(asked.sample, folder)
    from ui.steps import REFERENCE, STEPS  # noqa: PLC0415

    always = {STEPS[0].id, *(step.id for step in REFERENCE)}
    if asked.page and (desk.session.is_open or asked.page in always):
        desk.turn_to(asked.page)


def _go_on(front: Front) -> None:
    """Make and read what the start left out, a little at a time; then greet who is here first."""
    from ui.warm_up import WarmUp  # not at start-up  # noqa: PLC0415

    WarmUp(front).start()


def _arguments(given: list[str]) -> Namespace:
    from argparse import ArgumentParser  # only with arguments  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from ui.steps import REFERENCE, STEPS  # noqa: PLC0415

    parser = ArgumentParser(prog="llm-deployment-advisor")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--sample", choices=[sample.id for sample in api.samples()])
    parser.add_argument("--language", choices=api.languages())
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--page", choices=[s.id for s in (*STEPS, *REFERENCE)])
    parser.add_argument("--screenshot", type=Path)
    return parser.parse_args(given)


def _who() -> str:
    from getpass import getuser  # noqa: PLC0415

    try:
        return getuser()
    except (KeyError, OSError):  # no such user in the system's book, as in a bare container
        return ""


if __name__ == "__main__":
    sys.exit(main())
