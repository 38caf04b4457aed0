"""Lines of a pool of machines: bought, rented, powered, housed, and what they cannot serve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from advisor.cost.commitment import committed_lines
from advisor.cost.context import Array, Context, Line
from advisor.cost.course import Course, Months, Of, gathered
from advisor.cost.further import generation
from advisor.cost.line import Flow, running
from advisor.cost.pool import Pool, Purchase, Span, busy_of, missed_share, takes_overflow
from advisor.cost.recurring import recurring_course
from advisor.cost.rental import rental_lines
from advisor.cost.success import success_of
from advisor.cost.usage import repair, task_cost, value_of
from advisor.inputs.scope import ServerType
from advisor.options.forms import APPLIANCES
from advisor.sizing.energy import server_power

_TIMES = ("hardware.lead_time_months", "hardware.life_months")
_INSTALL, _UPKEEP = "hardware.install_share", "hardware.maintenance_per_year"
_NETWORK = "hardware.network_storage_share"


def bought_lines(context: Context, pool: Pool) -> list[Line]:
    """Give the lines of what is bought for a pool, from each order to the end of use."""
    if pool.option.form in APPLIANCES:
        return _appliances(context, pool)
    if pool.option.basis == "committed":
        return list(committed_lines(context, pool))
    return [line for bought in _renewed(context, pool) for line in _bought(context, bought, pool)]


def span_lines(context: Context, pool: Pool, span: Span) -> list[Line]:
    """Give the lines of a pool's machines at work in some months: rent, or power and overflow."""
    if not pool.option.is_bought:
        committed = pool.option.basis == "committed"
        return [] if committed else list(rental_lines(context, pool, span))
    return [*_power_and_space(context, pool, span), *_overflow(context, pool, span)]


def capex(context: Context, pool: Pool, month: int) -> tuple[Array, tuple[str, ...]]:
    """Give the price of one server ordered in a month, shape ``(rows,)``, and its inputs.

    ``accelerators × price × (1 + overhead) × (1 + drift)^(t/12)``.
    """
    server = bought_kind(pool)
    ids = (
        f"purchase.{server.accelerator.id}",
        "server.overhead_share",
        "drift.hardware_price",
    )
    drift = context.drift("hardware_price", month, month + 1)[0]
    share = 1 + context.design["server.overhead_share"]
    return server.per_server * context.money(ids[0]) * share * drift, ids


def bought_kind(pool: Pool) -> ServerType:
    """Give the kind of server that a pool buys."""
    if pool.option.buys is None:
        text = f"{pool.option.id} buys no server"
        raise ValueError(text)
    return pool.option.buys


def residual(context: Context, age_months: Array | float) -> Array:
    """Give what is left of a price after some months: geometric through the 36-month figure."""
    left: Array = context.design["hardware.residual_at_36_months"] ** (age_months / 36)
    return left


def life_months(context: Context) -> int:
    """Give the months that bought machines live, at the likely value, at least 12."""
    return max(12, round(float(context.design["hardware.life_months"][0])))


def _renewed(context: Context, pool: Pool) -> Iterator[Purchase]:
    """Repeat each purchase when its servers reach the end of their life, as long as in use."""
    for purchase in pool.purchases:
        for again in range(0, pool.end_of_use, life_months(context)):
            if purchase.serves_from + again < pool.end_of_use:
                yield Purchase(
                    purchase.ordered + again, purchase.serves_from + again, purchase.servers
                )


def _bought(context: Context, purchase: Purchase, pool: Pool) -> list[Line]:
    """Charge servers from the order to the end of use, when they are sold if still alive."""
    price, made_of = capex(context, pool, purchase.ordered)
    ids = (*made_of, *_TIMES, *pool.sized_by)
    paid, option, ordered = price * purchase.servers, pool.option.id, purchase.ordered
    sold, dies = pool.end_of_use, purchase.serves_from + life_months(context)
    once = {id_: -(paid * context.design[id_])[np.newaxis] for id_ in (_INSTALL, _NETWORK)}
    yearly = context.design[_UPKEEP]
    months = context.level_course(purchase.serves_from, min(sold, dies))
    lines = [
        Line("hardware_install", 1, option, ordered, once[_INSTALL], (*ids, _INSTALL)),
        Line("network_storage", 1, option, ordered, once[_NETWORK], (*ids, _NETWORK)),
        running(
            "hardware_maintenance", 1, option, Flow(-paid * yearly / 12, months), (*ids, _UPKEEP)
        ),
    ]
    if context.assessment.finance.acquisition == "lease":
        return [*_leased(context, paid, purchase, pool, ids), *lines]
    bought = Line("hardware_purchase", 1, option, ordered, -paid[np.newaxis], ids)
    if dies >= sold:
        left = paid * residual(context, float(sold - purchase.serves_from))
        used = (*ids, "hardware.residual_at_36_months")
        lines.append(Line("hardware_resale", 1, option, sold - 1, left[np.newaxis], used))
    return [bought, *lines]


