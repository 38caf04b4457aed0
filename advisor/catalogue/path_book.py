"""What a roadmap is made of, as data: activities, deliverables, risks, events, who watches what.

An item stands under conditions: words about the engagement and the plan that are worked out in
``advisor.decision.facts``. All words of ``when`` must hold, one of ``any`` where there are some,
and none of ``unless``. Nothing here weighs anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

from pydantic import Field

from advisor.catalogue.tables import Faults
from advisor.catalogue.toml_tables import TomlTable, read_toml
from advisor.evaluation import PhaseName, Posture, Role
from advisor.model.record import Record

ItemKind = Literal["activity", "deliverable", "risk", "event"]
ITEM_FILES: dict[str, ItemKind] = {
    "activities.toml": "activity",
    "deliverables.toml": "deliverable",
    "risks.toml": "risk",
    "events.toml": "event",
}
_PHASES: tuple[PhaseName | Literal[""], ...] = ("", "verification", "integration", "innovation")
_SIDES: tuple[Posture | Literal["any"], ...] = ("any", "open", "closed", "hybrid")
ROLES: tuple[Role, ...] = (
    "sponsor",
    "business",
    "operations",
    "application",
    "models",
    "evaluation",
    "security",
    "procurement",
    "finance",
)
_CONDITIONS = frozenset({"when", "any", "unless", "claims"})


class PathItem(Record):
    """One thing that a plan may call for."""

    id: str
    """Its text is ``roadmap.<id>``, ``deliverable.<id>``, ``risk.<id>`` or ``event.<id>``."""
    kind: ItemKind
    phase: PhaseName | Literal[""] = ""
    """Phase that it belongs to; empty for what belongs to none."""
    when: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    side: Posture | Literal["any"] = "any"
    """Whose risk it is."""
    watcher: Role = "sponsor"
    """Who watches an event."""
    every_months: int = Field(default=3, ge=1)
    """How often."""

    def holds(self, facts: frozenset[str]) -> bool:
        """Whether it stands where these words hold."""
        chosen = not self.any or bool(facts & set(self.any))
        return facts.issuperset(self.when) and chosen and not facts & set(self.unless)

    @property
    def words(self) -> frozenset[str]:
        """Every word of its conditions."""
        return frozenset({*self.when, *self.any, *self.unless})


class Watch(Record):
    """Who watches inputs, how often and where the current value stands (``watch.<id>``)."""

    id: str
    inputs: tuple[str, ...]
    """Patterns of ids, ``*`` for anything."""
    watcher: Role
    every_months: int = Field(ge=1)


class RoleLines(Record):
    """Whose labour the lines of the ledger with these keys are."""

    role: Role
    lines: tuple[str, ...]


class PathBook(Record):
    """Everything a roadmap is made of; empty where nothing was read."""

    items: tuple[PathItem, ...] = ()
    watches: tuple[Watch, ...] = ()
    roles: tuple[RoleLines, ...] = ()

    def standing(
        self, kind: ItemKind, facts: frozenset[str], phase: str = ""
    ) -> Iterator[PathItem]:
        """Give the items of a kind and phase whose conditions hold, in the order of the files."""
        for one in self.items:
            if one.kind == kind and one.phase == phase and one.holds(facts):
                yield one

    def watch_of(self, id_: str) -> Watch | None:
        """Give who watches an input: the first whose patterns name it."""
        return next(
            (one for one in self.watches if any(fnmatchcase(id_, p) for p in one.inputs)), None
        )


def read_path_items(file: Path, faults: Faults) -> tuple[PathItem, ...]:
    """Read the activities, deliverables, risks or events of the file that is named so."""
    kind = ITEM_FILES[file.name]
    return tuple(_item(id_, kind, table) for id_, table in _tables(file, faults))


def read_watches(file: Path, faults: Faults) -> tuple[Watch, ...]:
    """Read who watches which inputs."""
    return tuple(_watch(id_, table) for id_, table in _tables(file, faults))


def read_role_lines(file: Path, faults: Faults) -> tuple[RoleLines, ...]:
    """Read whose labour the lines of the ledger are; a table is named by its role."""
    return tuple(_role(id_, table) for id_, table in _tables(file, faults))


def _tables(file: Path, faults: Faults) -> Iterator[tuple[str, TomlTable]]:
    found, lines = read_toml(file, faults)
    whole = TomlTable(found, "", lines, faults)
    for id_ in found:
        yield id_, whole.table(id_, id_)


def _item(id_: str, kind: ItemKind, table: TomlTable) -> PathItem:
    own = {"activity": {"phase"}, "deliverable": {"phase"}, "risk": {"side"}}
    table.only(_CONDITIONS | own.get(kind, {"watcher", "every_months"}))
    told: dict[str, object] = {name: table.texts(name) for name in sorted(_CONDITIONS)}
    if kind in {"activity", "deliverable"}:
        told["phase"] = table.choice("phase", _PHASES)
    elif kind == "risk":
        told["side"] = table.choice("side", _SIDES)
    else:
        told["watcher"] = table.choice("watcher", ROLES)
        told["every_months"] = _months(table)
    return PathItem.model_validate({"id": id_, "kind": kind, **told})


def _watch(id_: str, table: TomlTable) -> Watch:
    table.only(frozenset({"inputs", "watcher", "every_months"}))
    return Watch(
        id=id_,
        inputs=table.texts("inputs"),
        watcher=table.choice("watcher", ROLES),
        every_months=_months(table),
    )


def _role(id_: str, table: TomlTable) -> RoleLines:
    table.only(frozenset({"lines"}))
    role = next((one for one in ROLES if one == id_), None)
    if role is None:
        known = ", ".join(ROLES)
        table.fault("", "problem.catalogue.not_a_choice", field="role", found=id_, known=known)
    return RoleLines(role=role or ROLES[0], lines=table.texts("lines"))


def _months(table: TomlTable) -> int:
    before = table.faults
    found = table.number("every_months")
    if table.faults == before and (found < 1 or found != int(found)):
        table.fault(
            "every_months",
            "problem.catalogue.not_a_number",
            field="every_months",
            found=str(found),
        )
    return max(1, int(found))
