"""Which option may serve which workload: static gates first, then memory and latency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.cost.cash_flow import Costing
from advisor.errors import message
from advisor.evaluation import Gate
from advisor.model.assessment import Assessment
from advisor.model.workload import Workload
from advisor.options.deployment import DeploymentOption
from advisor.options.gates import static_gates
from advisor.sizing.memory import needed_gb

HOLDS_IN = 0.9
"""Share of futures in which a result gate has to hold (``engine.md`` §6)."""


@dataclass(frozen=True)
class Choices:
    """Admitted options by workload, and every exclusion with its reason."""

    admitted: Mapping[str, tuple[DeploymentOption, ...]]
    gates: tuple[Gate, ...]

    @property
    def is_possible(self) -> bool:
        """Whether every workload has at least one option."""
        return all(self.admitted.values())


def choices_of(
    assessment: Assessment, options: Sequence[DeploymentOption], costing: Costing
) -> Choices:
    """Apply every gate to every pair of workload and option."""
    admitted: dict[str, tuple[DeploymentOption, ...]] = {}
    gates: list[Gate] = []
    for workload in assessment.workloads:
        passed = []
        for option in options:
            found = static_gates(assessment, workload, option) or _result_gates(
                workload, option, costing
            )
            gates.extend(found)
            if not found:
                passed.append(option)
        admitted[workload.id] = tuple(passed)
    return Choices(admitted, tuple(gates))


def _result_gates(
    workload: Workload, option: DeploymentOption, costing: Costing
) -> tuple[Gate, ...]:
    server = option.server
    if server is None:
        return ()
    able = costing.capability(option, workload.id)
    if able is None:
        per_server = 8 if option.form == "open_rented" else server.per_server
        reason = message(
            "gate.memory",
            model=option.model.name,
            needed_gb=round(needed_gb(option.architecture, server.accelerator)),
            available_gb=round(server.accelerator.memory_gb * per_server),
            servers=f"{per_server} × {server.accelerator.id}",
        )
        return (
            Gate(
                rule="memory",
                workload=workload.id,
                option=option.id,
                reason=reason,
                source=server.accelerator.source.title,
                share_met=0.0,
            ),
        )
    if able.share_met >= HOLDS_IN:
        return ()
    reason = message("gate.latency", model=option.model.name, place=option.place)
    return (
        Gate(
            rule="latency",
            workload=workload.id,
            option=option.id,
            reason=reason,
            source=f"workloads.{workload.id}.ttft_s, tpot_s",
            share_met=able.share_met,
        ),
    )
