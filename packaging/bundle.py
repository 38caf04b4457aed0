"""What every PyInstaller spec shares: the two programs, the data they carry, what stays out.

The data keeps its layout, so that ``advisor.resources.resource`` finds it in the built program.
"""

import re
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "llm-deployment-advisor"
PROGRAMS = {NAME: "packaging/entry/window.py", "advisor": "packaging/entry/command_line.py"}
"""Program in the built folder → its entry script."""

LEFT_OUT = ("catalogue/sources",)
"""Folders below resources/ that only serve to rebuild the others."""

EXCLUDED_MODULES = [
    *("tkinter", "pip", "setuptools", "pkg_resources"),
    *("pytest", "hypothesis", "mypy", "IPython", "matplotlib", "scipy", "pandas", "OpenGL"),
    *("sqlite_utils.cli", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick"),
    *("PySide6.QtTest", "PySide6.QtSql", "PySide6.QtXml", "PySide6.QtDesigner"),
    *("PySide6.QtPrintSupport", "PySide6.QtConcurrent", "PySide6.QtHelp", "PySide6.QtUiTools"),
]

_SPOKEN = {folder.name.partition("_")[0] for folder in (ROOT / "resources/locale").iterdir()}
LANGUAGES = ("root", *sorted(_SPOKEN))
"""Formats and Qt's own texts of these languages are carried; of all others they are left out."""

UNUSED = re.compile(
    r"plugins/(platformthemes/libqgtk3|egldeviceintegrations|generic|networkinformation|tls)"
    r"|plugins/platforms/libq(eglfs|linuxfb|minimalegl|vkkhrdisplay|vnc)"
    r"|libQt6EglFS"
    r"|^lib(gtk-3|gdk|cairo|pango|pixman|atk|atspi|epoxy|thai|datrie|fribidi|harfbuzz|graphite2)"
    r"|^libX(composite|damage|inerama)"
)
"""Libraries that no screen of ours loads: GTK's theme, and screens without a window system."""

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


def trimmed(entries: Iterable[Entry]) -> list[Entry]:
    """What was collected without the libraries and the languages that the program does not use."""
    return [entry for entry in entries if not _is_unused(Path(entry[0]))]


def _is_unused(path: Path) -> bool:
    if path.parent.name == "locale-data":
        return path.stem.split("_")[0] not in LANGUAGES
    if path.parent.name == "translations":
        return not path.stem.startswith(tuple(f"qtbase_{language}" for language in LANGUAGES))
    return UNUSED.search(path.as_posix()) is not None
