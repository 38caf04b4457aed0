"""A published case as it is written down: what was asked for, what stood to choose, what came out.

The format is described for a stranger in ``tests/cases/published/README.md``.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from advisor.model.organisation import Currency
from advisor.model.record import Fraction, NonNegative, Positive, Record

Share = Fraction
LongRun = Annotated[int, Field(ge=6, le=120)]
Form = Literal["api", "hosted", "rented", "bought", "owned", "appliance", "licence"]
Basis = Literal["always on", "hours in use", "scale to zero"]
Subject = Literal[
    "everything else",
    "power",
    "space",
    "maintenance",
    "installation",
    "residual",
    "staff",
    "implementation",
    "speed",
    "support",
    "licence",
    "other costs",
]
Reading = Literal[
    "break_even_hours",
    "break_even_months",
    "break_even_utilisation",
    "break_even_volume",
    "capacity",
    "cheaper",
    "cost_per_mtok",
    "cost_per_request",
    "crossing_year",
    "feasible",
    "instances",
    "monthly",
    "net_present_cost",
    "saving",
    "saving_share",
    "servers",
    "total",
    "utilisation",
    "volume",
    "year_total",
    "yearly",
]
"""What may be asked of the engine; the README says what each one is."""
SlipName = Literal[
    "price_unit",
    "token_unit",
    "day_for_month",
    "month_for_year",
    "month_hours",
    "cached_twice",
    "above_capacity",
    "contradiction",
    "does_not_follow",
    "any",
]
"""What may be wrong with a printed result."""
ProblemId = Annotated[str, Field(pattern=r"^problem\.[a-z_.]+$")]
"""A problem the engine raises instead of reckoning with what is stated."""


class Asked(Record):
    """The work of a month; what is left out of it is at the stated neutral value."""

    requests_per_hour: Positive | None = None
    """Of the hours in use."""
    requests_per_day: Positive | None = None
    requests_per_month: Positive | None = None
    input_tokens: NonNegative | None = None
    """Of one request, cached ones included."""
    output_tokens: NonNegative | None = None
    """Of one request."""
    input_tokens_per_month: NonNegative | None = None
    output_tokens_per_month: NonNegative | None = None
    input_tokens_per_year: NonNegative | None = None
    output_tokens_per_year: NonNegative | None = None
    tokens_per_day: Positive | None = None
    """Read and written together, as the two below."""
    tokens_per_month: Positive | None = None
    tokens_per_year: Positive | None = None
    input_share: Share | None = None
    """Of all tokens, where these are told together."""
    fills: str = ""
    """Option whose single machine is used as far as it goes; instead of a volume."""
    utilisation: Positive = 1.0
    """Share of that machine's capacity."""
    days_per_month: Positive = 730 / 24
    """Days that a publication counts in a month."""
    hours_per_month: Annotated[float, Field(ge=1, le=730)] = 730.0
    """Hours of a month in which the work arises."""
    peak_to_mean: Annotated[float, Field(ge=1)] = 1.0
    """Busiest hour over the mean of the hours in use."""
    peak_hour_share: Share | None = None
    """The same as a share of a day's requests that falls into its busiest hour."""
    cached_share: Share = 0.0
    """Of the input tokens."""
    batch_share: Share = 0.0
    """Of the requests, at batch prices where the host has them."""
    growth_per_year: Annotated[float, Field(gt=-1, le=10)] = 0.0
    """Compound."""
    failed_share: Share = 0.0
    """Requests that have to be done once more elsewhere."""
    cost_per_failure: NonNegative = 0.0


