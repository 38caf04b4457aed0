"""A chart as data: sentences and arrays ready to paint, and the table that says the same.

The window paints it with pyqtgraph and the report with typst; neither works anything out. Tones
are names of ``resources/themes/tokens.toml``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Series: TypeAlias = "NDArray[np.float64]"
"""A contiguous array of float64, ready to paint."""

Dash = Literal["solid", "dash", "dot", "dashdot"]
Hatch = Literal["plain", "rising", "falling"]
Tone = Literal["open", "closed", "hybrid", "none"]


ON_SCREEN = "on_screen"
"""Marks a field that the window alone uses."""


@dataclass(frozen=True)
class Axis:
    """One axis: its label, its span and its ticks. A logarithmic axis carries powers of ten."""

    label: str
    minimum: float
    maximum: float
    ticks: tuple[tuple[float, str], ...]
    logarithmic: bool = False
    says: Callable[[float], str] | None = field(
        default=None, compare=False, repr=False, metadata={ON_SCREEN: True}
    )
    """Words for any place on the axis, in its own coordinates, for the hand of the window."""


@dataclass(frozen=True, eq=False)
class Line:
    """A line with its name, which is to stand at its end."""

    key: str
    label: str
    x: Series
    y: Series
    dash: Dash
    emphasis: bool
    tone: Tone


@dataclass(frozen=True, eq=False)
class Area:
    """The band from P10 to P90 around a line."""

    key: str
    label: str
    x: Series
    low: Series
    high: Series
    tone: Tone


@dataclass(frozen=True)
class Bar:
    """One end of a tornado row. Bars 2i and 2i + 1 are the low and the high end of row i."""

    label: str
    start: float
    end: float
    tone: Literal["cheaper", "dearer"]
    text: str
    """What stands beside the bar's end: the input's value there and the signed change."""
    flips: bool
    """Whether the verdict changes at this end or the other."""


@dataclass(frozen=True)
class Span:
    """A stretch of a row: part of a stack, or a time in which something holds."""

    row: int
    """From the top, counted from 0; rows lie as those of the tornado."""
    start: float
    end: float
    tone: str
    hatch: Hatch
    """Tells parts apart without their colour."""
    key: str
    """What stands in the legend, the same for every span of a kind."""
    text: str
    """What stands in the span where there is room, and under the hand."""


@dataclass(frozen=True)
class Mark:
    """A point, a vertical line over the whole height (``y`` is None), or words at a place.

    A ``named`` point carries its name in every picture, a ``point`` in the window only, a ``dot``
    under the hand only.
    """

    x: float
    y: float | None
    label: str
    kind: Literal["point", "dot", "vertical", "named", "words"]


@dataclass(frozen=True, eq=False)
class ChartModel:
    """A whole chart. Tornado rows count from the top: row i lies at y = i + 0.5."""

    id: str
    title: str
    subtitle: str
    x: Axis
    y: Axis
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The table behind the chart, one tuple of texts per row, in the order of ``header``."""
    lines: tuple[Line, ...] = ()
    areas: tuple[Area, ...] = ()
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    spans: tuple[Span, ...] = ()
