"""What a live step answers: the standing plans under changed figures."""

from __future__ import annotations

from advisor.evaluation.names import Band, Found, Posture, Verdict
from advisor.evaluation.readings import SeriesBand
from advisor.model.record import Fraction


class LivePlan(Found):
    """A standing plan under changed figures; its placement is the one found before."""

    posture: Posture
    worth: Band
    net_present_cost: Band
    probability_best: Fraction
    regret: float


class LiveReading(Found):
    """The verdict as it stands while figures change and placements are not sought anew."""

    samples: int
    posture: Verdict
    leading: Posture | None
    lead_beats_next: float | None
    plans: tuple[LivePlan, ...]
    changed: tuple[str, ...]
    """Ids of the inputs that are not as in the last evaluation."""
    cost_over_time: tuple[SeriesBand, ...] = ()
    """Of the same plans; none where nobody asked for it."""
    is_rough: bool = False
    """Whether few futures were read: a finer reading follows unless something else is asked for."""
