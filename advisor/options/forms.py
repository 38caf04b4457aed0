"""What tells the deployment forms apart: side, staff, work to connect, where they run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from advisor.evaluation import Form, Posture

Place = Literal["shared host", "reserved elsewhere", "on premises"]
"""Where the data goes: to a host that serves others too, to machines kept for the organisation
elsewhere, or nowhere."""


@dataclass(frozen=True)
class Traits:
    """What a form is charged for whatever the model."""

    posture: Posture
    staff: str
    """Figure of the people who keep it running."""
    place: Place
    is_light: bool = False
    """Connected rather than built (C276 for the appliance)."""
    is_adapted: bool = False
    """Whether the organisation adapts the model to its hardware, once a generation (C071)."""
    is_rented: bool = False
    """Whether its machines are rented and follow the load."""


TRAITS: Mapping[Form, Traits] = {
    "closed_api": Traits("closed", "staff.operations_api", "shared host", is_light=True),
    "closed_licence": Traits("closed", "staff.operations_licence", "on premises"),
    "closed_appliance": Traits(
        "closed", "staff.operations_appliance", "on premises", is_light=True
    ),
    "open_hosted": Traits("open", "staff.operations_api", "shared host", is_light=True),
    "open_rented": Traits(
        "open", "staff.operations_rented", "reserved elsewhere", is_adapted=True, is_rented=True
    ),
    "open_owned": Traits("open", "staff.operations_owned", "on premises", is_adapted=True),
    "open_appliance": Traits("open", "staff.operations_appliance", "on premises", is_light=True),
    "closed_tuned": Traits("closed", "staff.operations_api", "shared host", is_light=True),
    "open_tuned": Traits("open", "staff.operations_api", "shared host", is_light=True),
    "closed_routed": Traits("closed", "staff.operations_api", "shared host", is_light=True),
    "hybrid_routed": Traits("hybrid", "staff.operations_api", "shared host", is_light=True),
    "open_private_cloud": Traits(
        "open", "staff.operations_rented", "reserved elsewhere", is_adapted=True, is_rented=True
    ),
    "open_device": Traits("open", "staff.operations_device", "on premises"),
    "industry_adapted": Traits("open", "staff.operations_owned", "on premises", is_adapted=True),
    "industry_scratch": Traits("open", "staff.operations_owned", "on premises", is_adapted=True),
    "closed_adapted": Traits("closed", "staff.operations_licence", "on premises"),
}
STAFF: Mapping[Form, str] = {form: traits.staff for form, traits in TRAITS.items()}
"""Who keeps a form running; counted once a plan, however many options of it are used."""
APPLIANCES: frozenset[Form] = frozenset({"closed_appliance", "open_appliance"})
"""Forms in which machine, model and platform are bought as one."""
TUNED: frozenset[Form] = frozenset({"closed_tuned", "open_tuned"})
"""Forms tuned on a hosted platform with a small set of samples (C033)."""
ROUTED: frozenset[Form] = frozenset({"closed_routed", "hybrid_routed"})
"""Forms in which a router sends easy traffic to a second host."""
OWN_MODEL: frozenset[Form] = frozenset({"industry_adapted", "industry_scratch", "closed_adapted"})
"""Forms with a model trained for the organisation; its own weights count as open, those that a
closed vendor adapts as closed."""
