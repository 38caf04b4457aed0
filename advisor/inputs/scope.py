"""What stands in play: the models, hosts and servers that an assessment makes comparable."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from advisor.catalogue.catalogue import Accelerator, ApiPrice, Catalogue, LanguageModel
from advisor.catalogue.speed_model import CURRENT, SpeedConstants
from advisor.errors import AdvisorError, Problem, message
from advisor.inputs.contradictions import COMMITTED_MONTHS
from advisor.model.assessment import Assessment
from advisor.model.estate import Machine
from advisor.model.organisation import FurtherForm
from advisor.model.workload import COUNTED

BOUGHT_PER_SERVER = 8
"""Accelerators in a bought server: the form the price rows and DGX/HGX class machines have."""
RENTED_REACH = 8
"""Accelerators that one replica may stretch over where they are rented."""
_EUROPE = frozenset(
    {
        *("EU", "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR"),
        *("HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)
"""The European Union and its members: one jurisdiction for data (C091)."""


@dataclass(frozen=True)
class ServerType:
    """A kind of server that can hold a model: owned already, or to be bought."""

    key: str
    """Machine key where owned, else the accelerator's id."""
    accelerator: Accelerator
    per_server: int
    owned: Machine | None
    purchasable: bool
    """Whether the catalogue has a price for its accelerator."""
    speed: SpeedConstants = field(default_factory=SpeedConstants)
    """Constants of the speed model."""
    engine: str = CURRENT
    """Kind of engine that serves on it, one of ``ENGINES``."""


@dataclass(frozen=True)
class Scope:
    """Everything an assessment compares, looked up in the catalogue."""

    closed: tuple[ApiPrice, ...]
    """One price per closed model."""
    hosted: tuple[ApiPrice, ...]
    """One price per open model that somebody hosts."""
    open_models: tuple[LanguageModel, ...]
    licensed: LanguageModel
    """Closed model that is sold for private deployment."""
    licensed_architecture: LanguageModel
    """Open model whose size stands in for the licensed one's (assumed)."""
    servers: tuple[ServerType, ...]
    rental: Accelerator | None
    appliance: ServerType
    appliance_models: tuple[LanguageModel, ...]
    """Open models that an appliance is offered with."""
    forms: tuple[FurtherForm, ...]
    """Further forms that are asked for."""
    committed_months: int
    """Months of a commitment to rent; 0 where none is asked for."""
    device_model: LanguageModel | None
    """Small open model that runs on devices; None where the form is not asked for."""
    models: tuple[str, ...]
    """Every model in play, for the order of quality."""


def scope_of(assessment: Assessment, catalogue: Catalogue, as_of: dt.date) -> Scope:
    """Look up what an assessment compares.

    Raises:
        AdvisorError: When it names a model, an accelerator or a template that the catalogue
            does not know, or a model without a price; all such problems at once.
    """
    _refuse_unknown_names(assessment, catalogue)
    region = assessment.organisation.region
    chosen = assessment.candidates
    abroad = catalogue.shortlists.get(f"closed_models.{region}.foreign", ())
    closed = chosen.closed_models or (*shortlist(catalogue, "closed_models", region), *abroad)
    opened = chosen.open_models or shortlist(catalogue, "open_models", region)
    closed, opened = tuple(dict.fromkeys(closed)), tuple(dict.fromkeys(opened))
    licensed = shortlist(catalogue, "licence_model", region)[0]
    architecture = shortlist(catalogue, "licence_architecture", region)[0]
    buy = chosen.accelerator or shortlist(catalogue, "accelerator", region)[0]
    appliance = shortlist(catalogue, "appliance_accelerator", region)[0]
    device = _on_devices(catalogue, opened) if "open_device" in chosen.forms else ""

    def priced(figure: str) -> bool:
        return figure in catalogue.history or figure in assessment.figures

    prices = tuple(_price(catalogue, model, region, as_of) for model in closed)
    missing = [m for m, price in zip(closed, prices, strict=True) if price is None]
    if missing:
        raise AdvisorError(
            [
                Problem("candidates.closed_models", message("problem.no_price", model=model))
                for model in missing
            ]
        )
    hosted = tuple(_price(catalogue, model, region, as_of) for model in opened)
    return Scope(
        closed=tuple(p for p in prices if p),
        hosted=tuple(p for p in hosted if p),
        open_models=tuple(catalogue.models[m] for m in opened),
        licensed=catalogue.models[licensed],
        licensed_architecture=catalogue.models[architecture],
        servers=_servers(assessment, catalogue, buy, priced),
        rental=catalogue.accelerators[buy] if priced(f"rental.{buy}") else None,
        appliance=ServerType(
            "appliance",
            catalogue.accelerators[appliance],
            per_server=int(catalogue.figure("appliance.accelerators", as_of).likely),
            owned=None,
            purchasable=True,
            speed=catalogue.speed.constants,
            engine=chosen.engine or CURRENT,
        ),
        appliance_models=tuple(catalogue.models[m] for m in _in_appliances(catalogue, opened)),
        forms=chosen.forms,
        committed_months=COMMITTED_MONTHS[chosen.commitment],
        device_model=catalogue.models[device] if device else None,
        models=tuple(dict.fromkeys((*closed, *opened, licensed, *((device,) if device else ())))),
    )


