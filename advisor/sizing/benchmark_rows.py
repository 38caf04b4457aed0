"""The client's own benchmark results as rows that can be predicted, and held against that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.catalogue.catalogue import Catalogue
from advisor.errors import Problem, message
from advisor.model.measurement import Measurement
from advisor.sizing.configuration import Configuration, configuration_of
from advisor.sizing.described import by_name
from advisor.sizing.engines import FIRST_CURRENT
from advisor.sizing.rate import rates
from advisor.sizing.row import Row, RowError

_FIELD_OF = {
    "size.precision_lacking": "precision",
    "size.more_parts_than_heads": "tensor_parallel",
    "size.too_many_parts": "tensor_parallel",
    "size.does_not_fit": "accelerators",
    "size.fits_nowhere": "accelerators",
}
"""Answer at which a reason why a result cannot be predicted is shown; else at the model."""


DOUBTFUL = 2.0
"""Factor beyond which a result is doubted: of a hundred published ones two lie beyond it, with the
accelerator or the model left out of the fit (``accuracy.md``)."""


@dataclass(frozen=True)
class Held:
    """One result, and how it compares with what is predicted for the same configuration."""

    measurement: Measurement
    predicted: float
    """Output tokens per second."""

    @property
    def ratio(self) -> float:
        """Measured over predicted."""
        return self.measurement.output_tokens_per_s / self.predicted


def doubts(held: Iterable[Held]) -> tuple[Problem, ...]:
    """Warn of results so far from their prediction that a slip in units is likelier than speed."""
    return tuple(
        Problem(
            f"measurements.{one.measurement.id}.output_tokens_per_s",
            message("problem.far_from_predicted", predicted=round(one.predicted)),
            "warning",
        )
        for one in held
        if not 1 / DOUBTFUL <= one.ratio <= DOUBTFUL
    )


def row_of(one: Measurement) -> Row:
    """Write a result in the columns of published measurements; what is not known is empty."""
    year = max(FIRST_CURRENT, one.day.year) if one.day else FIRST_CURRENT
    return {
        "model": one.model,
        "gpu": one.accelerator,
        "n_gpus": str(one.accelerators),
        "tp": str(one.tensor_parallel or ""),
        "isl": repr(one.prompt_tokens),
        "osl": repr(one.output_tokens),
        "concurrency_or_batch": "" if one.concurrency is None else repr(one.concurrency),
        "precision_weights": one.precision,
        "engine": f"{one.engine} {year}" if one.engine else "",
        "output_tokens_per_s": repr(one.output_tokens_per_s),
    }


def held_against(
    measurements: Iterable[Measurement], catalogue: Catalogue
) -> tuple[tuple[Held, ...], tuple[Problem, ...]]:
    """Predict what was measured.

    Args:
        measurements: Their accelerators and models are known to the catalogue.
        catalogue: Where those are looked up, with the constants of the speed model.

    Returns:
        What could be predicted, in the order given, and why the others could not.
    """
    models = by_name(catalogue)
    accelerators = {id_.lower(): each for id_, each in catalogue.accelerators.items()}
    read: list[tuple[Measurement, Configuration]] = []
    problems: list[Problem] = []
    for one in measurements:
        try:
            read.append((one, configuration_of(row_of(one), models, accelerators)))
        except RowError as error:
            field = _FIELD_OF.get(error.reason.id, "model")
            problems.append(Problem(f"measurements.{one.id}.{field}", error.reason))
    if not read:
        return (), tuple(problems)
    speeds = rates([found for _, found in read], catalogue.speed.constants)
    held = (Held(one, float(speed)) for (one, _), speed in zip(read, speeds, strict=True))
    return tuple(held), tuple(problems)
