"""Why an answer cannot stand, as a message: what was found, the limit, what to do."""

from __future__ import annotations

import json
from typing import Any

from advisor.draft.paths import choices_of, kind_of
from advisor.errors import Message, Share, Value, message

_SHOWN = 80
"""Characters of a wrong answer that are repeated to its author (chosen by the makers)."""
_EXAMPLE = (1.5, 2.2, 2.5)
"""A list of numbers as one might be given, written in the reader’s language when it is said."""
_TYPES = {
    "float_type",
    "int_type",
    "int_from_float",
    "model_type",
    "model_attributes_type",
    "dict_type",
    "string_type",
    "bool_type",
    "tuple_type",
    "list_type",
}
_AT_ZERO = {"greater_than_equal": "below_zero", "greater_than": "not_above_zero"}
_LIMITS = {
    "greater_than_equal": ("ge", "below_limit"),
    "less_than_equal": ("le", "above_limit"),
    "greater_than": ("gt", "not_above_limit"),
    "less_than": ("lt", "not_below_limit"),
}
_TURNING = dict.fromkeys((*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Invisible signs that turn the direction of writing: repeated, they would turn our sentence."""
_WITH_VALUES = {
    "below_zero",
    "not_above_zero",
    "below_limit",
    "above_limit",
    "shrinks_to_nothing",
    "growth_too_fast",
    "range_out_of_order",
    "phases_out_of_order",
    "phase_beyond_horizon",
    "gate_before_phase",
    "gate_after_next_phase",
    "gate_beyond_horizon",
    "growth_ceiling_missing",
    "growth_half_month_missing",
    "typed_growth_missing",
    "factor_out_of_range",
    "season_not_twelve",
    "season_all_zero",
    "lognormal_from_zero",
    "scenarios_missing",
    "scenarios_not_used",
    "scenarios_not_one",
    "weights_all_zero",
    "weights_without_price",
    "voted_twice",
    "votes_without_price",
    "reason_missing",
    "scenarios_too_many",
    "logo_not_a_picture",
}


def reason_of(where: str, inside: str, detail: Any) -> Message:
    """Turn one finding of pydantic into a message.

    Args:
        where: Path of the answer.
        inside: The part of the answer that was refused (``low``), or nothing.
        detail: The finding: ``type``, ``input`` and ``ctx``.
    """
    kind, values = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return _missing(where, inside)
    if kind == "above_one":
        return _above_one(values["found"])
    if kind == "source_missing":
        return message("problem.source_missing")
    if kind in _WITH_VALUES:
        return Message(f"problem.{kind}", values)
    if kind in _LIMITS:
        return _beyond_limit(kind, values, detail["input"])
    return _misfit(kind, where, inside, detail["input"])


def shown(found: object) -> Value:
    """Give what was found so that a sentence can repeat it."""
    if isinstance(found, (int, float)) and not isinstance(found, bool):
        return found
    text = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
    text = text.translate(_TURNING)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _missing(where: str, inside: str) -> Message:
    if inside:
        return message("problem.range_incomplete", part=inside)
    if where.endswith(".volume"):
        return message("problem.missing_volume")
    if where.startswith("measurements.") and where.endswith(".source"):
        return message("problem.source_missing")
    return message("problem.missing")


def _above_one(found: float) -> Message:
    if found <= 100:
        share = found / 100
        return message("problem.percentage", found=found, share=share, percent=Share(share))
    return message("problem.above_one", found=found)


def _beyond_limit(kind: str, values: Any, found: float) -> Message:
    name, id_ = _LIMITS[kind]
    limit = values[name]
    if limit == 0 and kind in _AT_ZERO:
        return message(f"problem.{_AT_ZERO[kind]}", found=found)
    if limit == 1 and kind == "less_than_equal":
        return _above_one(found)
    return message(f"problem.{id_}", found=found, limit=limit)


def _misfit(kind: str, where: str, inside: str, found: object) -> Message:
    if kind == "too_short":
        return message("problem.no_workload")
    if kind == "extra_forbidden":
        return message("problem.unknown_part", part=inside or where)
    if kind == "literal_error":
        choices = ", ".join(choices_of(where))
        return message("problem.unknown_choice", found=shown(found), choices=choices)
    return _wrong_type(kind, where, inside, found)


def _wrong_type(kind: str, where: str, inside: str, found: object) -> Message:
    wanted = kind_of(where)
    if "day" in (inside, wanted):
        return message("problem.not_a_day", found=shown(found))
    if inside in ("source", "note"):
        wanted = "text"
    by_wanted = {"text": "not_text", "yes_no": "not_yes_no"}
    by_wanted["list"] = "not_a_list"
    if wanted == "numbers" and kind in _TYPES:
        first, second, third = _EXAMPLE
        values = {"found": shown(found), "first": first, "second": second, "third": third}
        return message("problem.not_numbers", **values)
    id_ = by_wanted.get(wanted or "", "number_wanted")
    if wanted == "whole" and isinstance(found, float):
        id_ = "not_whole"
    if kind not in _TYPES:
        id_ = "unreadable_answer"
    return message(f"problem.{id_}", found=shown(found))
