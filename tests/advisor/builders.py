"""A small made-up world of round figures, so that a sum on paper checks the engine.

One server costs 500,000 yuan (8 accelerators × 50,000 × 1.25). What it does is stated, so that
sizing has no part in the sums: 100 output tokens a second for each accelerator at full load, half
of that within the target, 400 a server. One workload of a million tasks a month asks for 1,000 of
them in its busiest hour: two and a half servers. There are no spare servers unless a test says so.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.catalogue.catalogue import Accelerator, ApiPrice, Catalogue, LanguageModel, Template
from advisor.catalogue.parameter import Figure, Source
from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.context import Context
from advisor.cost.judged import Judge
from advisor.decision.choices import Choices, choices_of
from advisor.inputs.design import draw
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import ServerType, scope_of
from advisor.model.assessment import Assessment
from advisor.model.estate import Machine
from advisor.model.measurement import Measurement
from advisor.model.organisation import Finance, Phases
from advisor.model.preferences import Preferences
from advisor.model.record import Estimate
from advisor.model.workload import Workload
from advisor.options.deployment import DeploymentOption, stand
from advisor.sizing.fleet import Capability, context_of, speed_id, within_reach
from advisor.sizing.memory import fit
from advisor.sizing.throughput_figures import throughput_inputs
from advisor.sizing.tokens import demands_of

DAY = dt.date(2026, 1, 31)
SOURCE = Source(title="Made up", licence="none", retrieved=DAY)
API = "closed_api:vendor:closed-a"
HOSTED = "open_hosted:cloud:open-a"
RENTED = "open_rented:open-a@ACC"
WINDOW = f"{RENTED}:window"
ZERO = f"{RENTED}:zero"
OWNED = "open_owned:open-a@ACC"
LICENCE = "closed_licence:closed-b@ACC"
APPLIANCE = "closed_appliance:closed-b"
OPEN_APPLIANCE = "open_appliance:open-a"
Value = float | tuple[float, float, float]

FIGURES: Mapping[str, tuple[Value, str]] = {
    "finance.discount_rate": (0.21, "share/year"),
    "drift.api_price": (-0.36, "share/year"),
    "drift.rental_price": (-0.19, "share/year"),
    "drift.hardware_price": (-0.19, "share/year"),
    "drift.wage": (0.44, "share/year"),
    "drift.electricity": (0.21, "share/year"),
    "pue.on_premises": (1.5, "ratio"),
    "colocation.per_kw_month": (100, "CNY/kW/month"),
    "salary.engineer.CN": (120_000, "CNY/year"),
    "salary.loading_factor": (1.5, "ratio"),
    "electricity.CN": (1, "CNY/kWh"),
    "carbon.CN": (500, "gCO2e/kWh"),
    "server.overhead_share": (0.25, "share"),
    "server.power_share": (0.25, "share"),
    "server.idle_power_share": (0.5, "share"),
    "purchase.ACC": (50_000, "CNY/accelerator"),
    "rental.ACC": (10, "CNY/hour"),
    "hardware.install_share": (0.1, "share"),
    "hardware.maintenance_per_year": (0.12, "share/year"),
    "hardware.residual_at_36_months": (0.125, "share"),
    "hardware.life_months": (60, "month"),
    "hardware.lead_time_months": (2, "month"),
    "hardware.network_storage_share": (0, "share"),
    "software.per_accelerator": (0, "CNY/year"),
    "egress.per_gb": (0, "CNY/GB"),
    "licence.closed_one_off": (400_000, "CNY"),
    "licence.closed_per_year": (240_000, "CNY/year"),
    "appliance.price": (1_000_000, "CNY/appliance"),
    "appliance.support_per_year": (0.12, "share/year"),
    "appliance.upgrade_share": (0.25, "share"),
    "appliance.accelerators": (8, "accelerator"),
    "staff.operations_api": (0.5, "full-time equivalent"),
    "staff.operations_rented": (1, "full-time equivalent"),
    "staff.operations_owned": (2, "full-time equivalent"),
    "staff.operations_appliance": (1, "full-time equivalent"),
    "staff.operations_licence": (1.5, "full-time equivalent"),
    "implementation.api": (2, "person-month"),
    "implementation.self_hosted": (6, "person-month"),
    "adaptation.per_hardware_kind": (3, "person-month"),
    "refresh.months": (12, "month"),
    "switching.per_workload": (1, "person-month"),
    "exit.per_workload": (2, "person-month"),
    "evaluation.per_workload_phase": (1, "person-month"),
    "compliance.per_option": (4, "person-month"),
    "quality.gap_range": (0.2, "share"),
    "sizing.throughput_factor": (1.0, "ratio"),
    "server.rack_units_per_accelerator": (1.0, "U/accelerator"),
    "rental.keep_alive_s": (300, "second"),
    "rental.cold_start_s": (120, "second"),
    "sizing.burstiness": (1, "ratio"),
    "fx.CNY": (7, "CNY/USD"),
}
FURTHER: Mapping[str, tuple[Value, str]] = {
    "tuning.run_price": (100, "CNY"),
    "tuning.samples": (50, "sample"),
    "tuning.label_price": (2, "CNY/sample"),
    "tuning.labour": (1, "person-month"),
    "tuning.hosting_premium": (0.5, "share"),
    "tuning.failures_removed": (0.5, "share"),
    "router.easy_share": (0.5, "share"),
    "router.gap_left": (0.5, "share"),
    "router.fee_share": (0.1, "share"),
    "router.setup": (2, "person-month"),
    "router.operations": (0.25, "full-time equivalent"),
    "private_cloud.premium": (0.5, "share"),
    "private_cloud.setup": (3, "person-month"),
    "device.price": (1200, "CNY/device"),
    "device.life_months": (12, "month"),
    "device.tasks_per_month": (100, "task/month"),
    "device.memory_gb": (16, "GB"),
    "device.bandwidth_gb_per_s": (100, "GB/s"),
    "device.bandwidth_reached": (0.5, "share"),
    "device.prompt_tflops": (10, "TFLOPS"),
    "device.distillation": (10_000, "CNY"),
    "staff.operations_device": (1, "full-time equivalent"),
    "training.industry_model": (1_000_000, "CNY"),
    "training.per_billion_parameters": (10_000, "CNY"),
    "training.hardware_saving_closed": (0.2, "share"),
    "industry.inexperience": (1.5, "ratio"),
    "industry.labels": (100_000, "CNY"),
    "industry.team": (2, "full-time equivalent"),
    "industry.lead_time_months": (4, "month"),
    "industry.refresh_share": (0.5, "share"),
    "industry.failures_removed": (0.5, "share"),
    "rental.discount_one_year": (0.25, "share"),
    "rental.discount_three_years": (0.5, "share"),
    "contract.penalty_share": (0.5, "share"),
    "lease.monthly_factor": (0.03, "share"),
    "lease.term_months": (36, "month"),
    "hiring.cost_share": (0.25, "share"),
    "hiring.lead_months": (1, "month"),
    "hiring.ramp_months": (3, "month"),
    "talent.months_per_rung": (4, "month"),
    "talent.training": (8, "person-month"),
    "systems.days": (14, "person-day"),
    "systems.days_appliance": (7, "person-day"),
}
"""Figures that are read only where an assessment asks for what they belong to."""
TEMPLATE: Mapping[str, tuple[Value, str]] = {
    "tasks_per_unit": (1, "ratio"),
    "calls_per_task": (1, "ratio"),
    "retry_share": (0, "share"),
    "prompt_tokens": (1000, "token"),
    "answer_tokens": (100, "token"),
    "reasoning_tokens": (0, "token"),
    "cached_share": (0.4, "share"),
    "deferrable_share": (0, "share"),
    "growth_per_year": (0, "share/year"),
    "active_hours_per_month": (100, "hour/month"),
    "peak_to_mean": (3.6, "ratio"),
    "success_rate": (0.9, "share"),
    "quality_sensitivity": (0.5, "share"),
    "cost_per_failure": (1, "CNY/task"),
}


def figure(id_: str, value: Value, unit: str) -> Figure:
    low, likely, high = value if isinstance(value, tuple) else (value, value, value)
    return Figure(
        id=id_,
        label=id_,
        unit=unit,
        low=low,
        likely=likely,
        high=high,
        evidence="published",
        basis="stated",
        valid_from=dt.date(2026, 1, 1),
        review_by=dt.date(2026, 12, 31),
        source=SOURCE,
    )


def accelerator(id_: str = "ACC") -> Accelerator:
    """Arithmetic costs it nothing; reading 25.6 GB of weights takes it 25.6 ms."""
    return Accelerator(
        id=id_,
        vendor="Maker",
        memory_gb=80,
        bandwidth_gb_per_s=1000,
        tflops_16bit=1e15,
        tflops_8bit=1e15,
        tflops_4bit=None,
        power_w=1000,
        link_gb_per_s=None,
        confidence="high",
        source=SOURCE,
    )


def model(id_: str, elo: float, **changes: Any) -> LanguageModel:
    openness = "open" if id_.startswith("open") else "closed"
    size = {"parameters_b": 25.6, "kv_elements_per_token": 0.0} if openness == "open" else {}
    told = {"name": id_.title(), "vendor": "Maker", "jurisdiction": "CN", "openness": openness}
    return LanguageModel.model_validate(
        {"id": id_, "elo": elo, "source": SOURCE, **told, **size, **changes}
    )


def price(host: str, model_id: str, currency: str, **per_mtok: float) -> ApiPrice:
    prices = {f"{part}_per_mtok": amount for part, amount in per_mtok.items()}
    at_input = figure(f"price.{host}.{model_id}", per_mtok["input"], f"{currency}/Mtok")
    return ApiPrice.model_validate(
        {"host": host, "jurisdiction": "CN", "model": model_id, "currency": currency}
        | {**prices, "figure": at_input}
    )


CLOSED_PRICE = price(
    "vendor", "closed-a", "USD", input=1, output=4, cached=0.1, batch_input=0.5, batch_output=2
)
HOSTED_PRICE = price("cloud", "open-a", "CNY", input=2, output=10)


def catalogue(
    figures: Mapping[str, Value | None] | None = None,
    *,
    prices: tuple[ApiPrice, ...] = (CLOSED_PRICE, HOSTED_PRICE),
    spread: float = 0.0,
    scale: float = 1.0,
) -> Catalogue:
    """Build the world.

    Args:
        figures: Other values by id; None leaves a figure out.
        prices: What hosts charge.
        spread: Width of every figure's range on both sides, as a share of it.
        scale: What every money figure is multiplied by.
    """
    known = {id_: (value, unit) for id_, (value, unit) in {**FIGURES, **FURTHER}.items()}
    for id_, value in (figures or {}).items():
        known[id_] = (value, known[id_][1] if id_ in known else "CNY")  # type: ignore[assignment]
    history = {
        id_: (figure(id_, _spread(value, unit, spread, _scale(id_, unit, scale)), unit),)
        for id_, (value, unit) in known.items()
        if value is not None
    }
    template = {
        field: figure(field, _spread(value, unit, spread, _scale(field, unit, scale)), unit)
        for field, (value, unit) in TEMPLATE.items()
    }
    models = (model("closed-a", 1500), model("closed-b", 1450), model("open-a", 1400))
    return Catalogue(
        version="made up",
        history=history,
        accelerators={"ACC": accelerator(), "OLD": accelerator("OLD")},
        models={one.id: one for one in models},
        api_prices={one.model: (one,) for one in prices},
        templates={
            "made_up": Template(
                id="made_up", label="", unit_label="", figures=template, ttft_s=10, tpot_s=1
            )
        },
        shortlists={
            "closed_models": ("closed-a",),
            "open_models": ("open-a",),
            "licence_model": ("closed-b",),
            "licence_architecture": ("open-a",),
            "accelerator": ("ACC",),
            "appliance_accelerator": ("ACC",),
        },
    )


def _scale(id_: str, unit: str, scale: float) -> float:
    is_money = unit.split("/", maxsplit=1)[0] in {"CNY", "USD"} and not id_.startswith("fx.")
    return scale if is_money else 1.0


def _spread(value: Value, unit: str, spread: float, scale: float) -> Value:
    low, likely, high = value if isinstance(value, tuple) else (value, value, value)
    wide = spread * abs(likely)
    most = max(high, 1.0) if unit == "share" else math.inf
    return (low - wide) * scale, likely * scale, min(high + wide, most) * scale


def exactly(value: float) -> Estimate:
    return Estimate.exactly(value)


def workload(id_: str = "service", volume: float = 1e6, **answers: Any) -> Workload:
    """A workload of a million tasks a month; a plain number stands for an exact estimate."""
    told = {
        name: exactly(found) if isinstance(found, int | float) and name not in PLAIN else found
        for name, found in answers.items()
    }
    return Workload(id=id_, name=id_.title(), template="made_up", volume=exactly(volume), **told)


PLAIN = {"ttft_s", "tpot_s", "data_class", "importance"}


def machine(servers: int = 2, **answers: Any) -> Machine:
    told = {"id": "old", "name": "Old", "accelerator": "OLD", "accelerators_per_server": 8}
    return Machine.model_validate({**told, "servers": servers, **answers})


def measurement(**answers: Any) -> Measurement:
    told = {"id": "b1", "accelerator": "ACC", "model": "open-a", "accelerators": 1, "source": "Lab"}
    sizes = {"prompt_tokens": 1000, "output_tokens": 100, "output_tokens_per_s": 50}
    return Measurement.model_validate({**told, **sizes, **answers})


def assessment(*workloads: Workload, **answers: Any) -> Assessment:
    """Two years; the phases start in month 0, 6 and 12 with a fifth, three fifths and all."""
    phases = Phases(
        verification_start=0,
        integration_start=6,
        innovation_start=12,
        verification_share=0.2,
        integration_share=0.6,
        innovation_share=1.0,
    )
    told = {
        "finance": Finance(horizon_months=24),
        "phases": phases,
        "preferences": Preferences(spare_servers=0),
        **answers,
    }
    return Assessment(workloads=workloads or (workload(),), **told)


@dataclass(frozen=True)
class Engagement:
    """An assessment with its rows drawn, its options listed and its gates applied."""

    costing: Costing
    options: Mapping[str, DeploymentOption]
    choices: Choices

    def everywhere(self, option: str) -> Placement:
        """Place every workload on one option through all phases."""
        one = self.options[option]
        return dict.fromkeys(self.costing.context.workloads, (one, one, one))

    def path(self, *options: str) -> Placement:
        """Place every workload on one option a phase."""
        first, second, third = (self.options[id_] for id_ in options)
        return dict.fromkeys(self.costing.context.workloads, (first, second, third))


def stated(context: Context) -> Judge:
    """Say what a unit does instead of working it out; a model that does not fit does nothing."""

    def judge(option: DeploymentOption, kind: ServerType, workload: str) -> Capability | None:
        demand = context.demand[workload]
        available = within_reach(option, kind)
        asked = context_of(context.design, demand)
        found = fit(option.architecture, kind.accelerator, available, asked)
        if found is None:
            return None
        count = found.accelerators if option.is_rented else available
        full = 100.0 * count * context.design[speed_id(option, kind)]
        return Capability(found, full / 2, full, 1.0)

    return judge


def engage(
    told: Assessment | None = None,
    known: Catalogue | None = None,
    *,
    samples: int = 2,
    seed: int = 0,
    sized: bool = False,
) -> Engagement:
    """Draw the rows and apply the gates; ``sized`` asks sizing what servers do."""
    told, known = told or assessment(), known or catalogue()
    scope = scope_of(told, known, DAY)
    speeds = throughput_inputs(told, known, scope, DAY)
    design = draw(resolve(told, known, scope, DAY, speeds), samples=samples, seed=seed)
    demand = demands_of(design, told, DAY)
    context = Context(told, design, demand, known.templates, scope.servers)
    costing = Costing(context, None if sized else stated(context))
    options = stand(scope, known)
    choices = choices_of(told, options, costing)
    return Engagement(costing, {one.id: one for one in options}, choices)
