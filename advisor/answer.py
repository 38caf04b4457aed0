"""From a run's plans, options and rows to the evaluation record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from advisor.catalogue.experiments import Experiment
from advisor.catalogue.path_book import PathBook
from advisor.cost.cash_flow import Costing
from advisor.cost.context import Array, Context
from advisor.cost.talent import ladder
from advisor.decision.agenda import value_of_information
from advisor.decision.at_stake import at_stake, is_own, stakes_too_high
from advisor.decision.break_even import Alone, crossings, sweep
from advisor.decision.caps import caps_missed
from advisor.decision.choices import Choices
from advisor.decision.clash import clashes
from advisor.decision.closeness import closeness
from advisor.decision.criteria.notes import notes
from advisor.decision.criteria.others import Weighed
from advisor.decision.criteria.reading import criteria_reading
from advisor.decision.inputs_table import input_rows
from advisor.decision.machine_results import loads_of
from advisor.decision.plans import StandingPlan
from advisor.decision.race import race
from advisor.decision.recommendation import Recommendation, counter_reasons, reasons
from advisor.decision.results import cost_over_time, option_result, plan_result
from advisor.errors import Message, Money, message
from advisor.evaluation import (
    CatalogueStamp,
    CriteriaReading,
    Evaluation,
    OptionResult,
    PlanResult,
    Posture,
    Swing,
    WeighedPlan,
)
from advisor.inputs.design import Design
from advisor.inputs.people import people_doubts
from advisor.inputs.slips import slips
from advisor.options.deployment import DeploymentOption
from advisor.roadmap.whole import Decided, ways_on
from advisor.sizing.pattern import pattern_of
from advisor.sizing.tokens import Demand, demand_of
from advisor.uncertainty.bands import band
from advisor.uncertainty.staleness import price_of, stale_and_flipping
from advisor.uncertainty.tornado import evidence_summary, swings


@dataclass(frozen=True)
class Run:
    """Everything one run has reckoned."""

    context: Context
    """Rows in which the plans are read."""
    search: Costing
    """What they were searched with, in rows in which options are set side by side too."""
    as_of: dt.date
    options: Sequence[DeploymentOption]
    choices: Choices
    whole: Sequence[Alone]
    """Options that may carry every workload."""
    swept: Sequence[Alone]
    """Options set against each other over the volume."""
    plans: Mapping[Posture, StandingPlan]
    found: Recommendation
    experiments: Sequence[Experiment] = ()
    """What could be measured before choosing."""
    path_book: PathBook = field(default_factory=PathBook)
    """What roadmaps are made of."""
    model_names: Mapping[str, str] = field(default_factory=dict)
    """Of every model of the catalogue, by its id."""
    weighed: Weighed | None = None
    """What was sought because somebody weighed criteria beside money."""

    @property
    def weighed_inputs(self) -> frozenset[str]:
        """Inputs that the standing plans are scored by, where criteria count."""
        counts, plans = self.search.equivalents, self.plans.values()
        if counts is None:
            return frozenset()
        return frozenset().union(*(counts.inputs(plan.placement) for plan in plans))

    @property
    def samples(self) -> int:
        """Random futures in which the standing plans are valued; lines are read in the first."""
        further = next((plan.further for plan in self.plans.values()), ())
        return self.context.design.rows.samples + sum(part.cost.size for part in further)

    @property
    def searched(self) -> Context:
        """Rows in which plans were searched."""
        return self.search.context

    def demand_in(self, design: Design, workload: str) -> Demand:
        """Work out a workload's demand in other rows."""
        told = self.context.assessment
        pattern = pattern_of(self.context.workloads[workload], told.finance, self.as_of)
        return demand_of(design, workload, told.finance.horizon_months, pattern)

    @property
    def leading(self) -> StandingPlan | None:
        """The plan of greatest expected worth."""
        return self.plans[self.found.leading] if self.found.leading else None


def answer(run: Run, *, version: str, as_of: dt.date, seed: int) -> Evaluation:
    """Read a run into the record that screens, report and JSON share."""
    context, found, leading = run.context, run.found, run.leading
    samples = run.samples
    turned = swings(context, _cost(run), _margin(run)) if leading else ()
    red = _red(run, turned, as_of)
    evidence = evidence_summary(context, turned, red)
    whole = {one.option.id: one for one in run.whole}
    plans = tuple(plan_result(context, plan, found) for plan in run.plans.values())
    knowing = value_of_information(
        context,
        tuple(run.plans.values()),
        run.experiments,
        seed=seed,
        beside=run.weighed_inputs,
    )
    agenda = knowing.agenda if knowing else ()
    decided = Decided(context, run.search, run.choices, run.plans, found, run.path_book, as_of)
    return Evaluation(
        catalogue=CatalogueStamp(version=version, as_of=as_of),
        seed=seed,
        samples=samples,
        line_samples=context.design.rows.samples,
        option_samples=run.searched.design.rows.samples,
        currency=context.currency,
        horizon_months=context.calendar.horizon,
        posture=found.verdict,
        posture_by_phase=dict(leading.posture_by_phase) if leading else {},
        leading=found.leading,
        probability_best=dict(found.probability_best),
        expected_regret=dict(found.expected_regret),
        lead_beats_next=found.beats_next,
        closeness=closeness(context, found, run.plans),
        simulation_error=float(0.5 / np.sqrt(samples)),
        plans=plans,
        options=tuple(_option(run, option, whole) for option in run.options),
        break_even=crossings(run.searched, run.swept),
        cost_over_time=tuple(cost_over_time(context, plan) for plan in run.plans.values()),
        volume_sweep=sweep(run.searched, run.swept),
        tornado=turned,
        gates=run.choices.gates,
        clashes=tuple(clashes(run.search, run.options, run.choices, run.plans)),
        evidence=evidence,
        evppi=knowing,
        inputs=input_rows(context.design.ledger, _used(run)),
        reasons=(
            *reasons(context, found, run.plans, run.choices),
            *counter_reasons(found, turned, evidence),
        ),
        **ways_on(decided, plans, turned, float(_margin(run)[0]), agenda),
        stop_loss=context.assessment.appetite.stop_loss,
        ladder=ladder(context),
        pool_loads=tuple(loads_of(context, leading.pools)) if leading else (),
        race=race(run.search, run.choices, run.options, run.model_names),
        criteria=_criteria(run, plans),
        warnings=(*_red_warnings(context, red), *_slips(context), *_warnings(run)),
        workload_names={w.id: w.name for w in context.assessment.workloads},
    )


