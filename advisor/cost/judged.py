"""What machines do for workloads, worked out once for all plans of the same rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from advisor.cost.context import Context
from advisor.inputs.scope import ServerType
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import HOLDS_IN, Capability, capability

Judge = Callable[[DeploymentOption, ServerType, str], Capability | None]
"""Says what one unit of a kind of server does for a workload, None where it cannot serve."""


class Judged:
    """Asks what each unit does and remembers it.

    It knows nothing of who asks, so that what reckons plans goes as soon as nobody holds it.
    """

    def __init__(self, context: Context, judge: Judge | None = None) -> None:
        """Start with nothing asked; ``judge`` stands in for sizing where speeds are stated."""
        self._context = context
        self._judge = judge
        self._known: dict[Hashable, Capability | None] = {}

    def capability(
        self, option: DeploymentOption, kind: ServerType, workload: str
    ) -> Capability | None:
        """Give what one unit of a kind of server does for a workload; None: it does not fit."""
        key = asked(self._context, option, kind, workload)
        if key not in self._known:
            judge = self._judge or self._sized
            self._known[key] = judge(option, kind, workload)
        return self._known[key]

    def serving(
        self, option: DeploymentOption, kind: ServerType, workload: str
    ) -> Capability | None:
        """Leave out the kinds of a mixed fleet that miss the target."""
        found = self.capability(option, kind, workload)
        if found is None or not option.more or found.share_met >= HOLDS_IN:
            return found
        return None

    def targets(self, workload: str) -> tuple[float, float]:
        """Give the seconds to the first token and per following one that users accept."""
        told = self._context.workloads[workload]
        template = self._context.templates[told.template]
        return told.ttft_s or template.ttft_s, told.tpot_s or template.tpot_s

    def _sized(
        self, option: DeploymentOption, kind: ServerType, workload: str
    ) -> Capability | None:
        design = self._context.design
        demand = self._context.demand[workload].of(option.model.id)
        return capability(design, option, kind, workload, demand, self.targets(workload))


def asked(context: Context, option: DeploymentOption, kind: ServerType, workload: str) -> Hashable:
    """Tell what is asked of a unit from anything else that is asked in the same rows."""
    rented, model = option.is_rented, option.model.id
    counted = model if model in context.demand[workload].by_model else ""
    return rented, option.architecture.id, kind.accelerator.id, kind.per_server, workload, counted
