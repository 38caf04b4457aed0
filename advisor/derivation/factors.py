"""What the factor of each line is made of: prices, wages, counts, shares.

Each opener gives the factors it knows by input id, and at most one `Rest`: what the line was made
with beyond them (a number of servers, a share of the volume), found as what is missing in the
product. Counts found so have to be whole; otherwise the factor stays closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from advisor.catalogue.catalogue import ApiPrice
from advisor.cost.fleet_plan import lead_time
from advisor.cost.line import Flow, Line
from advisor.cost.usage import BYTES_PER_TOKEN
from advisor.derivation.basis import Basis, figure, number
from advisor.derivation.record import Part, made_of
from advisor.errors import message
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import OWN_MODEL, ROUTED, TUNED


@dataclass(frozen=True)
class Rest:
    """The factor that is told by the product: what it is, and whether it must be whole."""

    name: str
    unit: str = ""
    whole: bool = False


Factors = Sequence["Part | Rest"]
SERVERS = Rest("servers", whole=True)
SERVED = Rest("share_served", "share")
_CHANGED = frozenset({"api_tokens", "failure_repair", "benefit", "overflow_by_hand"})
"""Lines whose price or success is another one where a model is tuned, routed or one's own."""
_MONTHLY = number("derivation.month_of_year", 1 / 12)


Opener = Callable[["Scene", Line], Factors]


@dataclass(frozen=True)
class Scene:
    """What an opener may look at."""

    basis: Basis
    options: Mapping[str, DeploymentOption]
    lines: Sequence[Line]
    """Every line of the same plan."""

    def option(self, line: Line) -> DeploymentOption:
        """Give the option that causes a line."""
        return self.options[line.option.partition("#")[0]]

    def stays_closed(self, line: Line) -> bool:
        """Whether tuning, a router or an own model changes the price or success a line rests on."""
        changed = TUNED | ROUTED | OWN_MODEL
        return line.key in _CHANGED and bool(line.option) and self.option(line).form in changed


def workload_of(line: Line) -> str:
    """Give the workload whose tasks a line follows; empty where it follows none."""
    if not isinstance(line.flow, Flow) or not isinstance(line.flow.course.key, tuple):
        return ""
    kind, *rest = line.flow.course.key
    return str(rest[0]) if kind == "tasks" else str(rest[2]) if kind == "missed" else ""


def _tokens(scene: Scene, line: Line) -> Factors:
    return [scene.basis.task_price(workload_of(line), _price(scene.option(line).price)), SERVED]


def _overflow_tokens(scene: Scene, line: Line) -> Factors:
    return [scene.basis.task_price(workload_of(line), _price(scene.option(line).fallback)), SERVED]


def _price(price: ApiPrice | None) -> ApiPrice:
    if price is None:
        text = "a line of tokens needs a price"
        raise ValueError(text)
    return price


def _repair(scene: Scene, line: Line) -> Factors:
    workload, model = workload_of(line), scene.option(line).model.id
    cost = scene.basis.money(f"workload.{workload}.cost_per_failure")
    return [cost, scene.basis.failure(workload, model), SERVED]


def _by_hand(scene: Scene, line: Line) -> Factors:
    cost = scene.basis.money(f"workload.{workload_of(line)}.cost_per_failure")
    return [cost, Rest("share_waiting", "share")]


def _overflow_by_hand(scene: Scene, line: Line) -> Factors:
    workload = workload_of(line)
    cost = scene.basis.money(f"workload.{workload}.cost_per_failure")
    return [cost, scene.basis.success(workload, scene.option(line).model.id), SERVED]


def _benefit(scene: Scene, line: Line) -> Factors:
    workload = workload_of(line)
    value = scene.basis.money(f"workload.{workload}.value_per_success")
    if not line.option:
        return [value, Rest("share_waiting", "share")]
    lost = scene.basis.context.workloads[workload].failure_handling == "lost"
    right = [scene.basis.success(workload, scene.option(line).model.id)] if lost else []
    return [value, *right, SERVED]


def _labour(scene: Scene, line: Line) -> Factors:
    return [scene.basis.input(line.inputs[0]), scene.basis.wage()]


def _adaptation(scene: Scene, line: Line) -> Factors:
    return [*_labour(scene, line), Rest("hardware_kinds", whole=True)]


def _server_price(scene: Scene, line: Line, month: int) -> list[Part]:
    """Give what makes the price of one server ordered in a month."""
    kind, context = scene.option(line).buys, scene.basis.context
    if kind is None:
        return []
    index = float(context.drift("hardware_price", month, month + 1)[0, 0])
    drift = scene.basis.all_used(("drift.hardware_price",))
    indexed = [number("derivation.part.price_index", index, drift)] if month else []
    return [
        number("derivation.part.accelerators_per_server", kind.per_server),
        scene.basis.money(f"purchase.{kind.accelerator.id}"),
        scene.basis.with_one("server.overhead_share", "rest_of_server"),
        *indexed,
    ]


def _purchase(scene: Scene, line: Line) -> Factors:
    return [*_server_price(scene, line, line.start), SERVERS]


def _share_of_purchase(id_: str) -> Opener:
    return lambda scene, line: [*_purchase(scene, line), scene.basis.input(id_)]


def _while_served(id_: str, *more: Part) -> Opener:
    """Open what is paid every month of servers at the price of the month they were ordered in."""

    def opener(scene: Scene, line: Line) -> Factors:
        ordered = line.start - lead_time(scene.basis.context)
        return [*_server_price(scene, line, ordered), SERVERS, scene.basis.input(id_), *more]

    return opener


