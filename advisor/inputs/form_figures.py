"""The figures that only some assessments read: of forms and ways to pay that are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.inputs.ledger import Kind
from advisor.model.assessment import Assessment
from advisor.model.organisation import FurtherForm

_TUNING: Mapping[str, Kind] = {
    "tuning.run_price": "positive",
    "tuning.samples": "positive",
    "tuning.label_price": "positive",
    "tuning.labour": "positive",
    "tuning.hosting_premium": "positive",
    "tuning.failures_removed": "share",
}
_ROUTER: Mapping[str, Kind] = {
    "router.easy_share": "share",
    "router.gap_left": "share",
    "router.fee_share": "positive",
    "router.setup": "positive",
    "router.operations": "positive",
}
_INDUSTRY: Mapping[str, Kind] = {
    "industry.inexperience": "positive",
    "industry.labels": "positive",
    "industry.team": "positive",
    "industry.lead_time_months": "positive",
    "industry.refresh_share": "share",
    "industry.failures_removed": "share",
}
OF_FORMS: Mapping[FurtherForm, Mapping[str, Kind]] = {
    "closed_tuned": _TUNING,
    "open_tuned": _TUNING,
    "closed_routed": _ROUTER,
    "hybrid_routed": _ROUTER,
    "open_private_cloud": {
        "private_cloud.premium": "positive",
        "private_cloud.setup": "positive",
    },
    "open_device": {
        "device.price": "positive",
        "device.life_months": "positive",
        "device.tasks_per_month": "positive",
        "device.memory_gb": "positive",
        "device.bandwidth_gb_per_s": "positive",
        "device.bandwidth_reached": "share",
        "device.prompt_tflops": "positive",
        "device.distillation": "positive",
        "staff.operations_device": "positive",
    },
    "industry_adapted": {"training.industry_model": "positive", **_INDUSTRY},
    "industry_scratch": {"training.per_billion_parameters": "positive", **_INDUSTRY},
    "closed_adapted": {
        "training.industry_model": "positive",
        "training.hardware_saving_closed": "share",
        **{id_: kind for id_, kind in _INDUSTRY.items() if id_ != "industry.inexperience"},
    },
}
"""Figures of each further form, and the scale each is spread on."""
OF_COMMITMENT: Mapping[str, Mapping[str, Kind]] = {
    "one_year": {"rental.discount_one_year": "share", "contract.penalty_share": "share"},
    "three_years": {"rental.discount_three_years": "share", "contract.penalty_share": "share"},
}
"""Figures of rent under a commitment, by its length."""
OF_CONTRACTS: Mapping[str, Kind] = {"contract.penalty_share": "share"}
"""Figures of contracts with hosts and licensors that run for a term."""
OF_LEASE: Mapping[str, Kind] = {
    "lease.monthly_factor": "positive",
    "lease.term_months": "positive",
    "contract.penalty_share": "share",
}
"""Figures of leased servers."""
OF_HIRING: Mapping[str, Kind] = {
    "hiring.cost_share": "positive",
    "hiring.lead_months": "positive",
    "hiring.ramp_months": "positive",
}
"""Figures of people who are hired."""
OF_SYSTEMS: Mapping[str, Kind] = {
    "systems.days": "positive",
    "systems.days_appliance": "positive",
}
"""Figures of systems that are connected."""
OF_TALENT: Mapping[str, Kind] = {
    "talent.months_per_rung": "positive",
    "talent.training": "positive",
}
"""Figures of a team that has to learn before it can run an own model."""
ALL: Mapping[str, Kind] = {
    id_: kind
    for figures in (
        *(*OF_FORMS.values(), *OF_COMMITMENT.values(), OF_LEASE, OF_HIRING, OF_SYSTEMS),
        OF_TALENT,
    )
    for id_, kind in figures.items()
}
"""Every figure that only some assessments read."""


def figures_asked_for(assessment: Assessment) -> Mapping[str, Kind]:
    """Give the figures that an assessment reads beside those of every one."""
    chosen, found = assessment.candidates, dict[str, Kind]()
    for form in chosen.forms:
        found |= OF_FORMS[form]
    found |= OF_COMMITMENT.get(chosen.commitment, {})
    if chosen.contract_months:
        found |= OF_CONTRACTS
    if assessment.finance.acquisition == "lease":
        found |= OF_LEASE
    if assessment.organisation.may_hire and assessment.organisation.engineers is not None:
        found |= OF_HIRING
    if assessment.systems.count:
        found |= OF_SYSTEMS
    if assessment.talent.rung:
        found |= OF_TALENT
    return found