def _option(run: Run, option: DeploymentOption, whole: Mapping[str, Alone]) -> OptionResult:
    """Read an option, and what is at stake where its model is made for the organisation."""
    found, one = option_result(run.searched, option, run.choices, whole), whole.get(option.id)
    if one is None or not is_own(option):
        return found
    segments = run.search.segments(one.placement)
    stake = at_stake(run.searched, one.lines, segments, {option.id})
    return found.model_copy(update={"at_stake": band(stake[run.searched.design.rows.random])})


def _criteria(run: Run, plans: tuple[PlanResult, ...]) -> CriteriaReading | None:
    """Read what was weighed; standing plans are worth what they are over all futures."""
    if run.weighed is None:
        return None
    reading = criteria_reading(run.context, run.weighed, run.found.leading)
    by_posture = {plan.posture: plan for plan in plans}
    told = tuple(_over_all(one, by_posture) if one.is_standing else one for one in reading.plans)
    return reading.model_copy(update={"plans": told})


def _over_all(one: WeighedPlan, plans: Mapping[Posture, PlanResult]) -> WeighedPlan:
    plan = plans[one.posture]
    money = plan.net_present_benefit.mean - plan.net_present_cost.mean
    mean = one.money.model_copy(update={"mean": money})
    return one.model_copy(update={"worth": plan.worth, "money": mean})


def _cost(run: Run) -> Array:
    leading = run.leading
    rows = run.context.design.rows.total
    return leading.present.cost if leading else np.zeros(rows)


def _margin(run: Run) -> Array:
    """Worth of the leading plan above the runner-up's in every row; 0 without a runner-up."""
    leading, second = run.leading, run.found.runner_up
    if leading is None or second is None:
        return np.zeros(run.context.design.rows.total)
    return leading.present.worth - run.plans[second].present.worth


def _red(run: Run, turned: Sequence[Swing], as_of: dt.date) -> tuple[str, ...]:
    """Give the stale inputs that could turn the verdict; none without a runner-up."""
    leading, second = run.leading, run.found.runner_up
    if leading is None or second is None:
        return ()
    return stale_and_flipping(
        run.context,
        turned,
        leading=leading.lines,
        rival=run.plans[second].lines,
        margin=float(_margin(run)[0]),
        as_of=as_of,
    )


def _red_warnings(context: Context, red: Sequence[str]) -> Iterator[Message]:
    """Name each red figure once, the parts of one price together."""
    named = {price_of(id_) or id_: id_ for id_ in reversed(red)}
    for id_ in sorted(named.values()):
        yield message("warning.stale_flips", name=context.design.ledger[id_].label)


def _slips(context: Context) -> Iterator[Message]:
    """Name figures that look like slips of unit, and people who are more than there are."""
    told = context.assessment
    for slip in (*slips(told, context.design.ledger), *people_doubts(told, context.templates)):
        yield slip.message


def _used(run: Run) -> frozenset[str]:
    lines = [line for plan in run.plans.values() for line in plan.lines]
    lines += [line for one in (*run.whole, *run.swept) for line in one.lines]
    return run.context.trail(lines) | {"finance.discount_rate"} | run.weighed_inputs


def _warnings(run: Run) -> Iterator[Message]:
    if run.weighed is not None:
        yield from notes(run.context, run.weighed, run.found.leading)
    yield message("warning.later.flips")
    if run.leading is not None and run.leading.search == "gap_stated":
        gap = Money(run.leading.gap or 0.0, run.context.currency)
        yield message("warning.gap_stated", gap=gap)
    yield from caps_missed(run.context, run.plans)
    yield from stakes_too_high(run.context, run.plans, run.found.leading)
    ledger, used = run.context.design.ledger, _used(run)
    stale = [one for one in ledger.all() if one.stale and one.id in used]
    if stale:
        yield message("warning.stale", count=len(stale))
    if any(option.form in {"closed_licence", "closed_appliance"} for option in run.options):
        yield message("warning.licensed_size_assumed")
    yield from _unsaid(run.context)


def _unsaid(context: Context) -> Iterator[Message]:
    """Name what the client left out or said of nothing."""
    for figure in context.assessment.figures:
        if figure not in context.design.ledger:
            yield message("warning.unused_figure", figure=figure)
    for workload in context.assessment.workloads:
        if workload.value_per_success is None:
            yield message("warning.no_value", workload=workload.name)
    for machine in context.assessment.machines:
        if machine.resale_value is None:
            yield message("warning.no_resale_value", machine=machine.name)