class Choice(Record):
    """One option: a host's prices, or machines with what they cost and do."""

    form: Form
    currency: Currency | None = None
    """Of its prices; None is the case's."""
    note: str = ""
    input_per_mtok: NonNegative | None = None
    output_per_mtok: NonNegative | None = None
    cached_per_mtok: NonNegative | None = None
    batch_input_per_mtok: NonNegative | None = None
    batch_output_per_mtok: NonNegative | None = None
    input_per_ktok: NonNegative | None = None
    output_per_ktok: NonNegative | None = None
    per_mtok: NonNegative | None = None
    """One price for tokens read and written."""
    per_request: NonNegative | None = None
    price_change_per_year: Annotated[float, Field(gt=-1)] = 0.0
    """Of tokens or rent, compound."""
    price: NonNegative | None = None
    """Of one machine."""
    installation: NonNegative | None = None
    installation_share: NonNegative | None = None
    life_months: Annotated[int, Field(ge=12, le=120)] | None = None
    residual_share: Share | None = None
    """Of the price, left at the end of the life."""
    maintenance_per_year: NonNegative | None = None
    maintenance_share_per_year: NonNegative | None = None
    software_per_year: NonNegative | None = None
    """Software of one machine."""
    price_per_hour: NonNegative | None = None
    """Rent of one machine."""
    price_per_month: NonNegative | None = None
    basis: Basis = "always on"
    """Which hours are paid."""
    machines: Annotated[int, Field(ge=1, le=10_000)] = 1
    """Machines that are owned; of others, how many are taken together as one set."""
    accelerators: Annotated[int, Field(ge=1, le=72)] = 1
    """Of one machine."""
    accelerators_per_instance: Annotated[int, Field(ge=1, le=72)] | None = None
    tokens_per_s: Positive | None = None
    """Of one machine at full load."""
    tokens_counted: Literal["all", "output"] = "all"
    """Which tokens the speed counts."""
    requests_per_s: Positive | None = None
    """Of one machine at full load."""
    requests_per_s_per_instance: Positive | None = None
    tokens_per_s_per_instance: Positive | None = None
    capacity_tokens_per_month: Positive | None = None
    """Of one machine in the hours in use."""
    usable_share: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Of the speed, that may be planned with."""
    watts: NonNegative | None = None
    """Of one machine."""
    watts_per_accelerator: NonNegative | None = None
    power_drawn: Literal["while busy", "all month"] | None = None
    """None is "while busy" where a speed is stated, else "all month"."""
    price_per_kwh: NonNegative | None = None
    pue: Annotated[float, Field(ge=1)] = 1.0
    running_per_hour: NonNegative | None = None
    """All running cost of one machine an hour."""
    running_hours: Literal["day and night", "in use"] = "day and night"
    """Hours in which that is paid."""
    colocation_per_kw_month: NonNegative | None = None
    """Rooms and racks by the kilowatt that the machine is rated at."""
    space_per_month: NonNegative | None = None
    """Rooms, racks, network of one machine."""
    hosting_per_year: NonNegative | None = None
    """The same by the year."""
    support_per_year: NonNegative | None = None
    """Of one appliance."""
    licence_once: NonNegative | None = None
    licence_per_year: NonNegative | None = None
    staff: NonNegative | None = None
    """Full-time equivalents."""
    staff_cost_per_month: NonNegative | None = None
    """Of one of them, loaded."""
    fixed_per_month: NonNegative | None = None
    """Subscriptions and other cost that does not follow the volume; stands with operations."""
    implementation: NonNegative | None = None
    """Paid once, at the start."""


class Question(Record):
    """What is read of the engine, and on what inputs if not the case's own."""

    reading: Reading
    of: str = ""
    """Option."""
    against: str = ""
    """Option it is compared with."""
    year: Annotated[int, Field(ge=1, le=10)] | None = None
    line: str = ""
    """Line of the ledger; empty is all lines."""
    view: Literal["cash", "book"] = "cash"
    tokens: Literal["all", "input", "output"] = "all"
    price_ratio: Positive | None = None
    """Price of an output token over that of an input token, where a cost is shared out."""
    per: Positive = 1.0
    """Requests, tokens or months that the figure counts for."""
    unit: Literal["tokens", "requests"] = "tokens"
    time: Literal["month", "day", "hour"] = "month"
    machines: Literal["fixed", "growing"] = "fixed"
    discounted: bool = False
    horizon_months: LongRun | None = None
    """Other months than the case's, for this figure alone."""
    workload: dict[str, float | str] = Field(default_factory=dict)
    """Answers that differ from the case's, for this figure alone."""
    options: dict[str, dict[str, float | str]] = Field(default_factory=dict)
    """Answers on options that differ, for this figure alone."""
    note: str = ""


class Expected(Question):
    """A figure that was printed and right."""

    value: float | bool | Literal["never"] | None = None
    range: tuple[float, float] | None = None
    rel: NonNegative | None = None
    abs: NonNegative | None = None
    skip: str = ""
    """Why the figure is not judged."""


class Trap(Question):
    """A figure that was printed and is wrong, and the slip it has to be charged with."""

    printed: float
    problem: SlipName | ProblemId
    rel: NonNegative | None = None
    abs: NonNegative | None = None
    stated_elsewhere_workload: dict[str, float | str] = Field(default_factory=dict)
    """What the same publication says of the workload in another place."""
    stated_elsewhere_options: dict[str, dict[str, float | str]] = Field(default_factory=dict)
    """What it says of the options in another place."""


class Case(Record):
    """A publication's calculation."""

    format: Literal[1]
    id: str = Field(min_length=1)
    title: str = ""
    source: str = Field(min_length=1)
    tier: Literal["", "T1", "T2"] = ""
    """T1 is a primary source, T2 a secondary one."""
    day: dt.date
    """Day the figures were printed, or read."""
    currency: Currency = "USD"
    horizon_months: LongRun = 36
    discount_rate: Share = 0.0
    """A year, nominal; the cost of capital of the book view too."""
    exchange: dict[Currency, Positive] = Field(default_factory=dict)
    """Units of other currencies for one US dollar."""
    left_out: tuple[Subject, ...] = ()
    """What the publication leaves out: explicit zeros, "as published: left out"."""
    note: str = ""
    workload: Asked
    options: dict[str, Choice] = Field(min_length=1)
    expect: tuple[Expected, ...] = ()
    trap: tuple[Trap, ...] = ()
