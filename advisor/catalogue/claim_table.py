"""Reading one claim from its table: every field by name and kind, words from the closed lists."""

from __future__ import annotations

from collections.abc import Collection

from advisor.catalogue.claim_record import Claim, Proposition, Side
from advisor.catalogue.claim_words import (
    CLAIM_TYPES,
    CLAIM_UNITS,
    CONDITIONS,
    RELATIONS,
    SIDES,
    SUBJECTS,
    UNTESTABLE,
)
from advisor.catalogue.toml_tables import TomlTable
from advisor.catalogue.units import is_unit
from advisor.draft.paths import kinds

FIELDS = frozenset(
    {"type", "statement", "speaker", "interest", "date", "date_note", "source", "sources",
     "locator", "conflicts_with", "parameter", "low", "likely", "high", "unit", "figure", "sides",
     "proposition", "not_testable", "use"}
)  # fmt: skip
PROPOSITION_FIELDS = frozenset(
    {"subject", "of", "relation", "against", "by_low", "by_high", "holds_when", "needs"}
)


def claim_of(id_: str, table: TomlTable) -> Claim:
    """Read the claim of a table; every fault is noted."""
    table.only(FIELDS)
    _one_of(table, "date", "date_note", both=True)
    _one_of(table, "source", "sources")
    _one_of(table, "proposition", "not_testable")
    return Claim.model_construct(
        id=id_,
        type=table.choice("type", CLAIM_TYPES),
        statement=table.text("statement"),
        speaker=table.text("speaker"),
        interest=table.text("interest"),
        date=table.day("date") if table.has("date") else None,
        date_note=table.optional_text("date_note"),
        sources=table.texts("sources") if table.has("sources") else (table.text("source"),),
        locator=table.text("locator"),
        conflicts_with=table.texts("conflicts_with"),
        parameter=table.optional_text("parameter"),
        low=_number(table, "low"),
        likely=_number(table, "likely"),
        high=_number(table, "high"),
        unit=_unit(table),
        figure=table.optional_text("figure"),
        sides=tuple(_side(side) for side in table.tables("sides")),
        proposition=_proposition(id_, table) if table.has("proposition") else None,
        not_testable=(
            table.choice("not_testable", UNTESTABLE) if table.has("not_testable") else None
        ),
        use=table.text("use"),
    )


def _side(table: TomlTable) -> Side:
    table.only(frozenset({"label", "claims"}))
    return Side.model_construct(label=table.text("label"), claims=table.texts("claims"))


def _one_of(table: TomlTable, first: str, second: str, *, both: bool = False) -> None:
    """Note a claim that has neither of two fields, or both where that makes no sense."""
    count = table.has(first) + table.has(second)
    if count == 0 or (count == 2 and not both):
        table.fault(second, "problem.claim.one_of", first=first, second=second)


def _number(table: TomlTable, name: str) -> float | None:
    return table.number(name) if table.has(name) else None


def _unit(table: TomlTable) -> str:
    """Read the unit; a claim with a figure must name its parameter and unit."""
    unit = table.optional_text("unit")
    if unit and unit not in CLAIM_UNITS and not is_unit(unit):
        table.fault("unit", "problem.catalogue.unit", unit=unit)
    if any(table.has(name) for name in ("low", "likely", "high")):
        table.text("parameter")
        table.text("unit")
    given = [table.number(name) for name in ("low", "likely", "high") if table.has(name)]
    if given != sorted(given):
        names = ("low", "likely", "high")
        values = {name: table.number(name) if table.has(name) else "–" for name in names}
        table.fault("low", "problem.catalogue.range", **values)
    return unit


def _proposition(id_: str, claim: TomlTable) -> Proposition:
    table = claim.table("proposition", f"{id_}.proposition")
    table.only(PROPOSITION_FIELDS)
    proposition = Proposition.model_construct(
        subject=table.choice("subject", tuple(SUBJECTS)),
        of=table.choice("of", tuple(SIDES)),
        relation=table.choice("relation", tuple(RELATIONS)),
        against=table.choice("against", tuple(SIDES)) if table.has("against") else "",
        by_low=_number(table, "by_low"),
        by_high=_number(table, "by_high"),
        holds_when=table.texts("holds_when"),
        needs=table.texts("needs"),
    )
    _known(table, "holds_when", proposition.holds_when, CONDITIONS)
    answers = tuple(path for path in proposition.needs if not path.startswith("figures."))
    _known(table, "needs", answers, kinds())
    return proposition


def _known(table: TomlTable, name: str, found: tuple[str, ...], known: Collection[str]) -> None:
    for word in found:
        if word not in known:
            listed = ", ".join(sorted(known))
            table.fault(
                name, "problem.catalogue.not_a_choice", field=name, found=word, known=listed
            )
