"""The probe: an evaluation with its flips and the prices of its rules filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.answer import Run
from advisor.catalogue.catalogue import Catalogue
from advisor.decision.agenda import value_of_information
from advisor.evaluate import Progress
from advisor.evaluation import Evaluation, Flip, ValueOfInformation
from advisor.probe.again import Model
from advisor.probe.decision_set import decision_set
from advisor.probe.flips import Found, confirmed, flips_of, overridden, told
from advisor.probe.ground import Ground, Worths, ground_of
from advisor.probe.rules import rule_prices
from advisor.roadmap.tripwires import from_flips

LATER = "warning.later.flips"
SOUGHT = 3
"""Flips, the nearest, for which plans are sought anew on both sides."""
STAGES = {
    "stage.flips": (0.0, 0.25),
    "stage.confirm": (0.25, 0.5),
    "stage.rules": (0.5, 0.85),
    "stage.knowing": (0.85, 1.0),
}
"""Which stretch of the probe each stage takes."""


def probe(
    run: Run,
    evaluation: Evaluation,
    catalogue: Catalogue,
    *,
    seed: int,
    progress: Progress | None = None,
) -> Evaluation:
    """Fill in what would turn an evaluation's verdict and what its hard rules cost.

    Args:
        run: The run that the evaluation was read from.
        evaluation: The evaluation.
        catalogue: What it was made with.
        seed: The run's seed.
        progress: Told of each stage and the share of the whole that is done; it ends the work
            by raising when nobody wants it any more.
    """
    tell = progress or (lambda _stage, _share: None)
    ground = ground_of(run, catalogue, seed)
    found = flips_of(ground, _Meter("stage.flips", tell).part)
    nearest = _sought_anew(ground, found[:SOUGHT], tell)
    flips = (*nearest, *(told(one, None) for one in found[SOUGHT:]))
    meter = _Meter("stage.rules", tell)
    prices = rule_prices(ground, _model(ground, meter).best, meter.part)
    told_flips = tuple(sorted(flips, key=lambda one: one.confirmed is False))
    others = tuple(one for one in evaluation.tripwires if one.kind != "flip")
    return evaluation.model_copy(
        update={
            "flips": told_flips,
            "rule_prices": prices,
            "evppi": _knowing(run, seed, _Meter("stage.knowing", tell)),
            "tripwires": (*from_flips(told_flips, catalogue.path_book), *others),
            "warnings": tuple(one for one in evaluation.warnings if one.id != LATER),
        }
    )


def _knowing(run: Run, seed: int, meter: _Meter) -> ValueOfInformation | None:
    """Restate the value of knowing over the placements that other worlds would choose too."""
    meter.part(0.0)
    plans = decision_set(run, seed=seed, tell=meter.part)
    return value_of_information(
        run.context, plans, run.experiments, seed=seed, beside=run.weighed_inputs
    )


def _sought_anew(ground: Ground, found: Sequence[Found], tell: Progress) -> Iterator[Flip]:
    """Look for flips again with plans sought anew on both sides."""
    if ground.leading is None:
        return
    meter = _Meter("stage.confirm", tell)
    model = _model(ground, meter)
    for at, one in enumerate(found):
        meter.part(at / len(found))

        def anew(by: float, one: Found = one) -> Worths:
            changed = overridden(ground.assessment, one.mover.moved(by))
            return ground.lifted(model.worths(changed, ground.catalogue))

        yield told(*confirmed(one, ground.leading, anew))


class _Meter:
    """Says how far the probe has come in one of its stages."""

    def __init__(self, stage: str, tell: Progress) -> None:
        self._stage, self._tell = stage, tell
        self._start, self._end = STAGES[stage]
        self._share = self._start

    def part(self, share: float) -> None:
        """Tell of the share of the stage that is done."""
        self._share = self._start + (self._end - self._start) * share
        self._tell(self._stage, self._share)

    def tick(self, _tried: int) -> None:
        """Let a search be ended in between; it comes no further by it."""
        self._tell(self._stage, self._share)


def _model(ground: Ground, meter: _Meter) -> Model:
    return Model(ground.as_of, ground.samples, ground.seed, meter.tick)