def _on_devices(catalogue: Catalogue, opened: Iterable[str]) -> str:
    """Choose the small open model for devices: the catalogue's, else the smallest in play."""
    sized = [m for m in opened if catalogue.models[m].parameters_b]
    smallest = min(sized, key=lambda m: catalogue.models[m].parameters_b or 0.0, default="")
    return next(iter(catalogue.shortlists.get("device_model", ())), smallest)


def _in_appliances(catalogue: Catalogue, opened: Iterable[str]) -> tuple[str, ...]:
    """Choose the models in play that appliances are known to carry; where none is, all of them."""
    known = catalogue.shortlists.get("appliance_open_model", ())
    return tuple(m for m in opened if m in known) or tuple(opened)


def shortlist(catalogue: Catalogue, name: str, region: str) -> tuple[str, ...]:
    """Give a named default choice for a region, else the one for elsewhere, else the common one.

    Raises:
        AdvisorError: When the catalogue has none of the three.
    """
    for key in (f"{name}.{region}", f"{name}.other", name):
        if key in catalogue.shortlists:
            return catalogue.shortlists[key]
    where = f"catalogue.{name}"
    raise AdvisorError.at(where, "problem.no_shortlist", name=name)


def is_domestic(jurisdiction: str, region: str) -> bool:
    """Whether a host answers to the law of the organisation's region."""
    return jurisdiction == region or (jurisdiction in _EUROPE and region in _EUROPE)


def _price(catalogue: Catalogue, model: str, region: str, as_of: dt.date) -> ApiPrice | None:
    """Choose a model's host: at home before abroad, on offer before ending, cheaper."""

    def rank(price: ApiPrice) -> tuple[bool, bool]:
        return not is_domestic(price.jurisdiction, region), price.status != "active"

    return min(catalogue.prices(model, as_of), key=rank, default=None)


def _servers(
    assessment: Assessment, catalogue: Catalogue, buy: str, priced: Callable[[str], bool]
) -> tuple[ServerType, ...]:
    speed, engine = catalogue.speed.constants, assessment.candidates.engine or CURRENT
    owned = tuple(
        ServerType(
            key=machine.id,
            accelerator=catalogue.accelerators[machine.accelerator],
            per_server=machine.accelerators_per_server,
            owned=machine,
            purchasable=priced(f"purchase.{machine.accelerator}"),
            speed=speed,
            engine=engine,
        )
        for machine in assessment.machines
    )
    key = f"{buy}+" if any(server.key == buy for server in owned) else buy
    bought = ServerType(
        key,
        catalogue.accelerators[buy],
        BOUGHT_PER_SERVER,
        None,
        purchasable=True,
        speed=speed,
        engine=engine,
    )
    return (*owned, bought)


def _refuse_unknown_names(assessment: Assessment, catalogue: Catalogue) -> None:
    problems = [
        *_unknown(
            ((f"workloads.{w.id}.template", w.template) for w in assessment.workloads),
            catalogue.templates,
            "problem.unknown_template",
        ),
        *_unknown(
            ((f"machines.{m.id}.accelerator", m.accelerator) for m in assessment.machines),
            catalogue.accelerators,
            "problem.unknown_accelerator",
        ),
        *_unknown(
            ((f"machines.{m.id}.site", m.site) for m in assessment.machines if m.site),
            (site.id for site in assessment.sites),
            "problem.unknown_site",
        ),
        *_unknown(
            ((f"measurements.{m.id}.accelerator", m.accelerator) for m in assessment.measurements),
            catalogue.accelerators,
            "problem.unknown_accelerator",
        ),
        *_unknown(_named_models(assessment), catalogue.models, "problem.unknown_model"),
        *_on_the_other_side(assessment, catalogue),
    ]
    if assessment.candidates.accelerator:
        named = [("candidates.accelerator", assessment.candidates.accelerator)]
        problems += _unknown(named, catalogue.accelerators, "problem.unknown_accelerator")
    if problems:
        raise AdvisorError(problems)


def _named_models(assessment: Assessment) -> Iterator[tuple[str, str]]:
    for name in assessment.candidates.closed_models:
        yield "candidates.closed_models", name
    for name in assessment.candidates.open_models:
        yield "candidates.open_models", name
    for workload in assessment.workloads:
        for told in ("measured_success", *COUNTED):
            for name in getattr(workload, told):
                yield f"workloads.{workload.id}.{told}.{name}", name
    for measurement in assessment.measurements:
        yield f"measurements.{measurement.id}.model", measurement.model


def _on_the_other_side(assessment: Assessment, catalogue: Catalogue) -> Iterator[Problem]:
    """Name each model that is listed as closed and is open, or the other way round."""
    for side in ("closed", "open"):
        for name in getattr(assessment.candidates, f"{side}_models"):
            model = catalogue.models.get(name)
            if model is not None and model.openness != side:
                text = message(f"problem.model_is_{model.openness}", model=model.name)
                yield Problem(f"candidates.{side}_models", text)


def _unknown(named: Iterable[tuple[str, str]], known: Iterable[str], id_: str) -> list[Problem]:
    """Name what is not known, and the nearest that is."""
    names = {name.lower(): name for name in known}
    problems = []
    for where, found in named:
        if found in names.values():
            continue
        near = difflib.get_close_matches(found.lower(), names, n=1)
        text = message(id_, found=found)
        if near:
            text = message(f"{id_}_near", found=found, nearest=names[near[0]])
        problems.append(Problem(where, text))
    return problems
