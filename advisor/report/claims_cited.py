"""The claims that an answer cites: what is claimed, by whom, when, and what they sell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from advisor.catalogue.claim_record import Claim
from advisor.catalogue.claims import load_claims
from advisor.evaluation import Evaluation
from advisor.report.report_model import Block, Column, Heading, Paragraph, Row, Table
from advisor.resources import resource
from advisor.words.text import Texts


def claims_blocks(evaluation: Evaluation, texts: Texts) -> tuple[Block, ...]:
    """Write the claims that reasons and roadmap cite; nothing where none is cited."""
    cited = cited_claims(evaluation)
    if not cited:
        return ()
    say = texts.say
    columns = (
        Column(say("report.claims.claim"), "left", 0.5),
        Column(say("report.claims.statement"), "left", 4.0),
        Column(say("report.claims.speaker"), "left", 2.5),
    )
    known = known_claims()
    rows = tuple(Row((id_, *_told(known[id_], texts))) for id_ in cited)
    return (
        Heading(say("report.claims.title")),
        Paragraph(say("report.claims.lead"), "note"),
        Table(caption="", columns=columns, rows=rows),
    )


def cited_claims(evaluation: Evaluation) -> tuple[str, ...]:
    """Give the ids of every claim cited, in order."""
    found = {claim for reason in evaluation.reasons for claim in reason.claims}
    for phase in evaluation.roadmap:
        found |= {claim for activity in phase.activities for claim in activity.claims}
        found |= {claim for criterion in phase.exit_criteria for claim in criterion.claims}
    return tuple(sorted(found))


def _told(claim: Claim, texts: Texts) -> tuple[str, str]:
    words = claim.in_language(texts.language)
    who = texts.say(
        "report.claims.who",
        speaker=words.speaker,
        day=texts.day(claim.date) if claim.date else words.date_note,
        interest=words.interest,
    )
    return words.statement, who


@cache
def known_claims() -> Mapping[str, Claim]:
    """Give every claim by id, read once."""
    return load_claims(resource())
