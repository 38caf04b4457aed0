"""What servers do under a change; how many there are stays as it was decided."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace

from advisor.cost.context import Context
from advisor.cost.judged import asked
from advisor.cost.layout import Layout
from advisor.cost.pool import Pool
from advisor.inputs.scope import ServerType
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import Capability

Decided = Callable[[DeploymentOption, ServerType, str, Context], Capability | None]
"""Says for other rows what a unit of a kind of server does for a workload, as it was decided."""
_SIZED_BY = (
    *(".prompt_tokens", ".cached_share", ".answer_tokens", ".reasoning_tokens"),
    ".burstiness",
)
"""How ids of inputs end that decide what one server does."""


class Resizer:
    """Asks anew what servers do, where a change decides it; once for all pools of a step."""

    def __init__(self, rows: Context, ids: frozenset[str], decided: Decided) -> None:
        """Start with nothing asked; ``rows`` are under the change of some inputs."""
        self._rows, self._ids, self._decided = rows, ids, decided
        self._judged: dict[Hashable, Capability | None] = {}

    def resized(self, layout: Layout) -> Layout:
        """Give the machines of a plan with what they do under the change."""
        if not any(id_.startswith("throughput.") or id_.endswith(_SIZED_BY) for id_ in self._ids):
            return layout
        pools = {key: self._pool(pool) for key, pool in layout.pools.items()}
        return replace(layout, pools=pools)

    def _pool(self, pool: Pool) -> Pool:
        able = dict(pool.capability)
        for kind in pool.option.tiers:
            for key, workload in able:
                own = f"throughput.{kind.accelerator.id}.{pool.option.architecture.id}"
                mine = {f"workload.{workload}{end}" for end in _SIZED_BY} | {own}
                if key == kind.key and mine & self._ids:
                    found = self._judge(pool.option, kind, workload)
                    if found is not None:
                        able[key, workload] = found
        return replace(pool, capability=able)

    def _judge(
        self, option: DeploymentOption, kind: ServerType, workload: str
    ) -> Capability | None:
        key = asked(option, kind, workload)
        if key not in self._judged:
            self._judged[key] = self._decided(option, kind, workload, self._rows)
        return self._judged[key]
