"""The closed vocabulary of what a claim says of an engagement, so that it can be put to the test.

A proposition reads: the *subject* of one *side* stands in a *relation* to that of another side
(or to nothing), by a share where the claim states one, as long as every *condition* holds; it can
be tried once the answers and figures it *needs* are there. A claim that asserts nothing of an
engagement says why instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

ClaimType = Literal[
    "number", "rule", "factor", "phase", "scenario", "option", "system", "risk", "counter"
]
CLAIM_TYPES: tuple[ClaimType, ...] = get_args(ClaimType)

SUBJECTS: Mapping[str, str] = {
    "net_present_cost": "all costs over the horizon, discounted",
    "worth": "benefits less costs over the horizon, discounted",
    "first_phase_cost": "costs that fall into value verification",
    "hardware_cost": "level 1 of the ledger: machines, power, hosting, calls",
    "usage_cost": "cost per million tokens",
    "cost_per_success": "net present cost over tasks done right",
    "staff_cost": "cost of people who build, adapt and run",
    "adaptation_cost": "cost of bringing a model to a further kind of accelerator",
    "success_rate": "share of tasks done right",
    "months_to_launch": "months until the first workload runs",
    "parameters": "size of the models that may be placed, billions of parameters",
    "hard_rules": "whether an option passes every hard rule of the organisation",
    "recommendation": "the posture or form that the advisor recommends",
    "verdict_margin": "worth of the leading posture above the next one",
}
"""What of an evaluation is looked at."""

SIDES: Mapping[str, str] = {
    "open": "open models in every form",
    "closed": "closed models in every form",
    "hybrid": "open models for some workloads or phases, closed ones for others",
    "closed_api": "closed model called at its vendor or a cloud",
    "closed_licence": "closed model deployed privately under a licence",
    "closed_appliance": "appliance: machine, model and platform in one",
    "open_hosted": "open model called at a host",
    "open_rented": "open model run on rented accelerators",
    "open_owned": "open model run on the organisation's own machines",
    "open_appliance": "open model that comes in an appliance",
    "closed_tuned": "closed model trained further on own data at its vendor",
    "closed_routed": "several closed models behind a router",
    "hybrid_routed": "open and closed models behind a router",
    "open_private_cloud": "open model on machines kept for the organisation in a cloud",
    "open_device": "small open model on the users' devices",
    "industry_adapted": "industry model trained from an open one",
    "industry_scratch": "own model trained from nothing",
    "closed_adapted": "closed model that its vendor adapts to the industry",
    "open_tuned": "open model trained further on own data",
    "open_as_is": "open model used without further training",
    "several_closed": "several closed models, changed by price and result",
    "people": "the same work done by people",
    "general_model": "a model as its maker offers it",
    "hosted_tuning": "small-sample tuning on a hosted platform",
    "industry_model": "a model trained for one industry",
    "own_base_model": "a base model trained from nothing",
    "small_model": "the smallest candidate that meets its target",
    "large_model": "the largest candidate",
    "large_own": "the largest open candidate, run on the organisation's own machines",
}
"""Whose value it is; the forms are those of the evaluation."""

RELATIONS: Mapping[str, str] = {
    "below": "less than the other side's",
    "above": "more than the other side's",
    "near": "equal but for the share that the client calls too close",
    "is_best": "the side is what is recommended",
    "is_not_best": "the side is not what is recommended",
    "passes": "at least one option of the side passes",
    "fails": "no option of the side passes",
    "at_most": "no more than the figure of the claim",
    "flips": "changes its sign within the range of the claim",
}
"""How the two sides stand to one another, or the one side to the claim's own figure."""

CONDITIONS: Mapping[str, str] = {
    "high_volume": "planned tokens a day lie above the crossing of the two sides",
    "low_volume": "planned tokens a day lie below the crossing of the two sides",
    "in_verification": "only the phase of value verification is looked at",
    "in_integration": "only the phase of deep integration is looked at",
    "in_innovation": "only the phase of independent innovation is looked at",
    "data_on_own_site": "air gap, or a workload whose data are confidential or restricted",
    "data_may_leave": "no air gap, and only public or internal data",
    "liable_party_required": "somebody must answer for the model under contract",
    "gap_matters": "quality sensitivity and what a task is worth or its failure costs are high",
    "gap_forgiven": "quality sensitivity is low",
    "gap_within_tolerance": "measured gap is within what the client calls too close",
    "skilled_staff": "own engineers cover what the options ask for",
    "no_skilled_staff": "own engineers do not cover what the options ask for",
    "several_hardware_kinds": "two kinds of accelerator or more are to be supported",
    "budget_tight": "the budget binds: at least one option exceeds it",
    "budget_at_least_claimed": "the budget reaches the figure of the claim",
    "small_budget": "the budget stays below that of a serious project (C041)",
    "role_end_user": "the organisation uses models itself",
    "role_integrator": "the organisation delivers to clients of its own",
    "role_start_up": "the organisation is a start-up in artificial intelligence",
    "role_research": "the organisation does research",
    "task_close_to_business": "task sensitivity lies in the upper half of its scale",
    "task_general": "task sensitivity lies in the lower half of its scale",
    "data_scarce": "industry-data demand lies in the upper half of its scale",
    "data_public": "industry-data demand lies in the lower half of its scale",
    "no_tuning": "no line for tuning stands in the plan",
    "with_tuning": "lines for tuning stand in the plan",
    "api_prices_rebound": "API prices are multiplied by the range of the claim",
    "api_prices_fall": "API prices are divided by the range of the claim",
    "same_size": "both sides have about as many parameters",
}
"""When it is said to hold; several of them hold together."""

Untestable = Literal[
    "forecast", "market_fact", "vendor_finances", "definition", "opinion", "hearsay", "advice",
    "case_elsewhere", "ranking", "not_asked", "no_figure", "conflict", "product_fact", "law",
    "built_in", "not_told_apart",
]  # fmt: skip
UNTESTABLE: tuple[Untestable, ...] = get_args(Untestable)
"""Why a claim cannot be tried on an engagement; the sentence is ``claim.not_testable.<word>``:

``forecast`` speaks of the future of the market, ``market_fact`` of the market then,
``vendor_finances`` of what vendors earn, ``case_elsewhere`` of one other organisation,
``ranking`` of a published list, ``product_fact`` of what a product is or offers, ``law`` of rights
and duties that a lawyer must read; ``definition`` explains a word, ``opinion`` judges, ``hearsay``
repeats, ``advice`` says how to proceed; ``not_asked`` needs an answer that no question asks for,
``no_figure`` states no figure to hold a result against; ``conflict`` sets claims against each
other that are tried one by one; ``built_in`` names what the calculation itself took over, so that
trying it could only confirm the calculation, ``not_told_apart`` what the calculation reckons alike
for both sides.
"""

CLAIM_UNITS: frozenset[str] = frozenset(
    {"year", "model", "company", "person", "organisation", "application",
     "developer", "parameter", "accelerator", "USD", "CNY/day", "percentage point",
     "hardware kind", "neuron"}
)  # fmt: skip
"""Units of what claims count, beside those of the catalogue's closed list."""
