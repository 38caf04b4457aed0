"""How long prompt and answer of a row are, and what is assumed where it leaves them open."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from advisor.errors import Message, message
from advisor.sizing.row import Row, optional_number

TYPICAL_PROMPT = 1024.0
"""Tokens of a usual prompt: assumed, as in the inventory (``fits.py``)."""
TYPICAL_OUTPUT = 512.0
"""Tokens of a usual answer: assumed, as in the inventory."""
_BENCHMARK_OUTPUT = 128.0
"""Tokens of an answer that llama.cpp's own benchmark generates (``llama-bench``, ``tg128``)."""
_EMPTY = 1.0
"""Tokens of a context that holds nothing but where the answer begins."""
_ALONE = re.compile(r"prompt (is )?excluded|generation only|decode only|\btg ?\d+\b")
"""Words by which a row says that the answer alone was timed."""


@dataclass(frozen=True)
class Lengths:
    """Sizes of the requests of a row."""

    prompt: float
    output: float
    concurrent: float
    """Sequences at once; NaN where everything is queued."""
    assumed: bool
    """Whether the row left prompt or answer open."""
    note: Message | None
    """What was taken, where it is not what the columns hold."""


def lengths_of(row: Row, engine: str) -> Lengths:
    """Read the sizes of a row's requests.

    A blank is no zero: llama.cpp's own benchmark times the answer alone, from an empty context and
    one sequence at a time; anything else is taken as a usual call. A zero is refused, save for the
    prompt of a row that says that the answer alone was timed.

    Args:
        row: Columns ``isl``, ``osl``, ``concurrency_or_batch``, ``scenario`` and ``notes``.
        engine: One of ``ENGINES``.

    Raises:
        RowError: When a size is zero, negative or no number.
    """
    alone = _timed_alone(row)
    plain = engine == "llamacpp"
    prompt = None if alone and _is_zero(row, "isl") else optional_number(row, "isl")
    output = optional_number(row, "osl")
    taken: list[str] = []
    if prompt is None and not alone:
        taken.append(f"isl = {0 if plain else TYPICAL_PROMPT:g}")
    if output is None:
        taken.append(f"osl = {_BENCHMARK_OUTPUT if plain else TYPICAL_OUTPUT:g}")
    note = message("size.alone") if prompt is None and alone else None
    concurrent = optional_number(row, "concurrency_or_batch")
    return Lengths(
        prompt=prompt or (_EMPTY if alone or plain else TYPICAL_PROMPT),
        output=output or (_BENCHMARK_OUTPUT if plain else TYPICAL_OUTPUT),
        concurrent=concurrent or (1.0 if plain else math.nan),
        assumed=bool(taken),
        note=message("size.assumed", sizes=", ".join(taken)) if taken else note,
    )


def _timed_alone(row: Row) -> bool:
    told = f"{row.get('scenario') or ''} {row.get('notes') or ''}".lower()
    return bool(_ALONE.search(told))


def _is_zero(row: Row, column: str) -> bool:
    try:
        return float(row.get(column) or "nan") == 0
    except ValueError:
        return False
