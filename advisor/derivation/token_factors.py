"""Openers of lines that follow tasks: tokens and their routers, devices, repair, value."""

from __future__ import annotations

from advisor.catalogue.catalogue import ApiPrice
from advisor.cost.line import Line
from advisor.cost.shares import tasks_of
from advisor.cost.usage import BYTES_PER_TOKEN
from advisor.derivation.basis import figure, less_than_one, number
from advisor.derivation.record import Part, made_of
from advisor.derivation.scene import SERVED, Factors, Rest, Scene
from advisor.errors import message
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import ROUTED, TUNED


def tokens(scene: Scene, line: Line) -> Factors:
    """Open what a host's tokens cost."""
    return [*host_tokens(scene, line), SERVED]


def host_tokens(scene: Scene, line: Line) -> list[Part]:
    """Give what makes the price of a task's tokens at the host that a line pays."""
    option = scene.option(line)
    prices = [price for _, price in option.prices]
    at = [_input(price) for price in prices].index(line.inputs[0])
    return _paid(scene, tasks_of(line), option, prices[at], at)


def router_fee(scene: Scene, line: Line) -> Factors:
    """Open what a router asks of the tokens on both sides of it."""
    option, workload = scene.option(line), tasks_of(line)
    label, unit = message("derivation.task_price"), f"{scene.basis.currency}/task"
    both = [
        made_of(label, "product", _paid(scene, workload, option, price, at), unit)
        for at, (_, price) in enumerate(option.prices)
    ]
    return [scene.basis.sum(label, both, unit), scene.basis.input("router.fee_share"), SERVED]


def overflow_tokens(scene: Scene, line: Line) -> Factors:
    """Open what a host's tokens cost that serves what machines cannot."""
    price = scene.option(line).fallback
    if price is None:
        text = "a line of tokens needs a price"
        raise ValueError(text)
    return [scene.basis.task_price(tasks_of(line), price), SERVED]


def traffic(scene: Scene, line: Line) -> Factors:
    """Open what it costs to move tokens to a host and back."""
    moved = scene.basis.tokens_with(tasks_of(line), scene.option(line))
    size = number("derivation.part.gigabytes_per_token", BYTES_PER_TOKEN / 1e9)
    return [moved, size, scene.basis.money(line.inputs[0]), SERVED]


def devices(scene: Scene, line: Line) -> Factors:
    """Open what devices cost for each task."""
    price, life, done = line.inputs[:3]
    label = figure("tasks_of_a_device")
    every = made_of(label, "product", [scene.basis.input(life), scene.basis.input(done)], "")
    unit = f"{scene.basis.currency}/task"
    each = made_of(figure("device_per_task"), "quotient", (scene.basis.money(price), every), unit)
    return [each, SERVED]


def repair(scene: Scene, line: Line) -> Factors:
    """Open what people do that the model does wrong."""
    workload = tasks_of(line)
    return [_by_a_person(scene, line), scene.basis.failure_of(workload, scene.option(line)), SERVED]


def by_hand(scene: Scene, line: Line) -> Factors:
    """Open what people do until machines are there."""
    return [_by_a_person(scene, line), Rest("share_waiting", "share")]


def overflow_by_hand(scene: Scene, line: Line) -> Factors:
    """Open what people do that machines cannot serve and would have done right."""
    right = scene.basis.success_of(tasks_of(line), scene.option(line))
    return [_by_a_person(scene, line), right, SERVED]


def benefit(scene: Scene, line: Line) -> Factors:
    """Open the value of tasks."""
    workload = tasks_of(line)
    value = scene.basis.money(f"workload.{workload}.value_per_success")
    if not line.option:
        return [value, Rest("share_waiting", "share")]
    lost = scene.basis.context.workloads[workload].failure_handling == "lost"
    right = [scene.basis.success_of(workload, scene.option(line))] if lost else []
    return [value, *right, SERVED]


def _by_a_person(scene: Scene, line: Line) -> Part:
    return scene.basis.money(f"workload.{tasks_of(line)}.cost_per_failure")


def _paid(
    scene: Scene, workload: str, option: DeploymentOption, price: ApiPrice, at: int
) -> list[Part]:
    """Give what makes the price of a task at one of an option's hosts, 0 the first."""
    found = [scene.basis.task_price(workload, price)]
    if option.form in TUNED:
        found.append(scene.basis.with_one("tuning.hosting_premium", "hosting"))
    if option.form in ROUTED:
        easy = scene.basis.input("router.easy_share")
        found.append(easy if at else less_than_one(figure("hard_share"), easy))
    return found


def _input(price: ApiPrice) -> str:
    return f"price.{price.host}.{price.model}.input"
