"""What must hold within one record of the catalogue; references are not looked at here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from advisor.catalogue.catalogue import Accelerator, ApiPrice, LanguageModel, Template
from advisor.catalogue.figure_rules import day_problems, figure_problems, may_ship
from advisor.catalogue.parameter import Source, Standing
from advisor.catalogue.reading import Placed, Reading
from advisor.catalogue.templates import FIGURE_UNITS
from advisor.catalogue.units import CURRENCIES
from advisor.errors import Problem, Value, message

_Record = TypeVar("_Record")


def record_problems(found: Reading) -> Iterator[Problem]:
    """What is wrong within one record; one that could not be read in full is passed over."""
    yield from _each(found.figures, lambda placed: figure_problems(placed.where, placed.record))
    yield from _each(found.accelerators, _accelerator_problems)
    yield from _each(found.models, _model_problems)
    yield from _each(found.prices, _price_problems)
    yield from _each(found.templates, _template_problems)


def _each(
    records: Iterable[Placed[_Record]], rule: Callable[[Placed[_Record]], Iterable[Problem]]
) -> Iterator[Problem]:
    for placed in records:
        if placed.sound:
            yield from rule(placed)


def _at(placed: Placed[object], id_: str, /, **values: Value) -> Problem:
    return Problem(placed.where, message(id_, **values))


def _accelerator_problems(placed: Placed[Accelerator]) -> Iterator[Problem]:
    record = placed.record
    for name in ("memory_gb", "bandwidth_gb_per_s", "tflops_16bit", "power_w"):
        if getattr(record, name) <= 0:
            yield _at(placed, "problem.catalogue.not_positive", field=name)
    yield from _kept(placed, record.source, record.standing)


def _model_problems(placed: Placed[LanguageModel]) -> Iterator[Problem]:
    record = placed.record
    total, active = record.parameters_b, record.active_parameters_b
    if total is not None and active is not None and active > total:
        yield _at(placed, "problem.catalogue.active_above_total", active=active, total=total)
    if record.elo is not None:
        low, high = record.elo_low, record.elo_high
        if low is None or high is None:
            yield _at(placed, "problem.catalogue.missing", field="elo_low, elo_high")
        elif not low <= record.elo <= high:
            yield _at(placed, "problem.catalogue.range", low=low, likely=record.elo, high=high)
    yield from _kept(placed, record.source, record.standing)


def _kept(placed: Placed[object], source: Source, standing: Standing | None) -> Iterator[Problem]:
    """What must hold of the source and the days of a record that is no single figure."""
    if not may_ship(source.licence):
        yield _at(placed, "problem.catalogue.licence", licence=source.licence)
    if standing is not None:
        yield from day_problems(placed.where, standing, source)


def _price_problems(placed: Placed[ApiPrice]) -> Iterator[Problem]:
    price = placed.record
    if price.currency not in CURRENCIES:
        yield _at(placed, "problem.catalogue.unit", unit=price.currency)
        return
    yield from figure_problems(placed.where, price.figure)
    for name in ("input_per_mtok", "output_per_mtok"):
        if getattr(price, name) <= 0:
            yield _at(placed, "problem.catalogue.not_positive", field=name)
    pairs = (
        ("cached_per_mtok", price.cached_per_mtok, price.input_per_mtok),
        ("batch_input_per_mtok", price.batch_input_per_mtok, price.input_per_mtok),
        ("batch_output_per_mtok", price.batch_output_per_mtok, price.output_per_mtok),
    )
    for name, reduced, full in pairs:
        if reduced is not None and not 0 <= reduced <= full:
            yield _at(placed, "problem.catalogue.dearer", field=name, reduced=reduced, full=full)


def _template_problems(placed: Placed[Template]) -> Iterator[Problem]:
    template = placed.record
    for name, figure in template.figures.items():
        if figure.unit != FIGURE_UNITS[name]:
            wanted = FIGURE_UNITS[name]
            yield _at(
                placed, "problem.catalogue.wrong_unit", field=name, unit=figure.unit, wanted=wanted
            )
        else:
            yield from figure_problems(placed.where, figure)
    for name in ("ttft_s", "tpot_s"):
        if getattr(template, name) <= 0:
            yield _at(placed, "problem.catalogue.not_positive", field=name)
