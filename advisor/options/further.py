"""The deployment forms that are compared only where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.catalogue.catalogue import ApiPrice, Catalogue
from advisor.evaluation import Form
from advisor.inputs.scope import Scope
from advisor.model.organisation import FurtherForm
from advisor.options.option import DeploymentOption
from advisor.options.places import fleets, named, rented


def further(scope: Scope, catalogue: Catalogue) -> Iterator[DeploymentOption]:
    """Give the forms that are compared only where they are asked for."""
    makers: Mapping[FurtherForm, Callable[[], Iterator[DeploymentOption]]] = {
        "closed_tuned": lambda: _tuned(scope.closed, "closed_tuned", catalogue),
        "open_tuned": lambda: _tuned(scope.hosted, "open_tuned", catalogue),
        "closed_routed": lambda: _routed(scope.closed, "closed_routed", catalogue),
        "hybrid_routed": lambda: _routed(scope.hosted, "hybrid_routed", catalogue, scope.closed),
        "open_private_cloud": lambda: _private_cloud(scope),
        "open_device": lambda: _on_devices(scope),
        "industry_adapted": lambda: _own_models(scope, "industry_adapted"),
        "industry_scratch": lambda: _own_models(scope, "industry_scratch"),
        "closed_adapted": lambda: _adapted_by_vendor(scope),
    }
    for form in dict.fromkeys(scope.forms):
        yield from makers[form]()


def _tuned(
    prices: Sequence[ApiPrice], form: Form, catalogue: Catalogue
) -> Iterator[DeploymentOption]:
    for price in prices:
        model = catalogue.models[price.model]
        yield DeploymentOption(f"{form}:{price.host}:{model.id}", form, model, model, price=price)


def _routed(
    easy: Sequence[ApiPrice],
    form: Form,
    catalogue: Catalogue,
    hard: Sequence[ApiPrice] = (),
) -> Iterator[DeploymentOption]:
    """Route between the best model and the cheapest other one; none where there is but one."""

    def score(price: ApiPrice) -> float:
        return catalogue.models[price.model].elo or 0.0

    best = max(hard or easy, key=score, default=None)
    others = [price for price in easy if best is not None and price.model != best.model]
    if best is None or not others:
        return
    cheap = min(others, key=lambda price: _in_dollars(price, catalogue))
    model, second = catalogue.models[best.model], catalogue.models[cheap.model]
    yield DeploymentOption(
        f"{form}:{model.id}+{second.id}",
        form,
        model,
        model,
        price=best,
        second=second,
        second_price=cheap,
    )


def _in_dollars(price: ApiPrice, catalogue: Catalogue) -> float:
    """Give what a million tokens in and out cost together, at the latest exchange rate known."""
    rates = catalogue.history.get(f"fx.{price.currency}")
    rate = rates[-1].likely if rates and price.currency != "USD" else 1.0
    return (price.input_per_mtok + price.output_per_mtok) / rate


def _private_cloud(scope: Scope) -> Iterator[DeploymentOption]:
    hosted = {price.model: price for price in scope.hosted}
    for model in scope.open_models if scope.rental is not None else ():
        like = rented(scope, model, "always_on", hosted.get(model.id))
        id_ = like.id.replace("open_rented", "open_private_cloud", 1)
        yield replace(like, id=id_, form="open_private_cloud")


def _on_devices(scope: Scope) -> Iterator[DeploymentOption]:
    if scope.device_model is not None:
        model = scope.device_model
        yield DeploymentOption(f"open_device:{model.id}", "open_device", model, model)


def _own_models(scope: Scope, form: Form) -> Iterator[DeploymentOption]:
    """Give an own model on the fullest fleet for each open one it may start from.

    One trained from scratch is sized as the first of them.
    """
    tiers = fleets(scope.servers)[-1]
    for model in scope.open_models if form == "industry_adapted" else scope.open_models[:1]:
        id_ = f"{form}:{model.id}@{named(tiers)}"
        yield DeploymentOption(id_, form, model, model, server=tiers[0], more=tiers[1:])


def _adapted_by_vendor(scope: Scope) -> Iterator[DeploymentOption]:
    """Give the licensed model as its vendor adapts it, on the fullest fleet."""
    tiers = fleets(scope.servers)[-1]
    yield DeploymentOption(
        f"closed_adapted:{scope.licensed.id}@{named(tiers)}",
        "closed_adapted",
        scope.licensed,
        scope.licensed_architecture,
        server=tiers[0],
        more=tiers[1:],
        fee="one_off",
    )
