"""What servers do under a change; how many there are stays as it was decided."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace

from advisor.cost.context import Context
from advisor.cost.judged import asked
from advisor.cost.layout import Layout
from advisor.cost.pool import Pool
from advisor.inputs.scope import ServerType
from advisor.model.workload import COUNTED
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import Capability

Decided = Callable[[DeploymentOption, ServerType, str, Context], Capability | None]
"""Says for other rows what a unit of a kind of server does for a workload, as it was decided."""
_SIZED_BY = (
    *("prompt_tokens", "cached_share", "answer_tokens", "reasoning_tokens"),
    "burstiness",
)
"""Figures of a workload that decide what one server does."""
_SIZED_BY_COUNT = (*_SIZED_BY, "calls_per_task", "retry_share")
"""The same for a model whose tokens of a task were counted; what was, is spread over the calls."""


class Resizer:
    """Asks anew what servers do, where a change decides it; once for all pools of a step."""

    def __init__(self, rows: Context, ids: frozenset[str], decided: Decided) -> None:
        """Start with nothing asked; ``rows`` are under the change of some inputs."""
        self._rows, self._ids, self._decided = rows, ids, decided
        self._judged: dict[Hashable, Capability | None] = {}

    def resized(self, layout: Layout) -> Layout:
        """Give the machines of a plan with what they do under the change."""
        pools = {key: self._pool(pool) for key, pool in layout.pools.items()}
        kept = all(pools[key] is pool for key, pool in layout.pools.items())
        return layout if kept else replace(layout, pools=pools)

    def _pool(self, pool: Pool) -> Pool:
        able, kept = dict(pool.capability), True
        for kind in pool.option.tiers:
            for key, workload in able:
                if key == kind.key and self._decides(pool.option, kind, workload):
                    found, kept = self._judge(pool.option, kind, workload), False
                    if found is not None:
                        able[key, workload] = found
        return pool if kept else replace(pool, capability=able)

    def _decides(self, option: DeploymentOption, kind: ServerType, workload: str) -> bool:
        """Whether any changed input decides what a kind of server does for a workload."""
        prefix, model = f"workload.{workload}", option.model.id
        fields: tuple[str, ...] = _SIZED_BY
        if model in self._rows.demand[workload].by_model:
            fields = (*_SIZED_BY_COUNT, *(f"{one}.{model}" for one in COUNTED))
        own = f"throughput.{kind.accelerator.id}.{option.architecture.id}"
        return own in self._ids or any(f"{prefix}.{one}" in self._ids for one in fields)

    def _judge(
        self, option: DeploymentOption, kind: ServerType, workload: str
    ) -> Capability | None:
        key = asked(self._rows, option, kind, workload)
        if key not in self._judged:
            self._judged[key] = self._decided(option, kind, workload, self._rows)
        return self._judged[key]
