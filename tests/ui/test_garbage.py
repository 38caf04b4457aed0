"""Garbage that a thread left is collected by the GUI thread, and only there."""

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.background import Job, is_working, lane
from ui.garbage import GarbageKeeper


class Knot(QWidget):
    """A widget that holds itself and remembers in which thread it was collected."""

    collected_in: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: Knot.collected_in.append(threading.get_ident()))


def test_that_no_thread_but_the_gui_thread_collects_widgets(qtbot: QtBot) -> None:
    keeper = GarbageKeeper()
    Knot.collected_in.clear()
    Knot()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: [[object()] * 3 for _ in range(200_000)]).result()
    assert Knot.collected_in == []

    made = [[] for _ in range(5 * gc.get_threshold()[0])]  # as much as makes a collection due
    qtbot.waitUntil(lambda: bool(Knot.collected_in), timeout=5_000)
    assert set(Knot.collected_in) == {threading.get_ident()}
    assert made
    keeper.deleteLater()


def test_that_work_in_the_lane_is_done_in_order_and_survives_a_collection(qtbot: QtBot) -> None:
    seen: list[object] = []
    owner = QWidget()
    qtbot.addWidget(owner)
    for number in range(20):
        job = Job(lambda number=number: number, owner)
        job.done.connect(seen.append)
        job.start()
    del job
    gc.collect()

    qtbot.waitUntil(lambda: len(seen) == 20, timeout=5_000)
    lane().wait()
    assert seen == list(range(20))
    assert not is_working()
