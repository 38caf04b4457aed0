"""A derivation in a reader's words: a tree of labels, amounts, formulas in numbers, sources.

Screens show it, the command line prints it, the report takes its lines from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from advisor.catalogue.parameter import EVIDENCE_ORDER
from advisor.derivation.record import Derivation, Part, UsedInput
from advisor.errors import Money
from advisor.report.said import CURRENCIES, SHARES, source_said
from advisor.words.text import Texts

DIGITS = 5
"""Significant digits of a factor, so that a product can be checked by hand."""
DIVISORS = frozenset(
    {"derivation.per_million", "derivation.month_of_year", "derivation.part.month_of_day"}
)
"""Factors below one that are better read as what is divided by."""
CONSTANTS = DIVISORS | {"derivation.one", "derivation.dollar"}
"""Parts that are no figures of anybody's: they stand in the formula only."""
NAMES = frozenset({"derivation.named", "derivation.option"})
"""Labels that are a name of the client's or of a model."""


@dataclass(frozen=True)
class SaidPart:
    """One row of a derivation, and the rows beneath it."""

    label: str
    amount: str
    how: str = ""
    """The formula with its numbers filled in, or the rule in words; of an input its source."""
    evidence: str = ""
    parts: tuple[SaidPart, ...] = ()


@dataclass(frozen=True)
class SaidDerivation:
    """A derivation, said."""

    title: str
    total: str
    spread: str
    """How the likely case lies to the band over the futures; empty without a band."""
    whole: SaidPart
    beside: tuple[SaidPart, ...]


def say_derivation(derivation: Derivation, texts: Texts) -> SaidDerivation:
    """Say a derivation in a reader's language."""
    whole = _said(derivation.whole, texts)
    return SaidDerivation(
        title=whole.label,
        total=whole.amount,
        spread=_spread(derivation, texts),
        whole=whole,
        beside=tuple(_said(part, texts) for part in derivation.beside),
    )


def derivation_lines(said: SaidDerivation) -> Iterator[str]:
    """Write a derivation as lines of text, indented by depth."""
    yield f"{said.title}: {said.total}"
    if said.spread:
        yield said.spread
    if said.whole.how:
        yield f"= {said.whole.how}"
    for part in (*said.whole.parts, *said.beside):
        yield from _lines(part, 1)


def _lines(part: SaidPart, depth: int) -> Iterator[str]:
    amount = f": {part.amount}" if part.amount else ""
    notes = "; ".join(note for note in (part.how, part.evidence) if note)
    yield f"{'    ' * depth}{part.label}{amount}{f'   [{notes}]' if notes else ''}"
    for inner in part.parts:
        yield from _lines(inner, depth + 1)


def derivation_data(derivation: Derivation, texts: Texts) -> dict[str, Any]:
    """Give a derivation as plain data for a program, labels in the reader's language."""
    band = derivation.spread
    return {
        **_data(derivation.whole, texts),
        "spread": band.model_dump() if band else None,
        "beside": [_data(part, texts) for part in derivation.beside],
    }


def _data(part: Part, texts: Texts) -> dict[str, Any]:
    return {
        "label": texts.say(part.label),
        "amount": part.amount,
        "unit": part.unit,
        "joined": part.joined,
        "inputs": [
            {
                "id": used.id,
                "value": used.value,
                "unit": used.unit,
                "evidence": used.evidence,
                "source": used.source,
                "day": used.day.isoformat() if used.day else None,
            }
            for used in part.inputs
        ],
        "parts": [_data(inner, texts) for inner in part.parts],
    }


def amount_said(value: float, unit: str, texts: Texts) -> str:
    """Write an amount in digits enough to check a product by hand."""
    if value < 0:
        return texts.say("derivation.minus", amount=amount_said(-value, unit, texts))
    base, _, per = unit.partition("/")
    if base in CURRENCIES:
        written = texts.money(value, base, digits=DIGITS)
        return texts.say(f"quantity.money/{per}", number=written) if per else written
    if base in SHARES:
        written = texts.share(value, _share_decimals(value))
        return texts.say(f"quantity.share/{per}", number=written) if per else written
    written = texts.number(value, digits=DIGITS)
    return texts.say(f"quantity.{unit}", number=written) if unit else written


def formula_said(part: Part, texts: Texts) -> str:
    """Write the formula of a part with its numbers filled in; empty for sums of money."""
    if part.joined == "quotient":
        first, second = (_factor(inner, texts) for inner in part.parts)
        return texts.say("derivation.over", first=first, second=second)
    if part.joined in {"product", "credit"}:
        factors = _multiplied(part, texts)
        return texts.say("derivation.minus", amount=factors) if part.joined == "credit" else factors
    if part.joined == "sum" and part.unit.partition("/")[0] not in CURRENCIES:
        return _added(part, texts)
    return ""


