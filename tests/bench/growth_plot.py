"""A log–log plot of several lines as SVG."""

import math
from collections.abc import Iterator, Mapping, Sequence

_WIDTH, _HEIGHT, _LEFT, _TOP, _FOOT = 760, 460, 70, 120, 40
_COLOURS = ("#1f5fbf", "#c2410c", "#0f766e", "#7c3aed")
_DASHES = ("", "8 3", "2 3", "8 3 2 3")
Points = Sequence[tuple[float, float]]


def plot(title: str, lines: Mapping[str, Points]) -> str:
    """Draw lines over logarithmic axes whose decades are as long in one direction as in the other.

    Args:
        title: Heading.
        lines: Sizes and seconds by what names them, all above nothing.
    """
    every = [point for points in lines.values() for point in points]
    axes = _Axes([x for x, _ in every], [y for _, y in every])
    size = f'width="{_WIDTH}" height="{_HEIGHT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
        f'<rect {size} fill="white"/>',
        f'<text x="10" y="20" font-weight="bold">{title}</text>',
        *axes.drawn(),
    ]
    for at, (name, points) in enumerate(lines.items()):
        style = f'stroke="{_COLOURS[at]}" stroke-dasharray="{_DASHES[at]}"'
        path = " ".join(f"{axes.across(x):.1f},{axes.up(y):.1f}" for x, y in points)
        y = 40 + 18 * at
        parts += [
            f'<polyline points="{path}" fill="none" stroke-width="2" {style}/>',
            f'<line x1="{_LEFT}" x2="{_LEFT + 30}" y1="{y}" y2="{y}" stroke-width="2" {style}/>',
            f'<text x="{_LEFT + 38}" y="{y + 4}">{name}</text>',
        ]
    return "\n".join([*parts, "</svg>\n"])


class _Axes:
    """Logarithmic axes over whole decades."""

    def __init__(self, sizes: Sequence[float], seconds: Sequence[float]) -> None:
        self._across = _decades(sizes)
        self._up = _decades(seconds)
        wide, high = _WIDTH - _LEFT - 20, _HEIGHT - _TOP - _FOOT
        spans = self._across[1] - self._across[0], self._up[1] - self._up[0]
        self._decade = min(wide / spans[0], high / spans[1])

    def across(self, size: float) -> float:
        return _LEFT + self._decade * (math.log10(size) - self._across[0])

    def up(self, seconds: float) -> float:
        return _HEIGHT - _FOOT - self._decade * (math.log10(seconds) - self._up[0])

    def drawn(self) -> Iterator[str]:
        """Draw a line and a label at each power of ten."""
        left, right = (self.across(10.0**power) for power in self._across)
        low, high = (self.up(10.0**power) for power in self._up)
        for power in range(self._across[0], self._across[1] + 1):
            x = self.across(10.0**power)
            yield f'<line x1="{x}" x2="{x}" y1="{low}" y2="{high}" stroke="#ddd"/>'
            yield f'<text x="{x}" y="{low + 16}" text-anchor="middle">{10.0**power:g}</text>'
        for power in range(self._up[0], self._up[1] + 1):
            y = self.up(10.0**power)
            yield f'<line x1="{left}" x2="{right}" y1="{y}" y2="{y}" stroke="#ddd"/>'
            yield f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{10.0**power:g} s</text>'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """Give the powers of ten that enclose some values."""
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)) + 1e-9)
