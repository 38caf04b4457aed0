"""A plot of the accuracy report: predicted over measured by group, as SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_WIDTH, _ROW, _LEFT, _RIGHT, _TOP = 760, 26, 170, 20, 46
_FROM, _TO = 1 / 4, 8.0
_TICKS = (0.25, 0.5, 1, 2, 4, 8)
_COLOURS = ("#9aa4b2", "#1f5fbf")


def plot(title: str, groups: Sequence[str], series: Mapping[str, Array]) -> str:
    """Draw P10 to P90 and the median of each group, one bar for each of two series.

    Args:
        title: Heading.
        groups: What each row belongs to.
        series: Logarithm of predicted over measured by name.
    """
    names = sorted(set(groups))
    height = _TOP + _ROW * len(names) + 30
    size = f'width="{_WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
        f'<rect {size} fill="white"/>',
        f'<text x="10" y="18" font-weight="bold">{title}</text>',
    ]
    for at, name in enumerate(series):
        parts.append(f'<text x="{_LEFT + 190 * at}" y="36" fill="{_COLOURS[at]}">{name}</text>')
    for tick in _TICKS:
        x = _across(math.log(tick))
        parts.append(
            f'<line x1="{x}" x2="{x}" y1="{_TOP}" y2="{height - 22}" stroke="#ddd"/>'
            f'<text x="{x}" y="{height - 8}" text-anchor="middle">{tick:g}×</text>'
        )
    for row, group in enumerate(names):
        y = _TOP + _ROW * row
        parts.append(f'<text x="{_LEFT - 10}" y="{y + 17}" text-anchor="end">{group}</text>')
        chosen = np.array(groups) == group
        parts += [
            _bar(values[chosen], y + 5 + 9 * at, _COLOURS[at])
            for at, values in enumerate(series.values())
        ]
    return "\n".join([*parts, "</svg>\n"])


def _across(logarithm: float) -> float:
    share = (logarithm - math.log(_FROM)) / math.log(_TO / _FROM)
    return round(_LEFT + min(max(share, 0.0), 1.0) * (_WIDTH - _LEFT - _RIGHT), 1)


def _bar(values: Array, y: int, colour: str) -> str:
    low, middle, high = (_across(float(q)) for q in np.quantile(values, (0.1, 0.5, 0.9)))
    wide = f'<rect x="{low}" y="{y}" width="{round(high - low, 1)}" height="7" opacity="0.5"'
    mark = f'<rect x="{middle - 1.5}" y="{y - 1}" width="3" height="9"'
    return f'{wide} fill="{colour}"/>{mark} fill="{colour}"/>'
