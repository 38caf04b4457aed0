"""Which parts of the report an edition holds: those its readers ask for, or those named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, cast, get_args

from advisor.model.report_wishes import Audience, Part
from advisor.report.report_model import Paragraph, Section
from advisor.words.text import Texts

PARTS: tuple[Part, ...] = get_args(Part)
AUDIENCES: Mapping[Audience, tuple[Part, ...]] = {
    "everyone": PARTS,
    "leadership": ("time", "criteria", "roadmap", "tripwires", "decisions"),
    "finance": (
        *("ledger", "time", "volume", "tornado", "criteria", "scenarios", "roadmap"),
        *("tripwires", "decisions", "derivation", "assumptions", "method"),
    ),
    "engineering": (
        *("machines", "volume", "tornado", "probe", "options", "roadmap", "tripwires"),
        *("assumptions", "method"),
    ),
}
"""Parts by reader. The first page belongs to every edition."""


def parts_of(answers: Mapping[str, object]) -> frozenset[Part]:
    """Give the parts that the answers ask for; what cannot be read asks for all.

    Whoever wants to see how figures add up gets their sources with them.
    """
    named = answers.get("report.parts")
    if isinstance(named, list | tuple) and named:
        wanted = {part for part in PARTS if part in named}
    else:
        audience = answers.get("report.audience")
        known = audience in AUDIENCES
        wanted = set(AUDIENCES[cast("Audience", audience)] if known else PARTS)
    if "derivation" in wanted:
        wanted.add("assumptions")
    return frozenset(wanted)


def edition_of(wanted: frozenset[Part]) -> Audience | Literal["chosen"]:
    """Name the readers whose parts these are, or say that somebody chose them."""
    named = (reader for reader, parts in AUDIENCES.items() if wanted == frozenset(parts))
    return next(named, "chosen")


def of_edition(
    sections: Sequence[Section], wanted: frozenset[Part], texts: Texts
) -> tuple[Section, ...]:
    """Keep the sections of an edition, and name those that it leaves out.

    Args:
        sections: All that have something to say.
        wanted: Parts of the edition.
        texts: The reader's language.
    """
    kept = tuple(one for one in sections if one.id in wanted)
    missing = [one.title for one in sections if one.id not in wanted]
    if not missing:
        return kept
    say = texts.say
    named = Paragraph(say("report.semicolon").join(missing))
    left = Section("left_out", say("report.left_out.title"), say("report.left_out.lead"), (named,))
    return (*kept, left)
