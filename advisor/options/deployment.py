"""The deployment forms that stand to be compared: a form, a model and a place to run it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from advisor.catalogue.catalogue import ApiPrice, Catalogue, LanguageModel
from advisor.evaluation import Form, Posture
from advisor.inputs.scope import Scope, ServerType
from advisor.options.forms import TRAITS

Basis = Literal["", "always_on", "active_window", "scale_to_zero"]
"""How rented machines are paid: every hour, the hours of use, or only while they have work."""
BASES: tuple[Basis, ...] = ("always_on", "active_window", "scale_to_zero")
_BASIS_ENDINGS = {"always_on": "", "active_window": ":window", "scale_to_zero": ":zero"}


@dataclass(frozen=True)
class DeploymentOption:
    """One way to run a model."""

    id: str
    form: Form
    model: LanguageModel
    architecture: LanguageModel
    """Model whose size is used for sizing; another one only where the model's own is unknown."""
    price: ApiPrice | None = None
    """What a call costs, for API forms."""
    server: ServerType | None = None
    """What it runs on, for the others; of a mixed fleet the kind that is filled first."""
    more: tuple[ServerType, ...] = ()
    """Further kinds of server of a mixed fleet, in the order in which they are filled."""
    basis: Basis = ""
    """How rented machines are paid."""
    fee: Literal["", "one_off", "yearly"] = ""
    """How a licence is paid."""
    fallback: ApiPrice | None = None
    """Where demand above the machines goes, when the workload may go there."""

    @property
    def posture(self) -> Posture:
        """The side of the debate it stands on."""
        return TRAITS[self.form].posture

    @property
    def place(self) -> str:
        """The host, or the accelerator it stands on."""
        if self.price is not None:
            return self.price.host
        kinds = (f"{kind.per_server} × {kind.accelerator.id}" for kind in self.tiers)
        return " + ".join(dict.fromkeys(kinds))

    @property
    def tiers(self) -> tuple[ServerType, ...]:
        """Kinds of server in the order in which they are filled: owned ones first."""
        return (self.server, *self.more) if self.server else ()

    @property
    def buys(self) -> ServerType | None:
        """The kind of server that is bought when those owned do not do; None where none is."""
        last = self.tiers[-1] if self.is_bought and self.tiers else None
        return last if last and last.purchasable else None

    @property
    def is_bought(self) -> bool:
        """Whether it needs machines that have to be ordered, delivered and kept."""
        return TRAITS[self.form].place == "on premises"


def stand(scope: Scope, catalogue: Catalogue) -> tuple[DeploymentOption, ...]:
    """List every option in play, in a stable order; the gates come afterwards."""
    return (
        *_closed_apis(scope, catalogue),
        *_licences(scope),
        *_appliances(scope),
        *_hosted(scope, catalogue),
        *_self_hosted(scope),
    )


def _closed_apis(scope: Scope, catalogue: Catalogue) -> Iterator[DeploymentOption]:
    for price in scope.closed:
        model = catalogue.models[price.model]
        yield DeploymentOption(
            f"closed_api:{price.host}:{model.id}", "closed_api", model, model, price=price
        )


def _licences(scope: Scope) -> Iterator[DeploymentOption]:
    fees: tuple[Literal["one_off", "yearly"], ...] = ("one_off", "yearly")
    for tiers, fee in product(_fleets(scope.servers), fees):
        yield DeploymentOption(
            f"closed_licence:{scope.licensed.id}@{_named(tiers)}:{fee}",
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
        for basis in BASES if scope.rental is not None else ():
            yield _rented(scope, model, basis, fallback)
        for tiers in _fleets(scope.servers):
            yield DeploymentOption(
                f"open_owned:{model.id}@{_named(tiers)}",
                "open_owned",
                model,
                model,
                server=tiers[0],
                more=tiers[1:],
                fallback=fallback,
            )


def _rented(
    scope: Scope, model: LanguageModel, basis: Basis, fallback: ApiPrice | None
) -> DeploymentOption:
    assert scope.rental is not None  # noqa: S101 - asked by the caller
    like = scope.appliance
    server = ServerType(
        scope.rental.id,
        scope.rental,
        1,
        None,
        purchasable=False,
        speed=like.speed,
        engine=like.engine,
    )
    return DeploymentOption(
        f"open_rented:{model.id}@{server.key}{_BASIS_ENDINGS[basis]}",
        "open_rented",
        model,
        model,
        server=server,
        basis=basis,
        fallback=fallback,
    )


def _fleets(servers: tuple[ServerType, ...]) -> tuple[tuple[ServerType, ...], ...]:
    """Give every fleet that stands: each kind of server alone, and all owned kinds together.

    The mixed fleet fills what is owned, the faster memory first, and buys the rest; the kind
    that can be bought stands last.
    """
    kinds = _distinct(servers)
    owned = sorted(
        (kind for kind in kinds if kind.owned),
        key=lambda kind: (kind.purchasable, -kind.accelerator.bandwidth_gb_per_s),
    )
    bought = tuple(kind for kind in kinds if not kind.owned)
    mixed = (*owned, *bought)
    alone = tuple((kind,) for kind in kinds)
    return (*alone, mixed) if owned and len(mixed) > 1 else alone


def _named(tiers: tuple[ServerType, ...]) -> str:
    return "+".join(kind.key for kind in tiers)


def _distinct(servers: tuple[ServerType, ...]) -> tuple[ServerType, ...]:
    """Leave out a server to be bought where one as large is owned already and can be extended."""

    def is_extended(bought: ServerType) -> bool:
        return any(
            own.accelerator.id == bought.accelerator.id and own.per_server >= bought.per_server
            for own in servers
            if own.owned and own.purchasable
        )

    return tuple(s for s in servers if s.owned or not is_extended(s))
