"""What a plan's cash flow is made of: pieces that recur in other plans, and what tells each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial

from advisor.cost.context import Context, Line
from advisor.cost.integration import Connection, connected, connections
from advisor.cost.layout import Layout, Placement, Served
from advisor.cost.machines import bought_lines, span_lines
from advisor.cost.platform import (
    model_lines,
    operations,
    option_labour,
    owned_lines,
    workload_labour,
)
from advisor.cost.pool import Pool
from advisor.cost.talent import Climb, climbed, climbs
from advisor.cost.tax import taxed
from advisor.cost.usage import Segment, usage_lines
from advisor.options.deployment import DeploymentOption

Make = Callable[[], Iterable[Line]]
Part = tuple[Hashable, Make]
Parts = Callable[[], Iterable[Part]]
_MODEL, _STAFF = "model", "staff"


def groups_of(
    context: Context, layout: Layout, placement: Placement
) -> Iterator[tuple[Hashable, Parts]]:
    """Give the pieces of a plan in groups that recur in other plans, by what tells them.

    Keys tell groups apart among the plans of one planner.

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


def names_its_plan(key: Hashable) -> bool:
    """Whether a piece is the same money in any plan, but its lines name an option of this one."""
    return isinstance(key, tuple) and key[:1] in {(_MODEL,), (_STAFF,)}


def _taxed_parts(context: Context, parts: Parts) -> Iterator[Part]:
    for key, make in parts():
        yield key, partial(_taxed, context, make)


def _taxed(context: Context, make: Make) -> Iterable[Line]:
    return taxed(context, make())


def _groups(
    context: Context, layout: Layout, placement: Placement
) -> Iterator[tuple[Hashable, Parts]]:
    for served in layout.served:
        yield served, partial(_path_parts, context, served.segments)
    for key, pool in layout.pools.items():
        yield key, partial(_pool_parts, context, pool)
    for workload in sorted(placement):
        first, second, third = path = placement[workload]
        key = workload, first.id, second.id, third.id
        yield key, partial(_alone, key, partial(workload_labour, context, workload, path))
    uses = _uses(context, placement)
    for option, used in uses:
        key = "used", option.id, used
        made = partial(_option_labour, context, option, used)
        yield key, partial(_alone, key, made)
    for option, used in _models(uses):
        key = _MODEL, option.form, option.model.id, option.fee, used
        made = partial(_model_lines, context, option, used)
        yield key, partial(_alone, key, made)
    key = _STAFF, _staff(layout.served)
    yield key, partial(_alone, key, partial(_operations, context, layout))
    for one in connections(context, ((option, _phases(used)) for option, used in uses)):
        yield one, partial(_alone, one, partial(_connected, context, one))
    for climb in climbs(context, (option for option, _ in uses)):
        yield climb, partial(_alone, climb, partial(_climbed, context, climb))
    pools = layout.pools.values()
    key = "owned", tuple([pool.kept for pool in pools if pool.kept])
    yield key, partial(_alone, key, partial(owned_lines, context, tuple(pools)))


def _phases(mask: int) -> set[int]:
    """Give the phases of a mask with a bit for each."""
    return {phase for phase in range(3) if mask >> phase & 1}


def _option_labour(context: Context, option: DeploymentOption, used: int) -> Iterable[Line]:
    return option_labour(context, option, _phases(used))


def _model_lines(context: Context, option: DeploymentOption, used: int) -> Iterable[Line]:
    return model_lines(context, option, _phases(used))


def _alone(key: Hashable, make: Make) -> Iterable[Part]:
    """Make a group of one piece."""
    return ((key, make),)


def _operations(context: Context, layout: Layout) -> Iterable[Line]:
    return operations(context, layout.segments)


def _connected(context: Context, one: Connection) -> Iterable[Line]:
    return (connected(context, one),)


def _climbed(context: Context, one: Climb) -> Iterable[Line]:
    return (climbed(context, one),)


def _staff(paths: Iterable[Served]) -> tuple[object, ...]:
    """Tell one plan's operations staff from another's: who, and in which months."""
    months: dict[str, tuple[int, int]] = {}
    for path in paths:
        for staff, start, end in path.staff:
            known = months.get(staff)
            if known is None:
                months[staff] = start, end
            elif start < known[0] or end > known[1]:
                months[staff] = min(start, known[0]), max(end, known[1])
    return tuple(sorted(months.items()))


def _path_parts(context: Context, segments: Iterable[Segment]) -> Iterator[Part]:
    for segment in segments:
        served = segment.option.id if segment.option else ""
        when = (segment.start, segment.end, segment.share, segment.scope)
        yield (segment.workload, served, *when), partial(usage_lines, context, segment)


def _pool_parts(context: Context, pool: Pool) -> Iterator[Part]:
    yield pool.key, partial(bought_lines, context, pool)
    for span in pool.spans:
        yield ("span", pool.option.id, span), partial(span_lines, context, pool, span)


def _uses(context: Context, placement: Placement) -> list[tuple[DeploymentOption, int]]:
    """Give the options in use by id, each with a mask of its phases."""
    options: dict[str, DeploymentOption] = {}
    masks: dict[str, int] = {}
    for phase in range(3):
        if context.calendar.lasts(phase):
            bit = 1 << phase
            for path in placement.values():
                id_ = path[phase].id
                if id_ in masks:
                    masks[id_] |= bit
                else:
                    options[id_], masks[id_] = path[phase], bit
    return [(options[id_], masks[id_]) for id_ in sorted(masks)]


def _models(uses: Iterable[tuple[DeploymentOption, int]]) -> Iterable[tuple[DeploymentOption, int]]:
    """Group the options in use by form, model and fee: the same model on two kinds of server."""
    grouped: dict[tuple[str, str, str], tuple[DeploymentOption, int]] = {}
    for option, mask in uses:
        if option.server is not None:
            key = option.form, option.model.id, option.fee
            first, before = grouped.get(key, (option, 0))
            grouped[key] = first, before | mask
    return grouped.values()
