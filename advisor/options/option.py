"""One way to run a model: a form, the model and a place to run it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from advisor.catalogue.catalogue import ApiPrice, LanguageModel
from advisor.evaluation import Form, Posture
from advisor.inputs.scope import ServerType
from advisor.options.forms import TRAITS

Basis = Literal["", "always_on", "active_window", "scale_to_zero", "committed"]
"""How rented machines are paid: every hour, the hours of use, only while they have work, or under
a commitment with what lies above it always on."""
BASES: tuple[Basis, ...] = ("always_on", "active_window", "scale_to_zero")


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
    second: LanguageModel | None = None
    """Model that a router sends easy traffic to."""
    second_price: ApiPrice | None = None
    """What a call of the second model costs."""

    @property
    def posture(self) -> Posture:
        """The side of the debate it stands on."""
        return TRAITS[self.form].posture

    @property
    def place(self) -> str:
        """The host, or the accelerator it stands on."""
        hosts = [price.host for price in (self.price, self.second_price) if price is not None]
        if hosts:
            return " + ".join(dict.fromkeys(hosts))
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
    def sides(self) -> Mapping[str, Posture]:
        """What its lines are marked with, and the side each mark counts for.

        A form that stands on both sides marks what it pays for one of them; the rest is neither's.
        """
        if self.posture == "hybrid":
            return {f"{self.id}#open": "open", f"{self.id}#closed": "closed"}
        return {self.id: self.posture}

    def mark(self, model: LanguageModel) -> str:
        """Give what a line is marked with that is paid for one of its models."""
        return f"{self.id}#{model.openness}" if self.posture == "hybrid" else self.id

    @property
    def prices(self) -> tuple[tuple[LanguageModel, ApiPrice], ...]:
        """The models it calls at hosts, and what they cost."""
        found = ((self.model, self.price), (self.second, self.second_price))
        return tuple((m, price) for m, price in found if m is not None and price is not None)

    @property
    def is_rented(self) -> bool:
        """Whether its machines are rented and follow the load."""
        return TRAITS[self.form].is_rented

    @property
    def is_bought(self) -> bool:
        """Whether it needs machines that have to be ordered, delivered and kept."""
        return self.server is not None and not self.is_rented
