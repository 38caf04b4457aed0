"""How far each input is from turning the verdict.

An input's whole range is moved until another standing plan leads in expected worth: first with
every placement kept, on the common futures; the nearest are then looked for again with plans
sought anew, on both sides of the point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from advisor.evaluation import Flip, Posture
from advisor.inputs.ledger import Input
from advisor.model.assessment import Assessment
from advisor.model.organisation import Override, Scenario
from advisor.model.record import Estimate
from advisor.probe.ground import Ground, Worths
from advisor.probe.moves import Mover, mover_of

CLOSE = 0.01
"""Steps (half ranges) to which a flip is narrowed down."""
_ROUNDS = 24
ASIDE = 0.1
"""Share of the distance by which the two sides lie before and beyond the flip."""
_NEARLY = 1.5
"""How far beyond its reach an input may be expected to flip and still be moved: lines bend."""
Lead = Callable[[float], Worths]
"""Expected worths with an input moved by so much on its scale."""


@dataclass(frozen=True)
class Found:
    """A flip of one input: how far it is moved, and who leads then."""

    mover: Mover
    by: float
    becomes: Posture

    @property
    def steps(self) -> float:
        """Distance in steps of the mover."""
        return abs(self.by) / self.mover.step


def margin(worths: Worths, leading: Posture) -> tuple[float, Posture]:
    """Give the leader's expected worth above the best other plan's, and whose that is."""
    others = {posture: worth for posture, worth in worths.items() if posture != leading}
    if not others:
        return np.inf, leading
    best = max(others, key=lambda posture: others[posture])
    return worths.get(leading, -np.inf) - others[best], best


def flips_of(ground: Ground, tell: Callable[[float], None] = lambda _: None) -> tuple[Found, ...]:
    """Find the flips of all inputs with placements kept, nearest first.

    Args:
        ground: The run.
        tell: Hears the share that is done.
    """
    if ground.leading is None or len(ground.searched) < 2:
        return ()
    movers = list(_worth_moving(ground, ground.leading))
    found: list[Found] = []
    for at, mover in enumerate(movers):
        tell(at / len(movers))

        def lead(by: float, mover: Mover = mover) -> Worths:
            return ground.stepped(mover.moved(by))

        found += nearest(mover, ground.leading, lead)
    return tuple(sorted(found, key=lambda one: (one.steps, one.mover.one.id)))


def nearest(mover: Mover, leading: Posture, lead: Lead) -> Iterator[Found]:
    """Give the nearer of an input's flips on its two sides, if it has any.

    Args:
        mover: Moves the input.
        leading: Posture that leads now.
        lead: Says what plans are worth with the input moved.
    """
    sides = [_crossing(leading, lead, end) for end in (-mover.reach, mover.reach)]
    likely = mover.one.likely
    crossed = [by for by in sides if by is not None and mover.moved(by).likely != likely]
    if crossed:
        by = min(crossed, key=abs)
        yield Found(mover, by, margin(lead(by), leading)[1])


def _crossing(leading: Posture, lead: Lead, end: float) -> float | None:
    """Narrow down where the lead is lost between nothing and an end; None where it is not."""

    def ahead(by: float) -> float:
        return margin(lead(by), leading)[0]

    below, at_below = 0.0, ahead(0.0)
    beyond, at_beyond = end, ahead(end)
    if at_beyond >= 0:
        return None
    for at in range(_ROUNDS):
        if abs(beyond - below) <= CLOSE * abs(end):
            break
        halved = at % 3 == 2 or not np.isfinite(at_beyond)
        share = 0.5 if halved else at_below / (at_below - at_beyond)
        here = below + min(max(share, 0.02), 0.98) * (beyond - below)
        found = ahead(here)
        if found >= 0:
            below, at_below = here, found
        else:
            beyond, at_beyond = here, found
    return beyond


def _worth_moving(ground: Ground, leading: Posture) -> Iterator[Mover]:
    """Give the inputs that plans read and that could flip within reach, by how they act now."""
    run = ground.run
    lines = [line for plan in run.plans.values() for line in plan.lines]
    read = run.context.trail(lines) | {"finance.discount_rate"} | run.weighed_inputs
    now = ground.now
    for one in run.context.design.ledger.all():
        mover = mover_of(one)
        if one.id not in read or not mover.step or not mover.reach:
            continue
        if not one.is_uncertain or _in_reach(ground, mover, leading, now):
            yield mover


def _in_reach(ground: Ground, mover: Mover, leading: Posture, now: Worths) -> bool:
    """Whether the lead, as it follows the input in the run, could be lost within reach."""
    context, plans = ground.run.context, ground.run.plans
    rows = context.design.rows
    low, high = rows.swing(mover.one.id)
    values = context.design[mover.one.id][rows.random]
    z = (values - values.mean()) / (values.std() or 1.0)
    for posture, plan in plans.items():
        if posture == leading:
            continue
        ahead = plans[leading].present.worth - plan.present.worth
        swung = max(abs(ahead[low] - ahead[0]), abs(ahead[high] - ahead[0]))
        follows = abs(float((ahead[rows.random] * z).mean())) * 1.28
        lost = _NEARLY * max(float(swung), follows) * mover.reach / mover.step
        if lost >= now[leading] - now[posture]:
            return True
    return False


def overridden(assessment: Assessment, change: Input) -> Assessment:
    """Give the answers with one input as the client's own figure."""
    mine = Override(
        estimate=Estimate(low=change.low, likely=change.likely, high=change.high),
        shape=change.shape,
        scenarios=tuple(Scenario(value=v, probability=w) for v, w in change.scenarios if w > 0),
    )
    return assessment.model_copy(update={"figures": {**assessment.figures, change.id: mine}})


def confirmed(found: Found, leading: Posture, anew: Lead) -> tuple[Found, bool]:
    """Look for a flip again with plans sought anew, on both sides of it.

    Args:
        found: The flip with placements kept.
        leading: Posture that leads now.
        anew: Worths with plans sought anew and the input moved by so much.

    Returns:
        The flip, nearer or farther where plans sought anew turn elsewhere, and whether the lead
        was seen to change between two points of which it lies at the far one.
    """
    before, beyond = found.by * (1 - ASIDE), found.by * (1 + ASIDE)
    at_before = margin(anew(before), leading)
    if at_before[0] < 0:  # it turns before: half way tells where to
        half = found.by / 2
        at_half = margin(anew(half), leading)
        nearer = (half, at_half) if at_half[0] < 0 else (before, at_before)
        return replace(found, by=nearer[0], becomes=nearer[1][1]), True
    at_beyond = margin(anew(beyond), leading)
    if at_beyond[0] < 0:
        return replace(found, becomes=at_beyond[1]), True
    end = found.mover.reach if found.by > 0 else -found.mover.reach
    at_end = margin(anew(end), leading)
    if at_end[0] < 0:
        share = at_beyond[0] / (at_beyond[0] - at_end[0])
        there = beyond + share * (end - beyond)
        return replace(found, by=there, becomes=at_end[1]), True
    return found, False


def told(found: Found, seen: bool | None) -> Flip:  # noqa: FBT001 - three answers, not a switch
    """Give a flip as a record of the answer."""
    one, then = found.mover.one, found.mover.moved(found.by)
    return Flip(
        input=one.id,
        label=one.label,
        unit=one.unit,
        value_now=one.likely,
        value_at_flip=then.likely,
        becomes=found.becomes,
        distance=found.steps if one.is_uncertain else None,
        confirmed=seen,
    )
