"""Prints the development lock without Qt: what the engine's own tests need and no more.

Standard library only. A package is one block of the lock: its pin and the lines of its hashes.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QT = frozenset({"pyside6-essentials", "shiboken6", "pyqtgraph", "pytest-qt"})
PACKAGING = frozenset({"pyinstaller", "pyinstaller-hooks-contrib", "altgraph"})


def main() -> int:
    """Write the remaining blocks to standard output."""
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=[a-z0-9])", lock)
    left_out = QT | PACKAGING
    sys.stdout.write("".join(block for block in blocks if block.split("==")[0] not in left_out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
