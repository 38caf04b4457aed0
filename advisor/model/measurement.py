"""What the client measured itself: the speed of one model on one kind of accelerator."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from advisor.model.record import Positive, Record

Engine = Literal["", "vllm", "sglang", "trtllm", "llamacpp"]
"""Software that serves the model, of 2025 or later; empty where it is not known."""
Precision = Literal[
    "",
    "fp32",
    "fp16",
    "bf16",
    "fp8",
    "int8",
    "w8a8",
    "q8_0",
    "fp4",
    "nvfp4",
    "mxfp4",
    "int4",
    "w4a16",
    "q4_k_m",
]
"""How the weights are kept; empty takes 8 bit where the accelerator reckons so, else 16 bit."""


def _told(source: str) -> str:
    if not source.strip():
        kind, words = "source_missing", "a result needs a source"
        raise PydanticCustomError(kind, words)
    return source


class Measurement(Record):
    """One benchmark result of the client's own."""

    id: str
    """Stable key within the engagement."""
    accelerator: str
    """Accelerator id of the catalogue."""
    model: str
    """Model id of the catalogue."""
    accelerators: int = Field(gt=0, le=10_000)
    """Accelerators that were measured together."""
    tensor_parallel: int | None = Field(default=None, gt=0, le=1_024)
    """Accelerators that one copy of the weights was cut over; None takes the fewest."""
    prompt_tokens: Positive
    """Prompt of one request, tokens."""
    output_tokens: Positive
    """Output of one request, tokens."""
    concurrency: Positive | None = None
    """Requests at work at once over all accelerators; None where all were queued at once."""
    output_tokens_per_s: Positive
    """Output tokens per second of all accelerators together."""
    engine: Engine = ""
    """Software that served."""
    precision: Precision = ""
    """How the weights were kept."""
    source: Annotated[str, AfterValidator(_told)]
    """Who measured it and where that is written down."""
    day: dt.date | None = None
    """Day on which it was measured."""
