"""The report as PDF, and its pages as pictures: laid out by typst in memory, then written whole.

The same report gives the same bytes. Only the shipped fonts are used, and a warning of the
typesetter is an error here: it would mean a missing font.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from advisor.errors import Message, message
from advisor.report.characters import Characters
from advisor.report.chart_model import ON_SCREEN
from advisor.report.report_model import ReportModel
from advisor.resources import resource
from advisor.storage.atomic import atomic_write

if TYPE_CHECKING:
    import typst

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_ONE_AT_A_TIME = Lock()
"""The typesetter refuses a second thread: a preview may be under way when the report is written."""


def write_pdf(report: ReportModel, path: Path) -> tuple[Message, ...]:
    """Write the report as PDF; there is the old file or the new one, never half of either.

    Args:
        report: What to write.
        path: Where; an existing file is replaced.

    Returns:
        What the reader has to know, such as characters that could not be shown.

    Raises:
        AdvisorError: When the disk is full or the place cannot be written.
    """
    content, warnings = render_pdf(report)
    atomic_write(path, content)
    return warnings


def render_pdf(report: ReportModel) -> tuple[bytes, tuple[Message, ...]]:
    """Lay the report out as PDF/A-2a and PDF/UA-1, and check that it came out."""
    data, warnings = _data(report)
    with _ONE_AT_A_TIME:
        made, complaints = _compiler().compile_with_warnings(
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=STANDARDS,
            timestamp=dt.datetime.combine(report.day, dt.time(), tzinfo=dt.UTC),
        )
    _refuse(complaints)
    if not isinstance(made, bytes) or not made.startswith(b"%PDF") or b"%%EOF" not in made[-64:]:
        text = "the typesetter gave no whole PDF"
        raise RuntimeError(text)
    return made, warnings


def render_pages(report: ReportModel, *, pixels_per_inch: float) -> tuple[bytes, ...]:
    """Lay the report out as one PNG picture per page, for a preview."""
    data, _ = _data(report)
    with _ONE_AT_A_TIME:
        made, complaints = _compiler().compile_with_warnings(
            format="png", sys_inputs={"data": data}, ppi=pixels_per_inch
        )
    _refuse(complaints)
    return (made,) if isinstance(made, bytes) else tuple(made or ())


@cache
def _compiler() -> typst.Compiler:
    """Make the typesetter once: reading the fonts costs more than a report."""
    import typst  # noqa: PLC0415 - 81 MB of code that start-up does without

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts"))],
    )
    return typst.Compiler(
        input=str(resource("report", "report.typ")), root=str(resource()), font_paths=fonts
    )


def _refuse(complaints: list[typst.TypstWarning]) -> None:
    if complaints:
        text = "; ".join(complaint.message for complaint in complaints)
        raise RuntimeError(text)


def _data(report: ReportModel) -> tuple[str, tuple[Message, ...]]:
    """Give the report as JSON of characters that can be shown, and what had to be replaced."""
    characters = Characters()
    data = json.dumps(_plain(report, characters), ensure_ascii=False, allow_nan=False)
    if not characters.replaced:
        return data, ()
    named = " ".join(characters.replaced)
    return data, (message("report.warning.characters", characters=named),)


def _plain(value: object, characters: Characters) -> object:
    """Turn records, arrays and tuples into what JSON knows."""
    match value:
        case str():
            return characters.shown(value)
        case bool() | int() | float() | None:
            return value
        case np.ndarray():
            return value.tolist()
        case bytes() | tuple():
            return [_plain(one, characters) for one in value]
        case dt.date():
            return value.isoformat()
        case _ if is_dataclass(value):
            return {
                field.name: _plain(getattr(value, field.name), characters)
                for field in fields(value)
                if ON_SCREEN not in field.metadata
            }
    text = f"a report cannot hold {type(value).__name__}"
    raise TypeError(text)
