"""A language-model workload in business terms.

A workload says what people need and how well they must be served. It says nothing of machines
or money for machines: those are worked out in ``advisor.sizing`` and ``advisor.cost``. ``None``
stands for "don't know": the template's range is used instead and counts as assumed.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.model.kinds import (
    GrowthEstimate,
    HoursEstimate,
    NonNegativeEstimate,
    PositiveEstimate,
    RatioEstimate,
    ShareEstimate,
)
from advisor.model.record import NonNegative, Record

DataClass = Literal["public", "internal", "confidential", "restricted"]
"""How far the data may travel: anywhere, under contract, on machines of ours or rented for us
alone in our jurisdiction, or only on our own premises."""

FailureHandling = Literal["repaired", "lost"]
"""A failed task is either repaired by a person (a cost) or lost (its value): never both."""


GENERAL_TEMPLATE = "knowledge_base"
"""Template of a workload whose kind is not known: questions answered from documents of one's own,
the most general of the templates (chosen by the makers)."""


class Workload(Record):
    """One use of language models that the organisation wants to run."""

    id: str
    """Stable key within the engagement."""
    name: str
    """Name the client uses."""
    template: str = GENERAL_TEMPLATE
    """Scenario template that supplies the ranges of what is not known."""
    volume: PositiveEstimate
    """Business units per month (cases, people, pages …, as the template says)."""
    tasks_per_unit: PositiveEstimate | None = None
    """Tasks that one business unit causes in a month."""
    calls_per_task: PositiveEstimate | None = None
    """Model calls per task, retries excluded (agent steps)."""
    retry_share: ShareEstimate | None = None
    """Share of the calls made a second time."""
    prompt_tokens: PositiveEstimate | None = None
    """Prompt of one call, tokens."""
    answer_tokens: NonNegativeEstimate | None = None
    """Visible answer of one call, tokens."""
    reasoning_tokens: NonNegativeEstimate | None = None
    """Hidden reasoning of one call, tokens, billed as output."""
    cached_share: ShareEstimate | None = None
    """Share of the prompt served from the provider's cache, 0 to 1."""
    deferrable_share: ShareEstimate | None = None
    """Share of the calls that may wait for batch prices, 0 to 1."""
    growth_per_year: GrowthEstimate | None = None
    """Compound growth of the volume per year, as a fraction."""
    active_hours_per_month: HoursEstimate | None = None
    """Hours of a month in which the workload is used, at most 730."""
    peak_to_mean: RatioEstimate | None = None
    """Busiest hour over the mean of the active hours."""
    burstiness: PositiveEstimate | None = None
    """Squared coefficient of variation of the gaps between calls; 1 is a Poisson stream."""
    success_rate: ShareEstimate | None = None
    """Share of tasks the best model does right, 0 to 1."""
    quality_sensitivity: ShareEstimate | None = None
    """How much of a model's quality gap shows in this task, 0 (none) to 1 (all)."""
    value_per_success: NonNegativeEstimate | None = None
    """Worth of one task done right, in the assessment's currency; None leaves benefits out."""
    cost_per_failure: NonNegativeEstimate | None = None
    """Cost of repairing one failed task by hand, in the assessment's currency."""
    failure_handling: FailureHandling = "repaired"
    """What becomes of a failed task."""
    data_class: DataClass = "internal"
    """How far the data may travel."""
    task_sensitivity: NonNegative | None = Field(default=None, le=10)
    """How closely the task is tied to the business, 0 to 10 (a design choice, see C171)."""
    industry_data_demand: NonNegative | None = Field(default=None, le=10)
    """How little of the needed data is public, 0 to 10 (a design choice, see C171)."""
    ttft_s: float | None = Field(default=None, gt=0)
    """Time to the first token that users accept, seconds."""
    tpot_s: float | None = Field(default=None, gt=0)
    """Time per following token that users accept, seconds."""
    measured_success: dict[str, ShareEstimate] = Field(default_factory=dict)
    """Success rate the client measured itself, by model id; it overrides every prior."""