def _leased(
    context: Context, paid: Array, purchase: Purchase, pool: Pool, ids: tuple[str, ...]
) -> Iterator[Line]:
    """Charge a lease while servers are used, and what is left of its term where that ends early."""
    option, start = pool.option.id, purchase.serves_from
    end = min(pool.end_of_use, start + life_months(context))
    monthly = paid * context.design["lease.monthly_factor"]
    used = (*ids, "lease.monthly_factor")
    paid_monthly = Flow(-monthly, context.level_course(start, end))
    yield running("hardware_lease", 1, option, paid_monthly, used)
    left = start + round(float(context.design["lease.term_months"][0])) - end
    if left > 0 and end < context.calendar.horizon:
        due = monthly * left * context.design["contract.penalty_share"]
        made_of = (*used, "lease.term_months", "contract.penalty_share")
        yield Line("contract_penalty", 1, option, end - 1, -due[np.newaxis], made_of)


def _appliances(context: Context, pool: Pool) -> list[Line]:
    """Charge appliances, their support, and what a newer model costs where it is locked in."""
    lines = []
    price = context.money("appliance.price")
    for purchase in _renewed(context, pool):
        start = purchase.ordered
        end = min(pool.end_of_use, purchase.serves_from + life_months(context))
        paid = price * purchase.servers
        yearly = paid * context.design["appliance.support_per_year"]
        upkeep = Flow(-yearly / 12, context.level_course(purchase.serves_from, end))
        ids = ("appliance.price", *_TIMES, *pool.sized_by)
        lines += [
            Line("appliance_purchase", 1, pool.option.id, start, -paid[np.newaxis], ids),
            Line(
                "appliance_support",
                1,
                pool.option.id,
                purchase.serves_from,
                upkeep,
                (*ids, "appliance.support_per_year"),
            ),
        ]
        if pool.option.posture == "closed":
            renewed = _upgrades(context, paid, purchase.serves_from, end)
            used = (*ids, "appliance.upgrade_share", "refresh.months")
            lines.append(running("appliance_upgrade", 1, pool.option.id, renewed, used))
    return lines


def _upgrades(context: Context, paid: Array, start: int, end: int) -> Flow:
    """Charge the next model at each refresh: the version in a closed appliance is locked.

    An appliance with an open model takes the next weights for the work of evaluating them.
    """
    every = generation(context)
    share = context.design["appliance.upgrade_share"]
    return Flow(-paid * share, recurring_course(context, start + every, end, every))


def rated_kw(context: Context, kind: ServerType) -> Array:
    """Give what one server draws at full load, kW, shape ``(rows,)``."""
    design, count = context.design, kind.per_server
    shares = design["server.power_share"], design["server.idle_power_share"]
    return np.asarray(server_power(kind.accelerator, count, *shares).full / 1000)


def rated_in(context: Context, pool: Pool, span: Span) -> Array:
    """Give what a span's servers draw at full load, kW, shape ``(rows,)``."""
    kinds = zip(pool.option.tiers, span.counts, strict=True)
    return np.asarray(np.sum([rated_kw(context, kind) * count for kind, count in kinds], axis=0))


def drawn_kw(context: Context, pool: Pool, span: Span) -> Array:
    """Give what a span's servers draw on average in each month, kW, ``(months, rows)``.

    ``rated × (idle + (1 − idle) × busy)``: every server carries the same share of its load.
    """
    idle = context.design["server.idle_power_share"]
    busy = gathered(busy_of(context, pool, span), span.window, context.design.rows.total)
    return rated_in(context, pool, span) * (idle + (1 - idle) * busy)


