"""The log of edits: what was answered before and after, by whom, when, and what was undone.

The log only grows. A step is what one undo takes back; it may hold several edits. Undoing marks a
step ``undone``; answering after that marks the undone steps ``superseded``: they stay in the log
for the record but can no longer be redone. Order is by sequence, never by the clock.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

State = Literal["given", "applied", "undone", "superseded"]
"""``given`` came with the file when it was made and cannot be undone."""


class Edit(NamedTuple):
    """One answer changed once. Fields stand in the order of the columns of ``edits``."""

    sequence: int
    """Place in the log, from 1."""
    step: int
    """Sequence of the first edit of the same step."""
    path: str
    """Path of the answer."""
    old: str | None
    """Answer before as JSON; None where there was none."""
    new: str | None
    """Answer after as JSON; None where it was removed."""
    position: int
    """Sequence of the edit that first gave the answer; it keeps its place when restored."""
    who: str
    at: str
    """Day and time as the caller gave it, ISO 8601."""
    state: State
