"""The currency of an engagement: the one answered, else that of where the client works.

One rule for every place that asks. Whoever moves keeps the currency in which money was told.
"""

from __future__ import annotations

from collections.abc import Mapping

from advisor.draft.members import said_of
from advisor.draft.paths import generic_path
from advisor.draft.set_aside import REMARKS
from advisor.draft.values import Answer

_REGION = "organisation.region"
CURRENCY = "finance.currency"
_BY_REGION = {
    "CN": "CNY",
    "US": "USD",
    "EU": "EUR",
    "FR": "EUR",
    "DE": "EUR",
    "GB": "GBP",
    "ID": "IDR",
    "IN": "INR",
    "SG": "SGD",
    "JP": "JPY",
    "other": "USD",
}
"""Legal tender; elsewhere the dollar, in which prices of the catalogue stand."""
_MONEY = frozenset(
    (
        "finance.budget",
        "finance.verification_budget",
        "finance.integration_budget",
        "finance.innovation_budget",
        "appetite.stop_loss",
        "preferences.money_swing",
        "workloads.value_per_success",
        "workloads.cost_per_failure",
        "machines.resale_value",
        "machines.support_per_year",
    )
)
"""Answers that are money of the engagement."""
_FIGURES = "figures."
"""Figures of the client's own, which are told in the same money where the catalogue has none."""
_HOME = "CNY"
"""Of the region that stands while none is answered, China."""


def currency_of(answers: Mapping[str, Answer]) -> str:
    """Give the currency of an engagement.

    Examples:
        >>> currency_of({"organisation.region": "FR"}), currency_of({})
        ('EUR', 'CNY')
    """
    told = answers.get(CURRENCY)
    return told if isinstance(told, str) else _BY_REGION.get(str(answers.get(_REGION)), _HOME)


def currency_kept(
    before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> Mapping[str, Answer]:
    """Give what is to be answered along with an edit so that no amount comes to mean another.

    Where money was told in a currency that nobody answered, and the client is said to work
    elsewhere, that currency is answered; else nothing is.
    """
    stood = currency_of(before)
    if currency_of(after) == stood or after.get(CURRENCY) or before.get(CURRENCY):
        return {}
    return {CURRENCY: stood} if _tells_money(before) else {}


def _tells_money(answers: Mapping[str, Answer]) -> bool:
    """Say whether any amount is told, by a scenario or a ballot too; in doubt it is."""
    told = (p for p, answer in answers.items() if answer is not None and not p.startswith(REMARKS))
    said = (one for path in told for one in said_of(path))
    return any(one.startswith(_FIGURES) or generic_path(one) in _MONEY for one in said)
