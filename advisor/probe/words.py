"""Flips, prices of rules and the agenda as messages, for whoever shows them."""

from __future__ import annotations

from advisor.errors import Message, Money, Quantity, message
from advisor.evaluation import AgendaItem, Flip, RulePrice


def flip_said(flip: Flip) -> Message:
    """Say at which value of an input another plan would lead."""
    return message(
        "probe.flip.kept" if flip.confirmed is False else "probe.flip.says",
        input=flip.label,
        now=Quantity(flip.value_now, flip.unit),
        then=Quantity(flip.value_at_flip, flip.unit),
        becomes=message(f"posture.{flip.becomes}"),
    )


def rule_said(rule: RulePrice, currency: str) -> Message:
    """Say what a hard rule costs, and who would lead without it."""
    if rule.worth_without is None:
        return message("probe.rule.still_none", rule=rule.label)
    if rule.price is None:
        worth = Money(rule.worth_without, currency)
        return message("probe.rule.bars_all", rule=rule.label, worth=worth)
    if not rule.price:
        return message("probe.rule.free", rule=rule.label)
    price = Money(rule.price, currency)
    if rule.becomes is None or rule.becomes == rule.was:
        return message("probe.rule.costs", rule=rule.label, price=price)
    becomes = message(f"posture.{rule.becomes}")
    return message("probe.rule.costs_and_turns", rule=rule.label, price=price, becomes=becomes)


def item_said(item: AgendaItem, currency: str) -> Message:
    """Say what an experiment is worth at most and what it takes."""
    price, days = Money(item.price.likely, currency), round(item.calendar_days.likely)
    if item.worth is None:
        return message("probe.item.none", title=item.title, price=price, days=days)
    worth = Money(item.worth, currency)
    id_ = "probe.item.pays" if item.pays else "probe.item.too_dear"
    return message(id_, title=item.title, worth=worth, price=price, days=days)
