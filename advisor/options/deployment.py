"""The deployment forms that stand to be compared: a form, a model and a place to run it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Literal

from advisor.catalogue.catalogue import Catalogue
from advisor.inputs.scope import Scope
from advisor.options.further import further
from advisor.options.option import BASES, Basis, DeploymentOption
from advisor.options.places import fleets, named, rented

__all__ = ["BASES", "Basis", "DeploymentOption", "stand"]


def stand(scope: Scope, catalogue: Catalogue) -> tuple[DeploymentOption, ...]:
    """List every option in play, in a stable order; the gates come afterwards."""
    return (
        *_closed_apis(scope, catalogue),
        *_licences(scope),
        *_appliances(scope),
        *_hosted(scope, catalogue),
        *_self_hosted(scope),
        *further(scope, catalogue),
    )


def _closed_apis(scope: Scope, catalogue: Catalogue) -> Iterator[DeploymentOption]:
    for price in scope.closed:
        model = catalogue.models[price.model]
        yield DeploymentOption(
            f"closed_api:{price.host}:{model.id}", "closed_api", model, model, price=price
        )


def _licences(scope: Scope) -> Iterator[DeploymentOption]:
    fees: tuple[Literal["one_off", "yearly"], ...] = ("one_off", "yearly")
    for tiers, fee in product(fleets(scope.servers), fees):
        yield DeploymentOption(
            f"closed_licence:{scope.licensed.id}@{named(tiers)}:{fee}",
            "closed_licence",
            scope.licensed,
            scope.licensed_architecture,
            server=tiers[0],
            more=tiers[1:],
            fee=fee,
        )


def _appliances(scope: Scope) -> Iterator[DeploymentOption]:
    yield DeploymentOption(
        f"closed_appliance:{scope.licensed.id}",
        "closed_appliance",
        scope.licensed,
        scope.licensed_architecture,
        server=scope.appliance,
    )
    hosted = {price.model: price for price in scope.hosted}
    for model in scope.appliance_models:
        yield DeploymentOption(
            f"open_appliance:{model.id}",
            "open_appliance",
            model,
            model,
            server=scope.appliance,
            fallback=hosted.get(model.id),
        )


def _hosted(scope: Scope, catalogue: Catalogue) -> Iterator[DeploymentOption]:
    for price in scope.hosted:
        model = catalogue.models[price.model]
        yield DeploymentOption(
            f"open_hosted:{price.host}:{model.id}", "open_hosted", model, model, price=price
        )


def _self_hosted(scope: Scope) -> Iterator[DeploymentOption]:
    hosted = {price.model: price for price in scope.hosted}
    for model in scope.open_models:
        fallback = hosted.get(model.id)
        committed: tuple[Basis, ...] = ("committed",) if scope.committed_months else ()
        for basis in (*BASES, *committed) if scope.rental is not None else ():
            yield rented(scope, model, basis, fallback)
        for tiers in fleets(scope.servers):
            yield DeploymentOption(
                f"open_owned:{model.id}@{named(tiers)}",
                "open_owned",
                model,
                model,
                server=tiers[0],
                more=tiers[1:],
                fallback=fallback,
            )
