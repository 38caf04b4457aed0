"""Inputs of how volume and prices run: an S-curve's figures, and the scenarios that are tried."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.errors import message
from advisor.inputs.ledger import Input
from advisor.inputs.lookup import told
from advisor.inputs.scenario import REBOUND, SHOCK
from advisor.model.organisation import Finance
from advisor.model.workload import Workload


def growth_inputs(workload: Workload) -> Iterator[Input]:
    """Give the figures of a workload's S-curve, where its volume follows one."""
    ceiling, half = workload.growth_ceiling, workload.growth_half_month
    if workload.growth_kind != "s_curve" or ceiling is None or half is None:
        return
    prefix, name = f"workload.{workload.id}", workload.name
    label = message("input.workload.growth_ceiling", workload=name)
    yield told(f"{prefix}.growth_ceiling", label, "ratio", ceiling, "positive")
    label = message("input.workload.growth_half_month", workload=name)
    yield told(f"{prefix}.growth_half_month", label, "month", half, "positive")


def scenario_inputs(finance: Finance) -> Iterator[Input]:
    """Give the figures of the scenarios that the client tries; none where nothing is tried."""
    if finance.price_shock_multiple is not None:
        label = message("input.scenario.price_shock")
        yield told(SHOCK, label, "ratio", finance.price_shock_multiple, "positive")
    if finance.volume_rebound is not None:
        label = message("input.scenario.volume_rebound")
        yield told(REBOUND, label, "ratio", finance.volume_rebound, "positive")
