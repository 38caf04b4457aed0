"""One line of a cash flow as a product: how much × what each costs × prices × discounting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from advisor.cost.context import Array
from advisor.cost.line import Flow, Line
from advisor.cost.shares import tasks_of
from advisor.derivation.basis import figure, number, signed
from advisor.derivation.factors import ONE_OFF_WORK, factors_of
from advisor.derivation.record import NEAR, Part, joined_amount
from advisor.derivation.scene import Scene
from advisor.errors import Message, message
from advisor.options.deployment import DeploymentOption

_QUANTITIES = {
    "busy": "months_at_work",
    "missed": "tasks_missed",
    "rented": "replica_hours",
    "rented above": "replica_hours",
    "written off": "part_written_off",
    "recurring": "times_due",
}
"""What a course counts, by its kind; months where it is not named."""
_SIZED = frozenset(
    f"derivation.part.{name}"
    for name in (
        "servers",
        "accelerators",
        "rated_power",
        "tasks_missed",
        "replica_hours",
        "hardware_kinds",
    )
)
"""Factors that follow from what many other inputs ask for."""


@dataclass(frozen=True)
class Lens:
    """How lines are read: which months, discounted or not, costs or gains positive."""

    first: int
    after: int
    """The month after the last."""
    discounted: bool
    sign: int = -1
    """−1 prints costs positive, 1 gains."""


@dataclass(frozen=True)
class _Run:
    """A line's course in the likely case, cut to the months of a lens."""

    values: Array
    index: Array
    """Price index of each month, within the values."""
    discount: Array
    first: int

    @property
    def quantity(self) -> float:
        return float((self.values / self.index).sum())


def read_lines(scene: Scene, lines: Sequence[Line], lens: Lens) -> Iterator[Part]:
    """Open lines one by one; those that are nothing are left out, equal ones counted."""
    ordered = sorted(lines, key=lambda line: line.start)
    counted = Counter(filter(None, (read_line(scene, line, lens) for line in ordered)))
    for part, count in counted.items():
        if count == 1:
            yield part
        else:
            times = number("derivation.part.times", count)
            joined = part.joined if part.parts else "product"
            inner = part.parts or (replace(part, inputs=()),)
            yield replace(part, amount=part.amount * count, joined=joined, parts=(times, *inner))


def read_line(scene: Scene, line: Line, lens: Lens) -> Part | None:
    """Open a line; None where it is nothing in these months."""
    run, factor = _course(scene, line, lens)
    amount = float(lens.sign * factor * (run.values * run.discount).sum())
    if amount == 0 or not run.values.any():
        return None
    label, unit = _name(scene, line, lens), scene.basis.currency
    opened = factors_of(scene, line, abs(factor))
    if opened is not None:
        parts = (*_quantity(scene, line, run), *opened, *_prices(scene, line, run, lens))
        if abs(abs(joined_amount("product", parts)) - abs(amount)) <= NEAR * abs(amount):
            return _resting(scene, line, signed(label, parts, amount, unit))
    return Part(label, amount, unit, inputs=scene.basis.all_used(_trail(scene, line)))


def _course(scene: Scene, line: Line, lens: Lens) -> tuple[_Run, float]:
    """Give the course of a line and its factor, in the likely case."""
    context = scene.basis.context
    if isinstance(line.flow, Flow):
        values, factor = line.flow.course.values()[:, 0], float(line.flow.factor[0])
    else:
        values = line.flow[:, 0]
        factor = float(values[0]) if len(values) == 1 else 1.0
        values = values / factor if factor else values
    months = slice(max(line.start, lens.first), min(line.start + len(values), lens.after))
    cut = values[max(0, lens.first - line.start) : max(0, lens.after - line.start)]
    drift, ones = drift_of(line), np.ones(len(cut))
    index = context.drift(drift, months.start, months.stop)[:, 0] if drift and len(cut) else ones
    discount = context.discount[months, 0] if lens.discounted and len(cut) else ones
    return _Run(cut, index, discount, months.start), factor


