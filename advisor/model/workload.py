"""A language-model workload in business terms.

A workload says what people need and how well they must be served. It says nothing of machines
or money for machines: those are worked out in ``advisor.sizing`` and ``advisor.cost``. ``None``
stands for "don't know": the template's range is used instead and counts as assumed.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

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


T = TypeVar("T")
GrowthKind = Literal["compound", "s_curve", "typed"]
"""How the volume grows: by the same share every year, towards a ceiling, or as typed."""
COUNTED = ("measured_prompt_tokens", "measured_output_tokens")
"""Answers of a workload that say by model what a task took: tokens read, and tokens written."""
MOST_FACTOR = 1000.0
"""A multiple of today's volume or month above this is taken for a slip (chosen by the makers)."""
_MONTHS = 12

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
    """Share of the prompt served from a cache, the provider's or the engine's, 0 to 1."""
    deferrable_share: ShareEstimate | None = None
    """Share of the calls that may wait for batch prices, 0 to 1."""
    growth_per_year: GrowthEstimate | None = None
    """Compound growth of the volume per year, as a fraction."""
    growth_kind: GrowthKind = "compound"
    """Which of the answers on growth holds."""
    growth_ceiling: PositiveEstimate | None = Field(default=None, validate_default=True)
    """Ceiling of an S-curve, as a multiple of today's volume."""
    growth_half_month: PositiveEstimate | None = Field(default=None, validate_default=True)
    """Month in which an S-curve has done half of its rise."""
    typed_growth: tuple[float, ...] = Field(default=(), validate_default=True)
    """Multiple of today's volume at the end of each year; straight lines between, the last goes
    on."""
    season: tuple[float, ...] = ()
    """A factor for each month from January to December, mean 1; empty where months are alike."""
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
    measured_prompt_tokens: dict[str, PositiveEstimate] = Field(default_factory=dict)
    """Tokens that a task read with a model the client tried, all calls together, by model id."""
    measured_output_tokens: dict[str, PositiveEstimate] = Field(default_factory=dict)
    """Tokens that a task wrote with it, reasoning included, all calls together, by model id."""

    importance: NonNegative = Field(default=1.0, le=100)
    """How much the workload counts where criteria beside money are added up over workloads."""

    @field_validator("growth_ceiling", "growth_half_month", "typed_growth")
    @classmethod
    def _told_for_its_kind(cls, told: T, info: ValidationInfo) -> T:
        needed = {"s_curve": ("growth_ceiling", "growth_half_month"), "typed": ("typed_growth",)}
        kind = str(info.data.get("growth_kind"))
        if not told and info.field_name in needed.get(kind, ()):
            missing = f"{info.field_name}_missing"
            raise PydanticCustomError(missing, "needed for this growth")
        return told

    @field_validator("typed_growth", "season")
    @classmethod
    def _factors(cls, told: tuple[float, ...]) -> tuple[float, ...]:
        for found in told:
            if not 0 <= found <= MOST_FACTOR:
                kind, words = "factor_out_of_range", "{found} cannot stand here"
                raise PydanticCustomError(kind, words, {"found": found, "limit": MOST_FACTOR})
        return told

    @field_validator("season")
    @classmethod
    def _whole_year(cls, told: tuple[float, ...]) -> tuple[float, ...]:
        if told and len(told) != _MONTHS:
            kind, words = "season_not_twelve", "{found} months"
            raise PydanticCustomError(kind, words, {"found": len(told)})
        if told and not sum(told):
            kind = "season_all_zero"
            raise PydanticCustomError(kind, "no month has any volume")
        return told
