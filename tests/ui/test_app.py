"""Tests of the window as it is started: in a process of its own, from its command line."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.app", *arguments]
    return subprocess.run(  # noqa: S603 - our own module
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_that_a_sample_can_be_photographed(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"

    done = started("--sample", "travel-customer-service", "--screenshot", str(picture))

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (QImage(str(picture)).width(), QImage(str(picture)).height()) == (1440, 900)
    assert len(list(tmp_path.glob("*.advisor"))) == 1


def test_that_an_unknown_page_is_refused_with_those_there_are(tmp_path: Path) -> None:
    done = started("--page", "nowhere", "--screenshot", str(tmp_path / "window.png"))

    assert done.returncode == 2
    assert "what_if" in done.stderr
    assert not (tmp_path / "window.png").exists()