def _power_and_space(context: Context, pool: Pool, span: Span) -> Iterator[Line]:
    """Charge power, idle and at work, and space."""
    if not span.servers:
        return
    option, ids = pool.option.id, ("server.power_share", *pool.sized_by)
    rated, idle = rated_in(context, pool, span), context.design["server.idle_power_share"]
    used = ("server.idle_power_share", "pue.on_premises", "drift.electricity")
    powered = (context.tariff_id, *used, *ids)
    standing = context.drift_course("electricity", *span.window)
    drawn = -rated * context.kilowatt_month
    yield running("power", 1, option, Flow(drawn * idle, standing), powered)
    working = Flow(drawn * (1 - idle), _busy_course(context, pool, span))
    yield running("power", 1, option, working, powered)
    housed = Flow(
        -rated * context.money("colocation.per_kw_month"), context.level_course(*span.window)
    )
    yield running("space", 1, option, housed, ("colocation.per_kw_month", *ids))
    if pool.option.form not in APPLIANCES:
        yield _software(context, pool, span)


def _software(context: Context, pool: Pool, span: Span) -> Line:
    """Charge the software that each accelerator at work needs; an appliance brings its own."""
    kinds = zip(pool.option.tiers, span.counts, strict=True)
    accelerators = sum(kind.per_server * count for kind, count in kinds)
    id_ = "software.per_accelerator"
    paid = Flow(-context.money(id_) / 12 * accelerators, context.level_course(*span.window))
    return running("software", 1, pool.option.id, paid, (id_, *pool.sized_by))


def _busy_course(context: Context, pool: Pool, span: Span) -> Course:
    made_of = (*pool.sized_by, "drift.electricity")
    key = ("busy", pool.option.id, span)
    ready = partial(busy_of, context, pool, span)
    return context.course(key, span.window, ready, made_of, "electricity")


def _overflow(context: Context, pool: Pool, span: Span) -> Iterator[Line]:
    """Demand above the servers goes to the named host at its price, or is done by hand."""
    if not context.happens(_missed_share_course(context, pool, span)):
        return
    for workload, share in span.loads:
        yield from _overflow_of(context, pool, span, workload, share)


def _overflow_of(
    context: Context, pool: Pool, span: Span, workload: str, share: float
) -> Iterator[Line]:
    option = pool.option
    courses = partial(_missed_course, context, pool, span, workload)
    if option.fallback is not None and takes_overflow(context, option, workload):
        each, inputs = task_cost(context, workload, option.fallback)
        paid = Flow(-each * share, courses("api_price"))
        yield running("overflow_api", 1, option.id, paid, (*inputs, *pool.sized_by))
        return
    success, known = success_of(context, workload, option)
    by_hand = repair(context, workload, courses, success * share)
    lost = [] if by_hand else value_of(context, workload, courses, -success * share)
    for line in (*by_hand, *lost):
        key = "overflow_by_hand" if line.key == "failure_repair" else line.key
        yield replace(
            line, key=key, option=option.id, inputs=(*line.inputs, *known, *pool.sized_by)
        )


def _missed_share_course(context: Context, pool: Pool, span: Span) -> Course:
    made_of = (*pool.sized_by, "drift.api_price", "scenario.")
    key = ("missed share", pool.option.id, span)

    def ready() -> Of:
        missed = missed_share(context, pool, span)
        return lambda months: missed[months[0] - span.start : months[1] - span.start]

    return context.course(key, span.window, ready, made_of)


def _missed_course(context: Context, pool: Pool, span: Span, workload: str, drift: str) -> Course:
    """Give the tasks of a workload that a span's servers cannot serve, at a price index."""

    def ready() -> Of:
        tasks, missed = context.demand[workload].tasks, missed_share(context, pool, span)

        def of(months: Months) -> Array:
            first, after = months
            found: Array = tasks[first:after] * missed[first - span.start : after - span.start]
            return found

        return of

    moved = (f"drift.{drift}",) if drift else ()
    made_of = (*pool.sized_by, *moved, "drift.api_price", "scenario.")
    key = ("missed", pool.option.id, span, workload, drift)
    return context.course(key, span.window, ready, made_of, drift)
