"""What ending a contract with a host or a licensor before its term costs.

Only where the client says that such contracts run for a term: from the first use of a host by a
workload, or of a yearly licence. What is left of the term within or beyond the horizon is then due
at the share of ``contract.penalty_share``: months of the fee, or of what the workload's tokens cost
in its last month there. What runs to the horizon is ended by nobody and owes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from advisor.cost.context import Context, Line
from advisor.cost.line import Flow
from advisor.cost.usage import Segment, token_lines
from advisor.options.deployment import DeploymentOption

_SHARE = "contract.penalty_share"
Path = tuple[DeploymentOption, DeploymentOption, DeploymentOption]


def left_hosts(context: Context, workload: str, path: Path) -> Iterator[Line]:
    """Charge what a workload owes the hosts that it leaves.

    Args:
        context: What lines are reckoned with.
        workload: Its id.
        path: What serves it in each phase.
    """
    calendar = context.calendar
    for option in dict.fromkeys(path):
        used = [p for p in range(3) if path[p] is option and calendar.lasts(p)]
        if not option.prices or not used:
            continue
        end, share = calendar.ends[used[-1]], calendar.shares[used[-1]]
        months = _left(context, calendar.starts[used[0]], end)
        if months:
            last = Segment(workload, option, end - 1, end, share, share, used[-1])
            for line in token_lines(context, last, option):
                if line.key == "api_tokens" and isinstance(line.flow, Flow):
                    yield _due(context, line, line.flow, months)


def left_licence(
    context: Context, option: DeploymentOption, start: int, end: int
) -> Iterator[Line]:
    """Charge what is due of a yearly licence that ends before its term.

    Args:
        context: What lines are reckoned with.
        option: What the licence is for.
        start: First month of it.
        end: Month before which it ends.
    """
    months, id_ = _left(context, start, end), "licence.closed_per_year"
    if months:
        due = -context.money(id_) / 12 * months * context.design[_SHARE]
        yield Line("exit_penalty", 3, option.id, end - 1, due[np.newaxis], (id_, _SHARE))


def _left(context: Context, start: int, end: int) -> int:
    """Give the months of a term that are left when a contract ends before the horizon."""
    term = context.assessment.candidates.contract_months
    return max(0, start + term - end) if end < context.calendar.horizon else 0


def _due(context: Context, line: Line, tokens: Flow, months: int) -> Line:
    """Turn what the tokens of a last month cost into what is due of the months left."""
    flow = replace(tokens, factor=tokens.factor * months * context.design[_SHARE])
    return replace(line, key="exit_penalty", level=3, flow=flow, inputs=(*line.inputs, _SHARE))
