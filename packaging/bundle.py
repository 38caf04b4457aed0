"""What every PyInstaller spec shares: the two programs, the data they carry, what stays out.

The data keeps its layout, so that ``advisor.resources.resource`` finds it in the built program.
"""

from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "llm-deployment-advisor"
PROGRAMS = {NAME: "packaging/entry/window.py", "advisor": "packaging/entry/command_line.py"}
"""Program in the built folder → its entry script."""

LEFT_OUT = ("catalogue/sources",)
"""Folders below resources/ that only serve to rebuild the others."""

EXCLUDED_MODULES = [
    *("tkinter", "unittest", "pydoc", "doctest", "pip", "setuptools", "pkg_resources"),
    *("pytest", "hypothesis", "mypy", "IPython", "matplotlib", "scipy", "pandas", "OpenGL"),
    *("sqlite_utils.cli", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick"),
    *("PySide6.QtTest", "PySide6.QtSql", "PySide6.QtXml", "PySide6.QtDesigner"),
    *("PySide6.QtPrintSupport", "PySide6.QtConcurrent", "PySide6.QtHelp", "PySide6.QtUiTools"),
]

LANGUAGES_OF_FORMATS = ("root", "en", "zh", "fr", "id")
"""Babel's formats of these languages are carried; of the other thousand they are left out."""

Entry = tuple[str, str, str]


def data_files() -> list[tuple[str, str]]:
    """Shipped data as PyInstaller wants it: file and the folder that it goes to."""
    resources = ROOT / "resources"
    kept = (
        path
        for path in sorted(resources.rglob("*"))
        if path.is_file()
        and path.suffix != ".po"
        and not path.relative_to(resources).as_posix().startswith(LEFT_OUT)
    )
    return [(str(path), path.parent.relative_to(ROOT).as_posix()) for path in kept]


def without_unused_formats(entries: Iterable[Entry]) -> list[Entry]:
    """The collected data without Babel's formats of languages that the program does not speak."""
    return [entry for entry in entries if not _unused_format(Path(entry[0]))]


def _unused_format(path: Path) -> bool:
    return path.parent.name == "locale-data" and (
        path.stem.split("_")[0] not in LANGUAGES_OF_FORMATS
    )
