"""What to measure before choosing: what it settles, takes, and is worth at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from advisor.catalogue.experiments import Experiment
from advisor.cost.context import Array, Context
from advisor.cost.integration import WORKING_DAYS
from advisor.decision.plans import StandingPlan
from advisor.decision.stretches import everywhere
from advisor.errors import Message, message
from advisor.evaluation import AgendaItem, KnownInput, ValueOfInformation
from advisor.model.record import Estimate
from advisor.uncertainty.information import Gain, Prospect


@dataclass(frozen=True)
class _Made:
    """An experiment made for one workload, one kind of accelerator, or once in all."""

    experiment: Experiment
    named: str
    """What it is made for, as it is called."""
    settles: tuple[str, ...]
    models: tuple[str, ...] = ()
    """Models whose success in a workload it shows."""
    key: str = ""

    def known(self, context: Context) -> list[Array]:
        """Give what it shows in every random future: inputs, or what they come to."""
        random = context.design.rows.random
        if self.models:
            return [context.success(self.key, model)[random] for model in self.models]
        return [context.design[id_][random] for id_ in self.settles]


def value_of_information(
    context: Context,
    plans: Sequence[StandingPlan],
    experiments: Iterable[Experiment],
    *,
    seed: int,
    beside: frozenset[str] = frozenset(),
) -> ValueOfInformation | None:
    """Read off the plans what it would be worth to know more; None without a plan.

    Args:
        context: Rows in which the plans are read.
        plans: The standing plans, and in a probe others that may be chosen instead.
        experiments: What could be done.
        seed: Deals inputs out anew for the floor of chance.
        beside: Inputs that plans are scored by, where criteria beside money count.
    """
    if not plans:
        return None
    rows = context.design.rows
    every = _every(plans, rows.random)
    prospect = Prospect([plan.present.worth[rows.random] for plan in plans], seed, every=every)
    read = _read_by(context, plans, beside)
    singles = {id_: prospect.known([context.design[id_][rows.random]]) for id_ in read}
    made = list(_made(context, experiments, read, plans))
    return ValueOfInformation(
        evpi=prospect.perfect.worth,
        evpi_error=prospect.perfect.error,
        inputs=_inputs(context, singles),
        noise_floor=max((gain.floor for gain in singles.values()), default=0.0),
        agenda=_in_order(_item(context, one, prospect.known(one.known(context))) for one in made),
        placements=len(plans),
        futures=len(every[0]),
    )


def _every(plans: Sequence[StandingPlan], rows: slice) -> list[Array]:
    """Give what plans are worth in all futures that every one of them was read in."""
    worths = [everywhere(plan, rows).worth for plan in plans]
    shared = min(map(len, worths))
    return [worth[:shared] for worth in worths]


def _read_by(
    context: Context, plans: Iterable[StandingPlan], beside: frozenset[str]
) -> tuple[str, ...]:
    """Give the inputs with a range that any plan reads."""
    read = context.trail(line for plan in plans for line in plan.lines) | beside
    read |= {"finance.discount_rate"}
    return tuple(id_ for id_ in context.design.rows.swings if id_ in read)


def _inputs(context: Context, singles: Mapping[str, Gain]) -> tuple[KnownInput, ...]:
    ledger = context.design.ledger
    order = sorted(singles, key=lambda id_: -_clear(singles[id_]))
    return tuple(
        KnownInput(
            input=id_,
            label=ledger[id_].label,
            worth=singles[id_].worth if singles[id_].is_clear else None,
            error=singles[id_].error,
        )
        for id_ in order
    )


def _clear(gain: Gain) -> float:
    return gain.worth if gain.is_clear else 0.0


def _made(
    context: Context,
    experiments: Iterable[Experiment],
    read: Sequence[str],
    plans: Iterable[StandingPlan],
) -> Iterator[_Made]:
    """Give each experiment for whatever it is made for, where it settles anything that is read."""
    for experiment in experiments:
        for key, name in _made_for(context, experiment, read):
            patterns = [pattern.replace("{each}", key) for pattern in experiment.settles]
            models: tuple[str, ...] = ()
            if f"success.{key}" in patterns:
                models = _models(plans, key)
                patterns = [id_ for model in models for id_ in context.success_inputs(key, model)]
            settled = [id_ for id_ in read if any(fnmatchcase(id_, p) for p in patterns)]
            if settled:
                yield _Made(experiment, name, tuple(settled), models, key)


def _models(plans: Iterable[StandingPlan], workload: str) -> tuple[str, ...]:
    """Give the models that serve a workload in any plan."""
    used = {option.model.id for plan in plans for option in plan.placement[workload]}
    return tuple(sorted(used))


def _made_for(
    context: Context, experiment: Experiment, read: Iterable[str]
) -> Iterable[tuple[str, str]]:
    """Give key and name of everything that an experiment is made once for."""
    if experiment.each == "workload":
        return [(id_, workload.name) for id_, workload in context.workloads.items()]
    if experiment.each == "accelerator":
        speeds = (id_.split(".")[1] for id_ in read if id_.startswith("throughput."))
        return [(name, name) for name in dict.fromkeys(speeds)]
    return [("", "")]


def _item(context: Context, made: _Made, gain: Gain) -> AgendaItem:
    told = made.experiment
    price = _price(context, told.person_days)
    return AgendaItem(
        experiment=told.id,
        title=_said(f"experiment.{told.id}.title", made.named),
        how=_said(f"experiment.{told.id}.how", made.named),
        settles=made.settles,
        price=price,
        calendar_days=told.calendar_days,
        worth=gain.worth if gain.is_clear else None,
        error=gain.error,
        pays=_clear(gain) > price.likely,
        evidence=told.evidence,
        reason=told.reason,
        claims=told.claims,
    )


def _said(id_: str, name: str) -> Message:
    return message(id_, name=name) if name else message(id_)


def _price(context: Context, days: Estimate) -> Estimate:
    """Give what working days cost at the likely loaded wage of month 0."""
    daily = float(context.wage[0]) / WORKING_DAYS
    return Estimate(low=days.low * daily, likely=days.likely * daily, high=days.high * daily)


def _in_order(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Put first what is worth most above its price; what is worth nothing last, cheapest first."""
    return tuple(
        sorted(items, key=lambda one: (one.worth is None, one.price.likely - (one.worth or 0.0)))
    )