def _software(scene: Scene, line: Line) -> Factors:
    return [Rest("accelerators", whole=True), scene.basis.money(line.inputs[0]), _MONTHLY]


def _traffic(scene: Scene, line: Line) -> Factors:
    both = [scene.basis.tokens(workload_of(line), kind) for kind in ("prompt", "output")]
    tokens = scene.basis.sum(figure("tokens.all"), both, "tokens")
    size = number("derivation.part.gigabytes_per_token", BYTES_PER_TOKEN / 1e9)
    return [tokens, size, scene.basis.money(line.inputs[0]), SERVED]


def _resale(scene: Scene, line: Line) -> Factors:
    if not line.option:
        left = _left(scene, scene.basis.context.calendar.horizon)
        return [scene.basis.money(line.inputs[0]), left, SERVERS]
    lead, sold = lead_time(scene.basis.context), line.start + 1
    for bought in scene.lines:
        if bought.key == "hardware_purchase" and bought.option == line.option:
            age = sold - bought.start - lead
            price = _server_price(scene, bought, bought.start)
            each = made_of(figure("price"), "product", price, "").amount
            left = _left(scene, age)
            servers = -float(bought.amounts[0, 0]) / each
            found = servers * each * left.amount
            if age >= 0 and abs(found - line.amounts[0, 0]) <= 1e-9 * found:
                return [*price, left, SERVERS]
    return []


def _left(scene: Scene, months: int) -> Part:
    rests_on = scene.basis.all_used(("hardware.residual_at_36_months",))
    share = rests_on[0].value ** (months / 36)
    return Part(figure("price_left", months=months), share, "share", inputs=rests_on)


def _sale(scene: Scene, line: Line) -> Factors:
    return [scene.basis.money(line.inputs[0]), SERVERS]


def _support(scene: Scene, line: Line) -> Factors:
    yearly = scene.basis.input("appliance.support_per_year")
    return [*_sale(scene, line), yearly, _MONTHLY]


def _upgrade(scene: Scene, line: Line) -> Factors:
    return [*_sale(scene, line), scene.basis.input("appliance.upgrade_share")]


def _committed(scene: Scene, line: Line) -> Factors:
    del line
    return [Rest("committed_per_month", scene.basis.currency)]


def _power(scene: Scene, line: Line) -> Factors:
    share = scene.basis.input("server.idle_power_share")
    if isinstance(line.flow, Flow) and line.flow.course.key[0] == "busy":  # type: ignore[index]
        taken = made_of(share.label, "credit", (share,), "share")
        parts = (number("derivation.one", 1.0), taken)
        share = made_of(figure("working_power"), "sum", parts, "share")
    return [Rest("rated_power", "kW"), *scene.basis.kilowatt_month(), share]


def _space(scene: Scene, line: Line) -> Factors:
    return [Rest("rated_power", "kW"), scene.basis.money(line.inputs[0])]


def _rental(scene: Scene, line: Line) -> Factors:
    return [Rest("accelerators_per_replica", whole=True), scene.basis.money(line.inputs[0])]


def _licence(scene: Scene, line: Line) -> Factors:
    return [scene.basis.money(line.inputs[0]), Rest("part_of_year")]


OPENERS: Mapping[str, Opener] = {
    "api_tokens": _tokens,
    "overflow_api": _overflow_tokens,
    "failure_repair": _repair,
    "unserved_by_hand": _by_hand,
    "overflow_by_hand": _overflow_by_hand,
    "benefit": _benefit,
    "operations": _labour,
    "implementation": _labour,
    "evaluation": _labour,
    "switching": _labour,
    "exit_cost": _labour,
    "compliance": _labour,
    "adaptation": _adaptation,
    "router_setup": _labour,
    "private_cloud_setup": _labour,
    "hardware_purchase": _purchase,
    "hardware_install": _share_of_purchase("hardware.install_share"),
    "network_storage": _share_of_purchase("hardware.network_storage_share"),
    "hardware_maintenance": _while_served("hardware.maintenance_per_year", _MONTHLY),
    "hardware_lease": _while_served("lease.monthly_factor"),
    "software": _software,
    "egress": _traffic,
    "hardware_resale": _resale,
    "owned_resale_credit": _sale,
    "owned_support": _committed,
    "appliance_purchase": _sale,
    "appliance_support": _support,
    "appliance_upgrade": _upgrade,
    "power": _power,
    "space": _space,
    "rental": _rental,
    "licence_one_off": _licence,
    "licence_yearly": _licence,
}
"""By key of the line."""
ONE_OFF_WORK = frozenset(
    {"implementation", "evaluation", "switching", "exit_cost", "compliance", "adaptation"}
)
"""Lines of person-months, whose course has one month that needs no naming."""


def factors_of(scene: Scene, line: Line, amount: float) -> tuple[Part, ...] | None:
    """Give factors whose product is an amount, or None where they do not explain it.

    Args:
        scene: What may be looked at.
        line: The line.
        amount: Size of its factor in the likely case, positive.
    """
    opener = None if scene.stays_closed(line) else OPENERS.get(line.key)
    told = opener(scene, line) if opener else []
    if not told:
        return None
    known = 1.0
    for part in told:
        known *= part.amount if isinstance(part, Part) else 1.0
    if not known:
        return None
    found: list[Part] = []
    missing = amount / known
    for part in told:
        if isinstance(part, Rest):
            if part.whole and abs(missing - round(missing)) > 1e-9 * missing:
                return None
            unneeded = abs(missing - 1) < 1e-12 and not part.whole
            if not unneeded:
                exact = float(round(missing)) if part.whole else missing
                found.append(Part(message(f"derivation.part.{part.name}"), exact, part.unit))
        else:
            found.append(part)
    return tuple(found)
