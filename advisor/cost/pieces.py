"""What a plan's cash flow is made of: pieces that recur in other plans, and what tells each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial

from advisor.cost.context import Context, Line
from advisor.cost.layout import Layout, Placement
from advisor.cost.machines import bought_lines, span_lines
from advisor.cost.platform import (
    model_lines,
    operations,
    option_labour,
    owned_lines,
    staff_key,
    workload_labour,
)
from advisor.cost.pool import Pool
from advisor.cost.tax import taxed
from advisor.cost.usage import Segment, usage_lines
from advisor.options.deployment import DeploymentOption

Make = Callable[[], Iterable[Line]]
Part = tuple[Hashable, Make]
Parts = Callable[[], Iterable[Part]]


def groups_of(
    context: Context, layout: Layout, placement: Placement
) -> Iterator[tuple[Hashable, Parts]]:
    """Give the pieces of a plan in groups that recur in other plans, by what tells them.

    Args:
        context: What lines are reckoned with.
        layout: The plan's machines and months, as they were decided.
        placement: The plan.
    """
    found = _groups(context, layout, placement)
    if context.assessment.finance.tax_rate is None:
        yield from found
        return
    for key, parts in found:
        yield key, partial(_taxed_parts, context, parts)


def _taxed_parts(context: Context, parts: Parts) -> Iterator[Part]:
    for key, make in parts():
        yield key, partial(_taxed, context, make)


def _taxed(context: Context, make: Make) -> Iterable[Line]:
    return taxed(context, make())


def _groups(
    context: Context, layout: Layout, placement: Placement
) -> Iterator[tuple[Hashable, Parts]]:
    for key, segments in layout.paths.items():
        yield key, partial(_path_parts, context, segments)
    for key, pool in layout.pools.items():
        yield key, partial(_pool_parts, context, pool)
    for workload, path in sorted(placement.items()):
        made = partial(workload_labour, context, path)
        yield _alone((workload, *(option.id for option in path)), made)
    uses = _uses(context, placement)
    for option, phases in uses:
        used = option.id, frozenset(phases)
        yield _alone(used, partial(option_labour, context, option, phases))
    for option, phases in _models(uses):
        kind = (option.form, option.model.id, option.fee, frozenset(phases))
        yield _alone(("model", kind), partial(model_lines, context, option, phases))
    segments = layout.segments
    yield _alone(staff_key(context, segments), partial(operations, context, segments))
    pools = tuple(layout.pools.values())
    kept = tuple(tuple(p.owned_by_machine().items()) for p in pools)
    yield _alone(("owned", kept), partial(owned_lines, context, pools))


def _alone(key: Hashable, make: Make) -> tuple[Hashable, Parts]:
    """Make a group of one piece."""
    return key, lambda: ((key, make),)


def _path_parts(context: Context, segments: Iterable[Segment]) -> Iterator[Part]:
    for segment in segments:
        served = segment.option.id if segment.option else ""
        when = (segment.start, segment.end, segment.share, segment.scope)
        yield (segment.workload, served, *when), partial(usage_lines, context, segment)


def _pool_parts(context: Context, pool: Pool) -> Iterator[Part]:
    yield pool.key, partial(bought_lines, context, pool)
    for span in pool.spans:
        yield ("span", pool.option.id, span), partial(span_lines, context, pool, span)


def _uses(context: Context, placement: Placement) -> list[tuple[DeploymentOption, set[int]]]:
    used: dict[str, tuple[DeploymentOption, set[int]]] = {}
    for path in placement.values():
        for phase, option in enumerate(path):
            if context.calendar.lasts(phase):
                used.setdefault(option.id, (option, set()))[1].add(phase)
    return [used[id_] for id_ in sorted(used)]


def _models(
    uses: Iterable[tuple[DeploymentOption, set[int]]],
) -> Iterable[tuple[DeploymentOption, set[int]]]:
    """Group the options in use by form, model and fee: the same model on two kinds of server."""
    grouped: dict[tuple[str, str, str], tuple[DeploymentOption, set[int]]] = {}
    for option, phases in uses:
        if option.server is not None:
            key = option.form, option.model.id, option.fee
            grouped.setdefault(key, (option, set()))[1].update(phases)
    return grouped.values()
