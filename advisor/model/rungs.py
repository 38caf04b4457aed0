"""The talent ladder: what a team can do with models, rung by rung."""

from __future__ import annotations

from typing import Literal, get_args

Rung = Literal["uses", "evaluates", "tunes", "adapts", "pretrains", "trains"]
"""What a team can do with models: use them, write prompts and evaluate, tune hosted ones, adapt and
serve open weights, pre-train further, train from scratch."""
RUNGS: tuple[Rung, ...] = get_args(Rung)
"""The lowest rung first."""
