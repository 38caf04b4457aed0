"""How the report writes amounts, ranges and references, in one place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

from advisor.errors import Message
from advisor.evaluation import Band, Evaluation
from advisor.model.organisation import Currency
from advisor.words.text import Texts

SCALES = {"zh_CN": 10_000.0}
"""What amounts in tables are counted in, by language; elsewhere thousands."""
CURRENCIES = frozenset(get_args(Currency))
SHARES = frozenset({"share", "fraction"})
GAP = "…"
THOUSAND = 1000.0
SCALE_FROM = 100_000.0
"""Tables of smaller totals are written in whole units."""
ANSWER_ROOTS = ("workloads.", "rules.", "organisation.", "finance.", "machines.", "phases.")


def value_of(value: float, unit: str, texts: Texts) -> str:
    """Write a value without the words of its unit; shares and money keep their sign."""
    base = unit.partition("/")[0]
    return texts.quantity(value, base) if base in SHARES | CURRENCIES else texts.number(value)


def source_said(source: str, texts: Texts) -> str:
    """Say where something comes from; the path of an answer becomes words."""
    if not source.startswith(ANSWER_ROOTS):
        return source
    claims = ", ".join(re.findall(r"\bC\d{3}\b", source))
    said = texts.say("report.source.answer")
    return texts.say("report.cited", text=said, claims=claims) if claims else said


class Writer:
    """Writes the figures of one evaluation in one language."""

    def __init__(self, evaluation: Evaluation, texts: Texts) -> None:
        """Choose what the tables count in from the size of plans and options."""
        self.texts = texts
        self.currency = evaluation.currency
        totals = [plan.tco.p50 for plan in evaluation.plans]
        totals += [option.tco.p50 for option in evaluation.options if option.tco]
        largest = max(map(abs, totals), default=0.0)
        scaled = largest >= SCALE_FROM
        self._scale = SCALES.get(texts.language, THOUSAND) if scaled else 1.0
        unit = "report.unit.scaled" if scaled else "report.unit.whole"
        self.unit = texts.say(unit, currency=self.currency)

    def short(self, amount: float) -> str:
        """Write an amount in three digits with its currency."""
        return self.texts.money(amount, self.currency, compact=True)

    def short_range(self, band: Band) -> str:
        """Write P10 to P90 in three digits each."""
        return self.texts.say("report.range", low=self.short(band.p10), high=self.short(band.p90))

    def cell(self, amount: float) -> str:
        """Write an amount for a table, in what the table counts in."""
        shown = amount / self._scale
        decimals = 1 if self._scale > THOUSAND and abs(shown) < THOUSAND else 0
        return self.texts.number(shown, decimals)

    def cell_range(self, band: Band) -> str:
        """Write P10 to P90 for a table."""
        return self.texts.say("report.range", low=self.cell(band.p10), high=self.cell(band.p90))

    def value(self, value: float, unit: str) -> str:
        """Write a value without the words of its unit; shares and money keep their sign."""
        return value_of(value, unit, self.texts)

    def unit_name(self, unit: str) -> str:
        """Say a unit alone; nothing for shares and plain money."""
        base, _, per = unit.partition("/")
        if base in CURRENCIES:
            return self._alone(f"quantity.money/{per}") if per else ""
        if base in SHARES and not per:
            return ""
        return self._alone(f"quantity.{unit}") if unit else ""

    def _alone(self, id_: str) -> str:
        """Say a unit without its number; a number in its middle leaves a gap."""
        said = self.texts.say(id_, number=GAP)
        return re.sub(rf"\s*{GAP}\s*", GAP, said).strip(GAP)

    def with_claims(self, text: Message, claims: Iterable[str]) -> str:
        """Say a sentence and the claims it rests on."""
        said, cited = self.texts.say(text), ", ".join(claims)
        return self.texts.say("report.cited", text=said, claims=cited) if cited else said

    def source(self, source: str) -> str:
        """Say where something comes from; the path of an answer becomes words."""
        return source_said(source, self.texts)
