"""Who asks, under which rules, with which people and money."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from advisor.model.kinds import NonNegativeEstimate, PositiveEstimate, ShareEstimate
from advisor.model.measurement import Engine
from advisor.model.record import Estimate, NonNegative, Record

Currency = Literal[
    "CNY", "USD", "EUR", "GBP", "IDR", "JPY", "INR", "SGD", "MYR", "KRW", "HKD", "AUD", "CAD",
    "CHF", "BRL", "ZAR",
]  # fmt: skip
Region = Literal["CN", "US", "EU", "FR", "DE", "GB", "ID", "IN", "SG", "JP", "other"]
ROUNDING = 1e-6
"""How far probabilities may add up to something else than 1."""
Role = Literal["end_user", "integrator", "start_up", "research"]

MOST_PEOPLE = 10_000_000
"""More people than any organisation has: above it a number is taken for a slip."""
Commitment = Literal["", "one_year", "three_years"]
"""How long rented accelerators are committed to at once; empty is not at all."""
Acquisition = Literal["buy", "lease"]
"""How servers that are not there yet are acquired."""
FurtherForm = Literal[
    "closed_tuned",
    "open_tuned",
    "closed_routed",
    "hybrid_routed",
    "open_private_cloud",
    "open_device",
    "industry_adapted",
    "industry_scratch",
    "closed_adapted",
]
"""Deployment forms that are compared only where they are asked for."""


class Organisation(Record):
    """The organisation that decides."""

    name: str = ""
    """Name the client uses; may be empty."""
    sector: str = ""
    """Sector, in the client's words."""
    employees: int | None = Field(default=None, ge=1, le=MOST_PEOPLE)
    """People who work there; None leaves what depends on it out."""
    users: int | None = Field(default=None, ge=1, le=MOST_PEOPLE)
    """How many of them would use language models; None takes all of them."""
    region: Region = "CN"
    """Where it works: wages, power and jurisdiction follow."""
    role: Role = "end_user"
    """What it does with language models."""
    engineers: NonNegative | None = None
    """People of its own who can run models in production, full-time equivalents."""
    hardware_kinds: int | None = Field(default=None, ge=1, le=10)
    """Kinds of accelerator it must support (C042); None counts what it owns."""
    may_hire: bool = False
    """Whether people who are missing may be hired, at the cost of finding them and a ramp."""

    @property
    def served(self) -> int | None:
        """People among whom the cost is told: users, else all employees; None where not told."""
        return self.users or self.employees


class Rules(Record):
    """Hard rules of the organisation; each one forbids something."""

    air_gapped: bool = False
    """No connection to the outside: only machines on its own premises."""
    foreign_api_barred: bool = False
    """No call to a provider outside its jurisdiction."""
    liable_party_required: bool = False
    """Somebody must answer for the model under contract (C092)."""


class Finance(Record):
    """Money: currency, horizon, discount rate, caps."""

    currency: Currency = "CNY"
    """Currency of every result."""
    horizon_months: int = Field(default=36, ge=6, le=120)
    """Months that are counted."""
    discount_rate: ShareEstimate | None = None
    """Nominal, per year, as a fraction."""
    budget: NonNegative | None = None
    """Most that may be spent over the horizon, net present, in the currency; None is no cap."""
    verification_budget: NonNegative | None = None
    """Most that may be spent in the months of value verification, undiscounted; None is no cap."""
    integration_budget: NonNegative | None = None
    """The same for deep integration."""
    innovation_budget: NonNegative | None = None
    """The same for independent innovation."""
    acquisition: Acquisition = "buy"
    """Whether servers are bought, or leased by the month without anything left at the end."""
    tax_rate: float | None = Field(default=None, ge=0, le=0.9)
    """Tax on profit, as a fraction; None reckons before tax."""
    price_shock_multiple: PositiveEstimate | None = None
    """Scenario: what API prices are multiplied by from one month on; None tries no shock."""
    price_shock_month: int = Field(default=12, ge=0, le=119)
    """Month from which the shock holds."""
    volume_rebound: NonNegativeEstimate | None = None
    """Scenario: percent of use more for each percent that API prices fall (elasticity); None: use
    does not follow the price."""


