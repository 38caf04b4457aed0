"""A run put away while the next one is made: what was decided stays, its rows are drawn again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from advisor.answer import Run
from advisor.catalogue.catalogue import Catalogue
from advisor.decision.plans import read_on
from advisor.decision.stretches import stretches_of
from advisor.evaluate import prepared, reading_anew


def put_away(run: Run) -> Run:
    """Give a run in the few rows that its plans were searched in, without any lines.

    Nothing of it stands in the rows that it was read in, which are most of its memory.
    """
    plans = {
        posture: replace(read_on(run.search, plan), lines=(), further=())
        for posture, plan in run.plans.items()
    }
    run.search.forget()
    run.searched.forget()
    return replace(run, context=run.searched, plans=plans, whole=(), swept=())


def taken_up(run: Run, catalogue: Catalogue, *, as_of: dt.date, samples: int, seed: int) -> Run:
    """Read a run that was put away in its own rows again.

    Args:
        run: As `put_away` gave it.
        catalogue: What it was made with.
        as_of: Its day.
        samples: Futures that it was valued in.
        seed: Its seed.
    """
    _, context_of = prepared(run.context.assessment, catalogue, as_of=as_of)
    reading = context_of(stretches_of(samples)[0].futures, seed)
    there = reading_anew(run.search, reading)
    plans = {posture: read_on(there, plan) for posture, plan in run.plans.items()}
    return replace(run, context=reading, plans=plans)
