"""Counts what a window holds, to see whether it holds ever more."""

from __future__ import annotations

import gc
import os
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

_MB = 2**20


def census() -> tuple[float, Counter[str], Counter[str]]:
    """Give the resident memory in MB, the Python objects by kind, and the widgets by kind.

    Linux only; elsewhere the memory is 0.
    """
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    kinds = Counter(type(widget).__name__ for widget in QApplication.allWidgets())
    objects = Counter(type(one).__name__ for one in gc.get_objects())
    statistics = Path("/proc/self/statm")
    pages = int(statistics.read_text().split()[1]) if statistics.exists() else 0
    return pages * os.sysconf("SC_PAGE_SIZE") / _MB if pages else 0.0, objects, kinds
