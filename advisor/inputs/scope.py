"""What stands in play: the models, hosts and servers that an assessment makes comparable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.catalogue.catalogue import Accelerator, ApiPrice, Catalogue, LanguageModel
from advisor.errors import AdvisorError, Problem, message
from advisor.model.assessment import Assessment
from advisor.model.estate import Machine

BOUGHT_PER_SERVER = 8
"""Accelerators in a bought server: the form the price rows and DGX/HGX class machines have."""
_EUROPE = frozenset({"EU", "FR", "DE"})


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
    licensed = shortlist(catalogue, "licence_model", region)[0]
    architecture = shortlist(catalogue, "licence_architecture", region)[0]
    buy = chosen.accelerator or shortlist(catalogue, "accelerator", region)[0]
    appliance = shortlist(catalogue, "appliance_accelerator", region)[0]
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
        servers=_servers(assessment, catalogue, buy),
        rental=catalogue.accelerators[buy] if f"rental.{buy}" in catalogue.history else None,
        appliance=ServerType(
            "appliance",
            catalogue.accelerators[appliance],
            per_server=int(catalogue.figure("appliance.accelerators", as_of).likely),
            owned=None,
            purchasable=True,
        ),
        models=tuple(dict.fromkeys((*closed, *opened, licensed))),
    )


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
    """Choose a model's host: one at home before one abroad, then the cheaper."""
    prices = catalogue.prices(model, as_of)
    home = [price for price in prices if is_domestic(price.jurisdiction, region)]
    return next(iter((*home, *prices)), None)


def _servers(assessment: Assessment, catalogue: Catalogue, buy: str) -> tuple[ServerType, ...]:
    owned = tuple(
        ServerType(
            key=machine.id,
            accelerator=catalogue.accelerators[machine.accelerator],
            per_server=machine.accelerators_per_server,
            owned=machine,
            purchasable=f"purchase.{machine.accelerator}" in catalogue.history,
        )
        for machine in assessment.machines
    )
    bought = ServerType(buy, catalogue.accelerators[buy], BOUGHT_PER_SERVER, None, purchasable=True)
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
            (
                (f"candidates.{field}", name)
                for field in ("closed_models", "open_models")
                for name in getattr(assessment.candidates, field)
            ),
            catalogue.models,
            "problem.unknown_model",
        ),
    ]
    if assessment.candidates.accelerator:
        named = [("candidates.accelerator", assessment.candidates.accelerator)]
        problems += _unknown(named, catalogue.accelerators, "problem.unknown_accelerator")
    if problems:
        raise AdvisorError(problems)


def _unknown(named: Iterable[tuple[str, str]], known: Iterable[str], id_: str) -> list[Problem]:
    names = set(known)
    return [Problem(where, message(id_, found=name)) for where, name in named if name not in names]
