"""Openers of lines of machines: bought, leased, rented, promised, powered and left early."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.cost.fleet_plan import lead_time
from advisor.cost.line import Flow, Line
from advisor.derivation.basis import figure, less_than_one, number
from advisor.derivation.record import NEAR, Part, joined_amount, made_of
from advisor.derivation.scene import MONTHLY, SERVERS, Factors, Opener, Rest, Scene
from advisor.inputs.contradictions import COMMITTED_MONTHS
from advisor.sizing.tokens import HOURS_PER_MONTH

_PENALTY = "contract.penalty_share"
_PREMIUM = "private_cloud.premium"


def purchase(scene: Scene, line: Line) -> Factors:
    """Open servers at the price of their month."""
    return [*_server_price(scene, line, line.start), SERVERS]


def share_of_purchase(id_: str) -> Opener:
    """Open what is paid once as a share of what servers cost."""
    return lambda scene, line: [*purchase(scene, line), scene.basis.input(id_)]


def while_served(id_: str, *more: Part) -> Opener:
    """Open what is paid every month of servers at the price of the month they were ordered in."""

    def opener(scene: Scene, line: Line) -> Factors:
        ordered = line.start - lead_time(scene.basis.context)
        return [*_server_price(scene, line, ordered), SERVERS, scene.basis.input(id_), *more]

    return opener


def software(scene: Scene, line: Line) -> Factors:
    """Open software by the accelerator."""
    return [Rest("accelerators", whole=True), scene.basis.money(line.inputs[0]), MONTHLY]


def resale(scene: Scene, line: Line) -> Factors:
    """Open what machines fetch at the horizon or when they are dropped."""
    if not line.option:
        left = _left(scene, scene.basis.context.calendar.horizon)
        return [scene.basis.money(line.inputs[0]), left, SERVERS]
    lead, sold = lead_time(scene.basis.context), line.start + 1
    for bought in _of_same(scene, line, "hardware_purchase"):
        age = sold - bought.start - lead
        parts = [*_server_price(scene, bought, bought.start), _left(scene, age)]
        each = joined_amount("product", parts[:-1])
        if age >= 0 and _is_near(_first(bought) / each, parts, line):
            return [*parts, SERVERS]
    return []


def sale(scene: Scene, line: Line) -> Factors:
    """Open servers at one price."""
    return [scene.basis.money(line.inputs[0]), SERVERS]


def support(scene: Scene, line: Line) -> Factors:
    """Open the support of appliances."""
    yearly = scene.basis.input("appliance.support_per_year")
    return [*sale(scene, line), yearly, MONTHLY]


def upgrade(scene: Scene, line: Line) -> Factors:
    """Open the next model of a locked appliance."""
    return [*sale(scene, line), scene.basis.input("appliance.upgrade_share")]


def power(scene: Scene, line: Line) -> Factors:
    """Open power, idle or at work."""
    share = scene.basis.input("server.idle_power_share")
    if isinstance(line.flow, Flow) and line.flow.course.key[0] == "busy":  # type: ignore[index]
        share = less_than_one(figure("working_power"), share)
    return [Rest("rated_power", "kW"), *scene.basis.kilowatt_month(), share]


def space(scene: Scene, line: Line) -> Factors:
    """Open room by the kilowatt."""
    return [Rest("rated_power", "kW"), scene.basis.money(line.inputs[0])]


def rental(scene: Scene, line: Line) -> Factors:
    """Open rent by the hour."""
    more = [scene.basis.with_one(_PREMIUM, "premium")] if _PREMIUM in line.inputs else []
    price = scene.basis.money(line.inputs[0])
    return [Rest("accelerators_per_replica", whole=True), price, *more]


def promised(scene: Scene, line: Line) -> Factors:
    """Open rent under a commitment, at the price of the month it begins."""
    return [Rest("accelerators_promised", whole=True), *_promised_each(scene, line)]


def penalty(scene: Scene, line: Line) -> Factors:
    """Open what leaving a lease or a commitment before its term costs."""
    basis, due = scene.basis, scene.basis.input(_PENALTY)
    term = COMMITTED_MONTHS[basis.context.assessment.candidates.commitment]
    for one in _of_same(scene, line, "rental_committed"):
        left = one.start + term - (line.start + 1)
        parts = [*_promised_each(scene, one), _months_left(left), due]
        each = joined_amount("product", parts[:-2])
        if _ends_with(one, line) and _is_near(_first(one) / each, parts, line):
            return [Rest("accelerators_promised", whole=True), *parts]
    lasts = basis.all_used(("lease.term_months",))
    for one in _of_same(scene, line, "hardware_lease"):
        left = one.start + round(lasts[0].value) - (line.start + 1)
        ordered = one.start - lead_time(basis.context)
        price = [*_server_price(scene, one, ordered), basis.input("lease.monthly_factor")]
        parts = [*price, number("derivation.part.months_left", left, lasts), due]
        each = joined_amount("product", price)
        if _ends_with(one, line) and _is_near(_first(one) / each, parts, line):
            return [SERVERS, *parts]
    return []


def _months_left(months: int) -> Part:
    return number("derivation.part.months_left", months)


def _promised_each(scene: Scene, line: Line) -> list[Part]:
    """Give what makes the rent of one accelerator for a month under a commitment."""
    basis = scene.basis
    discount = basis.input(f"rental.discount_{basis.context.assessment.candidates.commitment}")
    return [
        basis.money(line.inputs[0]),
        less_than_one(figure("undiscounted"), discount),
        number("derivation.hours_per_month", HOURS_PER_MONTH),
        *_index(scene, "rental_price", line.start),
    ]


def _server_price(scene: Scene, line: Line, month: int) -> list[Part]:
    """Give what makes the price of one server ordered in a month."""
    kind = scene.option(line).buys
    if kind is None:
        return []
    return [
        number("derivation.part.accelerators_per_server", kind.per_server),
        scene.basis.money(f"purchase.{kind.accelerator.id}"),
        scene.basis.with_one("server.overhead_share", "rest_of_server"),
        *_index(scene, "hardware_price", month),
    ]


def _index(scene: Scene, name: str, month: int) -> list[Part]:
    """Give a price index in one month; none in the first, where it is one."""
    if not month:
        return []
    index = float(scene.basis.context.drift(name, month, month + 1)[0, 0])
    drift = scene.basis.all_used((f"drift.{name}",))
    return [number("derivation.part.price_index", index, drift)]


def _left(scene: Scene, months: int) -> Part:
    rests_on = scene.basis.all_used(("hardware.residual_at_36_months",))
    share = rests_on[0].value ** (months / 36)
    return Part(figure("price_left", months=months), share, "share", inputs=rests_on)


def _of_same(scene: Scene, line: Line, key: str) -> Iterator[Line]:
    """Give the lines of a name that the same option causes, tax left out."""
    for one in scene.lines:
        if one.key == key and one.option == line.option:
            yield one


def _ends_with(one: Line, line: Line) -> bool:
    return one.start + one.months == line.start + 1


def _first(line: Line) -> float:
    """Give what a line comes to in its first month, in the likely case, positive."""
    return abs(float(line.amounts[0, 0]))


def _is_near(count: float, parts: list[Part], line: Line) -> bool:
    """Whether a count of what parts make is what a line comes to."""
    found = count * made_of(figure("price"), "product", parts, "").amount
    return abs(abs(found) - _first(line)) <= NEAR * _first(line)
