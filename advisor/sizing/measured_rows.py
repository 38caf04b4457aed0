"""Predictions for a table of configurations, in the columns that measurements are published in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.parameter import Evidence
from advisor.catalogue.speed_model import SpeedModel
from advisor.errors import AdvisorError, Message, Problem
from advisor.sizing.configuration import Configuration, configuration_of
from advisor.sizing.described import by_name
from advisor.sizing.own_measurements import Pair, by_pair, pull_of
from advisor.sizing.rate import rates
from advisor.sizing.row import Row, RowError, number

COLUMNS = ("predicted_output_tokens_per_s", "low", "high", "basis", "evidence", "problem")
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
        a prediction, why nobody should run it so.
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
    speeds = rates([one for _, one in read], catalogue.speed.constants) if read else np.empty(0)
    for (at, one), speed in zip(read, speeds, strict=True):
        found[at] |= _columns(one, float(speed), catalogue.speed, own)
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


def _columns(
    one: Configuration,
    speed: float,
    model: SpeedModel,
    own: Mapping[Pair, tuple[float, ...]],
) -> dict[str, str | Message]:
    basis = basis_of(one, model)
    low, high = model.spreads.get((basis, group_of(one)), WIDEST)
    ratios = own.get((one.accelerator, one.model))
    if ratios:
        pull = pull_of(ratios, low, high)
        return {
            "predicted_output_tokens_per_s": f"{speed * pull.factor:.6g}",
            "low": f"{speed * pull.low:.6g}",
            "high": f"{speed * pull.high:.6g}",
            "basis": "matched",
            "evidence": "measured",
            "problem": one.warning or "",
        }
    return {
        "predicted_output_tokens_per_s": f"{speed:.6g}",
        "low": f"{speed * low:.6g}",
        "high": f"{speed * high:.6g}",
        "basis": basis,
        "evidence": EVIDENCE[basis],
        "problem": one.warning or "",
    }


def basis_of(one: Configuration, model: SpeedModel) -> str:
    """Say what a prediction rests on; assumed where the engine is not known."""
    if not one.engine_known:
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
    return group_between(one.engine, is_mixture=bool(one.replica.expert))


def group_between(engine: str, *, is_mixture: bool) -> str:
    """Say the same of an engine and of whether the model is a mixture of experts."""
    return _EARLY.get(engine, "mixture" if is_mixture else "dense")
