"""Tests that the start page waits for nothing of the engine."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATE = (
    "numpy", "pydantic", "sqlite3", "sqlite_utils", "babel", "pyqtgraph", "advisor.catalogue",
    "advisor.draft", "advisor.evaluation", "multiprocessing", "tomllib", "dataclasses", "decimal",
    "advisor.errors", "advisor.words.values_written", "ui.desk", "ui.session", "ui.sidebar",
    "ui.actions",
)  # fmt: skip
SCRIPT = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from ui.app import make_front
front = make_front("en", "light")
front.window.show()
application.processEvents()
front.window.grab()
print(*sys.modules)
"""


def test_that_nothing_of_the_engine_is_read_before_the_start_page_is_painted() -> None:
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert [name for name in LATE if name in done.stdout.split()] == []


def test_that_the_start_page_does_without_what_has_hundreds_of_names() -> None:
    """PySide makes all enumerations of a class at its first mention: 20 ms of Qt's namespace.

    Write ``QtCore.Qt`` there, and let the style sheet bring icons.
    """
    script = SCRIPT.replace(
        "print(*sys.modules)",
        "from PySide6 import QtCore, QtGui, QtWidgets\n"
        "print('Qt' in vars(QtCore), 'QIcon' in vars(QtGui))\n"
        "print('QStyle' in vars(QtWidgets), 'QSizePolicy' in vars(QtWidgets))",
    )
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["False"] * 4


def test_that_idle_time_reads_what_the_start_left_out() -> None:
    script = SCRIPT.replace(
        "print(*sys.modules)",
        "from ui.warm_up import WarmUp\n"
        "front.settings.has_toured = True\n"
        "warm = WarmUp(front)\nwarm.start()\n"
        "ended = []\nwarm.destroyed.connect(lambda: ended.append(1))\n"
        "while not ended: application.processEvents()\n"
        "print(*sys.modules)",
    )
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    read = done.stdout.split()
    assert [
        name
        for name in ("pydantic", "pyqtgraph", "advisor.evaluation", "advisor.report.chart_map")
        if name not in read
    ] == []


def test_that_imports_are_pythons_own_and_keep_no_source() -> None:
    """PySide would read the source of whatever is imported, and keep it: 10 MB by the charts."""
    script = SCRIPT.replace(
        "print(*sys.modules)",
        "import builtins, linecache\n"
        "print(builtins.__import__ is builtins.__orig_import__)\n"
        "print(*[name for name in linecache.cache if 'pages' in name.split('/')])",
    )
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["True"]
