"""Write a report in the format that the file's name asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from advisor.derivation.record import Derivation
from advisor.errors import AdvisorError, Message
from advisor.evaluation import Evaluation
from advisor.report.build import build_report
from advisor.report.facts import Facts
from advisor.report.json_record import report_record
from advisor.report.json_writer import write_json
from advisor.report.pdf import render_pages, write_pdf
from advisor.report.reworded import reworded
from advisor.words.text import Texts

FORMATS = (".pdf", ".json")


def write_report(
    evaluation: Evaluation,
    facts: Facts,
    path: Path,
    texts: Texts,
    *,
    as_of: dt.date,
    adds_up: Derivation | None = None,
) -> tuple[Message, ...]:
    """Write the report as PDF or as JSON.

    Args:
        evaluation: The answer to report.
        facts: What the client says of itself, the title included.
        path: Where; its ending says the format.
        texts: The reader's language.
        as_of: Day that stands on the report.
        adds_up: Net present cost of the leading plan, opened, for the appendix.

    Returns:
        What the reader has to know, such as characters that could not be shown.

    Raises:
        AdvisorError: When the ending names no format, or the file cannot be written.
    """
    refuse_unknown_format(path)
    if path.suffix.lower() == ".json":
        told = report_record(
            evaluation, facts, language=texts.language, as_of=as_of, adds_up=adds_up
        )
        write_json(told, path)
        return ()
    return write_pdf(build_report(evaluation, facts, texts, as_of=as_of, adds_up=adds_up), path)


def refuse_unknown_format(path: Path) -> None:
    """Let the name of a report pass whose ending names a format.

    Raises:
        AdvisorError: When it names none.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        known = ", ".join(FORMATS)
        raise AdvisorError.at(
            path.name, "problem.unknown_report_format", found=ending or path.name, known=known
        )


def report_pages(  # noqa: PLR0913 - what is said and how it is drawn
    evaluation: Evaluation,
    facts: Facts,
    texts: Texts,
    *,
    as_of: dt.date,
    pixels_per_inch: float,
    adds_up: Derivation | None = None,
    words: Callable[[str], str] | None = None,
) -> tuple[bytes, ...]:
    """Give the pages of the report as PNG pictures, for a preview; ``words`` says texts anew."""
    report = build_report(evaluation, facts, texts, as_of=as_of, adds_up=adds_up)
    if words is not None:
        report = reworded(report, words)
    return render_pages(report, pixels_per_inch=pixels_per_inch)
