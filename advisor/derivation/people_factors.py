"""Openers of lines of people, fees and models: work, hiring, licences, tuning, training."""

from __future__ import annotations

from advisor.cost.integration import WORKING_DAYS
from advisor.cost.line import Flow, Line
from advisor.cost.shares import tasks_of
from advisor.cost.talent import reached_in, rung_of
from advisor.derivation.basis import figure, less_than_one, number, taken
from advisor.derivation.record import Part, made_of
from advisor.derivation.scene import MONTHLY, Factors, Rest, Scene
from advisor.derivation.token_factors import host_tokens
from advisor.model.rungs import RUNGS


def labour(scene: Scene, line: Line) -> Factors:
    """Open people or person-months at their wage."""
    return [scene.basis.input(line.inputs[0]), scene.basis.wage()]


def adaptation(scene: Scene, line: Line) -> Factors:
    """Open work for each kind of hardware."""
    return [*labour(scene, line), Rest("hardware_kinds", whole=True)]


def integration(scene: Scene, line: Line) -> Factors:
    """Open the systems that are connected, the working days each takes and what a day costs."""
    count = float(scene.basis.context.assessment.systems.count or 0)
    day = number("derivation.part.month_of_working_day", 1 / WORKING_DAYS)
    systems = number("derivation.part.systems", count)
    return [systems, scene.basis.input(line.inputs[0]), day, scene.basis.wage()]


def talent(scene: Scene, line: Line) -> Factors:
    """Open training the team for a rung, evenly over the months it takes."""
    basis = scene.basis
    rung = rung_of(basis.context, line)
    months = float(len(line.flow.course.values())) if isinstance(line.flow, Flow) else 1.0
    if rung is not None:
        before = reached_in(basis.context, RUNGS[RUNGS.index(rung) - 1]) or 0
        months = float((reached_in(basis.context, rung) or 0) - before)
    each = number("derivation.part.part_of_training", 1 / months)
    return [basis.input(line.inputs[0]), each, basis.wage()]


def hiring(scene: Scene, line: Line) -> Factors:
    """Open finding people who are missing and their pay until they are of use."""
    basis = scene.basis
    staff, share, ramp = (basis.input(id_) for id_ in line.inputs[:3])
    own = basis.context.assessment.organisation.engineers or 0.0
    there = number("derivation.part.own_people", own, unit=staff.unit)
    missing = made_of(figure("people_missing"), "sum", (staff, taken(there)), staff.unit)
    year = number("derivation.part.months_of_year", 12.0)
    found = made_of(share.label, "product", (year, share), "month")
    months = made_of(figure("hiring_months"), "sum", (found, ramp), "month")
    return [missing, months, basis.wage()]


def licence(scene: Scene, line: Line) -> Factors:
    """Open the fee of a licence."""
    return [scene.basis.money(line.inputs[0]), Rest("part_of_year")]


def exit_penalty(scene: Scene, line: Line) -> Factors:
    """Open what ending a contract with a host or a licensor before its term costs."""
    left, due = Rest("months_left", whole=True), scene.basis.input("contract.penalty_share")
    if not tasks_of(line):
        return [scene.basis.money(line.inputs[0]), MONTHLY, left, due]
    calendar = scene.basis.context.calendar
    phase = max(p for p in range(3) if calendar.lasts(p) and calendar.starts[p] <= line.start)
    served = number("derivation.part.share_served", calendar.shares[phase], unit="share")
    return [*host_tokens(scene, line), served, left, due]


def committed(scene: Scene, line: Line) -> Factors:
    """Open what the client has committed to: it follows from no input."""
    del line
    return [Rest("committed_per_month", scene.basis.currency)]


def once(scene: Scene, line: Line) -> Factors:
    """Open what is paid at its price."""
    return [scene.basis.money(line.inputs[0])]


def labels(scene: Scene, line: Line) -> Factors:
    """Open samples at the price of labelling one."""
    return [scene.basis.input(line.inputs[0]), scene.basis.money(line.inputs[1])]


def training(scene: Scene, line: Line) -> Factors:
    """Open training compute and labels of an own model, the first time or for a generation."""
    return [scene.basis.money(line.inputs[0]), *_size(scene, line), *_factors(scene, line)]


def _size(scene: Scene, line: Line) -> list[Part]:
    if line.inputs[0] != "training.per_billion_parameters":
        return []
    size = scene.option(line).architecture.parameters_b or 0.0
    return [number("derivation.part.billion_parameters", size)]


def _factors(scene: Scene, line: Line) -> list[Part]:
    basis, found = scene.basis, list[Part]()
    if "industry.inexperience" in line.inputs:
        found.append(basis.input("industry.inexperience"))
    if "training.hardware_saving_closed" in line.inputs:
        saved = basis.input("training.hardware_saving_closed")
        found.append(less_than_one(figure("not_saved"), saved))
    if "industry.refresh_share" in line.inputs:
        found.append(basis.input("industry.refresh_share"))
    return found
