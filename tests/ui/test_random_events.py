"""The window survives what nobody plans: random keys, clicks, drags, odd text, changes of looks.

``make monkey`` does far more than the suite; MONKEY_EVENTS and MONKEY_SEED choose.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication, QImage

from advisor import api
from tests.ui.desk_of_tests import one_workload, start
from tests.ui.monkey import Monkey, MonkeyError
from tests.ui.monkey_worker import MoodyWorker, PatientWorker
from tests.ui.watch import Watch
from ui.background import lane
from ui.charts import chart_card
from ui.desk import Desk
from ui.dialogs.files import FileAsker

EVENTS = int(os.environ.get("MONKEY_EVENTS", "1500"))
SEED = int(os.environ.get("MONKEY_SEED", "1"))
TABLE = "name,accelerator,gpus,count\nRack,L40S,8,2\nOdd,\u202eX,-1,nan\n"


@pytest.fixture
def monkey(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Monkey]:
    for worker in ("ProbeWorker", "BridgeWorker"):
        monkeypatch.setattr(api, worker, PatientWorker)
    monkeypatch.setattr(api, "EvaluationWorker", MoodyWorker)
    monkeypatch.setattr(MoodyWorker, "mood", "quick")
    monkeypatch.setattr(api, "today", lambda: dt.date(2026, 11, 22))
    desk.files = _files(folder, Random(SEED))  # noqa: S311 - dice
    monkeypatch.setattr(chart_card, "ask_in_dialogs", lambda: desk.files)
    desk.window.actions_["quit"].setEnabled(False)
    start(desk, **one_workload(machines__m1__accelerator="L40S", machines__m1__servers=1))
    yield Monkey(desk, SEED, folder)
    desk.settings.zoom = 100
    desk.settings.hides_names = False
    desk.dress("en", "light")
    QGuiApplication.clipboard().clear()  # what was copied is Python's, and Qt outlives Python
    lane().wait()


def test_that_random_events_neither_raise_nor_log_anything(
    monkey: Monkey, capfd: pytest.CaptureFixture[str]
) -> None:
    monkey.work(EVENTS)

    assert capfd.readouterr() == ("", "")
    assert monkey.done == EVENTS


def test_that_a_fault_is_noticed_and_told_with_what_led_to_it(
    desk: Desk, monkey: Monkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(step: str) -> None:
        raise KeyError(step)

    with monkeypatch.context() as patched:
        patched.setattr(desk, "turn_to", broken)

        with pytest.raises(MonkeyError, match=r"(?s)KeyError.*after \d+ events on"):
            monkey.work(500)


def test_that_a_warning_of_qt_and_a_line_of_the_log_are_noticed() -> None:
    watch = Watch()

    with watch.on():
        qWarning("wary")
        logging.getLogger("advisor").warning("unexpected")

    assert watch.seen == ["Qt QtWarningMsg: wary", "log advisor: unexpected"]


def _files(folder: Path, random: Random) -> FileAsker:
    """Answer every question about a file: with a good one, a damaged one or none."""
    (folder / "damaged.advisor").write_bytes(b"SQLite format 3\x00" + bytes(200))
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    (folder / "damaged.xlsx").write_bytes(b"PK\x03\x04 no sheet")
    (folder / "damaged.pack").write_bytes(b"{}")
    (folder / "empty.advisor").touch()
    (folder / "folder.advisor").mkdir()
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(folder / "picture.png"))

    def any_of(pattern: str) -> Path | None:
        return random.choice([None, *sorted(folder.glob(pattern))])

    return FileAsker(
        lambda *_: any_of("*.advisor"),
        lambda _parent, _texts, path: random.choice((None, path, folder / "no" / "such" / "x.png")),
        lambda *_: any_of("*.pack"),
        lambda *_: any_of("*.csv"),
        lambda *_: any_of("[dt]*.[cx][sl]*"),
        lambda *_: any_of("*.[cp][sn]*"),
    )
