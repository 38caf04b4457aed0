"""Predictions for a table of configurations, in the columns that measurements are published in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.parameter import Evidence
from advisor.catalogue.speed_model import ACCELERATOR_CLASSES, SpeedModel
from advisor.errors import AdvisorError, Message, Problem
from advisor.sizing.configuration import Configuration, configuration_of
from advisor.sizing.described import by_name
from advisor.sizing.own_measurements import Pair, Pull, by_pair, pull_of
from advisor.sizing.rate import rates, table_of, table_rates, table_times
from advisor.sizing.replica import Replica
from advisor.sizing.row import Row, RowError, number

COLUMNS = (
    *("predicted_output_tokens_per_s", "low", "high", "basis", "evidence", "problem"),
    *("predicted_ttft_ms", "predicted_tpot_ms", "note"),
)
EVIDENCE: Mapping[str, Evidence] = {
    "matched": "published",
    "interpolated": "derived",
    "extrapolated": "derived",
    "assumed": "assumed",
}
WIDEST = (1 / 3, 3.0)
"""Measured over predicted where nothing is known of the error: assumed."""
_EARLY = {"early_amd": "early", "deepspeed": "early", "llamacpp": "llamacpp"}
"""Engines whose speed no physical term follows well."""
_CARD = ACCELERATOR_CLASSES.index("card")
"""GDDR on PCIe, of which serving engines have been measured on one kind."""


def predict_all(
    rows: Sequence[Row], catalogue: Catalogue, measured: Sequence[Row] = ()
) -> list[dict[str, str | Message]]:
    """Predict the output tokens per second of every row; a row that cannot be read stops no other.

    Args:
        rows: Columns ``model gpu engine source n_gpus tp pp attn_dp ep isl osl
            concurrency_or_batch precision_weights precision_kv``; what the catalogue lacks may be
            described in columns such as ``total_params_b`` and ``mem_gb``.
        catalogue: Where models and accelerators are looked up, by id or alias.
        measured: The client's own results in the same columns, with ``output_tokens_per_s``; they
            pull the predictions of their accelerator and model.

    Raises:
        AdvisorError: When a measured row cannot be read; every such row is named.

    Returns:
        The added columns. ``problem`` says why a row has no prediction, never a guess, or, beside
        a prediction, why nobody should run it so; ``note`` says what was taken for a size that the
        row leaves open. Times are means at the concurrency that a row names.
    """
    own = _own(measured, catalogue)
    models = by_name(catalogue)
    accelerators = {id_.lower(): each for id_, each in catalogue.accelerators.items()}
    found: list[dict[str, str | Message]] = []
    read: list[tuple[int, Configuration]] = []
    for at, row in enumerate(rows):
        found.append(dict.fromkeys(COLUMNS, ""))
        try:
            read.append((at, configuration_of(row, models, accelerators)))
        except RowError as error:
            found[at]["problem"] = error.reason
    if not read:
        return found
    table = table_of([one for _, one in read])
    speeds = table_rates(table, catalogue.speed.constants)
    times = table_times(table, catalogue.speed.constants)
    parts = zip(read, speeds, times.first, times.following, strict=True)
    for (at, one), speed, first, following in parts:
        told = Predicted(float(speed), float(first), float(following))
        found[at] |= _columns(one, told, catalogue.speed, own)
    return found


def predict(row: Row, catalogue: Catalogue) -> dict[str, str | Message]:
    """Predict one row, as ``predict_all`` does."""
    return predict_all([row], catalogue)[0]


def _own(measured: Sequence[Row], catalogue: Catalogue) -> Mapping[Pair, tuple[float, ...]]:
    """Hold the client's results against what is predicted for them."""
    models = by_name(catalogue)
    accelerators = {id_.lower(): each for id_, each in catalogue.accelerators.items()}
    read: list[tuple[Configuration, float]] = []
    problems: list[Problem] = []
    for line, row in enumerate(measured, start=2):
        try:
            speed = number(row, "output_tokens_per_s")
            read.append((configuration_of(row, models, accelerators), speed))
        except RowError as error:
            problems.append(Problem(f"--measured:{line}", error.reason))
    if problems:
        raise AdvisorError(problems)
    if not read:
        return {}
    predicted = rates([one for one, _ in read], catalogue.speed.constants)
    ratios = [speed / float(each) for (_, speed), each in zip(read, predicted, strict=True)]
    return by_pair([(one.accelerator, one.model) for one, _ in read], ratios)


@dataclass(frozen=True)
class Predicted:
    """What the speed model says of one row."""

    speed: float
    first_s: float
    following_s: float


def _columns(
    one: Configuration,
    told: Predicted,
    model: SpeedModel,
    own: Mapping[Pair, tuple[float, ...]],
) -> dict[str, str | Message]:
    basis = basis_of(one, model)
    low, high = model.spreads.get((basis, group_of(one)), WIDEST)
    ratios = own.get((one.accelerator, one.model))
    pull = pull_of(ratios, low, high) if ratios else Pull(1.0, low, high)
    timed = math.isfinite(one.concurrent)
    return {
        "predicted_output_tokens_per_s": f"{told.speed * pull.factor:.6g}",
        "low": f"{told.speed * pull.low:.6g}",
        "high": f"{told.speed * pull.high:.6g}",
        "basis": "matched" if ratios else basis,
        "evidence": "measured" if ratios else EVIDENCE[basis],
        "problem": one.warning or "",
        "predicted_ttft_ms": f"{told.first_s / pull.factor * 1000:.6g}" if timed else "",
        "predicted_tpot_ms": f"{told.following_s / pull.factor * 1000:.6g}" if timed else "",
        "note": one.note or "",
    }


def basis_of(one: Configuration, model: SpeedModel) -> str:
    """Say what a prediction rests on; assumed where the engine or a size is not known."""
    if one.assumed or not one.engine_known:
        return "assumed"
    return basis_between(one.accelerator, one.model, one.engine, model)


def basis_between(accelerator: str, architecture: str, engine: str, model: SpeedModel) -> str:
    """Say how near the nearest measurement is to an accelerator, a model and an engine.

    Matched: they have been measured together. Interpolated: accelerator and model both have,
    elsewhere. Extrapolated: one of them has. Assumed: neither.
    """
    if (accelerator, architecture, engine) in model.cells:
        return "matched"
    known = (accelerator in {cell[0] for cell in model.cells}) + (
        architecture in {cell[1] for cell in model.cells}
    )
    return ("assumed", "extrapolated", "interpolated")[known]


def group_of(one: Configuration) -> str:
    """Say which of the kinds that are predicted about equally well a configuration is of."""
    if one.assumed:
        return "blank"
    return group_between(one.engine, one.replica)


def group_between(engine: str, replica: Replica) -> str:
    """Say the same of an engine and a replica."""
    if engine in _EARLY:
        return _EARLY[engine]
    if replica.accelerator_class == _CARD:
        return "card"
    return "latent" if replica.latent else "mixture" if replica.expert else "dense"
