"""The prior quality gap of each model: a leaderboard gives the order, claims give the width.

A point of a leaderboard is not a point of success, so scores only rank the models in play. The
gap of a model is its place in that order (0 first, 1 last) times a range of the debate (C395).
Two models whose score intervals overlap share a place. A model without a score stands last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.catalogue.catalogue import Catalogue
from advisor.errors import message
from advisor.inputs.ledger import Input
from advisor.inputs.scope import Scope

_LEAST_UPPER_PLACE = 0.25
"""Even the first in the order may turn out worse on the client's task: its gap's P90 counts at
least this place. A design choice, no source."""


def gaps(scope: Scope, catalogue: Catalogue, width: Input) -> Iterator[Input]:
    """Give each model in play its gap to the best, as a range.

    Args:
        scope: The models in play.
        catalogue: Their scores.
        width: Gap of the last model in the order, as a share of the best one's success.
    """
    places = order(scope.models, catalogue)
    for model, place in places.items():
        gap = replace(
            width,
            id=f"quality.gap.{model}",
            label=message("input.quality.gap", model=catalogue.models[model].name),
            low=place * width.low,
            likely=place * width.likely,
            high=max(place, _LEAST_UPPER_PLACE) * width.high,
            catalogue_likely=None,
        )
        yield gap


def order(models: tuple[str, ...], catalogue: Catalogue) -> dict[str, float]:
    """Place models by score from 0 (first) to 1 (last); overlapping intervals share a place.

    Examples:
        Three models with scores 1500±5, 1498±5 and 1400±5 stand at 0, 0 and 1.
    """
    scored = sorted(
        (m for m in models if catalogue.models[m].elo is not None),
        key=lambda m: -(catalogue.models[m].elo or 0.0),
    )
    groups: list[list[str]] = []
    for model in scored:
        row = catalogue.models[model]
        high = row.elo_high if row.elo_high is not None else row.elo
        first = catalogue.models[groups[-1][0]] if groups else None
        floor = None if first is None else first.elo_low if first.elo_low is not None else first.elo
        if floor is not None and high is not None and high >= floor:
            groups[-1].append(model)
        else:
            groups.append([model])
    unscored = [m for m in models if catalogue.models[m].elo is None]
    if unscored:
        groups.append(unscored)
    steps = max(len(groups) - 1, 1)
    return {model: at / steps for at, group in enumerate(groups) for model in group}
