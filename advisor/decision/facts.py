"""Words about an engagement and its plan, under which activities, deliverables and risks stand.

Each word is read from the answers or from the options of the plan; none moves a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from advisor.cost.context import Context
from advisor.decision.plans import StandingPlan
from advisor.evaluation import Posture
from advisor.inputs.scope import is_domestic
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import APPLIANCES, OWN_MODEL, STAFF, TRAITS, TUNED

_MIDDLE = 5.0
"""Middle of the map's axes from 0 to 10: a design choice, as on the map itself."""
_PUBLIC = frozenset({"customer_service", "digital_human", "marketing_copy", "search_assistant"})
"""Templates of workloads whose answers the public sees."""
_SEVERAL = 2

Options = tuple[DeploymentOption, ...]
_OF_OPTION: Mapping[str, Callable[[DeploymentOption], bool]] = {
    "open": lambda o: o.posture == "open",
    "closed": lambda o: o.posture == "closed",
    "hybrid": lambda o: o.posture == "hybrid",
    "api": lambda o: bool(o.prices),
    "closed_api": lambda o: bool(o.prices) and o.posture == "closed",
    "open_hosted": lambda o: bool(o.prices) and o.posture == "open",
    "appliance": lambda o: o.form in APPLIANCES,
    "closed_appliance": lambda o: o.form == "closed_appliance",
    "licensed": lambda o: bool(o.fee),
    "tuned": lambda o: o.form in TUNED,
    "open_tuned": lambda o: o.posture == "open" and o.form in TUNED | OWN_MODEL,
    "own_model": lambda o: o.form in OWN_MODEL,
    "private_cloud": lambda o: o.form == "open_private_cloud",
    "rented": lambda o: o.is_rented,
    "own_machines": lambda o: o.server is not None and TRAITS[o.form].place == "on premises",
}
"""Words that hold where an option of the plan is so."""
_OF_ANSWERS = (
    *("several_workloads", "several_kinds", "medical", "public_facing", "industry_quadrant"),
    *("liable_party", "few_engineers", "engineers_unknown", "systems_counted"),
)
_OF_PLAN = (
    *("only_api", "buys", "two_plans", "unmeasured", "conditional_licence", "foreign_model"),
)
WORDS = frozenset({*_OF_OPTION, *_OF_ANSWERS, *_OF_PLAN})
"""Every word there is."""


def facts_of(
    context: Context, plans: Mapping[Posture, StandingPlan], leading: StandingPlan
) -> frozenset[str]:
    """Give the words that hold for the leading plan, over all its phases.

    Args:
        context: Answers and rows.
        plans: Every standing plan.
        leading: The leading one.
    """
    options = tuple({o.id: o for path in leading.placement.values() for o in path}.values())
    found = {word for word, holds in _OF_OPTION.items() if any(map(holds, options))}
    found |= set(_of_plan(context, leading, options))
    found |= set(_of_answers(context, options))
    if len(plans) >= _SEVERAL:
        found.add("two_plans")
    return frozenset(found)


def _of_plan(context: Context, plan: StandingPlan, options: Options) -> Iterator[str]:
    region = context.assessment.organisation.region
    models = [model for o in options for model in (o.model, o.second) if model is not None]
    hosts = [price.jurisdiction for o in options for _, price in o.prices]
    if all(o.prices for o in options):
        yield "only_api"
    if any(pool.purchases for pool in plan.pools):
        yield "buys"
    if any(m.openness == "open" and m.commercial_use != "yes" for m in models):
        yield "conditional_licence"
    places = [*(model.jurisdiction for model in models), *hosts]
    if not all(is_domestic(place, region) for place in places):
        yield "foreign_model"
    if any(
        f"workload.{workload}.measured_success.{option.model.id}" not in context.design.ledger
        for workload, path in plan.placement.items()
        for option in path
    ):
        yield "unmeasured"


def _of_answers(context: Context, options: Iterable[DeploymentOption]) -> Iterator[str]:
    told = context.assessment
    templates = {workload.template for workload in told.workloads}
    kinds = {machine.accelerator for machine in told.machines}
    if len(told.workloads) >= _SEVERAL:
        yield "several_workloads"
    if max(told.organisation.hardware_kinds or 0, len(kinds)) >= _SEVERAL:
        yield "several_kinds"
    if "medical" in templates:
        yield "medical"
    if templates & _PUBLIC:
        yield "public_facing"
    if any(
        (one.task_sensitivity or 0) >= _MIDDLE and (one.industry_data_demand or 0) >= _MIDDLE
        for one in told.workloads
    ):
        yield "industry_quadrant"
    if told.rules.liable_party_required:
        yield "liable_party"
    if told.systems.count:
        yield "systems_counted"
    people = told.organisation.engineers
    if people is None:
        yield "engineers_unknown"
        return
    staff = {STAFF[option.form] for option in options}
    if sum(float(context.design[one][0]) for one in staff) > people:
        yield "few_engineers"
