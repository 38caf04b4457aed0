"""Hard rules known before any calculation: what may not serve a workload, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TypeGuard, get_args

from advisor.catalogue.catalogue import LanguageModel
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
    abroad = (p for _, p in option.prices if not is_domestic(p.jurisdiction, region))
    for price in islice(abroad, 1) if rules.foreign_api_barred else ():
        country = _country(price.jurisdiction)
        reason = message("gate.foreign_api", host=price.host, jurisdiction=country)
        yield "foreign_api", reason, "rules.foreign_api_barred"
    if rules.liable_party_required and option.posture != "closed":
        yield "liable_party", message("gate.liable_party"), "rules.liable_party_required, C092"
    for model in filter(_is_barred, (option.model, option.second)):
        reason = message("gate.licence", model=model.name, licence=model.licence)
        yield "licence", reason, model.source.title
    size = option.architecture.parameters_b, option.architecture.kv_elements_per_token
    if option.server is not None and None in size:
        reason = message("gate.unknown_size", model=option.architecture.name)
        yield "memory", reason, option.architecture.source.title


def _is_barred(model: LanguageModel | None) -> TypeGuard[LanguageModel]:
    """Whether the licence of an open model does not allow commercial use."""
    return model is not None and model.openness == "open" and model.commercial_use == "no"


def _country(code: str) -> Message | str:
    """Name a country that has a name in every language of the program; else give its code."""
    return message(f"choice.region.{code}") if code in get_args(Region) else code
