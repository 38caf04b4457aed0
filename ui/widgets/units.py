"""The unit that stands beside a field."""

from __future__ import annotations

from advisor import api


def unit_text(question: api.Question, draft: api.Draft, prefix: str, texts: api.Texts) -> str:
    """Say the unit of a question; money is in the engagement's currency."""
    if not question.unit:
        return ""
    currency = api.currency_of(draft.standing())
    unit = business_unit(draft, prefix, texts)
    return texts.say(f"answer_unit.{question.unit}", currency=currency, unit=unit)


def business_unit(draft: api.Draft, prefix: str, texts: api.Texts) -> str:
    """Say what a workload counts: cases, people, pages, as its template has it."""
    template = draft.answers.get(f"{prefix}template")
    label = api.business_unit(str(template)) if template else None
    return texts.say(label) if label else texts.say("window.units")
