"""One option of a published case as the engine's own inputs: an assessment and a catalogue.

The catalogue holds the case's figures and nothing else: evidence "published", valid from the
case's day. What the publication left out stands in it as an explicit zero and says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from advisor.cases.figures import figures_of, kilowatts, price_per_mtok
from advisor.cases.told import Case, Choice
from advisor.cases.volumes import Month
from advisor.catalogue.catalogue import Accelerator, ApiPrice, Catalogue, LanguageModel, Template
from advisor.catalogue.parameter import Figure, Source
from advisor.inputs.resolve import WORKLOAD_FIELDS
from advisor.model.assessment import Assessment
from advisor.model.estate import Machine
from advisor.model.organisation import Finance, Organisation, Phases
from advisor.model.preferences import Preferences
from advisor.model.record import Estimate
from advisor.model.workload import Workload

WORKLOAD = "work"
CLOSED, OPEN, LICENSED = "closed", "open", "licensed"
_LEFT_OUT = "as published: left out"
_ONE: frozenset[str] = frozenset({"tasks_per_unit", "calls_per_task", "peak_to_mean"})
"""Fields of a workload that say nothing at 1; the others do at 0."""


def assessment_of(case: Case, choice: Choice, month: Month) -> Assessment:
    """Write down a month's work and one option as a client's assessment."""
    asked = case.workload
    told = {
        "tasks_per_unit": 1.0,
        "calls_per_task": 1.0,
        "retry_share": 0.0,
        "prompt_tokens": month.prompt,
        "answer_tokens": month.answer,
        "reasoning_tokens": 0.0,
        "cached_share": asked.cached_share,
        "deferrable_share": asked.batch_share,
        "growth_per_year": asked.growth_per_year,
        "active_hours_per_month": asked.hours_per_month,
        "peak_to_mean": month.peak_to_mean,
        "success_rate": 1 - asked.failed_share if choice.form not in {"api", "hosted"} else 1.0,
        "quality_sensitivity": 0.0,
        "cost_per_failure": asked.cost_per_failure,
        "volume": month.requests,
    }
    work = Workload.model_validate(
        {name: Estimate.exactly(value, case.source) for name, value in told.items()}
        | {"id": WORKLOAD, "name": WORKLOAD, "template": WORKLOAD, "burstiness": None}
    )
    return Assessment(
        title=case.id,
        organisation=Organisation(region="other"),
        finance=Finance(currency=case.currency, horizon_months=case.horizon_months),
        phases=Phases(
            verification_start=0,
            integration_start=0,
            innovation_start=0,
            verification_share=1,
            integration_share=1,
            innovation_share=1,
        ),
        preferences=Preferences(spare_servers=0),
        workloads=(work,),
        machines=(_owned(choice),) if choice.form == "owned" else (),
    )


def catalogue_of(case: Case, choice: Choice, month: Month) -> Catalogue:
    """Make a catalogue of one option's figures.

    Raises:
        AdvisorError: When a figure is neither given nor left out in so many words.
    """
    currency = choice.currency or case.currency
    source = Source(title=case.source, locator=case.id, licence="fact re-keyed", retrieved=case.day)
    given = figures_of(case, choice)
    history = {
        id_: (_figure(id_, value, _unit(id_, currency), case.day, source),)
        for id_, value in given.items()
    }
    fields = {
        field: _figure(field, float(field in _ONE), "ratio", case.day, source)
        for field in WORKLOAD_FIELDS
    }
    accelerator = _accelerator(choice, source)
    return Catalogue(
        version=case.id,
        history=history,
        accelerators={accelerator.id: accelerator},
        models={name: _model(name, source) for name in (CLOSED, OPEN, LICENSED)},
        api_prices=_prices(case, choice, currency, month, source),
        templates={
            WORKLOAD: Template(
                id=WORKLOAD, label="", unit_label="", figures=fields, ttft_s=1e9, tpot_s=1e9
            )
        },
        shortlists={
            "closed_models": (CLOSED,),
            "open_models": (OPEN,),
            "licence_model": (LICENSED,),
            "licence_architecture": (OPEN,),
            "accelerator": (accelerator.id,),
            "appliance_accelerator": (accelerator.id,),
        },
    )


def _owned(choice: Choice) -> Machine:
    yearly = (choice.maintenance_per_year or 0.0) + (choice.software_per_year or 0.0)
    return Machine(
        id="own",
        name="own",
        accelerator="machine",
        accelerators_per_server=choice.accelerators,
        servers=choice.machines,
        support_per_year=yearly,
    )


def _figure(id_: str, value: float, unit: str, day: dt.date, source: Source) -> Figure:
    return Figure(
        id=id_,
        label=id_,
        unit=unit,
        low=value,
        likely=value,
        high=value,
        evidence="published",
        basis="stated",
        valid_from=day,
        review_by=day,
        source=source,
        note="" if value else _LEFT_OUT,
    )


_MONEY: Mapping[str, str] = {
    "purchase.": "accelerator",
    "rental.machine": "accelerator-hour",
    "appliance.price": "appliance",
    "licence.closed_one_off": "",
    "licence.closed_per_year": "year",
    "colocation.": "kW-month",
    "electricity.": "kWh",
    "salary.engineer.": "year",
    "price.": "Mtok",
    "software.": "year",
    "egress.": "GB",
}
"""What a price buys, by how its id begins."""


def _unit(id_: str, currency: str) -> str:
    for start, per in _MONEY.items():
        if id_.startswith(start):
            return f"{currency}/{per}".rstrip("/")
    return f"{id_.removeprefix('fx.')}/USD" if id_.startswith("fx.") else "ratio"


def _accelerator(choice: Choice, source: Source) -> Accelerator:
    """Describe the machine's accelerator: large enough for anything, its speed is stated."""
    return Accelerator(
        id="machine",
        vendor="",
        memory_gb=1e6,
        bandwidth_gb_per_s=1.0,
        tflops_16bit=1.0,
        tflops_8bit=None,
        tflops_4bit=None,
        power_w=kilowatts(choice) * 1000 / choice.accelerators,
        link_gb_per_s=None,
        confidence="low",
        source=source,
    )


def _model(name: str, source: Source) -> LanguageModel:
    return LanguageModel(
        id=name,
        name=name,
        vendor="",
        jurisdiction="",
        openness="open" if name == OPEN else "closed",
        parameters_b=1.0,
        kv_elements_per_token=0.0,
        source=source,
    )


def _prices(
    case: Case, choice: Choice, currency: str, month: Month, source: Source
) -> dict[str, tuple[ApiPrice, ...]]:
    """Give the host's price to the side it stands on; the other side is free and not looked at."""
    told = price_per_mtok(choice, month.prompt + month.answer)
    found: dict[str, tuple[ApiPrice, ...]] = {}
    for model, form in ((CLOSED, "api"), (OPEN, "hosted")):
        parts = told if choice.form == form else {"input": 0.0, "output": 0.0}
        if choice.form == form or model == CLOSED:
            at_input = parts["input"] or 0.0
            id_ = f"price.host.{model}"
            price = ApiPrice.model_validate(
                {"host": "host", "jurisdiction": "", "model": model, "currency": currency}
                | {f"{part}_per_mtok": amount for part, amount in parts.items()}
                | {"figure": _figure(id_, at_input, f"{currency}/Mtok", case.day, source)}
            )
            found[model] = (price,)
    return found
