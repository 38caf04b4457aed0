"""A break-even volume as a tree, and the two costs that are equal at it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.line import Line
from advisor.decision.break_even import Alone
from advisor.derivation.basis import Basis, figure, number
from advisor.derivation.lines import option_name
from advisor.derivation.record import Derivation, FigureRef, Part, made_of, unknown
from advisor.derivation.reopened import Reopened
from advisor.errors import Message, message
from advisor.sizing.tokens import DAYS_PER_MONTH


def break_even(run: Reopened, ref: FigureRef) -> Derivation:
    """Open the volume from which machines cost less than an API.

    Raises:
        AdvisorError: When the answer names no volume for these two.
    """
    evaluation = run.evaluation
    pair = (ref.option, ref.against)
    found = next((one for one in evaluation.break_even if one.between == pair), None)
    if found is None or found.tokens_per_day is None:
        raise unknown(ref)
    basis, workloads = Basis(run.searched.context), evaluation.volume_sweep.workloads
    planned = _planned(basis, workloads)
    multiple = found.tokens_per_day / planned.amount
    times = number("derivation.part.volume_multiple", multiple)
    names = [option_name(run.options[id_]) for id_ in pair]
    title = message("derivation.figure.break_even", machines=names[0], api=names[1])
    whole = made_of(title, "product", (planned, times), "tokens")
    both = (_cost_at(basis, run.alone(id_, workloads), multiple) for id_ in pair)
    return Derivation(ref, whole, None, tuple(both))


def _planned(basis: Basis, workloads: Sequence[str]) -> Part:
    """Give the tokens per day of some workloads at full roll-out in the first month."""
    parts = []
    for workload in workloads:
        name = basis.context.workloads[workload].name
        tasks = float(basis.context.demand[workload].tasks[0, 0])
        each = (basis.tokens(workload, "prompt"), basis.tokens(workload, "output"))
        label = message("derivation.part.tasks_first_month", workload=name)
        days = number("derivation.part.month_of_day", 1 / DAYS_PER_MONTH)
        used = (f"workload.{workload}.volume", f"workload.{workload}.tasks_per_unit")
        tasks_part = Part(label, tasks, "", inputs=basis.all_used(used))
        tokens = basis.sum(figure("tokens.all"), each, "tokens")
        label = message("derivation.named", name=name)
        parts.append(made_of(label, "product", (tasks_part, tokens, days), "tokens"))
    return basis.sum(figure("planned_tokens"), parts, "tokens")


def _cost_at(basis: Basis, one: Alone, multiple: float) -> Part:
    """Give an option's net present cost at a volume, line by line."""
    context = basis.context
    groups: dict[str, list[Line]] = {}
    for line in one.lines:
        if not line.is_gain:
            groups.setdefault(line.key, []).append(line)
    parts = [
        Part(
            Message(f"line.{key}"),
            -sum(_at(context, context.present(line), multiple) for line in lines),
            basis.currency,
            words=Message(f"formula.{key}"),
            inputs=basis.all_used(sorted(context.trail(lines))),
        )
        for key, lines in sorted(groups.items())
    ]
    label = message("derivation.cost_there", option=option_name(one.option))
    return basis.sum(label, parts, basis.currency)


def _at(context: Context, values: Array, multiple: float) -> float:
    """Read a cost between two points of the volume grid, as straight as the crossing was."""
    rows = context.design.rows.volume_sweep
    return float(np.interp(multiple, context.design.volume_multiple[rows], values[rows]))
