"""From an assessment and the catalogue of a day to the ledger of inputs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.catalogue.catalogue import ApiPrice, Catalogue, Template
from advisor.errors import AdvisorError, Message, message
from advisor.inputs.contradictions import contradictions
from advisor.inputs.courses import growth_inputs, scenario_inputs
from advisor.inputs.criteria_inputs import criteria_inputs
from advisor.inputs.form_figures import figures_asked_for
from advisor.inputs.groups import group_of
from advisor.inputs.ledger import Input, Kind, Ledger
from advisor.inputs.lookup import LookUp, looked_up, told
from advisor.inputs.people import ACTIVE
from advisor.inputs.quality import gaps
from advisor.inputs.scope import Scope
from advisor.model.assessment import Assessment
from advisor.model.record import Estimate
from advisor.model.workload import COUNTED, Workload

WORKLOAD_FIELDS: dict[str, Kind] = {
    "tasks_per_unit": "positive",
    "calls_per_task": "positive",
    "retry_share": "share",
    "prompt_tokens": "positive",
    "answer_tokens": "positive",
    "reasoning_tokens": "positive",
    "cached_share": "share",
    "deferrable_share": "share",
    "growth_per_year": "growth",
    "active_hours_per_month": "positive",
    "peak_to_mean": "positive",
    "success_rate": "share",
    "quality_sensitivity": "share",
    "cost_per_failure": "positive",
}
"""Fields of a workload that its template can supply, and the scale each is spread on."""
FIGURES: dict[str, Kind] = {
    "finance.discount_rate": "positive",
    "drift.api_price": "growth",
    "drift.rental_price": "growth",
    "drift.hardware_price": "growth",
    "drift.wage": "growth",
    "drift.electricity": "growth",
    "pue.on_premises": "positive",
    "colocation.per_kw_month": "positive",
    "salary.loading_factor": "positive",
    "server.overhead_share": "positive",
    "server.power_share": "positive",
    "server.idle_power_share": "share",
    "hardware.install_share": "positive",
    "hardware.maintenance_per_year": "positive",
    "hardware.residual_at_36_months": "share",
    "hardware.life_months": "positive",
    "hardware.lead_time_months": "positive",
    "server.rack_units_per_accelerator": "positive",
    "rental.keep_alive_s": "positive",
    "rental.cold_start_s": "positive",
    "hardware.network_storage_share": "positive",
    "software.per_accelerator": "positive",
    "egress.per_gb": "positive",
    "licence.closed_one_off": "positive",
    "licence.closed_per_year": "positive",
    "appliance.price": "positive",
    "appliance.support_per_year": "positive",
    "appliance.upgrade_share": "share",
    "staff.operations_api": "positive",
    "staff.operations_rented": "positive",
    "staff.operations_owned": "positive",
    "staff.operations_appliance": "positive",
    "staff.operations_licence": "positive",
    "implementation.api": "positive",
    "implementation.self_hosted": "positive",
    "adaptation.per_hardware_kind": "positive",
    "refresh.months": "positive",
    "switching.per_workload": "positive",
    "exit.per_workload": "positive",
    "evaluation.per_workload_phase": "positive",
    "compliance.per_option": "positive",
    "quality.gap_range": "share",
}
"""Figures that every assessment reads, and the scale each is spread on."""


def resolve(
    assessment: Assessment,
    catalogue: Catalogue,
    scope: Scope,
    as_of: dt.date,
    speeds: Sequence[Input] = (),
) -> Ledger:
    """Look up every input: the client's figure where there is one, else the catalogue's range.

    Args:
        assessment: What the client told.
        catalogue: The figures.
        scope: What stands in play.
        as_of: Day whose figures count.
        speeds: True speed over predicted for each accelerator and model, which sizing gives.

    Raises:
        AdvisorError: When figures are missing or the client's own cannot stand; all at once.
    """
    look = LookUp(assessment, catalogue, as_of)
    look.problems.extend(contradictions(assessment))
    found = Ledger([*_all_inputs(look, catalogue, scope), *speeds])
    mine = [look.overridden(one) for one in found.all()]
    width = next((one for one in mine if one.id == "quality.gap_range"), None)
    if width is not None:
        mine += [look.overridden(one) for one in gaps(scope, catalogue, width)]
    if look.problems:
        raise AdvisorError(look.problems)
    return Ledger(mine)


def _all_inputs(look: LookUp, catalogue: Catalogue, scope: Scope) -> Iterator[Input]:
    assessment = look.assessment
    currency = assessment.finance.currency
    yield from _figures(look, catalogue, scope)
    for price in (*scope.closed, *scope.hosted):
        yield from _price_inputs(price, catalogue, look.as_of)
    for workload in assessment.workloads:
        template = catalogue.templates[workload.template]
        yield from _workload_inputs(look, workload, template)
        yield from _burstiness(look, workload)
        yield from growth_inputs(workload)
    for machine in assessment.machines:
        if machine.resale_value is not None:
            label = message("input.machine.resale_value", machine=machine.name)
            id_ = f"machine.{machine.id}.resale_value"
            yield told(id_, label, currency, machine.resale_value, "positive")


def _figures(look: LookUp, catalogue: Catalogue, scope: Scope) -> Iterator[Input]:
    given = look.assessment.finance.discount_rate
    if given is not None:
        label = message("input.finance.discount_rate")
        yield told("finance.discount_rate", label, "share/year", given, "positive")
    yield from _told_of_systems(look.assessment)
    for id_, kind in {**FIGURES, **figures_asked_for(look.assessment)}.items():
        yield from look.input(id_, message(f"input.{id_}"), kind)
    yield from criteria_inputs(look, catalogue)
    yield from look.own_commons()
    yield from scenario_inputs(look.assessment.finance)
    for id_, label in _regional(look.assessment, scope):
        yield from look.input(id_, label, "positive")
    for id_ in sorted(catalogue.history):
        if id_.startswith("fx."):
            label = message("input.fx", currency=id_.removeprefix("fx."))
            yield from look.input(id_, label, "positive")


def _told_of_systems(assessment: Assessment) -> Iterator[Input]:
    """Give the working days that connecting a system takes, where the client tells them."""
    systems = assessment.systems
    given = {"systems.days": systems.days, "systems.days_appliance": systems.days_appliance}
    for id_, days in given.items():
        if days is not None and systems.count:
            yield told(id_, message(f"input.{id_}"), "person-day", days, "positive")


def _regional(assessment: Assessment, scope: Scope) -> Iterator[tuple[str, Message]]:
    region = assessment.organisation.region
    named = message(f"choice.region.{region}")
    yield f"electricity.{region}", message("input.electricity", region=named)
    yield f"carbon.{region}", message("input.carbon", region=named)
    yield f"salary.engineer.{region}", message("input.salary.engineer", region=named)
    for server in scope.servers:
        if server.purchasable:
            name = server.accelerator.id
            yield f"purchase.{name}", message("input.purchase", accelerator=name)
    if scope.rental is not None:
        name = scope.rental.id
        yield f"rental.{name}", message("input.rental", accelerator=name)


def _workload_inputs(look: LookUp, workload: Workload, template: Template) -> Iterator[Input]:
    prefix, name = f"workload.{workload.id}", workload.name
    currency = look.assessment.finance.currency
    label = message("input.workload.volume", workload=name)
    unit = "units" if template.unit_label in ACTIVE else "units/month"
    yield told(f"{prefix}.volume", label, unit, workload.volume, "positive")
    for field, kind in WORKLOAD_FIELDS.items():
        label = message(f"input.workload.{field}", workload=name)
        figure = template.figures[field]
        given: Estimate | None = getattr(workload, field)
        if given is not None:
            unit = currency if field == "cost_per_failure" else figure.unit
            found = told(f"{prefix}.{field}", label, unit, given, kind)
        else:
            at_home = look.at_home(figure)
            of_template = looked_up(at_home, label, kind, look.as_of, set_by="template")
            id_ = f"{prefix}.{field}"
            found = replace(of_template, id=id_, group=group_of(id_))
        unread = field == "growth_per_year" and workload.growth_kind != "compound"
        yield replace(found, shape="fixed") if unread else found
    if workload.value_per_success is not None:
        label = message("input.workload.value_per_success", workload=name)
        id_ = f"{prefix}.value_per_success"
        yield told(id_, label, currency, workload.value_per_success, "positive")
    for model, measured in workload.measured_success.items():
        label = message("input.workload.measured_success", workload=name, model=model)
        yield told(f"{prefix}.measured_success.{model}", label, "fraction", measured, "share")
    for field in COUNTED:
        for model, counted in getattr(workload, field).items():
            label = message(f"input.workload.{field}", workload=name, model=model)
            yield told(f"{prefix}.{field}.{model}", label, "token/task", counted, "positive")


def _burstiness(look: LookUp, workload: Workload) -> Iterator[Input]:
    """Give how bunched a workload's calls arrive: no template tells, one range stands for all."""
    id_ = f"workload.{workload.id}.burstiness"
    label = message("input.workload.burstiness", workload=workload.name)
    if workload.burstiness is not None:
        yield told(id_, label, "ratio", workload.burstiness, "positive")
        return
    for found in look.common("sizing.burstiness", label):
        yield replace(found, id=id_)


def _price_inputs(price: ApiPrice, catalogue: Catalogue, as_of: dt.date) -> Iterator[Input]:
    prices = {
        "input": price.input_per_mtok,
        "output": price.output_per_mtok,
        "cached": price.cached_per_mtok,
        "batch_input": price.batch_input_per_mtok,
        "batch_output": price.batch_output_per_mtok,
    }
    figure, name = price.figure, catalogue.models[price.model].name
    for part, amount in prices.items():
        if amount is not None:
            label = message(f"input.price.{part}", model=name, host=price.host)
            exact = figure.model_copy(update={"low": amount, "likely": amount, "high": amount})
            found = looked_up(exact, label, "positive", as_of)
            yield replace(found, id=f"price.{price.host}.{price.model}.{part}")
