"""Every place an answer can stand, read off the assessment's own records.

A path is dotted: ``finance.horizon_months``, ``workloads.w1.volume``,
``workloads.w1.measured_success.qwen2.5-72b``, ``figures.electricity.CN``. The key of a workload,
site, machine, measurement, vote or scenario is chosen by whoever creates it; model and figure ids
may hold dots of their own.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import types
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import JsonValue
from pydantic.fields import FieldInfo

from advisor.errors import AdvisorError
from advisor.model.assessment import Assessment
from advisor.model.record import Estimate, Record
from advisor.model.workload import COUNTED
from advisor.model.workshop import Remark

Kind = Literal[
    "text",
    "number",
    "whole",
    "estimate",
    "yes_no",
    "choice",
    "list",
    "numbers",
    "day",
    "remark",
    "answer",
]
"""What an answer has to be."""

REPEATED = (
    *("workloads", "sites", "machines", "measurements", "votes", "ballots", "decisions"),
    "scenarios",
)
"""Groups whose members have keys."""
OPEN_ENDED = (
    *("figures", "remarks", "workloads.measured_success", "ballots.estimates"),
    *(f"workloads.{one}" for one in COUNTED),
    "scenarios.answers",
)
"""Answers that stand by id of the catalogue or by another path; both may hold dots."""

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_ID = re.compile(r"[^\s\x00-\x1f]{1,120}")


def known_path(path: str) -> bool:
    """Say whether an answer can stand at a path; ids of the catalogue are not looked up."""
    return generic_path(path) is not None


def generic_path(path: str) -> str | None:
    """Give the path without keys and ids, or None where no answer can stand.

    Examples:
        >>> generic_path("workloads.w1.volume"), generic_path("figures.electricity.CN")
        ('workloads.volume', 'figures')
    """
    head, _, rest = path.partition(".")
    if head in REPEATED:
        key, _, rest = rest.partition(".")
        if not _KEY.fullmatch(key):
            return None
    generic = f"{head}.{rest}" if rest else head
    for group in OPEN_ENDED:
        if generic.startswith(f"{group}."):
            return group if _ID.fullmatch(generic.removeprefix(f"{group}.")) else None
    return generic if generic in kinds() and generic not in OPEN_ENDED else None


def steps_of(path: str) -> tuple[str, ...]:
    """Cut a known path into its steps, keeping an id whole.

    Examples:
        >>> steps_of("workloads.w1.measured_success.qwen2.5-72b")
        ('workloads', 'w1', 'measured_success', 'qwen2.5-72b')
    """
    generic = generic_path(path)
    depth = path.count(".")
    if generic in OPEN_ENDED:
        depth = 1 if generic in {"figures", "remarks"} else 3
    return tuple(path.split(".", maxsplit=depth))


def kind_of(path: str) -> Kind | None:
    """Give what the answer at a path has to be, or None where no answer can stand."""
    generic = generic_path(path)
    return None if generic is None else kinds()[generic]


def choices_of(path: str) -> tuple[str, ...]:
    """Give the fixed choices of an answer; empty where it has none.

    What stands for "not known" is no choice: it is the answer left out.
    """
    return _choices().get(generic_path(path) or "", ())


def named(group: str) -> bool:
    """Say whether the members of a group bear a name, which is their key while none is given."""
    return f"{group}.name" in kinds()


def is_needed(path: str) -> bool:
    """Say whether nothing stands in for the answer at a path while it is left open."""
    return generic_path(path) in _needed()


def refuse_unknown_path(path: str) -> None:
    """Let a known path pass.

    Raises:
        AdvisorError: When no answer can stand there; it names the nearest path.
    """
    if known_path(path):
        return
    nearest = _nearest(path)
    if nearest:
        raise AdvisorError.at(path, "problem.unknown_path", path=path, nearest=nearest)
    raise AdvisorError.at(path, "problem.unknown_path_far", path=path)


@cache
def kinds() -> dict[str, Kind]:
    """Give what each answer has to be, by generic path, in the order of the records."""
    return {path: _kind(field) for path, field in _fields()}


def _nearest(path: str) -> str:
    head, _, rest = path.partition(".")
    heads = difflib.get_close_matches(head, [*REPEATED, *_heads()], n=1)
    if heads and heads[0] in REPEATED:
        key, _, field = rest.partition(".")
        key = key if _KEY.fullmatch(key) else heads[0][0] + "1"
        wanted = f"{heads[0]}.{field}"
        found = difflib.get_close_matches(wanted, _members(heads[0]), n=1, cutoff=0.5)
        return f"{heads[0]}.{key}.{found[0].partition('.')[2]}" if found else ""
    closest = difflib.get_close_matches(path, list(kinds()), n=1)
    return closest[0] if closest else _by_last_name(path)


def _by_last_name(path: str) -> str:
    last = path.rpartition(".")[2]
    for known in kinds():
        head, _, name = known.rpartition(".")
        if name == last:
            return f"{head}.{head[0]}1.{name}" if head in REPEATED else known
    return ""


def _members(group: str) -> list[str]:
    return [path for path in kinds() if path.startswith(f"{group}.")]


def _heads() -> list[str]:
    return list(Assessment.model_fields)


@cache
def _needed() -> frozenset[str]:
    """Give the answers without a default; a name is left out, since a key stands in for it."""
    asked = {path for path, field in _fields() if path not in OPEN_ENDED and field.is_required()}
    return frozenset(asked - {f"{group}.name" for group in REPEATED})


@cache
def _choices() -> dict[str, tuple[str, ...]]:
    return {
        path: tuple(filter(None, map(str, get_args(_member(field.annotation)))))
        for path, field in _fields()
        if get_origin(_member(field.annotation)) is Literal
    }


def _fields() -> list[tuple[str, FieldInfo]]:
    found: list[tuple[str, FieldInfo]] = []
    for name, field in Assessment.model_fields.items():
        record = _record(field.annotation)
        if record is None:
            found.append((name, field))
            continue
        hidden = ("id",) if name in REPEATED else ()
        inner = record.model_fields.items()
        found += [(f"{name}.{key}", value) for key, value in inner if key not in hidden]
    return found


def _record(annotation: Any) -> type[Record] | None:
    bare = _bare(annotation)
    if get_origin(bare) is tuple:
        bare = get_args(bare)[0]
    is_record = isinstance(bare, type) and issubclass(bare, Record) and bare is not Estimate
    return bare if is_record else None


def _kind(field: FieldInfo) -> Kind:
    bare = _bare(field.annotation)
    by_type: dict[object, Kind] = {
        str: "text",
        bool: "yes_no",
        int: "whole",
        float: "number",
        Estimate: "estimate",
        dt.date: "day",
    }
    by_origin: dict[object, Kind] = {Literal: "choice", tuple: "list", dict: "estimate"}
    if get_origin(bare) is tuple and float in get_args(bare):
        return "numbers"
    if Remark in get_args(bare):
        return "remark"
    if JsonValue in get_args(bare):
        return "answer"
    return by_type[bare] if bare in by_type else by_origin[get_origin(bare)]


def _member(annotation: Any) -> Any:
    """Give what a list consists of, and anything else as it is."""
    bare = _bare(annotation)
    return get_args(bare)[0] if get_origin(bare) is tuple else bare


def _bare(annotation: Any) -> Any:
    """Strip ``| None`` and ``Annotated`` from an annotation."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        (inner,) = [part for part in get_args(annotation) if part is not type(None)]
        return _bare(inner)
    return annotation
