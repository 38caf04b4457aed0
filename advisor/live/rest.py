"""A run in the few futures that its plans were searched in: quick to step from, and small."""

from __future__ import annotations

from dataclasses import replace

from advisor.answer import Run
from advisor.decision.plans import read_on


def in_few_rows(run: Run) -> Run:
    """Give a run in the rows that its plans were searched in.

    Nothing of it stands in the rows that it was read in, which are most of its memory.
    """
    plans = {posture: read_on(run.search, plan) for posture, plan in run.plans.items()}
    return replace(run, context=run.searched, plans=plans, whole=(), swept=())
