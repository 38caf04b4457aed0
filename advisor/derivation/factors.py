"""What the factor of each line is made of: prices, wages, counts, shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from advisor.cost.line import Flow, Line
from advisor.derivation import machine_factors as machines
from advisor.derivation import people_factors as people
from advisor.derivation import token_factors as follows
from advisor.derivation.basis import number
from advisor.derivation.record import Part, joined_amount
from advisor.derivation.scene import MONTHLY, Factors, Opener, Scene
from advisor.errors import message

OPENERS: Mapping[str, Opener] = {
    "api_tokens": follows.tokens,
    "router_fee": follows.router_fee,
    "overflow_api": follows.overflow_tokens,
    "egress": follows.traffic,
    "devices": follows.devices,
    "failure_repair": follows.repair,
    "unserved_by_hand": follows.by_hand,
    "overflow_by_hand": follows.overflow_by_hand,
    "benefit": follows.benefit,
    "operations": people.labour,
    "hiring": people.hiring,
    "integration": people.integration,
    "talent": people.talent,
    "implementation": people.labour,
    "evaluation": people.labour,
    "switching": people.labour,
    "exit_cost": people.labour,
    "compliance": people.labour,
    "adaptation": people.adaptation,
    "router_setup": people.labour,
    "router_operations": people.labour,
    "private_cloud_setup": people.labour,
    "licence_one_off": people.licence,
    "licence_yearly": people.licence,
    "exit_penalty": people.exit_penalty,
    "owned_support": people.committed,
    "tuning_run": people.once,
    "tuning_labels": people.labels,
    "tuning_labour": people.labour,
    "distillation": people.once,
    "training_compute": people.training,
    "training_labels": people.training,
    "training_team": people.labour,
    "hardware_purchase": machines.purchase,
    "hardware_install": machines.share_of_purchase("hardware.install_share"),
    "network_storage": machines.share_of_purchase("hardware.network_storage_share"),
    "hardware_maintenance": machines.while_served("hardware.maintenance_per_year", MONTHLY),
    "hardware_lease": machines.while_served("lease.monthly_factor"),
    "hardware_resale": machines.resale,
    "owned_resale_credit": machines.sale,
    "appliance_purchase": machines.sale,
    "appliance_support": machines.support,
    "appliance_upgrade": machines.upgrade,
    "software": machines.software,
    "power": machines.power,
    "space": machines.space,
    "rental": machines.rental,
    "rental_committed": machines.promised,
    "contract_penalty": machines.penalty,
}
"""By key of the line; tax opens as the line it goes with."""
ONE_OFF_WORK = frozenset(
    {
        *("implementation", "integration", "evaluation", "switching", "exit_cost", "compliance"),
        *("adaptation", "hiring"),
    }
)
"""Lines of person-months, whose course has one month that needs no naming."""


def factors_of(scene: Scene, line: Line, amount: float) -> tuple[Part, ...] | None:
    """Give factors whose product is an amount, or None where they do not explain it.

    Args:
        scene: What may be looked at.
        line: The line.
        amount: Size of its factor in the likely case, positive.
    """
    if line.taxed:
        return _taxed(scene, line, amount)
    opener = OPENERS.get(line.key)
    told = opener(scene, line) if opener else []
    return _with_rest(told, amount) if told else None


def _taxed(scene: Scene, line: Line, amount: float) -> tuple[Part, ...] | None:
    """Open tax: the rate, and what the line is made of that it goes with."""
    rate = scene.basis.context.assessment.finance.tax_rate
    if not rate:
        return None
    flow = line.flow
    plain = Flow(flow.factor / -rate, flow.course) if isinstance(flow, Flow) else flow / -rate
    before = replace(line, key=line.taxed, taxed="", flow=plain)
    found = factors_of(scene, before, amount / rate)
    return (
        None if found is None else (number("derivation.part.tax_rate", rate, unit="share"), *found)
    )


def _with_rest(told: Factors, amount: float) -> tuple[Part, ...] | None:
    """Put what is missing in a product in the place of its rest."""
    known = joined_amount("product", [part for part in told if isinstance(part, Part)])
    if not known:
        return None
    found: list[Part] = []
    missing = amount / known
    for part in told:
        if isinstance(part, Part):
            found.append(part)
            continue
        if part.whole and abs(missing - round(missing)) > 1e-9 * missing:
            return None
        unneeded = abs(missing - 1) < 1e-12 and not part.whole
        if not unneeded:
            exact = float(round(missing)) if part.whole else missing
            found.append(Part(message(f"derivation.part.{part.name}"), exact, part.unit))
    return tuple(found)
