"""The places that options stand on: fleets of servers, and machines that are rented."""

from __future__ import annotations

from advisor.catalogue.catalogue import ApiPrice, LanguageModel
from advisor.inputs.scope import Scope, ServerType
from advisor.options.option import Basis, DeploymentOption

_BASIS_ENDINGS = {
    "always_on": "",
    "active_window": ":window",
    "scale_to_zero": ":zero",
    "committed": ":committed",
}


def rented(
    scope: Scope, model: LanguageModel, basis: Basis, fallback: ApiPrice | None
) -> DeploymentOption:
    """Make an option on rented accelerators; the scope has some."""
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


def fleets(servers: tuple[ServerType, ...]) -> tuple[tuple[ServerType, ...], ...]:
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


def named(tiers: tuple[ServerType, ...]) -> str:
    """Name a fleet by its kinds of server."""
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
