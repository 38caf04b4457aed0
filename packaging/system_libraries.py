"""Checks that the libraries Qt and Python need from the system are there, before anything else.

Standard library only: it runs on the Python of a bare system. What is missing is installed when
this runs as root on Debian or a relative of it; otherwise the one command that does it is printed.
"""

import argparse
import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads even without a screen: shared library → Debian package."""

WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What a window on an X server needs in addition."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, install or explain; 0 when everything is there at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", action="store_true", help="check for Python alone, without Qt")
    parser.add_argument(
        "--list", action="store_true", help="name the packages for drawing offscreen"
    )
    options = parser.parse_args(arguments)
    if options.list:
        print(*OFFSCREEN.values(), sep="\n")
        return 0
    if sys.version_info < (3, 11):  # noqa: UP036 -- the one place that meets an older Python
        print(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
        return 1
    if platform.system() != "Linux":
        return 0
    packages = missing_packages({} if options.engine else needed_libraries())
    if not packages:
        return 0
    return provide(packages)


def needed_libraries() -> Mapping[str, str]:
    """The libraries for a window where there is a display, else those for drawing offscreen."""
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return {**OFFSCREEN, **WINDOW} if display else OFFSCREEN


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
    """The Debian packages of the libraries that do not load, and of venv if Python lacks it."""
    packages = [package for library, package in libraries.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    return packages


def loads(library: str) -> bool:
    """Whether the system's loader finds ``library`` and all that it depends on."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide(packages: Sequence[str]) -> int:
    """Install ``packages`` when that is ours to do, else print the one command that does it."""
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        print("Missing system packages, by their Debian names: " + " ".join(packages))
        print("Install what your system calls them, then start again.")
        return 1
    if os.geteuid() != 0:
        print("Some system packages are missing. Run this, then start again:\n")
        print("    sudo apt-get update && sudo " + " ".join(install) + "\n")
        return 1
    print("Installing missing system packages: " + " ".join(packages), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        if subprocess.run(command, env=environment, check=False).returncode != 0:
            print("That did not succeed: " + " ".join(command))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
