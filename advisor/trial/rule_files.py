"""Reading the rules of the debate, every fault with its file and line.

The files are ``conditions.toml``, ``rules.toml`` and ``views.toml`` of ``resources/rules``; their
heads say what stands in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, get_args

from advisor.catalogue.named_files import read_named
from advisor.catalogue.reading import Placed, Reading
from advisor.catalogue.tables import Faults
from advisor.catalogue.toml_tables import TomlTable, read_toml
from advisor.errors import AdvisorError
from advisor.evaluation.trial import Favours
from advisor.trial.rule_record import Case, Change, Condition, Rule, Test, ViewId, ViewRecord

_FAVOURS: tuple[Favours, ...] = get_args(Favours)
_VIEWS: tuple[ViewId, ...] = get_args(ViewId)
_TEST_FIELDS = frozenset({"field", "is", "at_least", "below", "unit", "source"})
_Found = TypeVar("_Found", Condition, Rule, ViewRecord)


@dataclass(frozen=True)
class RuleBook:
    """Everything the files say."""

    conditions: Mapping[str, Condition]
    rules: tuple[Rule, ...]
    views: tuple[ViewRecord, ...]


def load_rules(root: Path) -> RuleBook:
    """Read the rules.

    Args:
        root: The folder ``resources``, which holds ``rules``.

    Raises:
        AdvisorError: With every fault of every file, each with file and line.
    """
    found = Reading()
    conditions = _read(root, "conditions", _condition, found)
    rules = _read(root, "rules", _rule, found)
    views = _read(root, "views", _view, found)
    if found.problems:
        raise AdvisorError(found.problems)
    return RuleBook({one.id: one for one in conditions}, tuple(rules), tuple(views))


def _read(
    root: Path, name: str, make: Callable[[str, TomlTable], _Found], into: Reading
) -> list[_Found]:
    def records(file: Path, _name: str, faults: Faults) -> Iterator[Placed[_Found]]:
        found, lines = read_toml(file, faults)
        for id_, contents in found.items():
            if not isinstance(contents, dict):
                faults.note(lines.of("", id_), "problem.catalogue.not_tables", field=id_)
                continue
            made = make(id_, TomlTable(contents, id_, lines, faults))
            yield Placed(f"{file.name}:{lines.of(id_)}", made)

    return [each.record for each in read_named(root / "rules", (name,), records, into)]


def _condition(id_: str, table: TomlTable) -> Condition:
    table.only(frozenset({"all", "any"}))
    every = table.has("all")
    tests = table.tables("all" if every else "any")
    if not tests or (every and table.has("any")):
        table.fault("any", "problem.claim.one_of", first="all", second="any")
    return Condition(id=id_, every=every, tests=tuple(_test(one) for one in tests))


def _test(table: TomlTable) -> Test:
    table.only(_TEST_FIELDS)
    limits = [table.number(name) if table.has(name) else None for name in ("at_least", "below")]
    words = table.texts("is")
    if (limits != [None, None]) == bool(words):
        table.fault("field", "problem.claim.one_of", first="is", second="at_least, below")
    return Test(
        field=table.text("field"),
        one_of=words,
        at_least=limits[0],
        below=limits[1],
        unit=table.optional_text("unit"),
        source=table.optional_text("source"),
    )


def _rule(id_: str, table: TomlTable) -> Rule:
    table.only(frozenset({"cases"}))
    return Rule(claim=id_, cases=tuple(_case(one) for one in table.tables("cases")))


def _case(table: TomlTable) -> Case:
    table.only(frozenset({"favours", "when", "unasked"}))
    return Case(
        favours=table.choice("favours", _FAVOURS),
        when=table.texts("when"),
        unasked=table.texts("unasked"),
    )


def _view(id_: str, table: TomlTable) -> ViewRecord:
    table.only(frozenset({"first", "changes"}))
    named = next((view for view in _VIEWS if view == id_), None)
    if named is None:
        known = ", ".join(_VIEWS)
        table.fault("", "problem.catalogue.not_a_choice", field="view", found=id_, known=known)
    first = tuple(word for word in _FAVOURS if word in table.texts("first"))
    order = table.texts("first")
    return ViewRecord(
        id=named or "neutral",
        first=tuple(sorted(first, key=order.index)),
        changes=tuple(_change(one) for one in table.tables("changes")),
    )


def _change(table: TomlTable) -> Change:
    table.only(frozenset({"path", "low", "likely", "high", "claim"}))
    low, likely, high = (table.number(name) for name in ("low", "likely", "high"))
    return Change(
        path=table.text("path"), low=low, likely=likely, high=high, claim=table.text("claim")
    )
