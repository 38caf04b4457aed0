"""The answers of a draft, laid out as the assessment's records want them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from advisor.draft.home import currency_of
from advisor.draft.paths import REPEATED, kind_of, named, steps_of
from advisor.draft.values import Answer

_BESIDE = ("note", "day", "shape", "scenarios")
"""Parts of an own figure that stand beside its range."""
_BETWEEN = re.compile(r"[\s,;，；、\[\]]+")
"""What may stand between the numbers of a list, which have a decimal point in every language."""
_PARTS = ("low", "likely", "high")


def assessment_json(answers: Mapping[str, Answer]) -> str:
    """Write known answers as the JSON of an assessment; "don't know" leaves the default.

    The currency that stands while none is answered is that of where the client works.
    """
    tree: dict[str, Any] = {}
    for path, answer in answers.items():
        *above, last = steps_of(path)
        place = tree
        for step in above:
            place = place.setdefault(step, {})
        if answer is not None:
            place[last] = _laid_out(path, answer)
    tree.setdefault("finance", {}).setdefault("currency", currency_of(answers))
    for group in REPEATED:
        members = tree.get(group, {}).items()
        tree[group] = [
            ({"name": key} if named(group) else {}) | fields | {"id": key}
            for key, fields in members
        ]
    return json.dumps(tree, allow_nan=False)


def _laid_out(path: str, answer: Answer) -> Any:
    kind = kind_of(path)
    if kind == "estimate":
        estimate = _estimate(answer)
        return _override(estimate) if steps_of(path)[0] == "figures" else estimate
    if kind == "numbers" and isinstance(answer, str):
        return _numbers(answer)
    return _whole(answer) if kind == "whole" else answer


def _numbers(typed: str) -> Answer:
    """Read a list of numbers as typed; one that cannot be read stays to be refused."""
    try:
        return [float(part) for part in _BETWEEN.split(typed.strip()) if part]
    except ValueError:
        return typed


def _estimate(answer: Answer) -> Any:
    if isinstance(answer, (int, float)) and not isinstance(answer, bool):
        return dict.fromkeys(_PARTS, answer)
    return answer


def _override(estimate: Any) -> Any:
    if not isinstance(estimate, dict):
        return {"estimate": estimate}
    beside = {name: estimate[name] for name in _BESIDE if name in estimate}
    if "scenarios" in beside:
        estimate = _span(beside["scenarios"]) | estimate
    return {"estimate": {k: v for k, v in estimate.items() if k not in _BESIDE}} | beside


def _whole(answer: Answer) -> Answer:
    """Write 36.0 as 36, and leave 36.5 to be refused."""
    return int(answer) if isinstance(answer, float) and answer.is_integer() else answer


def _span(scenarios: Any) -> dict[str, Any]:
    """Give the range that scenarios span, where they can be read."""
    told = scenarios if isinstance(scenarios, list) else []
    values = [one.get("value") for one in told if isinstance(one, dict)]
    numbers = sorted(v for v in values if isinstance(v, (int, float)) and not isinstance(v, bool))
    if not numbers:
        return {}
    middle = numbers[(len(numbers) - 1) // 2]
    return {"low": numbers[0], "likely": middle, "high": numbers[-1]}
