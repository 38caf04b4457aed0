"""Hard rules known before any calculation: what may not serve a workload, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from advisor.errors import Message, message
from advisor.evaluation import Gate
from advisor.inputs.scope import is_domestic
from advisor.model.assessment import Assessment
from advisor.model.organisation import Region
from advisor.model.workload import Workload
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import TRAITS, Place

_BARRED: Mapping[str, frozenset[Place]] = {
    "confidential": frozenset({"shared host"}),
    "restricted": frozenset({"shared host", "reserved elsewhere"}),
}
"""Where data of a class may not go."""


def static_gates(
    assessment: Assessment, workload: Workload, option: DeploymentOption
) -> tuple[Gate, ...]:
    """Give every hard rule that keeps an option from a workload; none means admitted."""
    return tuple(
        Gate(rule=rule, workload=workload.id, option=option.id, reason=reason, source=source)
        for rule, reason, source in _broken(assessment, workload, option)
    )


def _broken(
    assessment: Assessment, workload: Workload, option: DeploymentOption
) -> Iterator[tuple[str, Message, str]]:
    rules, region = assessment.rules, assessment.organisation.region
    if TRAITS[option.form].place in _BARRED.get(workload.data_class, frozenset()):
        reason = message(f"gate.data_class.{workload.data_class}", workload=workload.name)
        yield "data_class", reason, f"workloads.{workload.id}.data_class"
    if rules.air_gapped and TRAITS[option.form].place != "on premises":
        yield "air_gap", message("gate.air_gap"), "rules.air_gapped"
    if rules.foreign_api_barred and option.price is not None:
        home = is_domestic(option.price.jurisdiction, region)
        if not home:
            reason = message(
                "gate.foreign_api",
                host=option.price.host,
                jurisdiction=_country(option.price.jurisdiction),
            )
            yield "foreign_api", reason, "rules.foreign_api_barred"
    if rules.liable_party_required and option.posture == "open":
        yield "liable_party", message("gate.liable_party"), "rules.liable_party_required, C092"
    if option.model.openness == "open" and option.model.commercial_use == "no":
        reason = message("gate.licence", model=option.model.name, licence=option.model.licence)
        yield "licence", reason, option.model.source.title
    size = option.architecture.parameters_b, option.architecture.kv_elements_per_token
    if option.server is not None and None in size:
        reason = message("gate.unknown_size", model=option.architecture.name)
        yield "memory", reason, option.architecture.source.title


def _country(code: str) -> Message | str:
    """Name a country that has a name in every language of the program; else give its code."""
    return message(f"choice.region.{code}") if code in get_args(Region) else code
