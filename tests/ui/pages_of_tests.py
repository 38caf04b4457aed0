"""Pages for tests: each with something on it, at rest."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict, wait_until
from ui.background import lane
from ui.desk import Desk
from ui.widgets.gradual import Gradual


def begin(qtbot: QtBot, desk: Desk, step: str) -> None:
    """Turn to a page of an engagement that has something on each of them."""
    rack = {"accelerator": "H100-SXM", "accelerators_per_server": 8, "servers": 1, "name": "Rack"}
    volume = {"low": 500.0, "likely": 1000.0, "high": 2000.0}
    start(
        desk,
        **one_workload(
            workloads__w1__volume=volume,
            **{f"machines__m1__{name}": value for name, value in rack.items()},
        ),
    )
    wait_for_verdict(qtbot, desk)
    desk.turn_to(step)
    settle(qtbot, desk)


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until everything on the page in sight has been made."""
    lane().wait()
    wait_until(qtbot, lambda: not _is_at_work(desk))
    QApplication.processEvents()


def _is_at_work(desk: Desk) -> bool:
    building = any(one.is_busy for one in desk.window.findChildren(Gradual))
    return building or desk.runner.is_asked
