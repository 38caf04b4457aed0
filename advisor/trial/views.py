"""Views of the debate: what a side names first, and each figure that it would set."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.cost.context import Context
from advisor.errors import Message, message
from advisor.evaluation.trial import View, ViewChange
from advisor.inputs.scenario import SHOCK
from advisor.trial.rule_files import RuleBook
from advisor.trial.rule_record import Change


def views_of(context: Context, book: RuleBook) -> Iterator[View]:
    """Give every view; looking at one changes nothing."""
    for view in book.views:
        changes = tuple(_change(one, context) for one in view.changes)
        yield View(id=view.id, first=view.first, changes=changes)


def _change(change: Change, context: Context) -> ViewChange:
    now, label, unit = _now(change.path, context)
    return ViewChange(
        path=change.path,
        label=label,
        unit=unit,
        now=now,
        low=change.low,
        likely=change.likely,
        high=change.high,
        claim=change.claim,
    )


def _now(path: str, context: Context) -> tuple[float | None, Message, str]:
    """Give what stands at a path now, its name and its unit."""
    ledger, told = context.design.ledger, context.assessment
    id_ = path.removeprefix("figures.")
    if id_ in ledger:
        return ledger[id_].likely, ledger[id_].label, ledger[id_].unit
    if path == "organisation.hardware_kinds":
        kinds = told.organisation.hardware_kinds
        return None if kinds is None else float(kinds), message(f"trial.view.{path}"), ""
    shock = ledger[SHOCK].likely if SHOCK in ledger else None
    return shock, message(f"trial.view.{path}"), "ratio"
