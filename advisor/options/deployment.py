"""The deployment forms that stand to be compared: a form, a model and a place to run it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from advisor.catalogue.catalogue import ApiPrice, Catalogue, LanguageModel
from advisor.evaluation import Form, Posture
from advisor.inputs.scope import Scope, ServerType

ON_PREMISES: frozenset[Form] = frozenset({"closed_licence", "closed_appliance", "open_owned"})
"""Forms whose machines stand on the organisation's own premises."""
SHARED_API: frozenset[Form] = frozenset({"closed_api", "open_hosted"})
"""Forms that send data to a host which serves others too."""


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
    """What it runs on, for the others."""
    fee: Literal["", "one_off", "yearly"] = ""
    """How a licence is paid."""
    fallback: ApiPrice | None = None
    """Where demand above the machines goes, when the workload may go there."""

    @property
    def posture(self) -> Posture:
        """The side of the debate it stands on."""
        return "closed" if self.form.startswith("closed") else "open"

    @property
    def place(self) -> str:
        """The host, or the accelerator it stands on."""
        if self.price is not None:
            return self.price.host
        return f"{self.server.per_server} × {self.server.accelerator.id}" if self.server else ""

    @property
    def is_bought(self) -> bool:
        """Whether it needs machines that have to be ordered, delivered and kept."""
        return self.form in ON_PREMISES


def stand(scope: Scope, catalogue: Catalogue) -> tuple[DeploymentOption, ...]:
    """List every option in play, in a stable order; the gates come afterwards."""
    return (
        *_closed_apis(scope, catalogue),
        *_licences(scope),
        _appliance(scope),
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
    for server, fee in product(_distinct(scope.servers), fees):
        yield DeploymentOption(
            f"closed_licence:{scope.licensed.id}@{server.key}:{fee}",
            "closed_licence",
            scope.licensed,
            scope.licensed_architecture,
            server=server,
            fee=fee,
        )


def _appliance(scope: Scope) -> DeploymentOption:
    return DeploymentOption(
        f"closed_appliance:{scope.licensed.id}",
        "closed_appliance",
        scope.licensed,
        scope.licensed_architecture,
        server=scope.appliance,
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
        if scope.rental is not None:
            server = ServerType(
                scope.rental.id,
                scope.rental,
                1,
                None,
                purchasable=False,
                speed=scope.appliance.speed,
            )
            yield DeploymentOption(
                f"open_rented:{model.id}@{server.key}",
                "open_rented",
                model,
                model,
                server=server,
                fallback=fallback,
            )
        for server in _distinct(scope.servers):
            yield DeploymentOption(
                f"open_owned:{model.id}@{server.key}",
                "open_owned",
                model,
                model,
                server=server,
                fallback=fallback,
            )


def _distinct(servers: tuple[ServerType, ...]) -> tuple[ServerType, ...]:
    """Leave out a server to be bought where one as large is owned already and can be extended."""

    def is_extended(bought: ServerType) -> bool:
        return any(
            own.accelerator.id == bought.accelerator.id and own.per_server >= bought.per_server
            for own in servers
            if own.owned and own.purchasable
        )

    return tuple(s for s in servers if s.owned or not is_extended(s))
