"""The few facts of the client's that the report says although the evaluation does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.draft import Answer
from advisor.model.report_wishes import Part, picture_of
from advisor.report.chart_model import ChartModel
from advisor.report.editions import PARTS, parts_of
from advisor.report.remarks_section import Spoken

RULES = ("air_gapped", "foreign_api_barred", "liable_party_required")


@dataclass(frozen=True)
class Facts:
    """Who asked, and under which rules."""

    title: str = ""
    organisation: str = ""
    sector: str = ""
    rules: tuple[str, ...] = ()
    """Hard rules in force, by the name of the answer."""
    capacity: tuple[ChartModel, ...] = ()
    """What machines at hand can do under load, for those that the leading plan runs on."""
    spoken: Spoken = field(default_factory=Spoken)
    """What was said in the room beside the answers."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Every answer that the room may know, by path."""
    parts: frozenset[Part] = frozenset(PARTS)
    """Parts of the edition that is wanted."""
    logo: bytes = b""
    """The client's mark, a PNG picture; empty for none."""


def facts_of(answers: Mapping[str, object], title: str | None = None) -> Facts:
    """Read the facts from the answers of a draft.

    Args:
        answers: Answers by path.
        title: Title that stands in for the engagement's own.
    """

    def said(path: str) -> str:
        value = answers.get(path)
        return value.strip() if isinstance(value, str) else ""

    return Facts(
        title=title or said("title"),
        organisation=said("organisation.name"),
        sector=said("organisation.sector"),
        rules=tuple(rule for rule in RULES if answers.get(f"rules.{rule}") is True),
        parts=parts_of(answers),
        logo=picture_of(answers.get("report.logo")) or b"",
    )
