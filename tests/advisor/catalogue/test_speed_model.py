"""The shipped constants: complete, inside their ranges, and nothing else."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

import pytest

from advisor.catalogue.speed_model import BASES, GROUPS, SpeedConstants, read_speed_model
from advisor.catalogue.tables import Faults
from advisor.resources import resource

SHIPPED = resource("catalogue", "sizing", "speed_model.toml")


def test_that_every_constant_has_unit_meaning_range_and_uncertainty() -> None:
    told = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["constant"]

    assert all(one["unit"] and one["meaning"] for one in told)
    fitted = [one for one in told if "uncertainty" in one]
    assert [one["name"] for one in told if one not in fitted] == ["overlap"]
    assert all(one["low"] <= one["value"] * 1.01 for one in fitted)
    assert all(one["value"] <= one["high"] * 1.01 for one in fitted)


def test_that_no_more_bandwidth_is_reached_than_is_stated() -> None:
    constants = read_speed_model(SHIPPED, Faults(SHIPPED)).constants

    assert all(0 < share <= 1 for share in constants.bandwidth_share)


def test_that_every_basis_has_an_interval_around_the_prediction() -> None:
    spreads = read_speed_model(SHIPPED, Faults(SHIPPED)).spreads

    assert set(spreads) == {(basis, group) for basis in BASES for group in GROUPS}
    for group in ("dense", "mixture"):
        widths = [math.log(spreads[b, group][1] / spreads[b, group][0]) for b in BASES]
        assert widths == sorted(widths)
        assert all(spreads[b, group][0] < 1 < spreads[b, group][1] for b in BASES)


@pytest.mark.parametrize(
    "change",
    [
        ("[[constant]]", "[[constant"),
        ('name = "link_share"', 'name = "link_shared"'),
        ('name = "overlap"', 'name = "overlap"\nof = "vllm"'),
        ("[[spread]]", "[[spreads]]"),
    ],
)
def test_that_a_file_that_does_not_fit_is_a_problem(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    file = tmp_path / "speed_model.toml"
    file.write_text(SHIPPED.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    faults = Faults(file)

    assert read_speed_model(file, faults).constants == SpeedConstants()
    assert [problem.message.id for problem in faults.problems] == ["problem.catalogue.not_toml"]
