"""Opens the window on a sample engagement; without a display does the main job headless.

Headless means the same program on the same sample: the evaluation in words, the report as PDF and
a picture of the window, all under ``out/``.
"""

import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
SAMPLE = "travel-customer-service"


def main() -> int:
    """Run whichever of the two fits this machine."""
    if has_display():
        return python("-m", "ui.app", "--sample", SAMPLE)
    return headless()


def has_display() -> bool:
    """Whether a window can be shown here."""
    if platform.system() != "Linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def headless() -> int:
    """Evaluate the sample, write its report and a picture of the window, and say where they are."""
    print("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window")
    print(f"can open. Doing the main job without one, on the sample {SAMPLE}.\n", flush=True)
    OUT.mkdir(exist_ok=True)
    engagement, report = OUT / f"{SAMPLE}.advisor", OUT / f"{SAMPLE}.pdf"
    picture = OUT / "window.png"
    for old in (engagement, report, picture):
        old.unlink(missing_ok=True)
    steps = (
        ("advisor.cli", "new", str(engagement), "--sample", SAMPLE),
        ("advisor.cli", "evaluate", str(engagement)),
        ("advisor.cli", "report", str(engagement), "-o", str(report)),
        ("ui.app", str(engagement), "--screenshot", str(picture)),
    )
    for step in steps:
        code = python("-m", *step, QT_QPA_PLATFORM="offscreen")
        if code != 0:
            print(f"This step failed: {' '.join(step)}")
            return code
    print("\nWritten:")
    for path in (engagement, report, picture):
        print(f"  {path.relative_to(ROOT)}  ({path.stat().st_size // 1024} KB)")
    return 0


def python(*arguments: str, **settings: str) -> int:
    """Run our Python with ``arguments`` from the root of the checkout; its exit code."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
