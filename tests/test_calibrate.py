"""The fit of the speed model: the same bits each time, and a constant that was put in comes out."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from calibrate import HEADLINE, family, read, read_scopes  # noqa: E402
from calibrate_constants import CONSTANTS, FIRST  # noqa: E402
from calibrate_fit import (  # noqa: E402
    USUAL,
    USUAL_FIRST,
    fitted,
    fitted_first,
    predicted,
    predicted_first,
)
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
    made = replace(measured, log_speed=predicted(measured.table, told))

    found, _ = fitted(made, USUAL, 15)
    assert found[at] == pytest.approx(told[at], abs=0.1)
    assert np.abs(predicted(made.table, found) - made.log_speed).max() < 0.05


def test_that_a_constant_of_the_first_token_comes_out() -> None:
    measured = read(ROWS[::4]).measured
    timed = measured.only(np.isfinite(measured.log_first))
    told = USUAL_FIRST.copy()
    at = [one.name for one in FIRST].index("first_queue")
    told[at] -= 0.5
    made = replace(timed, log_first=predicted_first(timed.table, USUAL, told))

    found, _ = fitted_first(made, USUAL, 15)
    assert found[at] == pytest.approx(told[at], abs=0.05)


def test_that_every_published_row_is_answered_or_does_not_fit_as_it_is_described(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [row for row in rows_of("throughput.csv") if row["scope"] != HEADLINE]

    answered = read_scopes(rows).rows
    told = capsys.readouterr().out.splitlines()
    # A model at 16 bit on a card too small for it, and one without a precision.
    assert len(rows) - len(answered) == len(told) == 4
    assert all("size.does_not_fit" in line for line in told)


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
