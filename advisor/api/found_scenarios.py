"""What scenarios were answered, kept in the engagement's file: of which answers, and when.

A result stands for answers, a catalogue and a month, not for a scenario's name; where any of them
is another by now it is told as one of earlier answers.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
from collections.abc import Sequence
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from advisor.api.answers import DEFAULT_SAMPLES, DEFAULT_SEED
from advisor.api.library import whole_catalogue
from advisor.api.scenarios import scenario_draft
from advisor.draft import Draft
from advisor.evaluation import Evaluation, ScenarioResult
from advisor.model.record import Record

SCENARIO_FINDINGS = "scenarios"
"""Name under which an engagement keeps them."""
_NEAR = 1e-6
"""How far, relative to their size, the same figures may lie apart on two machines."""


class FoundScenario(Record):
    """What a scenario was answered, in headline figures."""

    version: Literal[1] = 1
    of: str
    """Digest of what was evaluated; see `scenario_digest`."""
    currency: str
    result: ScenarioResult
    """Its key is that of the scenario at the time; empty for the answers as they stand."""


def scenario_digest(draft: Draft, key: str, as_of: dt.date) -> str:
    """Give what tells one evaluation from another: equal digests have equal answers.

    Args:
        draft: The engagement's answers.
        key: Of the scenario; empty for the answers as they stand.
        as_of: Day whose figures count. Only its month does, since seasons are told by months, and
            which figures are in force.
    """
    catalogue = whole_catalogue()
    days = [figure.valid_from for one in catalogue.history.values() for figure in one]
    days += [price.figure.valid_from for one in catalogue.api_prices.values() for price in one]
    newest = max((day for day in days if day <= as_of), default=as_of)
    told = {
        "answers": sorted(scenario_draft(draft, key).answers.items()),
        "catalogue": catalogue.version,
        "in_force": newest.isoformat(),
        "month": f"{as_of:%Y-%m}",
        "samples": DEFAULT_SAMPLES,
        "seed": DEFAULT_SEED,
    }
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return hashlib.sha256(written.encode()).hexdigest()


def write_found(found: Sequence[FoundScenario]) -> str:
    """Write results as the engagement keeps them."""
    return _MANY.dump_json(tuple(found)).decode()


def read_found(text: str) -> tuple[FoundScenario, ...]:
    """Read what an engagement keeps; what another version of the program wrote says nothing."""
    try:
        return _MANY.validate_json(text) if text else ()
    except ValidationError:
        return ()


def agrees(kept: ScenarioResult, now: ScenarioResult) -> bool:
    """Say whether a kept result is what the program finds today for the same answers.

    Where the answers as they stand are answered otherwise than when it was kept, the program has
    changed, and kept results of scenarios are of no more use than theirs.
    """
    same = (kept.posture, kept.leading) == (now.posture, now.leading)
    plans = [plan.posture for plan in kept.plans] == [plan.posture for plan in now.plans]
    return same and plans and all(map(_near, _figures(kept), _figures(now)))


def seen_scenario(
    found: FoundScenario, base: Evaluation | None, key: str, name: str
) -> ScenarioResult:
    """Give a result under the name that its scenario bears now.

    Args:
        found: What was kept.
        base: The evaluation of the answers as they stand, as soon as there is one.
        key: Of the scenario.
        name: Likewise.
    """
    from advisor.probe.scenarios import read_again  # noqa: PLC0415 - with the first one

    result = found.result if base is None else read_again(found.result, base)
    return result.model_copy(update={"key": key, "name": name})


def _figures(one: ScenarioResult) -> list[float]:
    return [
        figure
        for plan in one.plans
        for figure in (plan.worth.p50, plan.net_present_cost.p50, plan.probability_best)
    ]


def _near(before: float, now: float) -> bool:
    return math.isclose(before, now, rel_tol=_NEAR, abs_tol=_NEAR)


_MANY: TypeAdapter[tuple[FoundScenario, ...]] = TypeAdapter(tuple[FoundScenario, ...])