def worst_evidence(part: Part) -> str:
    """Give the least trusted class of what a part rests on; empty where it rests on nothing."""
    classes = {used.evidence for used in inputs_of(part)}
    known = [one for one in EVIDENCE_ORDER if one in classes]
    return known[-1] if known else ""


def inputs_of(part: Part) -> Iterator[UsedInput]:
    """Give every input that a part rests on; the same one may come again."""
    yield from part.inputs
    for inner in part.parts:
        yield from inputs_of(inner)


def _said(part: Part, texts: Texts) -> SaidPart:
    say = texts.say
    evidence = worst_evidence(part)
    how = formula_said(part, texts) or (say(part.words) if part.words else "")
    inner = [_said(one, texts) for one in _worth_a_row(part)]
    if len(part.inputs) == 1 and not part.parts:
        how = _told(part, part.inputs[0], texts)
    elif part.inputs:
        inner.append(_rests(part.inputs, texts))
    return SaidPart(
        label=_row_name(part, texts),
        amount=amount_said(part.amount, part.unit, texts),
        how=how,
        evidence=say(f"evidence.{evidence}") if evidence else "",
        parts=tuple(inner),
    )


def _row_name(part: Part, texts: Texts) -> str:
    """Say what a row is; the program's own words begin it with a capital, names stay.

    A whole sentence, such as a rule, leaves out its full stop: the amount follows.
    """
    said = texts.say(part.label).rstrip(".\u3002")
    own = part.label.id.startswith("derivation.") and part.label.id not in NAMES
    return said[:1].upper() + said[1:] if own else said


def _worth_a_row(part: Part) -> Iterator[Part]:
    """Give the parts of a part but for constants; what is only taken away stands for itself."""
    for inner in part.parts:
        if inner.joined == "credit" and len(inner.parts) == 1:
            yield inner.parts[0]
        elif inner.label.id not in CONSTANTS:
            yield inner


def _told(part: Part, used: UsedInput, texts: Texts) -> str:
    """Say where a number comes from: the input that it is, or the one that it follows from."""
    source = _source(used, texts)
    if used.label == part.label:
        return source
    value = amount_said(used.value, used.unit, texts)
    return texts.say("derivation.follows", label=used.label, value=value, source=source)


def _rests(inputs: Iterable[UsedInput], texts: Texts) -> SaidPart:
    rows = tuple(
        SaidPart(
            label=texts.say(used.label),
            amount=amount_said(used.value, used.unit, texts),
            how=_source(used, texts),
            evidence=texts.say(f"evidence.{used.evidence}"),
        )
        for used in inputs
    )
    return SaidPart(texts.say("derivation.rests_on", count=len(rows)), "", parts=rows)


def _source(used: UsedInput, texts: Texts) -> str:
    source = source_said(used.source, texts) or texts.say("derivation.no_source")
    said = (
        texts.say("derivation.source", source=source, day=texts.day(used.day))
        if used.day
        else source
    )
    return texts.say("derivation.stale", source=said) if used.stale else said


def _multiplied(part: Part, texts: Texts) -> str:
    """Write a product; factors of exactly one change nothing and are left out."""
    told = [one for one in part.parts if one.amount != 1.0] or list(part.parts[:1])
    written = ""
    for inner in told:
        divides = inner.label.id in DIVISORS and bool(written)
        sign = " ÷ " if divides else " × "
        one = replace(inner, amount=1 / inner.amount) if divides else inner
        written += f"{sign if written else ''}{_factor(one, texts)}"
    return written


def _factor(part: Part, texts: Texts) -> str:
    """Write a factor and what it is; what a price is for is told by its name."""
    base = part.unit.partition("/")[0]
    unit = base if base in CURRENCIES | SHARES else ""
    amount = amount_said(part.amount, unit, texts)
    return texts.say("derivation.factor", amount=amount, label=part.label)


def _added(part: Part, texts: Texts) -> str:
    """Write a sum of a few numbers, such as one less a share."""
    written = amount_said(part.parts[0].amount, part.parts[0].unit, texts)
    for inner in part.parts[1:]:
        sign = "−" if inner.amount < 0 else "+"
        written += f" {sign} {amount_said(abs(inner.amount), inner.unit, texts)}"
    return written


def _share_decimals(value: float) -> int:
    """Give the decimals of a percentage that keep five digits and no trailing zeros."""
    percent = abs(value) * 100
    return next((d for d in range(DIGITS) if abs(percent - round(percent, d)) < 1e-9), DIGITS - 2)


def _spread(derivation: Derivation, texts: Texts) -> str:
    band, whole = derivation.spread, derivation.whole
    if band is None:
        return ""
    currency = whole.unit.partition("/")[0]
    values = {"p10": band.p10, "p50": band.p50, "p90": band.p90, "likely": whole.amount}
    money = {name: Money(value, currency) for name, value in values.items()}
    gap = Money(abs(band.p50 - whole.amount), currency)
    return texts.say("derivation.spread", **money, gap=gap)
