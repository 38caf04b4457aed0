"""The hardware an organisation owns, and the sites it stands in."""

from __future__ import annotations

from pydantic import Field

from advisor.model.kinds import NonNegativeEstimate
from advisor.model.record import NonNegative, Record


class Site(Record):
    """A place where servers of the organisation stand or may stand."""

    id: str
    """Stable key within the engagement."""
    name: str
    """Name the client uses."""
    power_kw: NonNegative | None = None
    """Power that servers may draw there, cooling left out, kW; None is no cap."""
    rack_units: NonNegative | None = None
    """Rack units that servers may take there; None is no cap."""


class Machine(Record):
    """Servers of one kind that the organisation owns."""

    id: str
    """Stable key within the engagement."""
    name: str
    """Name the client uses."""
    accelerator: str
    """Accelerator id of the catalogue."""
    accelerators_per_server: int = Field(gt=0, le=72)
    """Accelerators in one server."""
    servers: int = Field(gt=0, le=10_000)
    """Servers of this kind."""
    age_months: NonNegative = 0
    """Age today, months; what is left of its life follows."""
    available_share: float = Field(default=1.0, ge=0, le=1)
    """Share of the servers free for these workloads, 0 to 1."""
    resale_value: NonNegativeEstimate | None = None
    """What one server would fetch today, in the assessment's currency."""
    support_per_year: NonNegative = 0.0
    """Support already committed for one server, per year, in the assessment's currency."""
    site: str = ""
    """Id of the site it stands in; empty where that does not matter."""