class Phases(Record):
    """The calendar of the three phases and how much of the volume each one carries."""

    verification_start: int = Field(default=0, ge=0, le=120)
    """Month in which value verification starts."""
    integration_start: int = Field(default=3, ge=0, le=120)
    """Month in which deep integration starts."""
    innovation_start: int = Field(default=12, ge=0, le=120)
    """Month in which independent innovation starts."""
    verification_share: float = Field(default=0.1, ge=0, le=1)
    """Share of the full volume served during value verification."""
    integration_share: float = Field(default=0.6, ge=0, le=1)
    """Share of the full volume served during deep integration."""
    innovation_share: float = Field(default=1.0, ge=0, le=1)
    """Share of the full volume served during independent innovation."""
    verification_gate: int | None = Field(default=None, ge=0, le=120)
    """Month in which the gate of value verification is held; None: when the next phase starts."""
    integration_gate: int | None = Field(default=None, ge=0, le=120)
    """Month in which the gate of deep integration is held; None: when the next phase starts."""
    innovation_gate: int | None = Field(default=None, ge=0, le=120)
    """Month in which the gate of independent innovation is held; None: at the horizon."""
    verification_owner: str = ""
    """Who answers for value verification; empty where nobody is named yet."""
    integration_owner: str = ""
    """Who answers for deep integration."""
    innovation_owner: str = ""
    """Who answers for independent innovation."""

    @field_validator("verification_gate", "integration_gate", "innovation_gate")
    @classmethod
    def _gate_in_its_phase(cls, gate: int | None, info: ValidationInfo) -> int | None:
        """Hold a gate within its phase: from its start until the next one starts."""
        phase = str(info.field_name).removesuffix("_gate")
        start = info.data.get(f"{phase}_start")
        following = {"verification": "integration", "integration": "innovation"}.get(phase)
        end = info.data.get(f"{following}_start") if following else None
        if gate is not None and start is not None and gate < start:
            kind, words = "gate_before_phase", "month {gate}, phase from {start}"
            raise PydanticCustomError(kind, words, {"gate": gate, "start": start})
        if gate is not None and end is not None and gate > end:
            kind, words = "gate_after_next_phase", "month {gate}, next phase from {end}"
            raise PydanticCustomError(kind, words, {"gate": gate, "end": end})
        return gate

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        first, second, third = (
            self.verification_start,
            self.integration_start,
            self.innovation_start,
        )
        if not first <= second <= third:
            kind, words = "phases_out_of_order", "{first}, {second}, {third}"
            raise PydanticCustomError(
                kind, words, {"first": first, "second": second, "third": third}
            )
        return self


class Systems(Record):
    """Systems that the organisation has and that whatever serves has to be connected to."""

    count: int | None = Field(default=None, ge=0, le=1000)
    """How many of them; None leaves connecting them out."""
    days: PositiveEstimate | None = None
    """Working days that one takes with software of one's own; None takes the catalogue's."""
    days_appliance: PositiveEstimate | None = None
    """The same with the software that an appliance brings."""


class Talent(Record):
    """How far the team has come with models of its own."""

    rung: Literal["", "uses", "evaluates", "tunes", "adapts", "pretrains", "trains"] = ""
    """Rung on which it stands today; empty where nobody says."""
    months_to_next: int | None = Field(default=None, ge=1, le=120)
    """Months until it could stand on the next one; None takes the catalogue's."""


class Appetite(Record):
    """How much the organisation would lose on a model of its own."""

    stop_loss: NonNegative | None = None
    """Most money that may be lost on one that fails, in the currency; None asks for nothing."""


class Candidates(Record):
    """Which models stand to be compared; an empty list takes the catalogue's shortlist."""

    closed_models: tuple[str, ...] = ()
    """Closed models by public API."""
    open_models: tuple[str, ...] = ()
    """Open models, hosted or run by the organisation."""
    accelerator: str = ""
    """Accelerator to buy or rent; empty takes the catalogue's choice for the region."""
    engine: Engine = ""
    """Software that is to serve the models; empty where it is not chosen yet."""
    commitment: Commitment = ""
    """Compare rent under a commitment of this length beside rent without one."""
    contract_months: int = Field(default=0, ge=0, le=120)
    """Months that contracts with hosts and yearly licences run at least; 0: they may end at any
    time."""
    forms: tuple[FurtherForm, ...] = ()
    """Further deployment forms to compare beside the common ones."""


Shape = Literal["range", "fixed", "uniform", "triangular", "pert", "lognormal", "scenarios"]
"""Distribution of a figure; ``range`` is a normal curve bent through P10, likely and P90."""


class Scenario(Record):
    """One of a few values that a figure may take."""

    value: float
    """In the unit of the input."""
    probability: float = Field(gt=0, le=1)
    """Of this value; those of a figure add up to 1."""


class Override(Record):
    """A figure of the client's own that stands in for the catalogue's."""

    estimate: Estimate
    """The figure, in the unit of the input it replaces."""
    note: str = ""
    """Why it stands, as the client wrote it."""
    day: dt.date | None = None
    """Day from which it holds or on which it was given, as the client says."""
    shape: Shape = "range"
    """How the figure is spread between and beyond P10 and P90."""
    scenarios: tuple[Scenario, ...] = ()
    """The values it may take, where the shape is ``scenarios``."""

    @model_validator(mode="after")
    def _fits_its_shape(self) -> Self:
        if self.shape == "lognormal" and self.estimate.low <= 0:
            kind, words = "lognormal_from_zero", "low {found}"
            raise PydanticCustomError(kind, words, {"found": self.estimate.low})
        if (self.shape == "scenarios") != bool(self.scenarios):
            kind = "scenarios_missing" if self.shape == "scenarios" else "scenarios_not_used"
            raise PydanticCustomError(kind, "shape and scenarios do not agree")
        total = sum(one.probability for one in self.scenarios)
        if self.scenarios and abs(total - 1) > ROUNDING:
            kind, words = "scenarios_not_one", "{total}"
            raise PydanticCustomError(kind, words, {"total": total})
        return self
