"""How the report writes amounts, ranges and references, in one place."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.errors import Message
from advisor.evaluation import Band, Evaluation
from advisor.text import Texts

SCALES = {"zh_CN": 10_000.0}
"""What amounts in tables are counted in, by language; elsewhere thousands."""
THOUSAND = 1000.0
SCALE_FROM = 100_000.0
"""Tables of smaller totals are written in whole units."""
ANSWER_ROOTS = ("workloads.", "rules.", "organisation.", "finance.", "machines.", "phases.")


class Writer:
    """Writes the figures of one evaluation in one language."""

    def __init__(self, evaluation: Evaluation, texts: Texts) -> None:
        """Choose what the tables count in from the size of the plans."""
        self.texts = texts
        self.currency = evaluation.currency
        largest = max((abs(plan.tco.p50) for plan in evaluation.plans), default=0.0)
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
        written = self.texts.number(abs(shown), decimals)
        return self.texts.say("chart.minus", amount=written) if amount < 0 else written

    def cell_range(self, band: Band) -> str:
        """Write P10 to P90 for a table."""
        return self.texts.say("report.range", low=self.cell(band.p10), high=self.cell(band.p90))

    def with_claims(self, text: Message, claims: Iterable[str]) -> str:
        """Say a sentence and the claims it rests on."""
        said, cited = self.texts.say(text), ", ".join(claims)
        return self.texts.say("report.cited", text=said, claims=cited) if cited else said

    def source(self, source: str) -> str:
        """Say where something comes from; the path of an answer becomes words."""
        if not source.startswith(ANSWER_ROOTS):
            return source
        _, _, rest = source.partition(", ")
        said = self.texts.say("report.source.answer")
        return self.texts.say("report.cited", text=said, claims=rest) if rest else said
