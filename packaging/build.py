"""Builds the program that runs without Python, for the system this runs on (``make package``).

Linux is tested by ``smoke_test.sh``; the specs for Windows and macOS are written and untested.
"""

import importlib.metadata
import platform
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPECS = {"Linux": "linux.spec", "Windows": "windows.spec", "Darwin": "macos.spec"}
BUILT = ROOT / "dist" / "llm-deployment-advisor"
LICENCE_NAMES = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


def main() -> int:
    """Build, add the licences, and say how large it became and how long it took."""
    begun = time.monotonic()
    spec = ROOT / "packaging" / SPECS[platform.system()]
    folders = ["--distpath", str(BUILT.parent), "--workpath", str(ROOT / "build")]
    options = ["--noconfirm", "--clean", "--log-level", "WARN", *folders]
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, spec], cwd=ROOT, check=True)
    for name in ("LICENSE", "THIRD_PARTY_NOTICES.md"):
        shutil.copy(ROOT / name, BUILT)
    for package in runtime_packages():
        copy_licences(package, BUILT / "licences" / package)
    size = sum(path.lstat().st_size for path in BUILT.rglob("*") if path.is_file())
    print(f"{BUILT.relative_to(ROOT)}: {size / 1e6:.0f} MB in {time.monotonic() - begun:.0f} s")
    return 0


def runtime_packages() -> list[str]:
    """Names of the packages pinned in requirements.lock."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return sorted(set(re.findall(r"(?m)^([a-z0-9][a-z0-9-]*)==", lock)))


def copy_licences(package: str, folder: Path) -> None:
    """Copy the licence files that ``package`` brought along into ``folder``."""
    for file in importlib.metadata.files(package) or ():
        if ".dist-info" in file.parts[0] and LICENCE_NAMES.search(file.name):
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(file.locate(), folder / file.name)


if __name__ == "__main__":
    sys.exit(main())
