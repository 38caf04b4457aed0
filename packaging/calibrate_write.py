"""Writing the fitted constants as TOML: each with unit, meaning, range and uncertainty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from calibrate_constants import FIXED, Constant
from numpy.typing import NDArray

from advisor.sizing.configuration import Configuration

_HEAD = """# Constants of the speed model, fitted by `make calibrate`; do not edit.
#
# value: fitted. uncertainty: standard deviation of its logarithm, given the measurements and the
# prior. low, high: value at two of them. usual: the prior. Terms: advisor/sizing/pace.py.
"""


def speed_model(
    constants: Sequence[Constant],
    logs: NDArray[np.float64],
    deviation: NDArray[np.float64],
    spreads: Mapping[tuple[str, str], tuple[float, float]],
    configurations: Sequence[Configuration],
) -> str:
    """Give the text of ``speed_model.toml``."""
    parts = [_HEAD]
    for one, value, off in zip(constants, logs, deviation, strict=True):
        low, likely, high = (float(f"{np.exp(value + k * off):.6g}") for k in (-2, 0, 2))
        parts.append(
            f'[[constant]]\nname = "{one.name}"\n'
            + (f'of = "{one.of}"\n' if one.of else "")
            + f'meaning = "{one.meaning}"\nunit = "{one.unit}"\nvalue = {likely!r}\n'
            + f"low = {low:.3g}\nhigh = {high:.3g}\nuncertainty = {off:.2g}\n"
            + f"usual = {one.usual!r}\n"
        )
    parts += [
        f'[[constant]]\nname = "{name}"\nmeaning = "fixed: reading and reckoning add up"\n'
        f'unit = "1"\nvalue = {value!r}\n'
        for name, value in FIXED.items()
    ]
    parts += [
        f'[[spread]]\nbasis = "{basis}"\ngroup = "{group}"\nlow = {low}\nhigh = {high}\n'
        for (basis, group), (low, high) in spreads.items()
    ]
    return "\n".join([*parts, _cells(configurations)])


def _cells(configurations: Sequence[Configuration]) -> str:
    found: dict[str, dict[str, set[str]]] = {}
    for one in configurations:
        engines = found.setdefault(one.accelerator, {}).setdefault(one.model, set())
        engines |= {one.engine} if one.engine_known else set()
    lines = ["# Where a measurement has been fitted: accelerator, model, kinds of engine."]
    for accelerator in sorted(found):
        lines.append(f'[measured."{accelerator}"]')
        for model in sorted(found[accelerator]):
            names = ", ".join(f'"{each}"' for each in sorted(found[accelerator][model]))
            lines.append(f'"{model}" = [{names}]')
    return "\n".join(lines) + "\n"
