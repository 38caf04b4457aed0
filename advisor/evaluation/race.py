"""The race between models: what the client measured with each, and what a task costs with it."""

from __future__ import annotations

from advisor.evaluation.names import Band, Found


class RaceEntry(Found):
    """One model on one workload, as far as the client measured it."""

    workload: str
    """Id of the workload."""
    model: str
    """Model id of the catalogue."""
    model_name: str
    is_candidate: bool
    """Whether any option in play runs it."""
    success: Band | None
    """Share of tasks done right; None for a model that is not among the candidates and was not
    measured."""
    is_success_measured: bool
    prompt_tokens: Band
    """Tokens that a task reads, all calls together."""
    is_prompt_counted: bool
    output_tokens: Band
    """Tokens that a task writes, reasoning included."""
    is_output_counted: bool
    option: str
    """Id of the option of the highest expected worth that runs the model and may serve the
    workload, alone and in all phases; empty where there is none."""
    cost_per_task: Band | None
    """Undiscounted cost of that option over the horizon, repair of failures and tax on the value
    left out, over the tasks that it serves; None without an option."""
    cost_per_success: Band | None
    """The same with the repair of failures, over the tasks that it does right; None also where it
    does none right."""
    sources: tuple[str, ...]
    """Who measured it and where that is written down, as the client wrote it."""