def drift_of(line: Line) -> str:
    """Give the price index that a line's course follows; empty for none."""
    if not isinstance(line.flow, Flow) or not isinstance(line.flow.course.key, tuple):
        return ""
    kind, *rest = line.flow.course.key
    at = {"tasks": 1, "drift": 0, "missed": 3, "recurring": 3}.get(str(kind))
    fixed = {"busy": "electricity", "rented": "rental_price", "rented above": "rental_price"}
    return str(rest[at]) if at is not None else fixed.get(str(kind), "")


def _quantity(scene: Scene, line: Line, run: _Run) -> tuple[Part, ...]:
    """Say how much of it there is in these months: tasks, months, hours."""
    if not isinstance(line.flow, Flow) or (line.key in ONE_OFF_WORK and run.quantity == 1):
        return ()
    key = line.flow.course.key
    kind = str(key[0]) if isinstance(key, tuple) else ""
    if kind == "tasks":
        return (_tasks(scene, tasks_of(line), run.quantity),)
    name = _QUANTITIES.get(kind, "months")
    return (number(f"derivation.part.{name}", run.quantity),)


def _tasks(scene: Scene, workload: str, quantity: float) -> Part:
    """Open the tasks of some months at full roll-out."""
    basis, prefix = scene.basis, f"workload.{workload}"
    volume, each = basis.input(f"{prefix}.volume"), basis.input(f"{prefix}.tasks_per_unit")
    label = figure("tasks", workload=basis.context.workloads[workload].name)
    first = volume.amount * each.amount
    if not first:
        return Part(label, quantity, "", inputs=(*volume.inputs, *each.inputs))
    grown = basis.all_used((f"{prefix}.growth_per_year",))
    months = number("derivation.part.grown_months", quantity / first, grown)
    return signed(label, (volume, each, months), quantity, "")


def _prices(scene: Scene, line: Line, run: _Run, lens: Lens) -> tuple[Part, ...]:
    """Give the mean price index and the mean discount of these months, where they matter."""
    found = []
    paid, drift = float(run.values.sum()), drift_of(line)
    if drift:
        used = scene.basis.all_used((f"drift.{drift}",))
        found.append(number("derivation.part.price_index", paid / run.quantity, used))
    if lens.discounted:
        discount = float((run.values * run.discount).sum()) / paid
        used = scene.basis.all_used(("finance.discount_rate",))
        found.append(number("derivation.part.discount", discount, used))
    return tuple(part for part in found if part.amount != 1.0)


def _name(scene: Scene, line: Line, lens: Lens) -> Message:
    """Say whose line it is and in which months."""
    workload, option = tasks_of(line), scene.options.get(line.option)
    length = len(line.flow.course.values()) if isinstance(line.flow, Flow) else len(line.flow)
    first, last = max(line.start, lens.first) + 1, min(line.start + length, lens.after)
    months = message("derivation.month", month=first)
    if last > first:
        months = message("derivation.months", first=first, last=last)
    if workload:
        name = scene.basis.context.workloads[workload].name
        return message("derivation.of_workload", name=name, option=option_name(option), when=months)
    return message("derivation.of_option", option=option_name(option), when=months)


def option_name(option: DeploymentOption | None) -> Message:
    """Name an option by model, form and place; without one it is what every plan pays."""
    if option is None:
        return message("derivation.no_option")
    form = Message(f"form.{option.form}")
    return message("derivation.option", model=option.model.name, form=form, place=option.place)


def _resting(scene: Scene, line: Line, part: Part) -> Part:
    """Hang the inputs that no factor names where they count: on what was decided or sized."""
    named = set(_named(part))
    rest = scene.basis.all_used(id_ for id_ in _trail(scene, line) if id_ not in named)
    for at, inner in enumerate(part.parts):
        if rest and inner.label.id in _SIZED:
            sized = replace(inner, inputs=(*inner.inputs, *rest))
            return replace(part, parts=(*part.parts[:at], sized, *part.parts[at + 1 :]))
    return replace(part, inputs=rest)


def _named(part: Part) -> Iterator[str]:
    yield from (used.id for used in part.inputs)
    for inner in part.parts:
        yield from _named(inner)


def _trail(scene: Scene, line: Line) -> list[str]:
    return sorted(scene.basis.context.trail([line]))
