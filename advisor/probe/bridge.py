"""The bridge between two evaluations: what each change contributes to the difference.

Changes fall into inputs that both evaluations have and everything else (rules, candidates,
workloads, and plans sought anew because of any change). The two are weighed against each other in
both orders, and the inputs among themselves by Shapley shares, once along the plan of the first
evaluation and once along that of the second (Owen value). The steps add up to the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from advisor.answer import Run
from advisor.errors import Message, message
from advisor.evaluation import Bridge, BridgeStep
from advisor.inputs.ledger import Input
from advisor.live.step import Stepper
from advisor.probe.shapley import Array, Shares, shapley

STEPS = 600
"""Live steps that drawing orders may take, about, for each of the two plans."""


def bridge(
    before: Run, after: Run, *, seed: int, tell: Callable[[float], None] = lambda _: None
) -> Bridge:
    """Split the difference between the leading plans of two runs of the same futures.

    Args:
        before: The one.
        after: The other; as many futures of the same seed.
        seed: Draws orders where more than ten inputs differ.
        tell: Hears the share that is done.
    """
    first, last = _read(before), _read(after)
    if first is None or last is None:
        return _bridge(before, after, [], exact=True)
    changed = _changed(before, after)
    there, back = (
        _split(run, _told_by(whose, changed), seed, partial(_half, tell, at))
        for at, (run, whose) in enumerate(((before, after), (after, before)))
    )
    shares = (there.shares - back.shares) / 2
    rest = (last - first) - shares.sum(axis=0)
    errors = np.hypot(there.errors, back.errors) / 2
    ledger = after.context.design.ledger
    steps = [
        _step(id_, ledger[id_].label, shares[at], float(errors[at, 0]))
        for at, id_ in enumerate(changed)
    ]
    steps.sort(key=lambda step: -abs(step.worth))
    other = _step("", message("probe.bridge.rest"), rest, 0.0)
    return _bridge(before, after, [*steps, other], exact=there.is_exact and back.is_exact)


def _told_by(run: Run, ids: Sequence[str]) -> dict[str, Input]:
    return {id_: run.context.design.ledger[id_] for id_ in ids}


def _half(tell: Callable[[float], None], at: int, share: float) -> None:
    """Tell the share that is done of both plans together."""
    tell((at + share) / 2)


def _step(id_: str, label: Message, gained: Array, error: float) -> BridgeStep:
    worth, cost = map(float, gained)
    return BridgeStep(input=id_, label=label, worth=worth, cost=cost, error=error)


def _bridge(before: Run, after: Run, steps: Sequence[BridgeStep], *, exact: bool) -> Bridge:
    first, last = _read(before), _read(after)
    return Bridge(
        currency=after.context.currency,
        samples=after.context.design.rows.samples,
        worth_before=None if first is None else float(first[0]),
        worth_after=None if last is None else float(last[0]),
        cost_before=None if first is None else float(first[1]),
        cost_after=None if last is None else float(last[1]),
        leading_before=before.found.leading,
        leading_after=after.found.leading,
        exact=exact,
        steps=tuple(steps),
    )


def _read(run: Run) -> Array | None:
    """Give expected worth and net present cost of the leading plan; None without one."""
    if run.leading is None:
        return None
    rows, present = run.context.design.rows.random, run.leading.present
    return np.array([present.worth[rows].mean(), present.cost[rows].mean()])


def _changed(before: Run, after: Run) -> tuple[str, ...]:
    """Give the inputs of both that differ and that one of the leading plans reads."""
    one, other = before.context.design.ledger, after.context.design.ledger
    read = {
        id_
        for run in (before, after)
        for id_ in run.context.trail(run.leading.lines if run.leading else ()) | run.weighed_inputs
    } | {"finance.discount_rate"}
    return tuple(
        old.id
        for old in one.all()
        if old.id in other and old.id in read and _spread(old) != _spread(other[old.id])
    )


def _spread(one: Input) -> tuple[object, ...]:
    return one.low, one.likely, one.high, one.shape, one.scenarios, one.unit


def _split(
    run: Run, target: Mapping[str, Input], seed: int, tell: Callable[[float], None]
) -> Shares:
    """Split what the inputs change with a run's leading plan kept, on the way to their targets."""
    leading = run.found.leading
    only = {leading: run.plans[leading]} if leading else {}
    stepper = Stepper(replace(run, plans=only))
    ids, asked = tuple(target), 0
    orders = STEPS // max(1, len(ids))

    def value(made: frozenset[int]) -> Array:
        nonlocal asked
        asked += 1
        tell(min(0.99, asked / (2 ** len(ids) if len(ids) <= 10 else STEPS)))
        (plan,) = stepper.step({ids[at]: target[ids[at]] for at in made}).plans
        return np.array([plan.worth.mean, plan.net_present_cost.mean])

    return shapley(len(ids), value, seed=seed, orders=orders)
