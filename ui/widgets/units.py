"""The unit that stands beside a field."""

from __future__ import annotations

from advisor import api


def unit_text(question: api.Question, draft: api.Draft, prefix: str, texts: api.Texts) -> str:
    """Say the unit of a question; money is in the engagement's currency."""
    if not question.unit:
        return ""
    currency = api.currency_of(draft.standing())
    unit = business_unit(draft, prefix, texts)
    asked = question.unit
    if asked == "units_per_month" and counts_active(draft, prefix):
        asked = "active_units"
    return texts.say(f"answer_unit.{asked}", currency=currency, unit=unit)


def business_unit(draft: api.Draft, prefix: str, texts: api.Texts) -> str:
    """Say what a workload counts: cases, people, pages, as its template has it."""
    template = draft.answers.get(f"{prefix}template")
    label = api.business_unit(str(template)) if template else None
    return texts.say(label) if label else texts.say("window.units")


def counts_active(draft: api.Draft, prefix: str) -> bool:
    """Say whether a workload counts who or what is there all month, such as developers."""
    return api.counts_active(str(draft.answers.get(f"{prefix}template") or ""))
