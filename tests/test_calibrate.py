"""The fit of the speed model: the same bits each time, and a constant that was put in comes out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from calibrate import HEADLINE, family, read  # noqa: E402
from calibrate_constants import CONSTANTS  # noqa: E402
from calibrate_fit import USUAL, fitted, predicted  # noqa: E402
from catalogue_common import rows_of  # noqa: E402

ROWS = [row for row in rows_of("throughput.csv") if row["scope"] == HEADLINE]
FIT_A_FEW = """
import sys; sys.path[:0] = ["packaging", "."]
import calibrate, calibrate_fit
rows = [r for r in calibrate.rows_of("throughput.csv") if r["scope"] == "headline"][::40]
logs, deviation = calibrate_fit.fitted(calibrate.read(rows).measured, calibrate_fit.USUAL, 3)
print(logs.tobytes().hex(), deviation.tobytes().hex())
"""


def test_that_two_runs_give_the_same_bits() -> None:
    runs = [
        subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-c", FIT_A_FEW], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]

    assert runs[0] == runs[1]
    assert len(runs[0]) > 1000


def test_that_a_constant_that_was_put_in_comes_out() -> None:
    measured = read(ROWS[::8]).measured
    names = [one.name for one in CONSTANTS]
    told = USUAL.copy()
    at = names.index("link_share")
    told[at] += 0.3
    made = type(measured)(
        measured.table, predicted(measured.table, told), measured.cells, measured.importance
    )

    found, _ = fitted(made, USUAL, 15)
    assert found[at] == pytest.approx(told[at], abs=0.1)
    assert np.abs(predicted(made.table, found) - made.log_speed).max() < 0.05


def test_that_no_course_grid_is_among_the_measurements() -> None:
    groups = {row["source_group"] for row in rows_of("throughput.csv")}

    assert not {group for group in groups if "DLI" in group or "NIM" in group}


def test_that_every_headline_measurement_is_answered() -> None:
    assert len(read(ROWS).rows) == len(ROWS)


@pytest.mark.parametrize(
    ("model", "name"),
    [("Llama-3.1-405B", "Llama"), ("Qwen3-30B-A3B", "Qwen"), ("gpt-oss-120b", "gpt-oss")],
)
def test_that_models_of_one_maker_are_left_out_together(model: str, name: str) -> None:
    assert family(model) == name
